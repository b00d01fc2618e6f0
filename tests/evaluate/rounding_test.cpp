// Plans that meet their targets exactly, drawn along slanted lines far from the origin: what rounding of
// their coordinates leaves must neither turn a verdict nor be drawn as evidence.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "config/library.hpp"
#include "evaluate/evaluation.hpp"
#include "support/memory_layers.hpp"

namespace citygauge {
namespace {

/// A city drawn along slanted lines: places in metres along and across them become coordinates.
struct Slanted {
  double angle;

  [[nodiscard]] std::string polygon(const std::vector<Point>& corners) const {
    std::string ring;
    for (const Point p : corners) ring += place(p) + ',';
    return fmt::format("POLYGON(({}{}))", ring, place(corners.front()));
  }
  [[nodiscard]] std::string box(double from_x, double from_y, double to_x, double to_y) const {
    return polygon({{from_x, from_y}, {to_x, from_y}, {to_x, to_y}, {from_x, to_y}});
  }
  [[nodiscard]] std::string place(Point p) const {
    const double x = 500123.4 + p.x * std::cos(angle) - p.y * std::sin(angle);
    const double y = 3478912.9 + p.x * std::sin(angle) + p.y * std::cos(angle);
    return fmt::format("{} {}", x, y);
  }
};

std::vector<Profile> profile(const std::string& indicator, const std::string& threshold) {
  Target target;
  target.profile = "p";
  target.indicator = indicator;
  target.threshold = *parse_threshold(threshold);
  Profile made;
  made.id = "p";
  made.targets = {target};
  return {made};
}

RunReport run(const std::vector<Profile>& profiles, const std::string& district,
              const test::MemoryLayers::Layers& drawn) {
  static const Library library = load_library(CITYGAUGE_SOURCE_DIR);
  const Districts districts = test::districts_of({district});
  const DistrictGrid grid(districts.shapes);
  Plan plan = make_plan({library, profiles, {}, {}, false}, districts, grid);
  test::MemoryLayers layers(drawn, library.roles);
  NoProgress silent;
  RunReport report;
  evaluate(plan, layers, districts, silent, report);
  return report;
}

std::size_t drawn(const RunReport& report, const std::string& table) {
  std::size_t rows = 0;
  for (const Evidence& evidence : report.evidence)
    rows += evidence.table == table ? evidence.shapes.size() : 0;
  return rows;
}

double ledger(const RunReport& report, const std::string& step) {
  for (const LedgerRow& row : report.ledger)
    if (row.step == step) return row.quantity;
  ADD_FAILURE() << "no " << step;
  return NAN;
}

class Rounding : public testing::TestWithParam<int> {
 protected:
  Slanted slanted{0.1 + 0.03 * GetParam()};
  std::string district = slanted.box(-1000, -1000, 1000, 1000);

  void expect_met(const RunReport& report) const {
    ASSERT_EQ(report.results.size(), 1U);
    EXPECT_EQ(report.results[0].verdict, Verdict::pass) << fmt::format("{}", *report.results[0].value);
    EXPECT_EQ(report.results[0].margin, 0.0);
  }
};

TEST_P(Rounding, leaves_a_corridor_of_fifty_metres_as_wide_as_that) {
  const RunReport report = run(profile("corridor_net_width", ">= 50"), district,
                               {{"corridors", {{slanted.box(-500, -25, 500, 25), {}}}}});
  expect_met(report);
  EXPECT_EQ(drawn(report, "evidence_corridor_neck"), 1U) << "the bottleneck alone";
  EXPECT_EQ(ledger(report, "axis_length_below"), 0);
}

TEST_P(Rounding, leaves_half_of_a_district_green) {
  expect_met(run(profile("green_ratio", ">= 50"), district,
                 {{"green", {{slanted.box(-1000, -1000, 0, 1000), {{"class", std::string("park")}}}}}}));
}

TEST_P(Rounding, leaves_a_park_of_5000_m2_as_large_as_that) {
  const RunReport report =
      run(profile("park_service_coverage", ">= 100"), district,
          {{"land_use", {{slanted.box(400, 0, 480, 50), {{"class", std::string("residential")}}}}},
           {"green", {{slanted.box(0, 0, 100, 50), {{"class", std::string("park")}}}}}});
  expect_met(report);
}

TEST_P(Rounding, makes_no_conflict_of_neighbours) {
  std::vector<Point> corners{{0, -1000}, {1000, -1000}, {1000, 1000}, {0, 1000}};
  for (int i = 1; i < 20; ++i) corners.push_back({0, 1000 - 93.7 * i});
  const RunReport report =
      run(profile("farmland_conflict", "<= 0"), district,
          {{"land_use", {{slanted.polygon(corners), {{"class", std::string("residential")}}}}},
           {"control_lines", {{slanted.box(-1000, -1000, 0, 1000), {{"class", std::string("farmland")}}}}}});
  expect_met(report);
  EXPECT_EQ(report.results[0].value, 0.0);
  EXPECT_EQ(drawn(report, "evidence_conflicts"), 0U);
}

// Two neighbours, of which the second has corners of its own on their common border.
TEST_P(Rounding, does_not_cut_what_was_put_together) {
  const std::vector<Point> other{{-250, 0}, {0, 0}, {0, 13.3}, {0, 31.7}, {0, 60}, {-250, 60}};
  const std::string one = slanted.polygon({{0, 0}, {250, 0}, {250, 60}, {0, 60}}),
                    two = slanted.polygon(other);
  const auto rings = [](const std::string& polygon) { return polygon.substr(std::string("POLYGON").size()); };
  expect_met(run(profile("plaza_hard_area", "<= 3"), district, {{"plazas", {{one, {}}, {two, {}}}}}));
  expect_met(run(profile("corridor_net_width", ">= 60"), district,
                 {{"corridors", {{fmt::format("MULTIPOLYGON({},{})", rings(one), rings(two)), {}}}}}));
}

// A street of 20 m that ends on the bank from outside, which has no corner there.
TEST_P(Rounding, lets_no_street_narrow_a_corridor_that_it_touches) {
  const std::string bank = slanted.polygon({{-500, -25}, {500, -25}, {500, 25}, {137.7, 25}, {-500, 25}});
  for (const double x : {-311.3, -77.1, 203.9}) {
    const std::string street =
        fmt::format("LINESTRING({},{})", slanted.place({x + 40, 300}), slanted.place({x, 25}));
    expect_met(run(profile("corridor_net_width", ">= 50"), district,
                   {{"corridors", {{bank, {}}}},
                    {"roads", {{street, {{"class", std::string("branch")}, {"width", 20.0}}}}}}));
  }
}

INSTANTIATE_TEST_SUITE_P(Angles, Rounding, testing::Range(0, 20));

}  // namespace
}  // namespace citygauge
