// São Miguel, Azores: land-cover shares and population sums with exact partial pixels, as published by the
// authors of exactextract (data/sao-miguel/published_results.csv).
#include <cmath>
#include <fstream>
#include <sstream>

#include "input/district_layer.hpp"
#include "input/raster_layer.hpp"
#include "measures/raster_area.hpp"
#include "support/shared_data.hpp"

namespace citygauge {
namespace {

const std::vector<std::string> concelhos{"Lagoa",    "Nordeste",       "Ponta Delgada",
                                         "Povoacao", "Ribeira Grande", "Vila Franca do Campo"};

/// The rows of the published table, by their first column.
std::map<std::string, std::vector<std::string>> published(const std::filesystem::path& shared) {
  std::ifstream stream(shared / "sao-miguel/published_results.csv");
  std::map<std::string, std::vector<std::string>> rows;
  for (std::string line; std::getline(stream, line);) {
    std::vector<std::string> cells;
    std::stringstream fields(line);
    for (std::string cell; std::getline(fields, cell, ',');) cells.push_back(cell);
    rows[cells[0]] = {cells.begin() + 1, cells.end()};
  }
  return rows;
}

struct Island {
  Districts districts;
  std::unique_ptr<RasterLayer> raster;
};

Island open(const std::filesystem::path& shared, const char* raster) {
  Project project = test::project(shared / "sao-miguel/concelhos.gpkg", "", "name");
  DistrictReading reading = read_districts(project, test::shipped_library().roles.at("districts"));
  Island island{std::move(reading.districts),
                std::make_unique<RasterLayer>(test::layer("land_cover", shared / "sao-miguel" / raster))};
  island.raster->set_working_crs(*island.raster->crs(), reading.working);
  return island;
}

TEST(SaoMiguel, population_sums_are_the_published_ones) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const auto rows = published(shared);
  const auto& expected = rows.at("population from count raster (sum of value x coverage fraction)");
  Island island = open(shared, "gpw_v411_2020_count_2020.tif");
  ASSERT_EQ(island.districts.size(), concelhos.size());
  for (std::size_t d = 0; d < concelhos.size(); ++d) {
    double people = 0;
    for_each_cell(*island.raster, island.districts.shapes[d], [&](double value, double, double share) {
      if (!std::isnan(value)) people += value * share;
    });
    EXPECT_NEAR(people, std::stod(expected[d]), 5e-3)
        << concelhos[d];  // published to 0.001, data are float32
    std::cout << fmt::format("{}: {:.3f} people, published {}\n", concelhos[d], people, expected[d]);
  }
}

TEST(SaoMiguel, land_cover_shares_are_the_published_ones) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const auto rows = published(shared);
  Island island = open(shared, "clc2018_v2020_20u1.tif");
  for (std::size_t d = 0; d < concelhos.size(); ++d) {
    std::map<int, double> areas;
    double whole = 0;
    for_each_cell(*island.raster, island.districts.shapes[d], [&](double value, double area, double) {
      areas[std::isnan(value) ? -1 : static_cast<int>(value)] += area;
      whole += area;
    });
    for (const int land_class : {1, 2, 3, 10, 11, 18, 23, 24, 41, 44}) {
      const std::string key =
          "share CLC class " + std::to_string(land_class) + (land_class == 44 ? " (sea)" : "");
      const double expected = std::stod(rows.at(key)[d]);
      // Theirs weighs cells by their area on a sphere, ours by their area in UTM, whose scale changes by 7e-5
      // of an area across a municipality here, 135 km off the central meridian: shares differ by less than
      // 5e-6.
      EXPECT_NEAR(areas[land_class] / whole, expected, 5e-6) << concelhos[d] << ", class " << land_class;
    }
  }
}

// People by the raster of densities, each cell clipped by Shapely and measured on the ellipsoid
// (tests/case_studies/sao_miguel.py). In UTM the areas here are up to 5e-4 smaller; in people per km² it
// cancels.
TEST(SaoMiguel, population_density_is_that_of_cells_clipped_on_the_ellipsoid) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const std::map<std::string, double> people_per_km2{
      {"Lagoa", 345.776},   {"Nordeste", 44.634},        {"Ponta Delgada", 305.717},
      {"Povoação", 56.258}, {"Ribeira Grande", 200.182}, {"Vila Franca do Campo", 150.645}};
  Project project = test::project(shared / "sao-miguel/concelhos.gpkg", "", "name");
  project.layers = {test::layer("population", shared / "sao-miguel/gpw_v411_2020_density_2020.tif")};
  project.indicators = {"population_density"};
  project.options["population_density"]["raster"].value = std::string("people_per_km2");
  const auto found = test::values(test::run(project), "population_density");
  ASSERT_EQ(found.size(), people_per_km2.size());
  for (const auto& [name, expected] : people_per_km2) {
    EXPECT_NEAR(1e4 * found.at(name), expected, 1e-4 * expected) << name;
    std::cout << fmt::format("{}: {:.3f} people per km2, clipped cells {:.3f}\n", name, 1e4 * found.at(name),
                             expected);
  }
}

}  // namespace
}  // namespace citygauge
