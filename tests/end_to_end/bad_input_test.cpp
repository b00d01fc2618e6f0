// Bad input gets an error that names the file and the layer, with exit code 2 or 3, and never touches a
// previous result. The twin of each case, a clean tiny city, passes.
#include <gmock/gmock.h>

#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

using test::citygauge;
using test::Outcome;
using test::TinyFeature;
using test::write_layer;
using test::write_text;
using testing::HasSubstr;

constexpr int epsg = 4545;
const char* square = "POLYGON((540000 3410000,541000 3410000,541000 3411000,540000 3411000,540000 3410000))";
const char* street = "LINESTRING(540000 3410500,541000 3410500)";

/// A project with one district of 1 km² and one road of 1 km: 1.0 km/km².
class BadInput : public testing::Test {
 protected:
  void SetUp() override {
    districts({{square, {{"did", "1"}, {"name", "甲区"}}}});
    roads({{street, {{"class", "arterial"}}}});
    project();
    ASSERT_EQ(check().exit_code, 0) << "the clean twin must pass";
    previous_ = test::read_text(out() / "results.csv");
    ASSERT_THAT(previous_, HasSubstr("road_density"));
  }

  std::filesystem::path file(const std::string& name) const { return folder_ / name; }
  std::filesystem::path out() const { return folder_ / "out"; }

  void districts(const std::vector<TinyFeature>& features, OGRwkbGeometryType type = wkbPolygon,
                 int code = epsg) {
    std::filesystem::remove(file("districts.gpkg"));
    write_layer(file("districts.gpkg"), "districts", type, code, features, {"did", "name"});
  }
  void roads(const std::vector<TinyFeature>& features, OGRwkbGeometryType type = wkbLineString,
             int code = epsg) {
    std::filesystem::remove(file("roads.gpkg"));
    write_layer(file("roads.gpkg"), "roads", type, code, features, {"class", "status"});
  }
  void project(const std::string& roads_extra = "", const std::string& head = "",
               const std::string& districts_extra = "") {
    write_text(
        file("project.toml"),
        "title = \"tiny\"\n" + head + "indicators = [\"road_density\"]\n" +
            "[districts]\nsource = \"districts.gpkg\"\nid = \"did\"\nname = \"name\"\nscope = \"建成区\"\n" +
            districts_extra + "[layers.roads]\nsource = \"roads.gpkg\"\n" + roads_extra);
  }
  Outcome check() const {
    return citygauge("check " + file("project.toml").string() + " -o " + out().string());
  }

  void expect_error(int exit_code, const std::string& named, const std::string& also = "") {
    const Outcome outcome = check();
    EXPECT_EQ(outcome.exit_code, exit_code) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr(named));
    EXPECT_THAT(outcome.err, HasSubstr(also));
    EXPECT_EQ(test::read_text(out() / "results.csv"), previous_)
        << "a failed run must leave the previous result whole";
  }

  test::TemporaryFolder folder_;
  std::string previous_;
};

TEST_F(BadInput, missing_project_file) {
  const Outcome outcome = citygauge("check " + file("nothing.toml").string());
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("nothing.toml"));
}

TEST_F(BadInput, missing_layer_file) {
  std::filesystem::remove(file("roads.gpkg"));
  expect_error(3, "roads.gpkg", "no such file");
}

TEST_F(BadInput, missing_district_file) {
  std::filesystem::remove(file("districts.gpkg"));
  expect_error(3, "districts.gpkg", "no such file");
}

TEST_F(BadInput, missing_layer_in_the_file) {
  project("layer = \"streets\"\n");
  expect_error(3, "roads.gpkg", "streets");
}

TEST_F(BadInput, several_layers_and_none_named) {
  write_layer(file("roads.gpkg"), "more_roads", wkbLineString, epsg, {});
  expect_error(3, "roads.gpkg", "more_roads");
}

TEST_F(BadInput, missing_required_field) {
  std::filesystem::remove(file("roads.gpkg"));
  write_layer(file("roads.gpkg"), "roads", wkbLineString, epsg, {{street, {{"kind", "arterial"}}}}, {"kind"});
  expect_error(3, "roads.gpkg", "class");
}

