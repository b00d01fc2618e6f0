// The net width of corridors whose answer follows by hand.
#include "geometry/corridor.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

constexpr double tolerance_m = 0.001;

/// Where a test's corridor is put on the map: turned by 37° and moved to where coordinates are large.
Point placed(Point p) {
  const double angle = 37 * std::numbers::pi / 180;
  return {600000 + p.x * std::cos(angle) - p.y * std::sin(angle),
          3400000 + p.x * std::sin(angle) + p.y * std::cos(angle)};
}

Shapes placed(const std::string& wkt, ShapeKind kind = ShapeKind::polygon) {
  Shapes shapes(kind);
  append_wkt(shapes, wkt);
  for (Point& p : shapes.mutable_points()) p = placed(p);
  return shapes;
}

std::string rectangle(double x0, double y0, double x1, double y1) {
  const auto at = [](double x, double y) { return std::to_string(x) + " " + std::to_string(y); };
  return "POLYGON((" + at(x0, y0) + "," + at(x1, y0) + "," + at(x1, y1) + "," + at(x0, y1) + "," +
         at(x0, y0) + "))";
}

CorridorWidth measure(const std::string& corridor, const std::string& a = "", const std::string& b = "",
                      double threshold_m = 50) {
  const Shapes free_space = placed(corridor);
  CorridorEnds ends;
  const auto kind_of = [](const std::string& wkt) {
    return wkt[0] == 'L' ? ShapeKind::line : ShapeKind::polygon;
  };
  if (!a.empty()) ends.a = placed(a, kind_of(a));
  if (!b.empty()) ends.b = placed(b, kind_of(b));
  return measure_corridor(free_space[0], ends, threshold_m);
}

double chord(const Neck& neck) {
  return distance(neck.wall_a, neck.wall_b);
}

const std::string straight = "POLYGON((0 0,1000 0,1000 60,0 60,0 0))";

void expect_sixty_everywhere(const CorridorWidth& width, double axis_length_m) {
  EXPECT_TRUE(width.linked);
  EXPECT_NEAR(width.bottleneck_m, 60, tolerance_m);
  EXPECT_NEAR(width.min_m, 60, tolerance_m);
  EXPECT_NEAR(width.p5_m, 60, tolerance_m);
  EXPECT_NEAR(width.median_m, 60, tolerance_m);
  EXPECT_NEAR(width.axis_length_m, axis_length_m, tolerance_m);
  EXPECT_EQ(width.below_length_m, 0);
  EXPECT_TRUE(width.necks.empty());
}

TEST(Corridor, is_as_wide_as_a_strip_between_groups_that_share_its_short_sides) {
  // Open gates are no walls: the axis runs from gate to gate, 1000 m.
  expect_sixty_everywhere(measure(straight, rectangle(-200, -50, 0, 110), rectangle(1000, -50, 1200, 110)),
                          1000);
  // Groups exactly as broad as the corridor: their own sides continue its walls and must not open them.
  expect_sixty_everywhere(measure(straight, rectangle(-200, 0, 0, 60), rectangle(1000, 0, 1200, 60)), 1000);
}

TEST(Corridor, ends_at_the_border_of_groups_that_overlap_it) {
  // Overlaps of 5 m and 12 m leave 983 m of axis outside the groups.
  expect_sixty_everywhere(measure(straight, rectangle(-200, -50, 5, 110), rectangle(988, -50, 1200, 110)),
                          983);
}

TEST(Corridor, reaches_groups_that_stop_a_few_centimetres_short) {
  expect_sixty_everywhere(
      measure(straight, rectangle(-200, -50, -0.03, 110), rectangle(1000.05, -50, 1200, 110)), 1000);
  // ... but not one that stops 3 m short.
  EXPECT_FALSE(measure(straight, rectangle(-200, -50, -3, 110), rectangle(1000, -50, 1200, 110)).linked);
}

TEST(Corridor, opens_the_whole_short_side_where_a_group_meets_a_part_of_it) {
  // The group meets 20 m of the 60 m side; the corridor is no narrower for it.
  expect_sixty_everywhere(measure(straight, rectangle(-200, 20, 0, 40), rectangle(1000, -50, 1200, 110)),
                          1000);
  expect_sixty_everywhere(measure(straight, rectangle(-200, 0, 0, 20), rectangle(1000, 35, 1200, 60)), 1000);
}

TEST(Corridor, measures_between_gate_lines) {
  // From x = 100 to x = 900; the second gate is drawn short and prolonged to the banks.
  expect_sixty_everywhere(measure(straight, "LINESTRING(100 -10,100 70)", "LINESTRING(900 10,900 25)"), 800);
  // Gates drawn on the short sides.
  expect_sixty_everywhere(measure(straight, "LINESTRING(0 0,0 60)", "LINESTRING(1000 0,1000 60)"), 1000);
}

