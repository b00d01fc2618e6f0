// Las Palmas de Gran Canaria: areas published by GHSCI (data/las-palmas/SOURCE.md), in EPSG:5635.
#include "geometry/geos_bridge.hpp"
#include "input/district_layer.hpp"
#include "support/shared_data.hpp"

namespace citygauge {
namespace {

constexpr double rounding_km2 = 5e-7;  // published to six decimals

Districts read(const std::filesystem::path& file) {
  Project project = test::project(file, "", "");
  project.crs = "EPSG:5635";
  return read_districts(project, test::shipped_library().roles.at("districts")).districts;
}

TEST(LasPalmas, municipality_has_the_published_area) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const Districts municipality = read(shared / "las-palmas/municipality_boundary.geojson");
  const double area_km2 = area_m2(municipality.shapes[0]) / 1e6;
  EXPECT_NEAR(area_km2, 103.315941, rounding_km2);
  std::cout << fmt::format("municipality: {:.9f} km2, published 103.315941\n", area_km2);
}

TEST(LasPalmas, urban_part_has_the_published_area) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const Districts municipality = read(shared / "las-palmas/municipality_boundary.geojson");
  const Districts urban = read(shared / "las-palmas/ghs_urban_centre.gpkg");
  const double area_km2 = geos_intersection_area(urban.shapes, municipality.shapes[0]) / 1e6;
  EXPECT_NEAR(area_km2, 62.987900, rounding_km2);
  std::cout << fmt::format("urban part: {:.9f} km2, published 62.987900\n", area_km2);
}

/// OSM PBF: roads by OSM's classes, stops by a filter, in the municipality.
TEST(LasPalmas, openstreetmap_extract_gives_roads_and_stops) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const auto pbf = shared / "las-palmas/las_palmas_2023.osm.pbf";
  Project project = test::project(shared / "las-palmas/municipality_boundary.geojson", "", "");
  project.crs = "EPSG:32628";
  LayerSource roads = test::layer("roads", pbf, "lines");
  roads.where = "highway IS NOT NULL";
  LayerSource stops = test::layer("bus_stops", pbf, "points");
  stops.where = "highway = 'bus_stop'";
  project.layers = {roads, stops};
  project.indicators = {"road_density", "bus_stop_coverage"};
  const RunReport report = test::run(project);
  std::map<std::string, LayerCounts> counts;
  for (const LayerCounts& c : report.counts) counts[c.layer] = c;
  EXPECT_EQ(counts["roads"].read, 19353);      // SOURCE.md: lines in the extract
  EXPECT_EQ(counts["bus_stops"].read, 54905);  // points in the extract
  EXPECT_EQ(counts["bus_stops"].used, 695);    // highway=bus_stop
  for (const auto& [role, c] : counts)
    EXPECT_EQ(c.used + c.excluded + c.repaired + c.rejected, c.read) << role;
  for (const Result& result : report.results) {
    ASSERT_TRUE(result.value) << result.indicator << result.note;
    std::cout << fmt::format("{}: {:.4f} {}\n", result.indicator, *result.value, result.unit);
  }
}

}  // namespace
}  // namespace citygauge
