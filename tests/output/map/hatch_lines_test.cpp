#include "output/map/hatch_lines.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace citygauge {
namespace {

Shapes square_with_hole() {
  Shapes shapes;
  shapes.add_part(std::vector<Point>{{1, 1}, {9, 1}, {9, 9}, {1, 9}, {1, 1}});
  shapes.add_part(std::vector<Point>{{3, 3}, {3, 7}, {7, 7}, {7, 3}, {3, 3}});
  shapes.end_feature();
  return shapes;
}

double length(const std::vector<HatchLine>& lines) {
  return std::accumulate(lines.begin(), lines.end(), 0.0,
                         [](double sum, const HatchLine& l) { return sum + distance(l.from, l.to); });
}

TEST(HatchLines, run_across_the_area_but_not_across_its_hole) {
  // Horizontal lines at y = 2, 4, 6, 8: the first and last are 8 mm, those in between twice 2 mm.
  const Shapes shapes = square_with_hole();
  const auto lines = hatch_lines(shapes[0], 0, 2);
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_NEAR(length(lines), 8 + 4 + 4 + 8, 1e-9);
  for (const HatchLine& line : lines) EXPECT_NEAR(std::remainder(line.from.y, 2), 0, 1e-9);
}

TEST(HatchLines, rise_to_the_right_at_45_degrees) {
  const Shapes shapes = square_with_hole();
  const auto lines = hatch_lines(shapes[0], 45, 1);
  ASSERT_FALSE(lines.empty());
  for (const HatchLine& line : lines) {
    const Point along = line.to - line.from;
    EXPECT_NEAR(along.x, -along.y, 1e-9);  // y runs downwards
  }
}

TEST(HatchLines, have_the_spacing_across_them) {
  // Length of lines x spacing comes near the area of 64 - 16 mm² for a fine hatch; 2 % for 0.5 mm.
  const Shapes shapes = square_with_hole();
  EXPECT_NEAR(length(hatch_lines(shapes[0], 30, 0.5)) * 0.5, 48, 1);
}

TEST(HatchLines, of_neighbours_meet) {
  // A line of the left rectangle that ends on the common border x = 10 goes on in the right one.
  Shapes shapes;
  for (const double left : {0.0, 10.0}) {
    shapes.add_part(std::vector<Point>{{left, 0}, {left + 10, 0}, {left + 10, 10}, {left, 10}, {left, 0}});
    shapes.end_feature();
  }
  const auto ends_at_border = [&](std::size_t feature) {
    std::vector<double> heights;
    for (const HatchLine& line : hatch_lines(shapes[feature], 60, 1.7)) {
      for (const Point p : {line.from, line.to}) {
        if (std::abs(p.x - 10) < 1e-9) heights.push_back(p.y);
      }
    }
    std::ranges::sort(heights);
    return heights;
  };
  const std::vector<double> of_left = ends_at_border(0), of_right = ends_at_border(1);
  ASSERT_EQ(of_left.size(), of_right.size());
  ASSERT_GT(of_left.size(), 1U);
  for (std::size_t i = 0; i < of_left.size(); ++i) EXPECT_NEAR(of_left[i], of_right[i], 1e-9);
}

TEST(HatchLines, are_no_closer_than_print_can_show) {
  const Shapes shapes = square_with_hole();
  EXPECT_EQ(hatch_lines(shapes[0], 0, 0).size(), hatch_lines(shapes[0], 0, 0.3).size());
}

}  // namespace
}  // namespace citygauge
