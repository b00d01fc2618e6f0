// `citygauge inspect` and `citygauge init` as a user runs them.
#include <gmock/gmock.h>

#include "end_to_end/sample_run.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

using test::citygauge;
using test::Outcome;
using testing::HasSubstr;

constexpr const char* square =
    "POLYGON((540000 3410000,541000 3410000,541000 3411000,540000 3411000,540000 3410000))";
constexpr const char* bow_tie =
    "POLYGON((540000 3410000,541000 3411000,541000 3410000,540000 3411000,540000 3410000))";

/// The layers of the sample's project, without the project.
void copy_sample_layers(const std::filesystem::path& folder) {
  for (const char* name : {"city.gpkg", "green.shp", "green.shx", "green.dbf", "green.prj", "green.cpg"})
    std::filesystem::copy_file(test::sample / name, folder / name);
}

std::map<std::string, std::string> values(const std::filesystem::path& results) {
  std::map<std::string, std::string> found;
  for (const test::Row& row : test::read_csv(results))
    found[row.at("district_id") + ' ' + row.at("indicator")] = row.at("value");
  return found;
}

TEST(Init, a_drafted_project_gives_the_numbers_of_the_sample) {
  const test::TemporaryFolder folder;
  copy_sample_layers(folder.path());
  const Outcome init = citygauge("init " + folder.path().string() + " --lang zh");
  ASSERT_EQ(init.exit_code, 0) << init.err;
  EXPECT_THAT(test::read_text(folder / "project.toml"), HasSubstr("# check:"));
  const Outcome drafted =
      citygauge("check " + folder.path().string() + " -o " + (folder / "drafted").string());
  EXPECT_THAT(drafted.exit_code, testing::AnyOf(0, 1, 4)) << drafted.err;
  const Outcome given = citygauge("check " + test::sample.string() + " -o " + (folder / "given").string());
  EXPECT_EQ(given.exit_code, 1) << given.err;
  const auto expected = values(folder / "given" / "results.csv");
  const auto found = values(folder / "drafted" / "results.csv");
  ASSERT_GT(expected.size(), 50U);
  for (const auto& [key, value] : expected) {
    ASSERT_TRUE(found.contains(key)) << key;
    EXPECT_EQ(found.at(key), value) << key;
  }
}

TEST(Init, never_overwrites_a_project) {
  const test::TemporaryFolder folder;
  test::write_layer(folder / "districts.gpkg", "districts", wkbPolygon, 4545, {{square, {}}});
  test::write_text(folder / "project.toml", "mine");
  const Outcome outcome = citygauge("init " + folder.path().string());
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("is there already"));
  EXPECT_EQ(test::read_text(folder / "project.toml"), "mine");
}

TEST(Init, says_when_there_is_nothing_to_draft_from) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(citygauge("init " + folder.path().string()).exit_code, 3);
  EXPECT_EQ(citygauge("init " + (folder / "nowhere").string()).exit_code, 3);
  EXPECT_FALSE(std::filesystem::exists(folder / "project.toml"));
}

TEST(Init, names_from_data_stay_texts) {
  const test::TemporaryFolder folder;
  test::write_layer(folder / "districts.gpkg", "districts", wkbPolygon, 4545, {{square, {}}});
  test::write_layer(folder / "x.gpkg", "evil\"\nprofiles = [\"x\"]\n#", wkbPolygon, 4545, {{square, {}}});
  ASSERT_EQ(citygauge("init " + folder.path().string()).exit_code, 0);
  const Outcome outcome = citygauge("check " + folder.path().string());
  EXPECT_THAT(outcome.exit_code, testing::AnyOf(0, 4)) << outcome.err;
}