TEST(Corridor, runs_along_the_longest_way_without_ends) {
  // The axis of a strip starts where the disc touches three sides: from x = 30 to x = 970.
  expect_sixty_everywhere(measure(straight), 940);
}

TEST(Corridor, finds_a_neck_of_forty_metres) {
  // A notch 10 m deep from both banks over 100 m, parallel walls 40 m apart.
  const CorridorWidth width =
      measure("POLYGON((0 0,450 0,450 10,550 10,550 0,1000 0,1000 60,550 60,550 50,450 50,450 60,0 60,0 0))",
              rectangle(-200, -50, 0, 110), rectangle(1000, -50, 1200, 110));
  EXPECT_NEAR(width.bottleneck_m, 40, tolerance_m);
  EXPECT_NEAR(width.min_m, 40, tolerance_m);
  EXPECT_NEAR(width.median_m, 60, tolerance_m);
  ASSERT_TRUE(width.bottleneck);
  EXPECT_NEAR(chord(*width.bottleneck), 40, tolerance_m);
  // Of a neck 100 m long and 40 m wide no two minima are told within 40 m of one another.
  EXPECT_GE(width.necks.size(), 1u);
  EXPECT_LE(width.necks.size(), 3u);
  // Below 50 m: the neck itself, and before each mouth the disc between the two corners until it measures 50
  // m, where it is sqrt(25² - 20²) = 15 m from the mouth: 100 + 2 · 15. There the corners still subtend
  // 2·asin(20/25) = 106°: less than 120°, so the kept axis stops at 20/√3 = 11.547 m.
  EXPECT_NEAR(width.below_length_m, 100 + 2 * 20 / std::sqrt(3.0), 0.01);
}

TEST(Corridor, finds_a_neck_between_two_points) {
  // Triangular teeth whose tips face each other at (500, 10) and (500, 50).
  const CorridorWidth width =
      measure("POLYGON((0 0,490 0,500 10,510 0,1000 0,1000 60,510 60,500 50,490 60,0 60,0 0))");
  EXPECT_NEAR(width.bottleneck_m, 40, tolerance_m);
  ASSERT_EQ(width.necks.size(), 1u);
  const Point tip_a = placed(Point{500, 10});
  const Point tip_b = placed(Point{500, 50});
  const Neck& neck = width.necks.front();
  EXPECT_NEAR(std::min(distance(neck.wall_a, tip_a), distance(neck.wall_a, tip_b)), 0, tolerance_m);
  EXPECT_NEAR(std::min(distance(neck.wall_b, tip_a), distance(neck.wall_b, tip_b)), 0, tolerance_m);
  EXPECT_NEAR(chord(neck), 40, tolerance_m);
}

TEST(Corridor, finds_a_neck_between_a_point_and_a_wall) {
  // One tooth, its tip 37 m from the other bank.
  const CorridorWidth width = measure("POLYGON((0 0,480 0,500 23,520 0,1000 0,1000 60,0 60,0 0))");
  EXPECT_NEAR(width.bottleneck_m, 37, tolerance_m);
  ASSERT_EQ(width.necks.size(), 1u);
  EXPECT_NEAR(chord(width.necks.front()), 37, tolerance_m);
}

TEST(Corridor, takes_the_wider_side_of_an_island) {
  // 100 m wide, an island of 20 m off centre leaves 50 m and 30 m.
  const CorridorWidth width =
      measure("POLYGON((0 0,1000 0,1000 100,0 100,0 0),(400 30,400 50,600 50,600 30,400 30))",
              rectangle(-200, -50, 0, 150), rectangle(1000, -50, 1200, 150), 60);
  EXPECT_NEAR(width.bottleneck_m, 50, tolerance_m);
  EXPECT_NEAR(width.min_m, 30, tolerance_m);
  ASSERT_GE(width.necks.size(), 2u);
  EXPECT_NEAR(width.necks.front().width_m, 30, tolerance_m);
  EXPECT_NEAR(width.necks.back().width_m, 50, tolerance_m);
}

TEST(Corridor, that_is_cut_has_no_width) {
  const std::string cut = "MULTIPOLYGON(((0 0,480 0,480 60,0 60,0 0)),((520 0,1000 0,1000 60,520 60,520 0)))";
  for (const CorridorWidth& width :
       {measure(cut, rectangle(-200, -50, 0, 110), rectangle(1000, -50, 1200, 110)), measure(cut)}) {
    EXPECT_FALSE(width.linked);
    EXPECT_EQ(width.bottleneck_m, 0);
    EXPECT_FALSE(width.bottleneck);
  }
  // Two halves that touch at one point are not linked either.
  const std::string touching =
      "MULTIPOLYGON(((0 0,450 0,500 30,450 60,0 60,0 0)),((500 30,550 0,1000 0,1000 60,550 60,500 30)))";
  EXPECT_FALSE(measure(touching, rectangle(-200, -50, 0, 110), rectangle(1000, -50, 1200, 110)).linked);
}

