// Targets that are set for one class of an indicator, "trail_length.river", on trails of which none is that.
#include <gtest/gtest.h>

#include "config/profile_file.hpp"
#include "config/project_file.hpp"
#include "evaluate/run.hpp"
#include "support/shared_data.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

const std::string targets = R"(title = { zh = "步道", en = "Trails" }
[[target]]
indicator = "trail_length.mountain"
threshold = ">= 0.5"
scope = "全区"
clause = "一"
text = "半公里"
[[target]]
indicator = "trail_length.river"
threshold = ">= 0.5"
scope = "全区"
clause = "一"
text = "半公里"
)";

/// A district of 1 km2, and a mountain trail of 600 m if there are trails at all.
class ClassTargets : public testing::Test {
 protected:
  std::map<std::string, Result> results(bool with_trails) {
    test::write_layer(
        folder_ / "city.gpkg", "districts", wkbPolygon, 4545,
        {{"POLYGON((500000 3400000,501000 3400000,501000 3401000,500000 3401000,500000 3400000))",
          {{"id", "1"}}}},
        {"id"});
    if (with_trails)
      test::write_layer(folder_ / "city.gpkg", "trails", wkbLineString, 4545,
                        {{"LINESTRING(500100 3400100,500700 3400100)", {{"class", "mountain"}}}}, {"class"});
    test::write_text(folder_ / "own.toml", targets);
    test::write_text(
        folder_ / "project.toml",
        std::string("title = \"试\"\n[districts]\nsource = \"city.gpkg\"\n"
                    "layer = \"districts\"\nid = \"id\"\nscope = \"全区\"\n") +
            (with_trails ? "[layers.trails]\nsource = \"city.gpkg\"\nlayer = \"trails\"\n" : ""));
    const Library& library = test::shipped_library();
    NoProgress silent;
    const RunReport report =
        run_project(load_project(folder_ / "project.toml", library), library,
                    {load_profile((folder_ / "own.toml").string(), {}, library)}, silent);
    std::map<std::string, Result> by_indicator;
    for (const Result& result : report.results) by_indicator[result.indicator] = result;
    EXPECT_EQ(by_indicator.size(), report.results.size()) << "an indicator stands there twice";
    return by_indicator;
  }

 private:
  test::TemporaryFolder folder_;
};

TEST_F(ClassTargets, a_class_that_no_feature_has_is_there_with_0) {
  const auto found = results(true);
  EXPECT_NEAR(found.at("trail_length.mountain").value.value_or(-1), 0.6, 1e-12);
  EXPECT_EQ(found.at("trail_length.mountain").verdict, Verdict::pass);
  EXPECT_EQ(found.at("trail_length.river").value, 0.0);
  EXPECT_EQ(found.at("trail_length.river").verdict, Verdict::miss);
  EXPECT_EQ(found.at("trail_length.street").verdict, Verdict::no_target);
}

// Not as `trail_length`, of which no target speaks.
TEST_F(ClassTargets, without_the_layer_each_is_not_evaluated_under_its_own_name) {
  const auto found = results(false);
  ASSERT_EQ(found.size(), 2U);
  for (const char* id : {"trail_length.mountain", "trail_length.river"}) {
    ASSERT_TRUE(found.contains(id)) << id;
    EXPECT_EQ(found.at(id).value, std::nullopt);
    EXPECT_EQ(found.at(id).verdict, Verdict::not_evaluated);
    EXPECT_FALSE(found.at(id).note.empty());
  }
}

}  // namespace
}  // namespace citygauge
