// An indicator that no text asks for, over a layer that no shipped role knows, is added by TOML files alone:
// these are written here into a data folder, and a city is checked against them.
#include <gmock/gmock.h>

#include "config/library.hpp"
#include "config/profile_file.hpp"
#include "config/project_file.hpp"
#include "core/progress.hpp"
#include "evaluate/run.hpp"
#include "output/indicator_formula.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

const char* const role = R"(
name = "benches"
title = { zh = "座椅", en = "Benches" }
geometry = ["point"]

[[attribute]]
name = "state"
fields = ["state", "状态"]
[attribute.values]
sound = ["完好"]
broken = ["损坏"]
)";

const char* const indicator = R"toml(
id = "bench_density"
title = { zh = "公园座椅密度", en = "Benches in parks" }
unit = "benches/ha"
factor = 10000
margin_unit = "benches"

numerator = { measure = "count", layer = "benches", among = [{}], where = { state = ["sound"] } }
denominator = { measure = "area", layer = "parks" }

[definition]
zh = "评价单元内完好座椅个数与公园面积（公顷）之比。"
en = "Number of sound benches divided by the area of parks (ha)."

[[example]]
comment = "Two sound benches and a broken one, a park of half a hectare: 4."
districts = ["POLYGON((0 0,1000 0,1000 1000,0 1000,0 0))"]
parks = [{ wkt = "POLYGON((0 0,100 0,100 50,0 50,0 0))" }]
benches = [
  { wkt = "POINT(10 10)", state = "sound" },
  { wkt = "POINT(20 10)", state = "sound" },
  { wkt = "POINT(30 10)", state = "broken" },
]
value = 4.0
)toml";

const char* const profile = R"(
title = { zh = "座椅", en = "Benches" }
[[target]]
indicator = "bench_density"
threshold = ">= 3"
scope = "建成区"
clause = "一"
text = "公园座椅不少于 3 个/公顷。"
)";

const char* const project = R"(
title = "benches"
crs = "EPSG:4545"
profiles = ["./bench.toml"]
[districts]
source = "city.gpkg"
layer = "districts"
id = "id"
name = "id"
scope = "建成区"
[layers.parks]
source = "city.gpkg"
layer = "parks"
[layers.benches]
source = "city.gpkg"
layer = "benches"
)";

/// Two districts with a park of 1 ha each: three sound benches and a broken one in the first, one
/// in the second, and none in a third, which has no park either.
void write_city(const std::filesystem::path& file) {
  test::write_layer(file, "districts", wkbPolygon, 4545,
                    {{"POLYGON((540000 3410000,541000 3410000,541000 3411000,540000 3411000,540000 3410000))",
                      {{"id", "1"}}},
                     {"POLYGON((541000 3410000,542000 3410000,542000 3411000,541000 3411000,541000 3410000))",
                      {{"id", "2"}}},
                     {"POLYGON((542000 3410000,543000 3410000,543000 3411000,542000 3411000,542000 3410000))",
                      {{"id", "3"}}}},
                    {"id"});
  test::write_layer(
      file, "parks", wkbPolygon, 4545,
      {{"POLYGON((540100 3410100,540200 3410100,540200 3410200,540100 3410200,540100 3410100))", {}},
       {"POLYGON((541100 3410100,541200 3410100,541200 3410200,541100 3410200,541100 3410100))", {}}});
  test::write_layer(file, "benches", wkbPoint, 4545,
                    {{"POINT(540110 3410110)", {{"状态", "完好"}}},
                     {"POINT(540120 3410110)", {{"状态", "完好"}}},
                     {"POINT(540130 3410110)", {{"状态", "完好"}}},
                     {"POINT(540140 3410110)", {{"状态", "损坏"}}},
                     {"POINT(541110 3410110)", {{"状态", "完好"}}}},
                    {"状态"});
}

class AddedIndicator : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path shipped = CITYGAUGE_SOURCE_DIR;
    std::filesystem::copy(shipped / "layers", folder_ / "layers", std::filesystem::copy_options::recursive);
    std::filesystem::create_directory(folder_ / "indicators");
    test::write_text(folder_ / "layers/roles/benches.toml", role);
    test::write_text(folder_ / "indicators/bench_density.toml", indicator);
    test::write_text(folder_ / "bench.toml", profile);
    test::write_text(folder_ / "project.toml", project);
    write_city(folder_ / "city.gpkg");
  }

  test::TemporaryFolder folder_;
};

TEST_F(AddedIndicator, takes_no_code) {
  const Library library = load_library(folder_.path());
  ASSERT_EQ(library.indicators.size(), 1U);
  const std::vector<Profile> profiles{load_profile((folder_ / "bench.toml").string(), {}, library)};
  const Project city = load_project(folder_ / "project.toml", library);
  NoProgress silent;
  const RunReport report = run_project(city, library, profiles, silent);

  ASSERT_EQ(report.results.size(), 3U);
  EXPECT_NEAR(report.results[0].value.value(), 3, 1e-9);
  EXPECT_EQ(report.results[0].verdict, Verdict::pass);
  EXPECT_NEAR(report.results[1].value.value(), 1, 1e-9);
  EXPECT_EQ(report.results[1].verdict, Verdict::miss);
  EXPECT_NEAR(report.results[1].margin.value(), -2, 1e-9) << "two benches are short";
  EXPECT_EQ(report.results[2].verdict, Verdict::not_evaluated);
  EXPECT_THAT(report.results[2].note, testing::EndsWith("the denominator is zero"));

  const std::vector<std::pair<std::string, double>> steps{
      {"raw", 4}, {"excluded_by_class", 0}, {"falls_short", -1}, {"counted", 3}};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    EXPECT_EQ(report.ledger.at(i).step, steps[i].first);
    EXPECT_EQ(report.ledger.at(i).quantity, steps[i].second);
  }
  ASSERT_EQ(report.evidence.size(), 1U);
  EXPECT_EQ(report.evidence[0].table, "evidence_offending_points");
  EXPECT_EQ(report.evidence[0].shapes.size(), 1U) << "the broken bench";
  EXPECT_EQ(formula_text(report.indicators.at(0)).en,
            "10000 × count(benches, state ∈ {sound}; among = all) ÷ area(parks)");
}

}  // namespace
}  // namespace citygauge
