#include "measures/served_land.hpp"

#include <gtest/gtest.h>

#include "config/library.hpp"
#include "core/error.hpp"
#include "evaluate/evaluation.hpp"
#include "support/memory_layers.hpp"

namespace citygauge {
namespace {

Option reaches(const std::map<std::string, double>& by_size) {
  Option::Table table;
  for (const auto& [size, distance_m] : by_size) table[size] = {distance_m, {}};
  return {table, {}};
}

const Option parks{Option::Table{{"parks", {Option::Table{}, {}}}}, {}};

/// What is wrong with the options, or "".
std::string complaint(const Options& options) {
  const Districts districts = test::districts_of({"POLYGON((0 0,100 0,100 100,0 100,0 0))"});
  const DistrictGrid grid(districts.shapes);
  const MeasureSpec spec{"served_land", "land_use", {}, options, {}};
  try {
    static_cast<void>(served_land_declaration().make(spec, {districts, grid, "", {}}));
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(ServedLand, takes_distances_by_size) {
  EXPECT_EQ(complaint({{"near", parks}, {"reach_m", reaches({{"5000", 500}, {"2000", 300}, {"0.5", 10}})}}),
            "");
}

TEST(ServedLand, refuses_sizes_and_distances_that_are_none) {
  for (const auto& wrong : std::vector<std::map<std::string, double>>{
           {{"large", 500}}, {{"5000 m2", 500}}, {{"-1", 500}}, {{"5000", 0}}, {{"", 100}}, {{"nan", 100}}})
    EXPECT_NE(complaint({{"near", parks}, {"reach_m", reaches(wrong)}}).find("`reach_m` must give"),
              std::string::npos)
        << wrong.begin()->first;
  EXPECT_NE(complaint({{"near", parks}}).find("needs `reach_m`"), std::string::npos);
  EXPECT_NE(complaint({{"reach_m", reaches({{"0", 500}})}}).find("needs a layer in `near`"),
            std::string::npos);
}

/// Residential land of 1 km by 1 km and one park as a point that says how large it is, or does not.
RunReport with_park_point(std::map<std::string, std::variant<double, std::string>> park) {
  static const Library library = load_library(CITYGAUGE_SOURCE_DIR);
  const std::string square = "POLYGON((0 0,1000 0,1000 1000,0 1000,0 0))";
  const Districts districts = test::districts_of({square});
  const DistrictGrid grid(districts.shapes);
  Plan plan = make_plan({library, {}, {"park_service_coverage"}, {}}, districts, grid);
  test::MemoryLayers layers({{"land_use", {{square, {{"class", std::string("residential")}}}}},
                             {"parks", {{"POINT(500 500)", std::move(park)}}}},
                            library.roles);
  NoProgress silent;
  RunReport report;
  evaluate(plan, layers, districts, silent, report);
  return report;
}

// A disc of 300 m in 1 km2 (pi * 0.09 = 28.27 %), with its exact area.
TEST(ServedLand, takes_a_park_that_is_a_point_by_the_size_that_it_states) {
  const RunReport report = with_park_point({{"area", 2500.0}});
  EXPECT_NEAR(*report.results.at(0).value, 28.274333882308138, 1e-9);
}

TEST(ServedLand, has_no_value_where_no_park_says_how_large_it_is) {
  const RunReport report = with_park_point({});
  EXPECT_FALSE(report.results.at(0).value);
  EXPECT_NE(report.results.at(0).note.find("no feature of `parks` has `area`"), std::string::npos);
}

}  // namespace
}  // namespace citygauge