TEST_F(BadInput, stated_field_is_not_there) {
  project("fields = { class = \"grade\" }\n");
  expect_error(2, "grade", "project.toml:");
}

TEST_F(BadInput, filter_names_a_field_that_is_not_there) {
  project("where = \"phase = 1\"\n");
  expect_error(2, "phase", "roads");
}

TEST_F(BadInput, filter_cannot_be_parsed) {
  project("where = \"status = \"\n");
  expect_error(2, "status =");
}

TEST_F(BadInput, no_usable_district) {
  districts({{"", {{"did", "1"}}}, {"POLYGON EMPTY", {{"did", "2"}}}});
  expect_error(3, "districts.gpkg", "no usable district");
}

TEST_F(BadInput, two_districts_with_one_id) {
  districts({{square, {{"did", "1"}, {"name", "甲区"}}}, {square, {{"did", "1"}, {"name", "乙区"}}}});
  expect_error(3, "districts.gpkg", "two districts have the id `1`");
}

TEST_F(BadInput, wrong_geometry_type_of_the_layer) {
  roads({{"POINT(540500 3410500)", {{"class", "arterial"}}}}, wkbPoint);
  expect_error(3, "roads.gpkg", "line");
}

TEST_F(BadInput, wrong_geometry_type_of_every_feature) {
  roads({{"POINT(540500 3410500)", {{"class", "arterial"}}}}, wkbUnknown);
  expect_error(3, "roads.gpkg", "line");
}

TEST_F(BadInput, no_crs_anywhere) {
  districts({{square, {{"did", "1"}}}}, wkbPolygon, 0);
  expect_error(3, "districts.gpkg", "coordinate reference system");
}

TEST_F(BadInput, layer_without_crs_and_none_stated) {
  roads({{street, {{"class", "arterial"}}}}, wkbLineString, 0);
  expect_error(3, "roads.gpkg", "coordinate reference system");
}

TEST_F(BadInput, web_mercator_is_not_measured_in) {
  project("", "crs = \"EPSG:3857\"\n");
  expect_error(2, "3857", "project.toml:");
}

TEST_F(BadInput, degrees_are_not_measured_in) {
  project("", "crs = \"EPSG:4490\"\n");
  expect_error(2, "4490", "project.toml:");
}

TEST_F(BadInput, unknown_crs) {
  project("", "crs = \"EPSG:99999\"\n");
  expect_error(2, "EPSG:99999", "project.toml:");
}

TEST_F(BadInput, not_a_database) {
  write_text(file("roads.gpkg"), "this is no GeoPackage");
  expect_error(3, "roads.gpkg");
}

TEST_F(BadInput, cut_file) {
  std::vector<TinyFeature> many(2000, {street, {{"class", "arterial"}}});
  roads(many);
  std::filesystem::resize_file(file("roads.gpkg"), std::filesystem::file_size(file("roads.gpkg")) / 2);
  expect_error(3, "roads.gpkg");
}

TEST_F(BadInput, empty_file) {
  write_text(file("roads.gpkg"), "");
  expect_error(3, "roads.gpkg");
}

TEST_F(BadInput, unknown_key_in_the_project) {
  project("sauce = \"x\"\n");
  expect_error(2, "project.toml:", "source");
}

TEST_F(BadInput, unknown_option) {
  project("", "", "");
  std::ofstream(file("project.toml"), std::ios::app) << "[options.road_density]\ndual_carriage = \"once\"\n";
  expect_error(2, "dual_carriage", "project.toml:");
}

TEST_F(BadInput, option_with_a_wrong_value) {
  std::ofstream(file("project.toml"), std::ios::app) << "[options.road_density]\nborder = \"third\"\n";
  expect_error(2, "border", "half");
}

TEST_F(BadInput, output_is_a_file) {
  write_text(file("taken"), "x");
  const Outcome outcome =
      citygauge("check " + file("project.toml").string() + " -o " + file("taken").string());
  EXPECT_EQ(outcome.exit_code, 2) << outcome.err;
  EXPECT_EQ(test::read_text(file("taken")), "x");
}

