#include "output/map/marker_outline.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace citygauge {
namespace {

TEST(MarkerOutline, knows_all_that_it_names_within_diameter_2) {
  for (const std::string& name : marker_names()) {
    for (const auto& line : marker_outline(name).lines) {
      EXPECT_GE(line.size(), 2U) << name;
      for (const Point p : line) {
        EXPECT_LE(std::abs(p.x), 1 + 1e-12) << name;
        EXPECT_LE(std::abs(p.y), 1 + 1e-12) << name;
      }
    }
  }
}

TEST(MarkerOutline, of_a_cross_is_all_lines) {
  EXPECT_FALSE(marker_outline("cross").is_filled);
  EXPECT_FALSE(marker_outline("cross2").is_filled);
  EXPECT_TRUE(marker_outline("star").is_filled);
}

TEST(MarkerOutline, of_a_triangle_points_up) {
  const auto triangle = marker_outline("triangle").lines.front();
  EXPECT_NE(std::ranges::find(triangle, Point{0, -1}), triangle.end());  // y runs downwards
}

TEST(MarkerOutline, refuses_an_unknown_name_and_says_which_are_known) {
  try {
    (void)marker_outline("heart");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
    EXPECT_NE(error.hint().find("diamond"), std::string::npos);
  }
}

}  // namespace
}  // namespace citygauge