TEST(InspectCommand, exit_code_says_fine_problems_or_unreadable) {
  const test::TemporaryFolder folder;
  test::write_layer(folder / "districts.gpkg", "districts", wkbPolygon, 4545, {{square, {{"did", "1"}}}},
                    {"did"});
  EXPECT_EQ(citygauge("inspect " + folder.path().string()).exit_code, 0);
  test::write_layer(folder / "green.gpkg", "green", wkbPolygon, 4545, {{bow_tie, {{"class", "G1"}}}},
                    {"class"});
  EXPECT_EQ(citygauge("inspect " + folder.path().string()).exit_code, 1);
  test::write_text(folder / "broken.gpkg", "not a database");
  EXPECT_EQ(citygauge("inspect " + (folder / "broken.gpkg").string()).exit_code, 3);
  EXPECT_EQ(citygauge("inspect " + (folder / "nothing.gpkg").string()).exit_code, 3);
}

TEST(InspectCommand, speaks_both_languages_and_json) {
  const test::TemporaryFolder folder;
  test::write_layer(folder / "green.gpkg", "green", wkbPolygon, 4545, {{bow_tie, {{"class", "G1"}}}},
                    {"class"});
  const std::string inspect = "inspect " + (folder / "green.gpkg").string();
  EXPECT_THAT(citygauge(inspect + " --lang zh").out, HasSubstr("1 个面无效：自相交"));
  EXPECT_THAT(citygauge(inspect + " --lang en").out, HasSubstr("1 polygons are invalid: Self-intersection"));
  const auto json = nlohmann::json::parse(citygauge(inspect + " --json").out);
  EXPECT_EQ(json["layers"][0]["roles"][0]["role"], "green");
  EXPECT_EQ(json["layers"][0]["findings"][0]["code"], "invalid_polygon");
  EXPECT_DOUBLE_EQ(json["layers"][0]["findings"][0]["places"][0]["x"], 540500);
}

TEST(InspectCommand, writes_problems_as_points_and_over_nothing) {
  const test::TemporaryFolder folder;
  const auto input = folder / "green.gpkg";
  test::write_layer(input, "green", wkbPolygon, 4545, {{bow_tie, {{"class", "G1"}}}}, {"class"});
  const std::string before = test::read_text(input);
  const std::string inspect = "inspect " + input.string() + " --gpkg ";
  ASSERT_EQ(citygauge(inspect + (folder / "problems.gpkg").string()).exit_code, 1);
  const DatasetHandle written = open_vector_dataset(folder / "problems.gpkg");
  OGRLayer* problems = written->GetLayerByName("problems");
  ASSERT_NE(problems, nullptr);
  ASSERT_EQ(problems->GetFeatureCount(), 1);
  const std::unique_ptr<OGRFeature> first(problems->GetNextFeature());
  EXPECT_STREQ(first->GetFieldAsString("code"), "invalid_polygon");
  EXPECT_DOUBLE_EQ(first->GetGeometryRef()->toPoint()->getX(), 540500);
  EXPECT_DOUBLE_EQ(first->GetGeometryRef()->toPoint()->getY(), 3410500);
  EXPECT_EQ(citygauge(inspect + input.string()).exit_code, 2) << "an input is never overwritten";
  EXPECT_EQ(test::read_text(input), before);
}

TEST(InspectCommand, a_project_is_inspected_by_its_roles) {
  const Outcome outcome = citygauge("inspect " + (test::sample / "project.toml").string() + " --json");
  EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
  const auto json = nlohmann::json::parse(outcome.out);
  std::map<std::string, std::int64_t> dangles;
  std::size_t layers = 0;
  for (const auto& layer : json["layers"]) {
    ++layers;
    for (const auto& finding : layer["findings"])
      if (finding["code"] == "dangle") dangles[layer["layer"]] = finding["count"];
  }
  EXPECT_EQ(layers, 14U) << "the districts and the project's 13 layers";
  EXPECT_EQ(dangles["roads"], 50)
      << "as Shapely counts ends between 2 cm and 1 m from the nearest other street";
}

}  // namespace
}  // namespace citygauge