TEST(Corridor, is_not_cut_by_courtyards_and_scraps) {
  // A courtyard inside a ring of buildings is a piece of its own, but lies in a hole of the corridor: 160 x
  // 60 m.
  const std::string courtyard =
      "MULTIPOLYGON(((0 0,1000 0,1000 160,0 160,0 0),(400 50,400 110,600 110,600 50,400 50)),"
      "((410 60,590 60,590 100,410 100,410 60)))";
  const CorridorWidth width = measure(courtyard);
  EXPECT_TRUE(width.linked);
  EXPECT_NEAR(width.bottleneck_m, 50, tolerance_m);
}

TEST(Corridor, is_not_linked_to_a_group_that_it_only_touches) {
  // A corner of the group touches the long bank in one point.
  const CorridorWidth width =
      measure(straight, "POLYGON((500 0,400 -100,600 -100,500 0))", rectangle(1000, -50, 1200, 110));
  EXPECT_FALSE(width.linked);
  EXPECT_EQ(width.bottleneck_m, 0);
}

TEST(Corridor, is_entered_from_a_group_along_its_bank) {
  // A group borders 20 m of the long bank: that is the gate, 20 m wide between its two corners.
  const CorridorWidth width =
      measure(straight, rectangle(490, -100, 510, 0), rectangle(1000, -50, 1200, 110));
  EXPECT_TRUE(width.linked);
  EXPECT_NEAR(width.bottleneck_m, 20, tolerance_m);
}

TEST(Corridor, keeps_its_width_round_a_corner) {
  // An L of 60 m: the disc between the inner corner (60, 60) and the two outer walls is larger, never
  // smaller.
  const CorridorWidth width = measure("POLYGON((0 0,600 0,600 60,60 60,60 600,0 600,0 0))",
                                      rectangle(600, -50, 700, 110), rectangle(-50, 600, 110, 700));
  EXPECT_NEAR(width.bottleneck_m, 60, tolerance_m);
  EXPECT_NEAR(width.min_m, 60, tolerance_m);
}

TEST(Corridor, keeps_its_width_in_a_bend) {
  // A quarter ring between radii 200 and 260 drawn with chords of 1° on the same rays: where the width is
  // taken from an inner vertex to the outer chord it is 260·cos(0.5°) - 200 = 59.990; never more than 60.
  const auto rays = [](double radius, bool forward) {
    std::string text;
    for (int i = 0; i <= 90; ++i) {
      const double angle = (forward ? i : 90 - i) * std::numbers::pi / 180;
      text += std::to_string(radius * std::cos(angle)) + " " + std::to_string(radius * std::sin(angle)) + ",";
    }
    return text;
  };
  const std::string wkt = "POLYGON((" + rays(260, true) + rays(200, false) + "260.000000 0.000000))";
  const CorridorWidth width = measure(wkt, rectangle(150, -100, 300, 0), rectangle(-100, 150, 0, 300));
  EXPECT_TRUE(width.linked);
  EXPECT_GT(width.bottleneck_m, 260 * std::cos(std::numbers::pi / 360) - 200 - tolerance_m);
  EXPECT_LT(width.bottleneck_m, 60 + tolerance_m);
  EXPECT_NEAR(width.median_m, 60, 0.02);
  EXPECT_NEAR(width.axis_length_m, 230 * std::numbers::pi / 2, 0.5);
}

TEST(Corridor, that_tapers_is_narrowest_at_its_narrow_gate) {
  // From 100 m to 50 m. At the gate's middle the nearest wall points are the gate's two corners: 50 m.
  const std::string taper = "POLYGON((0 0,1000 25,1000 75,0 100,0 0))";
  const CorridorWidth width =
      measure(taper, rectangle(-200, -50, 0, 150), rectangle(1000, -50, 1200, 150), 60);
  EXPECT_NEAR(width.bottleneck_m, 50, tolerance_m);
  EXPECT_NEAR(width.min_m, 50, tolerance_m);
  ASSERT_EQ(width.necks.size(), 1u);
  EXPECT_NEAR(width.necks.front().width_m, 50, tolerance_m);
  // Local width at x is 2·(50 - 0.025x)·cos(atan 0.025): the median is that of x = 500 to a metre of axis.
  EXPECT_NEAR(width.median_m, 75, 0.05);
}