TEST_F(BadInput, usage_errors_exit_with_2) {
  EXPECT_EQ(citygauge("").exit_code, 2);
  EXPECT_EQ(citygauge("check").exit_code, 2);
  EXPECT_EQ(citygauge("chekc x").exit_code, 2);
  EXPECT_EQ(citygauge("check x --threads 0").exit_code, 2);
  EXPECT_EQ(citygauge("check " + file("project.toml").string() + " --profile mianyang-2031").exit_code, 2);
}

TEST_F(BadInput, layer_without_features_is_a_warning_and_not_evaluated) {
  roads({});
  EXPECT_EQ(check().exit_code, 0) << "no target was asked for";
  const std::string csv = test::read_text(out() / "results.csv");
  EXPECT_THAT(csv, HasSubstr("not_evaluated"));
  EXPECT_THAT(csv, HasSubstr("has no features"));
  EXPECT_THAT(test::read_text(out() / "results.json"), HasSubstr("empty_layer"));
}

TEST_F(BadInput, target_that_cannot_be_evaluated_exits_with_4) {
  write_text(file("own.toml"),
             "title = { zh = \"自定\", en = \"own\" }\n[[target]]\nindicator = \"road_density\"\nthreshold = "
             "\">= 0.5\"\n"
             "scope = \"建成区\"\nclause = \"1\"\ntext = \"t\"\n");
  const std::string arguments = "check " + file("project.toml").string() + " -o " + out().string() +
                                " --profile " + file("own.toml").string();
  EXPECT_EQ(citygauge(arguments).exit_code, 0);
  roads({});
  EXPECT_EQ(citygauge(arguments).exit_code, 4);
  EXPECT_EQ(citygauge(arguments + " --allow-unevaluated").exit_code, 0);
  write_text(
      file("project.toml"),
      "title = \"tiny\"\n[districts]\nsource = \"districts.gpkg\"\nid = \"did\"\nscope = \"建成区\"\n");
  EXPECT_EQ(citygauge(arguments).exit_code, 4);
  EXPECT_THAT(test::read_text(out() / "results.csv"), HasSubstr("is not given"));
}

TEST_F(BadInput, ellipsoidal_measuring_is_refused_and_not_faked) {
  project("", "measure = \"ellipsoidal\"\n");
  expect_error(2, "ellipsoidal", "project.toml");
}

TEST_F(BadInput, broken_features_become_issues_and_the_counts_add_up) {
  roads({{street, {{"class", "arterial"}}},
         {"", {{"class", "arterial"}}},
         {"LINESTRING EMPTY", {{"class", "arterial"}}},
         {"LINESTRING(540000 3410100,540000 3410100)", {{"class", "arterial"}}},
         {"LINESTRING(540000 3410200,541000 3410200)", {{"class", "footway"}}},
         {"LINESTRING(540000 3410300,541000 3410300)", {{"class", "arterial"}, {"status", "planned"}}}});
  project("where = \"status IS NULL\"\n");
  EXPECT_EQ(check().exit_code, 0);
  const std::string json = test::read_text(out() / "results.json");
  EXPECT_THAT(json, HasSubstr("no_geometry"));
  EXPECT_THAT(json, HasSubstr("empty_geometry"));
  EXPECT_THAT(json, HasSubstr("degenerate"));
  EXPECT_THAT(json, HasSubstr("read 6 = used 1 + excluded 2 + repaired 0 + rejected 3"));
  EXPECT_THAT(test::read_text(out() / "results.csv"), HasSubstr("road_density,1,km/km2"));
}

TEST_F(BadInput, bow_tie_district_is_repaired_and_recorded) {
  districts({{"POLYGON((540000 3410000,541000 3411000,541000 3410000,540000 3411000,540000 3410000))",
              {{"did", "1"}}}});
  EXPECT_EQ(check().exit_code, 0);
  EXPECT_THAT(test::read_text(out() / "results.json"), HasSubstr("invalid_polygon"));
}

}  // namespace
}  // namespace citygauge
