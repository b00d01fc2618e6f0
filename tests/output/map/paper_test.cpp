#include "output/map/paper.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

namespace citygauge {
namespace {

// 100 x 80 mm with the middle at (60, 50); at 1:10,000 a millimetre is 10 m, so it shows 1,000 x 800 m.
const PaperBox frame{10, 10, 110, 90};
const MapView view(frame, {5000, 3000}, 10'000);

Shapes single(ShapeKind kind, const std::vector<Point>& points) {
  Shapes shapes(kind);
  shapes.add_part(points);
  shapes.end_feature();
  return shapes;
}

std::vector<Point> points_of(ShapeView feature) {
  return {feature.points().begin(), feature.points().end()};
}

TEST(MapView, puts_its_centre_into_the_middle_of_the_frame_and_north_up) {
  EXPECT_EQ(view.to_paper(Point{5000, 3000}), (Point{60, 50}));
  EXPECT_EQ(view.to_paper(Point{5100, 3000}), (Point{70, 50}));
  EXPECT_EQ(view.to_paper(Point{5000, 3100}), (Point{60, 40}));
}

TEST(MapView, shows_as_much_of_the_world_as_the_frame_is_large) {
  const Box world = view.world();
  EXPECT_DOUBLE_EQ(world.min_x, 4500);
  EXPECT_DOUBLE_EQ(world.max_x, 5500);
  EXPECT_DOUBLE_EQ(world.min_y, 2600);
  EXPECT_DOUBLE_EQ(world.max_y, 3400);
}

TEST(MapView, leaves_features_outside_empty_and_keeps_the_order) {
  Shapes points(ShapeKind::point);
  for (const Point p : {Point{5000, 3000}, Point{9000, 3000}, Point{5100, 3000}}) {
    points.add_part(std::vector{p});
    points.end_feature();
  }
  const Shapes paper = view.to_paper(points, 0);
  ASSERT_EQ(paper.size(), 3U);
  EXPECT_EQ(points_of(paper[0]), (std::vector<Point>{{60, 50}}));
  EXPECT_TRUE(paper[1].empty());
  EXPECT_EQ(points_of(paper[2]), (std::vector<Point>{{70, 50}}));
}

TEST(MapView, keeps_what_is_at_most_5_mm_outside) {
  // The frame's right border, x = 110 mm, is at 5,500 m: 4.9 mm beyond are 5,549 m, 5.1 mm are 5,551 m.
  EXPECT_FALSE(view.to_paper(single(ShapeKind::point, {{5549, 3000}}), 0)[0].empty());
  EXPECT_TRUE(view.to_paper(single(ShapeKind::point, {{5551, 3000}}), 0)[0].empty());
}

TEST(MapView, cuts_a_line_that_leaves_and_returns_into_two_parts) {
  // West to east far beyond the frame, and back 100 m further south: cut at 5 and 115 mm.
  const Shapes paper =
      view.to_paper(single(ShapeKind::line, {{-1e6, 3000}, {1e6, 3000}, {1e6, 2900}, {-1e6, 2900}}), 0);
  ASSERT_EQ(paper[0].part_count(), 2U);
  const auto first = paper[0].part(0), second = paper[0].part(1);
  EXPECT_NEAR(first.front().x, 5, 1e-9);
  EXPECT_NEAR(first.back().x, 115, 1e-9);
  EXPECT_NEAR(second.front().x, 115, 1e-9);
  EXPECT_NEAR(second.back().x, 5, 1e-9);
  EXPECT_NEAR(second.front().y, 60, 1e-9);
}

TEST(MapView, cuts_an_area_that_covers_the_frame_to_the_frame_and_its_margin) {
  const Shapes paper = view.to_paper(
      single(ShapeKind::polygon, {{-1e6, -1e6}, {1e6, -1e6}, {1e6, 1e6}, {-1e6, 1e6}, {-1e6, -1e6}}), 0.1);
  EXPECT_NEAR(area_m2(paper[0]), 110 * 90, 1e-6);  // (100 + 2 x 5) x (80 + 2 x 5) mm
}

TEST(MapView, turns_rings_so_that_shells_stay_shells) {
  Shapes world;
  world.add_part(std::vector<Point>{{4800, 2800}, {5200, 2800}, {5200, 3200}, {4800, 3200}, {4800, 2800}});
  world.add_part(std::vector<Point>{{4900, 2900}, {4900, 3100}, {5100, 3100}, {5100, 2900}, {4900, 2900}});
  world.end_feature();
  EXPECT_NEAR(area_m2(view.to_paper(world, 0)[0]), 40 * 40 - 20 * 20, 1e-9);
}

TEST(MapView, drops_points_that_cannot_be_seen) {
  // The second point lies 0.2 m, which is 0.02 mm, beside the line.
  const Shapes line = single(ShapeKind::line, {{4900, 3000}, {5000, 3000.2}, {5100, 3000}});
  EXPECT_EQ(view.to_paper(line, 0.05)[0].points().size(), 2U);
  EXPECT_EQ(view.to_paper(line, 0.01)[0].points().size(), 3U);
  EXPECT_EQ(view.to_paper(line, 0)[0].points().size(), 3U);
}

TEST(MapView, keeps_the_smallest_plot) {
  const Shapes plot = single(
      ShapeKind::polygon,
      {{5000, 3000}, {5000.2, 3000}, {5000.3, 3000.1}, {5000.2, 3000.2}, {5000, 3000.2}, {5000, 3000}});
  EXPECT_GE(view.to_paper(plot, 0.5)[0].points().size(), 4U);
}

TEST(FittingView, takes_the_least_round_scale_at_which_all_fits) {
  // 90 x 70 mm remain within margins of 5 mm. 1,000 m in 90 mm are 1:11,111; the next round one is 1:15,000.
  const MapView fitted = fitting_view({0, 0, 1000, 100}, frame, 5);
  EXPECT_DOUBLE_EQ(fitted.scale_denominator(), 15'000);
  EXPECT_EQ(fitted.to_paper(Point{500, 50}), frame.centre());
}

TEST(FittingView, takes_the_tighter_of_width_and_height) {
  // 700 m in 70 mm: exactly 1:10,000, which must not become 1:15,000 by rounding.
  EXPECT_DOUBLE_EQ(fitting_view({0, 0, 100, 700}, frame, 5).scale_denominator(), 10'000);
}

TEST(FittingView, gives_nothing_but_round_scales) {
  const std::set<double> leading{1, 1.5, 2, 2.5, 3, 4, 5, 6, 8};
  for (double width = 1; width < 1e7; width *= 1.07) {
    const double scale = fitting_view({0, 0, width, width / 2}, frame, 5).scale_denominator();
    const double power = std::pow(10, std::floor(std::log10(scale) + 1e-9));
    EXPECT_TRUE(leading.contains(std::round(scale / power * 1000) / 1000)) << scale;
    EXPECT_GE(scale / 1000 * 90, width * (1 - 1e-9)) << scale;
  }
}

TEST(FittingView, shows_a_single_point_with_its_surroundings) {
  EXPECT_DOUBLE_EQ(fitting_view({7, 7, 7, 7}, frame, 5).scale_denominator(), 500);
  EXPECT_DOUBLE_EQ(fitting_view(Box{}, frame, 5).scale_denominator(), 500);
}

}  // namespace
}  // namespace citygauge
