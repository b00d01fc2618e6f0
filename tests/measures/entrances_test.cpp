#include "measures/entrances.hpp"

#include <gmock/gmock.h>

namespace citygauge {
namespace {

std::vector<Point> entrances(ShapeKind kind, const std::vector<Point>& part) {
  Shapes shapes(kind);
  shapes.add_part(part);
  shapes.end_feature();
  std::vector<Point> found;
  append_entrances(shapes[0], found);
  return found;
}

TEST(Entrances, are_at_both_ends_of_a_line_and_every_twenty_metres) {
  EXPECT_THAT(entrances(ShapeKind::line, {{0, 0}, {72, 0}}),  // quarters of 18 m
              testing::ElementsAre(Point{0, 0}, Point{18, 0}, Point{36, 0}, Point{54, 0}, Point{72, 0}));
}

TEST(Entrances, of_a_point_are_the_point) {
  EXPECT_THAT(entrances(ShapeKind::point, {{3, 4}}), testing::ElementsAre(Point{3, 4}));
}

}  // namespace
}  // namespace citygauge