TEST(Corridor, that_ends_in_a_point_has_no_width_there) {
  // A wedge of 10°: its banks are opposite all the way to the tip.
  const CorridorWidth wedge = measure("POLYGON((0 0,1000 -87.489,1000 87.489,0 0))");
  EXPECT_TRUE(wedge.linked);
  EXPECT_NEAR(wedge.bottleneck_m, 0, tolerance_m);
  // Between two gates 100 m and 1000 m from the tip it is as wide as at the first: 2·8.7489 m between its
  // corners.
  const CorridorWidth gated = measure("POLYGON((0 0,1000 -87.489,1000 87.489,0 0))",
                                      "LINESTRING(100 -20,100 20)", "LINESTRING(1000 -87.489,1000 87.489)");
  // Walls go on behind a gate that crosses the corridor: the width there is to the banks, 2·100·sin(5°).
  EXPECT_NEAR(gated.bottleneck_m, 200 * std::sin(std::atan(0.087489)), tolerance_m);
}

TEST(Corridor, touching_itself_is_closed_at_that_point) {
  // A hole reaches both banks at one point each: no way past it.
  const CorridorWidth closed =
      measure("POLYGON((0 0,500 0,1000 0,1000 60,500 60,0 60,0 0),(500 0,490 30,500 59.999,510 30,500 0))",
              rectangle(-200, -50, 0, 110), rectangle(1000, -50, 1200, 110));
  EXPECT_NEAR(closed.bottleneck_m, 0.001, tolerance_m);
  // A hole that touches one bank in the middle of a segment leaves the other side.
  const CorridorWidth half = measure("POLYGON((0 0,1000 0,1000 60,0 60,0 0),(500 0,490 20,510 20,500 0))",
                                     rectangle(-200, -50, 0, 110), rectangle(1000, -50, 1200, 110));
  EXPECT_NEAR(half.bottleneck_m, 40, tolerance_m);
}

TEST(Corridor, running_to_a_point_has_no_width_there) {
  const std::string spindle = "POLYGON((0 0,500 30,1000 0,500 -30,0 0))";
  const CorridorWidth alone = measure(spindle);
  EXPECT_TRUE(alone.linked);
  EXPECT_NEAR(alone.bottleneck_m, 0, tolerance_m);
  // Groups that cover 100 m of each tip: the banks begin at their edges, 2 x 30 x 100 / 500 = 12 m apart.
  const CorridorWidth between = measure(spindle, rectangle(-50, -50, 100, 50), rectangle(900, -50, 1050, 50));
  EXPECT_TRUE(between.linked);
  EXPECT_NEAR(between.bottleneck_m, 12, tolerance_m);
}

TEST(Corridor, ignores_bays_of_its_banks) {
  // A bay 300 m deep and 100 m wide beside the way is no part of it.
  const CorridorWidth width = measure("POLYGON((0 0,1000 0,1000 60,550 60,550 360,450 360,450 60,0 60,0 0))",
                                      rectangle(-200, -50, 0, 110), rectangle(1000, -50, 1200, 110));
  EXPECT_NEAR(width.bottleneck_m, 60, tolerance_m);
  EXPECT_LT(width.axis_length_m, 1010);
}

TEST(Corridor, ignores_a_nick_in_its_end_when_it_looks_for_the_longest_way) {
  // A slit 5 m deep and 1 m wide in the short side is shorter than the corridor is wide: no end of a way.
  const CorridorWidth width = measure("POLYGON((0 0,1000 0,1000 60,0 60,0 31,-5 31,-5 30,0 30,0 0))");
  EXPECT_NEAR(width.bottleneck_m, 60, tolerance_m);
}

TEST(Corridor, of_nothing_is_not_linked) {
  Shapes empty;
  empty.end_feature();
  const CorridorWidth width = measure_corridor(empty[0], {}, 50);
  EXPECT_FALSE(width.linked);
  EXPECT_EQ(width.bottleneck_m, 0);
  // Wholly inside an end: there are no walls.
  EXPECT_FALSE(measure(straight, rectangle(-100, -100, 2000, 200), rectangle(1000, -50, 1200, 110)).linked);
}

TEST(Corridor, draws_its_axis_with_widths_and_the_place_of_the_minimum) {
  const CorridorWidth width = measure("POLYGON((0 0,480 0,500 23,520 0,1000 0,1000 60,0 60,0 0))");
  ASSERT_EQ(width.axis.size(), 1u);
  const AxisEdge& edge = width.axis.front();
  ASSERT_EQ(edge.line.size(), edge.width_m.size());
  EXPECT_LT(edge.line.size(), 60u);
  EXPECT_NEAR(edge.min_width_m, 37, tolerance_m);
  EXPECT_NEAR(distance(edge.wall_a, edge.wall_b), 37, tolerance_m);
  double drawn = 0;
  for (std::size_t i = 1; i < edge.line.size(); ++i) drawn += distance(edge.line[i - 1], edge.line[i]);
  EXPECT_NEAR(drawn, edge.length_m, 0.1);
  EXPECT_NEAR(edge.length_m, width.axis_length_m, 1e-6);
}

}  // namespace
}  // namespace citygauge
