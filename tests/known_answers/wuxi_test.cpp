// Xinwu District, Wuxi: green and water areas per 250 m cell, published by the authors of the data
// (data/wuxi-xinwu/SOURCE.md).
#include "support/shared_data.hpp"

namespace citygauge {
namespace {

using test::ledger;
using test::sum;
using test::values;

constexpr double published_green_m2 = 18218522.28;
constexpr double published_water_m2 = 21391708.98;  // overlap counted twice
constexpr double dissolved_water_m2 = 21387128.89;
constexpr double sum_rounding_m2 = 0.01;  // the sums are published to the cent
constexpr double cell_tolerance = 1e-7;   // relative, of the value in the cell
constexpr double least_m2 = 1e-5;         // below this a cell's value is rounding

Project cells(const std::filesystem::path& shared) {
  return test::project(shared / "wuxi-xinwu/xinwu_built_env_250m.gpkg", "built_env_250m", "grid_id_main");
}

void expect_equal_in_every_cell(const std::map<std::string, double>& ours,
                                const std::map<std::string, double>& published) {
  ASSERT_EQ(ours.size(), 3999U);
  double worst = 0;
  for (const auto& [id, value] : published) {
    const double difference = std::abs(ours.at(id) - value);
    worst = std::max(worst, difference / std::max(value, 1.0));
    EXPECT_LE(difference, cell_tolerance * value + least_m2) << "cell " << id;
  }
  std::cout << "largest difference in a cell: " << worst << " of max(value, 1 m2)\n";
}

TEST(Wuxi, green_area_agrees_in_every_cell) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  Project project = cells(shared);
  LayerSource green = test::layer("green", shared / "wuxi-xinwu/xinwu_land_use.gpkg");
  green.fields["class"] = "Class";
  green.values["class"]["10"] = "park";
  project.layers = {green};
  Library library = test::shipped_library();
  Indicator indicator = test::bare_indicator("green_area", "area", "green");
  indicator.numerator.where["class"] = {"park"};
  library.indicators["green_area"] = indicator;
  project.indicators = {"green_area"};
  const auto ours = values(test::run(project, library), "green_area");
  const auto file = project.districts.source;
  expect_equal_in_every_cell(ours, test::column(file, "built_env_250m", "grid_id_main", "parks_green_m2"));
  EXPECT_NEAR(sum(ours), published_green_m2, sum_rounding_m2);
  std::cout << fmt::format("green: ours {:.6f}, published {:.2f} m2\n", sum(ours), published_green_m2);
}

TEST(Wuxi, water_area_agrees_in_every_cell_and_overlap_counts_once) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  Project project = cells(shared);
  project.layers = {test::layer("water", shared / "wuxi-xinwu/xinwu_water_osm.gpkg")};
  Library library = test::shipped_library();
  library.indicators["water_area"] = test::bare_indicator("water_area", "area", "water");
  project.indicators = {"water_area"};
  const RunReport report = test::run(project, library);
  const auto gross = ledger(report, "water_area", "gross");
  const auto once = values(report, "water_area");
  expect_equal_in_every_cell(
      gross, test::column(project.districts.source, "built_env_250m", "grid_id_main", "water_area_m2"));
  EXPECT_NEAR(sum(gross), published_water_m2, sum_rounding_m2);
  EXPECT_NEAR(sum(once), dissolved_water_m2, sum_rounding_m2);
  std::cout << fmt::format(
      "water: polygon by polygon {:.6f} (published {:.2f}), overlap once {:.6f} (expected {:.2f}) m2\n",
      sum(gross), published_water_m2, sum(once), dissolved_water_m2);
}

double numerators(const RunReport& report, const std::string& indicator) {
  double total = 0;
  for (const Result& result : report.results)
    if (result.indicator == indicator) total += result.numerator.value_or(0);
  return total;
}

// By GeoPandas (tests/case_studies/wuxi.py): 7 of the 13 stations have a stop within 100 m, one within 50 m;
// the discs cover 65.50783060 % of the district. Its 3999 cells share all of that out.
TEST(Wuxi, stations_near_stops_and_ground_near_stops_are_shared_out_to_the_cells) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  Project project = cells(shared);
  LayerSource stations = test::layer("rail_exits", shared / "wuxi-xinwu/xinwu_subway_stations.gpkg");
  stations.fields["station"] = "name";
  project.layers = {stations,
                    test::layer("bus_stops", shared / "wuxi-xinwu/xinwu_bus_network.gpkg", "stops")};
  project.indicators = {"rail_bus_transfer_100", "rail_bus_transfer_50", "bus_stop_coverage"};
  const RunReport report = test::run(project);
  EXPECT_EQ(numerators(report, "rail_bus_transfer_100"), 7);
  EXPECT_EQ(numerators(report, "rail_bus_transfer_50"), 1);
  EXPECT_EQ(sum(ledger(report, "rail_bus_transfer_50", "raw")), 13);
  const double covered = numerators(report, "bus_stop_coverage");
  EXPECT_NEAR(100 * covered / sum(ledger(report, "bus_stop_coverage", "district")), 65.50783060, 1e-6);
  std::cout << fmt::format("covered: {:.3f} m2 in all cells\n", covered);
}

}  // namespace
}  // namespace citygauge
