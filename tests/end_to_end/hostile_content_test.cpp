// Files whose content lies: what they state of themselves is not believed, and the program neither crashes
// nor fills the memory. Hostile paths and addresses: hostile_paths.py.
#include <gmock/gmock.h>

#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

using testing::HasSubstr;

/// One district of 0.01° × 0.01° near Wanzhou, in degrees, and a road through it, in metres.
class HostileContent : public testing::Test {
 protected:
  void SetUp() override {
    test::write_layer(
        file("districts.gpkg"), "districts", wkbPolygon, 4490,
        {{"POLYGON((108.4 30.8,108.41 30.8,108.41 30.81,108.4 30.81,108.4 30.8))", {{"did", "1"}}}}, {"did"});
    test::write_layer(file("roads.gpkg"), "roads", wkbLineString, 4490,
                      {{"LINESTRING(108.402 30.805,108.408 30.805)", {{"class", "arterial"}}}}, {"class"});
    project("roads.gpkg");
  }
  std::filesystem::path file(const std::string& name) const { return folder_ / name; }
  void project(const std::string& roads) const {
    test::write_text(file("project.toml"),
                     "title = \"t\"\nindicators = [\"road_density\"]\n[districts]\nsource = "
                     "\"districts.gpkg\"\nid = \"did\"\nscope = \"建成区\"\n[layers.roads]\nsource = \"" +
                         roads + "\"\n");
  }
  void sql(const std::string& name, const std::string& statement) const {
    const DatasetHandle base(GDALDataset::Open(file(name).c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    ASSERT_NE(base, nullptr);
    base->ReleaseResultSet(base->ExecuteSQL(statement.c_str(), nullptr, nullptr));
  }
  test::Outcome check() const {
    return test::citygauge("check " + file("project.toml").string() + " -o " + file("out").string());
  }
  std::string results() const { return test::read_text(file("out") / "results.csv"); }

  test::TemporaryFolder folder_;
};

TEST_F(HostileContent, the_extent_that_a_file_states_does_not_choose_the_crs) {
  ASSERT_EQ(check().exit_code, 0);
  const std::string truth = results();
  EXPECT_THAT(truth, HasSubstr(",1061006.4")) << "m², in EPSG:4545";
  for (const std::string extent :
       {"min_x = 90, max_x = 90.01", "min_x = 1e300, max_x = 1e308", "min_y = -1e18, max_y = -1e17"}) {
    sql("districts.gpkg", "UPDATE gpkg_contents SET " + extent);
    ASSERT_EQ(check().exit_code, 0) << extent;
    EXPECT_EQ(results(), truth) << extent;
  }
}

TEST_F(HostileContent, geometry_that_states_more_than_it_has_is_left_out) {
  const std::string header = "475000018A110000";  // GP, version 0, no envelope, srs_id 4490
  const std::string zeros(64, '0');
  for (const std::string& wkb : {"010200000000CA9A3B" + zeros,  // a line of 10⁹ points
                                 "0105000000FFFFFFFF" + zeros,  // 4·10⁹ lines
                                 std::string("01"), std::string()}) {
    for (const char* trigger :
         {"insert", "update1", "update2", "update3", "update4", "update5", "update6", "update7", "delete"})
      sql("roads.gpkg", std::string("DROP TRIGGER IF EXISTS rtree_roads_geom_") + trigger);
    sql("roads.gpkg", "UPDATE roads SET geom = x'" + header + wkb + "'");
    const test::Outcome outcome = check();
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(results(), HasSubstr("not_evaluated")) << wkb;
  }
}

TEST_F(HostileContent, json_nested_without_end_is_refused) {
  constexpr int depth = 100'000;
  const std::string open(depth, '['), close(depth, ']');
  for (const std::string& feature :
       {R"("properties":{"class":"arterial"},"geometry":{"type":"LineString","coordinates":)" + open + close +
            "}",
        R"("geometry":null,"properties":{"class":)" + open + close + "}"}) {
    test::write_text(file("deep.geojson"),
                     R"({"type":"FeatureCollection","features":[{"type":"Feature",)" + feature + "}]}");
    project("deep.geojson");
    const test::Outcome outcome = check();
    EXPECT_EQ(outcome.exit_code, 3) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("deep.geojson"));
  }
}

TEST_F(HostileContent, temporary_files_lie_in_the_result_folder_and_go) {
  std::string osm = "<?xml version=\"1.0\"?><osm version=\"0.6\">";
  for (int i = 1; i <= 3; ++i)
    osm += "<node id=\"" + std::to_string(i) + "\" lat=\"30.805\" lon=\"108.40" + std::to_string(2 * i) +
           "\" version=\"1\"/>";
  osm +=
      "<way id=\"1\" version=\"1\"><nd ref=\"1\"/><nd ref=\"2\"/><nd ref=\"3\"/><tag k=\"highway\" "
      "v=\"primary\"/></way></osm>";
  test::write_text(file("roads.osm"), osm);
  project(
      "roads.osm\"\nlayer = \"lines\"\nfields = { class = \"highway\" }\nvalues.class.primary = \"arterial");
  const test::TemporaryFolder nobody_writes_here;
  std::filesystem::permissions(nobody_writes_here.path(), std::filesystem::perms::owner_read);
  const test::Outcome outcome = test::citygauge(
      "check " + file("project.toml").string() + " -o " + file("out").string(),
      "OSM_MAX_TMPFILE_SIZE=0 CPL_TMPDIR=/nowhere TMPDIR=" + (nobody_writes_here / "none").string());
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(results(), HasSubstr(",no_target,"));
  for (const auto& entry : std::filesystem::directory_iterator(file("out")))
    EXPECT_NE(entry.path().filename().string().front(), '.') << entry.path();
}

}  // namespace
}  // namespace citygauge
