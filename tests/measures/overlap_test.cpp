#include "measures/overlap.hpp"

#include <gtest/gtest.h>

#include "support/measure_run.hpp"

namespace citygauge {
namespace {

using test::every;
using test::option;
using Feature = Example::Feature;
using Values = std::vector<std::optional<double>>;

Measured overlap(const std::vector<Feature>& plans, const std::vector<Feature>& lines,
                 const std::string& take, const std::vector<std::string>& districts = {test::square}) {
  return test::measured(
      {{"overlap", "land_use", {}, {{"with", every("control_lines")}, {"take", option(take)}}, {}},
       {{"land_use", plans}, {"control_lines", lines}},
       test::districts_of(districts)});
}

std::string box(double x, double y, double width, double height) {
  Shapes shapes(ShapeKind::polygon);
  shapes.add_part(
      std::vector<Point>{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}});
  shapes.end_feature();
  return to_wkt(shapes[0]);
}

double drawn_m2(const Measured& found) {
  double sum = 0;
  for (const Evidence& evidence : found.evidence)
    for (std::size_t i = 0; i < evidence.shapes.size(); ++i) sum += area_m2(evidence.shapes[i]);
  return sum;
}

// Two plans overlap by half, two lines overlap, and all is counted once: plans [0,150] × [0,100] together,
// lines from x = 100 on: 50 × 100 inside, 100 × 100 outside.
TEST(Overlap, counts_what_lies_over_one_another_once) {
  const std::vector<Feature> plans{{box(0, 0, 100, 100), {}}, {box(50, 0, 100, 100), {}}};
  const std::vector<Feature> lines{
      {box(100, 0, 300, 300), {}}, {box(120, 0, 300, 300), {}}, {box(100, 0, 300, 300), {}}};
  const Measured inside = overlap(plans, lines, "inside");
  EXPECT_NEAR(*inside.quantities[0].value, 5000, 1e-6);
  EXPECT_TRUE(test::adds_up(inside));
  const Measured outside = overlap(plans, lines, "outside");
  EXPECT_NEAR(*outside.quantities[0].value, 10000, 1e-6);
  EXPECT_TRUE(test::adds_up(outside));
}

TEST(Overlap, of_neighbours_is_nothing) {
  const Measured found = overlap({{box(0, 0, 100, 100), {}}}, {{box(100, 0, 100, 100), {}}}, "inside");
  EXPECT_EQ(*found.quantities[0].value, 0);
  EXPECT_EQ(test::evidence_rows(found), 0U);
}

TEST(Overlap, of_the_same_polygon_is_all_of_it) {
  EXPECT_NEAR(
      *overlap({{box(0, 0, 100, 100), {}}}, {{box(0, 0, 100, 100), {}}}, "inside").quantities[0].value, 10000,
      1e-9);
  EXPECT_EQ(*overlap({{box(0, 0, 100, 100), {}}}, {{box(0, 0, 100, 100), {}}}, "outside").quantities[0].value,
            0);
}

TEST(Overlap, leaves_out_a_hole) {
  const std::string ring = "POLYGON((0 0,100 0,100 100,0 100,0 0),(25 25,25 75,75 75,75 25,25 25))";
  EXPECT_NEAR(*overlap({{box(0, 0, 50, 100), {}}}, {{ring, {}}}, "inside").quantities[0].value, 5000 - 1250,
              1e-9);
}

// The plan reaches out of the district; only what lies inside is a conflict, and only that is drawn.
TEST(Overlap, draws_what_it_counts) {
  const std::vector<Feature> plans{{box(900, 0, 300, 100), {}}};
  const Measured found = overlap(plans, {{box(950, 0, 1000, 100), {}}}, "inside");
  EXPECT_NEAR(*found.quantities[0].value, 5000, 1e-6);
  EXPECT_NEAR(drawn_m2(found), 5000, 1e-6);
  const Measured two =
      overlap(plans, {{box(950, 0, 1000, 100), {}}}, "inside", {test::square, box(1000, 0, 1000, 1000)});
  EXPECT_NEAR(*two.quantities[1].value, 20000, 1e-6);
  EXPECT_NEAR(drawn_m2(two), 25000, 1e-6);
  EXPECT_EQ(test::evidence_rows(two), 2U);
}

TEST(Overlap, without_any_line_is_nothing_inside_and_all_outside) {
  EXPECT_EQ(*overlap({{box(0, 0, 100, 100), {}}}, {}, "inside").quantities[0].value, 0);
  EXPECT_NEAR(*overlap({{box(0, 0, 100, 100), {}}}, {}, "outside").quantities[0].value, 10000, 1e-9);
}

}  // namespace
}  // namespace citygauge
