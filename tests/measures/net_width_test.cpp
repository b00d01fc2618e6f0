// Corridors by other choices: their widths are the same whether measured alone, or beside a measure that has
// found some of them already.
#include <gtest/gtest.h>

#include "support/measure_run.hpp"

namespace citygauge {
namespace {

using test::option;

/// Three corridors of 100 m between two groups: one that a road crosses, one with a pond, one with neither
/// and a building; and a fourth that construction land cuts.
test::MemoryLayers::Layers layers() {
  const auto corridor = [](int y, const char* id) {
    return Example::Feature{"POLYGON((0 " + std::to_string(y) + ",1000 " + std::to_string(y) + ",1000 " +
                                std::to_string(y + 100) + ",0 " + std::to_string(y + 100) + ",0 " +
                                std::to_string(y) + "))",
                            {{"id", id}}};
  };
  return {
      {"corridors", {corridor(0, "A"), corridor(200, "B"), corridor(400, "C"), corridor(600, "D")}},
      {"groups",
       {{"POLYGON((-500 -50,0 -50,0 800,-500 800,-500 -50))", {}},
        {"POLYGON((1000 -50,1500 -50,1500 800,1000 800,1000 -50))", {}}}},
      {"roads", {{"LINESTRING(500 -50,500 150)", {{"class", "arterial"}}}}},
      {"water", {{"POLYGON((480 230,520 230,520 260,480 260,480 230))", {}}}},
      {"buildings", {{"POLYGON((480 430,520 430,520 450,480 450,480 430))", {}}}},
      {"land_use", {{"POLYGON((480 580,520 580,520 720,480 720,480 580))", {{"class", "construction"}}}}}};
}

MeasureSpec spec(const std::string& crossings, const std::string& water) {
  Option::Table obstacles;
  for (const char* role : {"roads", "buildings", "land_use"}) obstacles[role].value = Option::Table();
  return {"net_width",
          "corridors",
          {},
          {{"ends", option("groups")},
           {"obstacles", option(obstacles)},
           {"crossings", option(crossings)},
           {"water", option(water)}},
          {}};
}

std::vector<Measured> run(const std::vector<MeasureSpec>& specs, test::Others others = test::Others::whole,
                          const test::MemoryLayers::Layers& given = layers()) {
  return test::measured_together(
      specs,
      {.spec = {}, .layers = given, .districts = test::districts_of({test::square}), .threshold = 50.0},
      others);
}

using Values = std::vector<std::optional<double>>;

void expect_values(const Measured& found, const Values& expected) {
  ASSERT_EQ(found.quantities.size(), expected.size());
  ASSERT_EQ(found.subjects.size(), expected.size());
  for (std::size_t c = 0; c < expected.size(); ++c)
    EXPECT_NEAR(*found.quantities[c].value, *expected[c], 1e-6) << found.subjects[c].id;
}

// The building leaves 100 - 50 = 50 m on one side, the pond 100 - 60 = 40 m.
const Values reported{100, 100, 50, 0}, cut{0, 100, 50, 0}, with_water{100, 40, 50, 0};

TEST(NetWidth, of_other_choices_is_what_each_would_measure_alone) {
  const std::vector<MeasureSpec> specs{spec("reported", "kept"), spec("cut", "kept"),
                                       spec("reported", "obstacle")};
  for (const test::Others others : {test::Others::value_only, test::Others::whole}) {
    const auto found = run(specs, others);
    expect_values(found[0], reported);
    expect_values(found[1], cut);
    expect_values(found[2], with_water);
  }
  for (std::size_t i = 0; i < specs.size(); ++i) {
    const auto alone = run({specs[i]});
    expect_values(alone[0], std::vector{reported, cut, with_water}[i]);
  }
}

TEST(NetWidth, is_the_same_whichever_choice_is_in_force_and_measured_first) {
  const auto found = run({spec("cut", "kept"), spec("reported", "kept")}, test::Others::value_only);
  expect_values(found[0], cut);
  expect_values(found[1], reported);
  const auto wet = run({spec("reported", "obstacle"), spec("reported", "kept")}, test::Others::value_only);
  expect_values(wet[0], with_water);
  expect_values(wet[1], reported);
}

// Roads are read after the corridors and only those near them are kept; buildings are read before.
TEST(NetWidth, does_not_depend_on_what_lies_far_away) {
  auto more = layers();
  more["roads"].push_back({"LINESTRING(500 5000,500 5150)", {{"class", "arterial"}}});
  more["buildings"].push_back({"POLYGON((480 5430,520 5430,520 5450,480 5450,480 5430))", {}});
  more["water"].push_back({"POLYGON((480 5230,520 5230,520 5260,480 5260,480 5230))", {}});
  const auto found = run({spec("reported", "obstacle"), spec("cut", "kept")}, test::Others::whole, more);
  expect_values(found[0], with_water);
  expect_values(found[1], cut);
}

// Its surface takes the first 20 of corridor A's 100 m; that it runs on outside of the corridor does not
// matter.
TEST(NetWidth, is_what_a_road_along_the_corridor_leaves) {
  auto more = layers();
  more["roads"] = {{"LINESTRING(-5000 10,6000 10)", {{"class", "arterial"}, {"width", 20.0}}}};
  const auto found = run({spec("reported", "kept")}, test::Others::whole, more);
  EXPECT_NEAR(*found[0].quantities[0].value, 80, 1e-6);
}

TEST(NetWidth, of_an_alternative_comes_without_ledger_and_evidence) {
  const auto found = run({spec("reported", "kept"), spec("cut", "kept")}, test::Others::value_only);
  EXPECT_FALSE(found[0].ledger.empty());
  EXPECT_GT(test::evidence_rows(found[0]), 0U);
  EXPECT_TRUE(found[1].ledger.empty());
  EXPECT_EQ(test::evidence_rows(found[1]), 0U);
}

TEST(NetWidth, shows_what_stands_in_a_corridor_that_is_cut) {
  const auto found = run({spec("reported", "kept")});
  for (const Evidence& evidence : found[0].evidence)
    if (evidence.table == "evidence_corridor_obstacles") {
      ASSERT_EQ(evidence.shapes.size(), 1U);
      EXPECT_NEAR(area_m2(evidence.shapes[0]), 40 * 100, 1e-6);
      return;
    }
  FAIL() << "no obstacles";
}

}  // namespace
}  // namespace citygauge
