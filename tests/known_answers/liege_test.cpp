// Liège: 79,907 street lines, simplified by neatnet (data/liege-streets/SOURCE.md), whose own test asserts
// what is left. Its rule is not ours: it also takes out roundabouts and the detail of junctions, which are
// street to us, and so the two must be near each other and need not be equal (docs/accuracy.md names the
// parts).
#include <iostream>

#include "support/shared_data.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

constexpr double drawn_m = 2659484.6;       // SOURCE.md, to 0.1 m
constexpr double simplified_m = 2350785.2;  // the file that neatnet made
constexpr double neatnet_m = 2350782;       // asserted by neatnet's own test
constexpr double links_m = 104686.8;        // Σ length of *_link, by SQL on the file
constexpr double rounding_m = 0.1;
constexpr double near_neatnet = 0.03;  // of its length
constexpr double all_classes_near_neatnet = 0.06;
constexpr double little = 0.02;

const std::vector<std::string> streets{"motorway",  "expressway", "arterial",
                                       "secondary", "branch",     "footway"};

/// A square round the network is the only district: the source has no boundary.
std::filesystem::path box_around(const std::filesystem::path& network, const test::TemporaryFolder& folder) {
  OGREnvelope box;
  const DatasetHandle dataset = open_vector_dataset(network);
  EXPECT_EQ(dataset->GetLayer(0)->GetExtent(&box), OGRERR_NONE);
  const Box outer = Box{box.MinX, box.MinY, box.MaxX, box.MaxY}.grown(10);
  const std::string wkt = fmt::format("POLYGON(({0} {1},{2} {1},{2} {3},{0} {3},{0} {1}))", outer.min_x,
                                      outer.min_y, outer.max_x, outer.max_y);
  const auto file = folder / "box.gpkg";
  test::write_layer(file, "box", wkbPolygon, 32631, {{wkt, {{"id", "all"}}}}, {"id"});
  return file;
}

/// Steps of the length measure for one box round a network.
std::map<std::string, double> lengths(const std::filesystem::path& network,
                                      const std::vector<std::string>& classes) {
  const test::TemporaryFolder folder;
  Project project = test::project(box_around(network, folder), "box", "id");
  project.layers = {test::layer("roads", network)};
  project.indicators = {"street_length"};
  Library library = test::shipped_library();
  Indicator indicator = test::bare_indicator("street_length", "length", "roads");
  indicator.numerator.options =
      library.indicators.at("road_density").numerator.options;  // dual carriageways once
  if (!classes.empty()) indicator.numerator.where["class"] = classes;
  library.indicators["street_length"] = indicator;
  const RunReport report = test::run(project, library);
  std::map<std::string, double> steps;
  for (const LedgerRow& row : report.ledger) steps[row.step] = row.quantity;
  return steps;
}

double over_neatnet(double length_m) {
  return length_m / neatnet_m - 1;
}

void print(const char* what, const std::map<std::string, double>& steps) {
  std::cout << what
            << fmt::format(
                   ": raw {:.1f}, excluded {:.1f}, merged {:.1f}, counted {:.1f} m; {:+.2f} % of neatnet\n",
                   steps.at("raw"), steps.at("excluded_by_class"), steps.at("merged"), steps.at("counted"),
                   100 * over_neatnet(steps.at("counted")));
}

TEST(Liege, streets_without_ramps_are_within_three_per_cent_of_neatnet) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const auto steps = lengths(shared / "liege-streets/streets_original.gpkg", streets);
  print("without *_link", steps);
  EXPECT_NEAR(steps.at("raw"), drawn_m, rounding_m);
  EXPECT_NEAR(steps.at("excluded_by_class"), -links_m, rounding_m);
  EXPECT_LE(std::abs(over_neatnet(steps.at("counted"))), near_neatnet);
}

TEST(Liege, streets_with_ramps_are_within_six_per_cent_of_neatnet) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const auto steps = lengths(shared / "liege-streets/streets_original.gpkg", {});
  print("all classes", steps);
  EXPECT_EQ(steps.at("excluded_by_class"), 0);
  EXPECT_LE(std::abs(over_neatnet(steps.at("counted"))), all_classes_near_neatnet);
}

/// What neatnet has left leaves little to merge; two thirds of it are motorways.
TEST(Liege, little_is_merged_in_what_neatnet_has_simplified) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const auto steps = lengths(shared / "liege-streets/streets_simplified.gpkg", {});
  print("simplified by neatnet", steps);
  EXPECT_NEAR(steps.at("raw"), simplified_m, rounding_m);
  EXPECT_LE(-steps.at("merged"), little * simplified_m);
}

/// As the shipped indicator reads OSM's classes: ways for cars, without motorways, ramps and footways.
TEST(Liege, road_density_leaves_out_motorways_ramps_and_footways) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const auto network = shared / "liege-streets/streets_original.gpkg";
  const test::TemporaryFolder folder;
  Project project = test::project(box_around(network, folder), "box", "id");
  project.layers = {test::layer("roads", network)};
  project.indicators = {"road_density"};
  const RunReport report = test::run(project);
  const double excluded = test::ledger(report, "road_density", "excluded_by_class").at("all");
  EXPECT_NEAR(excluded, -(links_m + 280668.2 + 10574.8), 3 * rounding_m);  // and motorway, pedestrian, by SQL
  std::cout << fmt::format("road_density: excluded {:.1f}, counted {:.1f} m\n", -excluded,
                           test::ledger(report, "road_density", "counted").at("all"));
}

}  // namespace
}  // namespace citygauge
