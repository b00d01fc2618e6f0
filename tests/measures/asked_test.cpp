// What is asked of a measure: where no evidence is, those draw none for which it is dear, and say the rest.
#include <gtest/gtest.h>

#include "support/measure_run.hpp"

namespace citygauge {
namespace {

using test::every;
using test::MeasureRun;
using test::option;

const std::string park = "POLYGON((100 100,200 100,200 200,100 200,100 100))";
const std::string homes = "POLYGON((0 0,900 0,900 900,0 900,0 0))";
const std::string lot = "POLYGON((150 150,600 150,600 600,150 600,150 150))";
const std::string way = "LINESTRING(0 500,1000 500,0 500)";

Option reach_of(double distance_m) {
  Option::Table table;
  table["0"].value = distance_m;
  return option(table);
}

std::vector<MeasureRun> runs() {
  const Districts district = test::districts_of({test::square});
  const test::MemoryLayers::Layers layers{{"land_use", {{homes, {}}, {lot, {}}}},
                                          {"parks", {{park, {{"area", 10000.0}}}}},
                                          {"walkways", {{way, {}}}},
                                          {"bus_routes", {{way, {}}}},
                                          {"bus_stops", {{"POINT(300 500)", {}}}}};
  const Option stops = every("bus_stops"), near = option(200.0);
  return {
      {{"area", "land_use", {}, {}, {}}, layers, district},
      {{"covered_area", "bus_stops", {}, {{"distance_m", near}}, {}}, layers, district},
      {{"served_land", "land_use", {}, {{"near", every("parks")}, {"reach_m", reach_of(200)}}, {}},
       layers,
       district},
      {{"covered_length", "walkways", {}, {{"near", stops}, {"distance_m", near}}, {}}, layers, district},
      {{"network_length", "bus_routes", {}, {}, {}}, layers, district},
  };
}

class AskedOf : public testing::TestWithParam<MeasureRun> {};

TEST_P(AskedOf, the_ledger_alone_gives_the_same_without_evidence) {
  MeasureRun run = GetParam();
  const Measured whole = test::measured(run);
  run.asked = Asked::ledger;
  const Measured plain = test::measured(run);
  EXPECT_GT(test::evidence_rows(whole), 0U);
  EXPECT_EQ(test::evidence_rows(plain), 0U);
  EXPECT_EQ(test::values(plain), test::values(whole));
  ASSERT_EQ(plain.ledger.size(), whole.ledger.size());
  for (std::size_t i = 0; i < plain.ledger.size(); ++i) {
    EXPECT_EQ(plain.ledger[i].step, whole.ledger[i].step);
    EXPECT_EQ(plain.ledger[i].quantity, whole.ledger[i].quantity);
  }
}

INSTANTIATE_TEST_SUITE_P(Measures, AskedOf, testing::ValuesIn(runs()),
                         [](const auto& run) { return run.param.spec.measure; });

}  // namespace
}  // namespace citygauge
