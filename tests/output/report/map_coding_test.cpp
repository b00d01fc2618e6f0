#include "output/report/map_coding.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace citygauge::html {
namespace {

Shapes shapes_of(ShapeKind kind, const std::vector<std::vector<Point>>& parts) {
  Shapes shapes(kind);
  for (const auto& part : parts) shapes.add_part(part);
  shapes.end_feature();
  return shapes;
}

TEST(MapCoding, origin_is_a_whole_kilometre_near_the_centre) {
  const MapFrame frame = frame_of({500100, 3400100, 504300, 3403900});  // centre 502200, 3402000
  EXPECT_EQ(frame.origin, (Point{502000, 3402000}));
}

/// Decimetres from (1000, 2000): (10.04, -5.06) m is (100, -51) dm; then steps of 1 m east and 2 m north.
TEST(MapCoding, codes_a_line_as_steps_in_decimetres) {
  const MapFrame frame{{1000, 2000}};
  const Shapes line =
      shapes_of(ShapeKind::line, {{{1010.04, 1994.94}, {1011.04, 1994.94}, {1011.04, 1996.94}}});
  EXPECT_EQ(coded(line[0], frame), "[[100,-51,10,0,0,20]]");
}

TEST(MapCoding, leaves_out_the_point_that_closes_a_ring) {
  const Shapes square = shapes_of(
      ShapeKind::polygon, {{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}, {{5, 5}, {5, 6}, {6, 6}, {5, 5}}});
  EXPECT_EQ(coded(square[0], {}), "[[0,0,10,0,0,10,-10,0],[50,50,0,10,10,0]]");
}

/// Rounding each point, not each step: 1000 steps of 0.04 m end at 40 m, not at 0.
TEST(MapCoding, rounding_does_not_add_up) {
  std::vector<Point> points;
  for (int i = 0; i <= 1000; ++i) points.push_back({i * 0.04, 0});
  const std::string json = coded(shapes_of(ShapeKind::line, {points})[0], {});
  long long x = 0;
  std::size_t at = 2;
  while (at < json.size()) {
    x += std::stoll(json.substr(at));
    at = json.find(',', at);                // the y of this point
    at = json.find_first_of(",]", at + 1);  // the x of the next
    if (json[at] == ']') break;
    ++at;
  }
  EXPECT_EQ(x, 400);
}

TEST(MapCoding, drops_points_that_fall_on_the_one_before) {
  const Shapes line = shapes_of(ShapeKind::line, {{{0, 0}, {0.01, 0}, {0.02, 0.01}, {3, 0}}});
  EXPECT_EQ(coded(line[0], {}), "[[0,0,30,0]]");
}

TEST(MapCoding, an_empty_box_is_null) {
  EXPECT_EQ(coded(Box{}, {}), "null");
  EXPECT_EQ(coded(Box{1, 2, 3, 4}, {}), "[10,20,30,40]");
}

}  // namespace
}  // namespace citygauge::html
