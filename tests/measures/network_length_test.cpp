#include "measures/network_length.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "support/memory_layers.hpp"

namespace citygauge {
namespace {

const std::vector<std::string> two_districts{"POLYGON((0 0,1000 0,1000 1000,0 1000,0 0))",
                                             "POLYGON((1000 0,2000 0,2000 1000,1000 1000,1000 0))"};

Measured measured(const std::vector<std::string>& lines, const std::vector<std::string>& districts,
                  double max_gap_m) {
  const Districts all = test::districts_of(districts);
  const DistrictGrid grid(all.shapes);
  MeasureSpec spec{"network_length", "bus_routes", {}, {{"max_gap_m", Option{max_gap_m, {}}}}, {}};
  const auto measure = network_length_declaration().make(spec, {all, grid, "", {}});
  FeatureBatch batch;
  batch.shapes = Shapes(ShapeKind::line);
  for (const std::string& line : lines) {
    append_wkt(batch.shapes, line);
    batch.fids.push_back(static_cast<std::int64_t>(batch.fids.size()) + 1);
  }
  measure->take(0, {batch, std::vector<bool>(batch.size(), true)});
  return measure->finish();
}

double step(const Measured& measured, std::size_t district, const std::string& name) {
  for (const LedgerEntry& row : measured.ledger)
    if (row.subject == district && row.step == name) return row.quantity;
  ADD_FAILURE() << "no step " << name;
  return 0;
}

TEST(NetworkLength, counts_a_street_once_and_says_what_was_taken_off) {
  // Route 1 runs there and back over 1200 m, of which 1000 m lie in the first district; route 2 shares 300 m.
  const Measured routes =
      measured({"LINESTRING(0 500,1200 500,0 500)", "LINESTRING(100 500,400 500,400 900)"}, two_districts, 0);
  EXPECT_NEAR(*routes.quantities[0].value, 1400, 1e-9);
  EXPECT_NEAR(*routes.quantities[1].value, 200, 1e-9);
  EXPECT_NEAR(step(routes, 0, "raw"), 2700, 1e-9);
  EXPECT_NEAR(step(routes, 0, "overlapping"), -1300, 1e-9);
  EXPECT_NEAR(step(routes, 0, "shared_border"), 0, 1e-9);
  ASSERT_EQ(routes.evidence.size(), 1U);
  EXPECT_EQ(routes.evidence[0].table, "evidence_repeated_lines");
}

TEST(NetworkLength, halves_a_street_on_a_shared_border_after_it_is_counted_once) {
  const Measured routes =
      measured({"LINESTRING(1000 0,1000 800)", "LINESTRING(1000 800,1000 0)"}, two_districts, 0);
  for (const std::size_t district : {0U, 1U}) {
    EXPECT_NEAR(step(routes, district, "raw"), 1600, 1e-9);
    EXPECT_NEAR(step(routes, district, "overlapping"), -800, 1e-9);
    EXPECT_NEAR(step(routes, district, "shared_border"), -400, 1e-9);
    EXPECT_NEAR(*routes.quantities[district].value, 400, 1e-9);
  }
}

// Two directions of a route round a corner, 10 m apart: what counts is the one that comes first by its
// coordinates, here the inner one of 500 + 500 m. The outer one is longer by 10 m on either arm, which face
// none.
TEST(NetworkLength, takes_two_lines_round_a_corner_for_one_street) {
  const std::vector<std::string> corner{"LINESTRING(100 600,600 600,600 100)",
                                        "LINESTRING(610 100,610 610,100 610)"};
  EXPECT_NEAR(*measured(corner, two_districts, 15).quantities[0].value, 1000, 1e-9);
  EXPECT_NEAR(*measured(corner, two_districts, 9).quantities[0].value, 2020, 1e-9);
}

/// Routes along crooked streets, each vertex drawn up to 8 m off.
std::vector<std::string> random_routes(std::mt19937& engine) {
  std::uniform_real_distribution<double> off(-8, 8);
  std::uniform_int_distribution<int> step_of(0, 1);
  std::vector<std::string> lines;
  for (int route = 0; route < 30; ++route) {
    int x = 0, y = 3 * step_of(engine) + step_of(engine);
    std::string wkt;
    for (int vertex = 0; vertex < 8; ++vertex) {
      wkt += (wkt.empty() ? "LINESTRING(" : ",") + std::to_string(x * 250 + off(engine)) + " " +
             std::to_string(y * 200 + 40 * (x % 3) + off(engine));
      (step_of(engine) == 1 || y > 3 ? x : y) += 1;
    }
    lines.push_back(wkt + ")");
  }
  return lines;
}

TEST(NetworkLength, does_not_depend_on_order_and_is_shared_out_wholly) {
  std::mt19937 engine(20261121);
  const std::string both = "POLYGON((0 0,2000 0,2000 1000,0 1000,0 0))";
  for (int round = 0; round < 20; ++round) {
    std::vector<std::string> lines = random_routes(engine);
    const Measured parts = measured(lines, two_districts, 15);
    const double whole = *measured(lines, {both}, 15).quantities[0].value;
    EXPECT_NEAR(*parts.quantities[0].value + *parts.quantities[1].value, whole, 1e-9 * whole);
    std::ranges::shuffle(lines, engine);
    const Measured shuffled = measured(lines, two_districts, 15);
    for (const std::size_t district : {0U, 1U})
      EXPECT_EQ(*parts.quantities[district].value, *shuffled.quantities[district].value);
  }
}

TEST(NetworkLength, refuses_what_it_cannot_do) {
  const Districts all = test::districts_of(two_districts);
  const DistrictGrid grid(all.shapes);
  const auto make = network_length_declaration().make;
  EXPECT_THROW((void)make({"network_length", "bus_routes", {}, {}, {}}, {all, grid, "ref", {}}), Error);
  EXPECT_THROW((void)make({"network_length", "bus_routes", {}, {{"max_gap_m", Option{-1.0, {}}}}, {}},
                          {all, grid, "", {}}),
               Error);
}

}  // namespace
}  // namespace citygauge
