#include "output/map/polygon_anchor.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace citygauge {
namespace {

using Ring = std::vector<Point>;

constexpr PaperBox frame{0, 0, 100, 100};

PolygonOutline outline_of(const std::vector<Ring>& rings, const std::vector<PaperBox>& obstacles = {}) {
  Shapes shapes(ShapeKind::polygon);
  for (const Ring& ring : rings) shapes.add_part(ring);
  shapes.end_feature();
  return visible_outline(shapes[0], frame, obstacles);
}

Ring rectangle(double left, double top, double right, double bottom) {
  return {{left, top}, {left, bottom}, {right, bottom}, {right, top}, {left, top}};
}

TEST(PolygonOutline, knows_area_centroid_and_long_axis_of_what_is_seen) {
  // 40 by 20 mm, of which the right half is outside the frame: a square of 20 mm.
  const PolygonOutline square = outline_of({rectangle(80, 40, 120, 60)});
  EXPECT_DOUBLE_EQ(square.area_mm2, 400);
  EXPECT_NEAR(distance(square.centroid, {90, 50}), 0, 1e-9);
  const PolygonOutline band = outline_of({rectangle(10, 40, 90, 50)});
  EXPECT_NEAR(std::abs(band.long_axis.x), 1, 1e-12);
  EXPECT_TRUE(outline_of({rectangle(110, 40, 120, 60)}).empty());
}

TEST(PolygonOutline, measures_the_share_of_a_box_inside) {
  const PolygonOutline square = outline_of({rectangle(20, 20, 60, 60)});
  EXPECT_NEAR(share_inside(square, turned_box({40, 40}, 10, 4, 30)), 1, 1e-12);
  EXPECT_NEAR(share_inside(square, turned_box({60, 40}, 10, 4, 0)), 0.5, 1e-12);
  EXPECT_NEAR(share_inside(square, turned_box({60, 60}, 10, 4, 0)), 0.25, 1e-12);
  EXPECT_NEAR(share_inside(square, turned_box({60, 40}, 10, 10, 45)), 0.5, 1e-12) << "cut along its diagonal";
  EXPECT_NEAR(share_inside(square, turned_box({80, 40}, 10, 4, 0)), 0, 1e-12);
  // A hole takes its part: the box of 10 by 4 has the left half of it over a hole.
  Ring hole = rectangle(30, 30, 40, 50);
  std::reverse(hole.begin(), hole.end());
  EXPECT_NEAR(share_inside(outline_of({rectangle(20, 20, 60, 60), hole}), turned_box({40, 40}, 10, 4, 0)),
              0.5, 1e-12);
}

TEST(PolygonAnchor, gives_the_room_around_a_box) {
  // 60 by 40 mm; a text of 20 by 4 has 18 mm above and below it, 20 mm beside it: 18 all around.
  const auto spots = fitting_spots(outline_of({rectangle(20, 20, 80, 60)}), 20, 4);
  ASSERT_FALSE(spots.empty());
  EXPECT_NEAR(spots[0].room_mm, 18, 0.1);
  EXPECT_NEAR(distance(spots[0].centre, {50, 40}), 0, 0.2);
}

TEST(PolygonAnchor, finds_a_box_that_fits_in_one_place_only) {
  // A dumbbell: two triangles that meet at a block of 20.1 by 4.1 mm in the middle.
  const Ring ring{{39.95, 47.95}, {60.05, 47.95}, {90, 20}, {90, 80},      {60.05, 52.05},
                  {39.95, 52.05}, {10, 80},       {10, 20}, {39.95, 47.95}};
  EXPECT_FALSE(fitting_spots(outline_of({ring}), 20, 4).empty());
  // Much longer than the block: it would have to pass through its corners.
  EXPECT_TRUE(fitting_spots(outline_of({rectangle(39.95, 47.95, 60.05, 52.05)}), 20.2, 4).empty());
}

TEST(PolygonAnchor, looks_beside_what_lies_over_the_polygon) {
  const auto spots = fitting_spots(outline_of({rectangle(20, 20, 80, 80)}, {{0, 0, 50, 100}}), 20, 4);
  ASSERT_FALSE(spots.empty());
  for (const BoxSpot& spot : spots) EXPECT_GE(spot.centre.x, 60);
}

TEST(PolygonAnchor, finds_the_pole_of_a_c_inside_it) {
  const Ring c{{10, 10}, {10, 90}, {90, 90}, {90, 70}, {30, 70}, {30, 30}, {90, 30}, {90, 10}, {10, 10}};
  const PolygonOutline outline = outline_of({c});
  EXPECT_FALSE(outline.contains(outline.centroid));
  EXPECT_TRUE(outline.contains(pole_of(outline)));
}

}  // namespace
}  // namespace citygauge
