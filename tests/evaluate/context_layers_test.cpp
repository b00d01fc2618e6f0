// The layers under a map: read in a fixed order, and never a reason to fail.
#include "evaluate/context_layers.hpp"

#include <gmock/gmock.h>

#include "core/digest.hpp"
#include "input/crs.hpp"
#include "support/shared_data.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr int epsg = 4545;

class ContextLayers : public testing::Test {
 protected:
  void SetUp() override {
    const Crs crs = crs_from_text("EPSG:4545", {});
    report_.crs_wkt = crs.wkt;
    report_.crs_name = crs.name;
    const double x = 540000, y = 3410000;
    report_.districts.shapes.add_part(
        std::vector<Point>{{x, y}, {x + 1000, y}, {x + 1000, y + 1000}, {x, y + 1000}, {x, y}});
    report_.districts.shapes.end_feature();
    test::write_layer(
        file("roads.gpkg"), "roads", wkbLineString, epsg,
        {{"LINESTRING(540000 3410100,541000 3410100)", {{"class", "arterial"}, {"name", "甲路"}}},
         {"LINESTRING(540000 3410200,541000 3410200)", {{"class", "branch"}, {"name", "乙路"}}},
         // 1.9 km away: farther than the districts are wide
         {"LINESTRING(542900 3410200,543000 3410200)", {{"class", "branch"}, {"name", "远路"}}}},
        {"class", "name"});
    test::write_layer(file("water.gpkg"), "water", wkbPolygon, epsg,
                      {{"POLYGON((540100 3410100,540200 3410100,540200 3410200,540100 3410100))", {}}});
    project("[layers.roads]\nsource = \"roads.gpkg\"\n[layers.water]\nsource = \"water.gpkg\"\n");
  }

  std::filesystem::path file(const std::string& name) const { return folder_ / name; }
  void project(const std::string& layers) const {
    test::write_text(
        file("project.toml"),
        "title = \"tiny\"\n[districts]\nsource = \"districts.gpkg\"\nscope = \"建成区\"\n" + layers);
  }
  Context read(const std::vector<std::string>& roles) const {
    return read_context(file("project.toml"), report_, roles, test::shipped_library());
  }
  void remember(const std::string& name) {
    report_.provenance.push_back(
        {"input", name, "1 bytes, modified today, SHA-256 " + sha256_of_file(file(name))});
  }

  test::TemporaryFolder folder_;
  RunReport report_;
};

TEST_F(ContextLayers, come_in_the_order_asked_for_with_classes_and_names) {
  const Context context = read({"water", "roads", "buildings"});  // there are no buildings
  ASSERT_EQ(context.layers.size(), 2U);
  EXPECT_EQ(context.layers[0].role, "water");
  EXPECT_EQ(context.layers[1].role, "roads");
  EXPECT_THAT(context.layers[1].classes, ElementsAre("arterial", "branch"));
  EXPECT_THAT(context.layers[1].names, ElementsAre("甲路", "乙路"));  // not what is far away
  EXPECT_EQ(context.layers[1].shapes[1].points()[0].y, 3410200);
  EXPECT_THAT(context.remarks, IsEmpty());
}

TEST_F(ContextLayers, say_which_files_changed_since) {
  remember("roads.gpkg");
  remember("water.gpkg");
  remember("project.toml");
  EXPECT_THAT(read({"roads", "water"}).remarks, IsEmpty());
  test::write_layer(file("roads.gpkg"), "more", wkbLineString, epsg, {});
  project(
      "[layers.roads]\nsource = \"roads.gpkg\"\nlayer = \"roads\"\n[layers.water]\nsource = "
      "\"water.gpkg\"\n");
  const Context context = read({"roads", "water"});
  ASSERT_EQ(context.remarks.size(), 2U);
  EXPECT_EQ(context.remarks[0].en, "project.toml changed since the result was made");
  EXPECT_EQ(context.remarks[1].en, "roads.gpkg changed since the result was made");
  EXPECT_EQ(context.layers.size(), 2U);  // drawn all the same
}

TEST_F(ContextLayers, a_file_that_is_gone_costs_its_layer_only) {
  std::filesystem::remove(file("roads.gpkg"));
  const Context context = read({"water", "roads"});
  ASSERT_EQ(context.layers.size(), 1U);
  EXPECT_EQ(context.layers[0].role, "water");
  ASSERT_EQ(context.remarks.size(), 1U);
  EXPECT_THAT(context.remarks[0].en, HasSubstr("drawn without roads"));
  EXPECT_THAT(context.remarks[0].zh, HasSubstr("未绘底图“道路中心线”"));
}

TEST_F(ContextLayers, a_missing_or_broken_project_costs_the_context_only) {
  test::write_text(file("project.toml"), "title = ");
  EXPECT_THAT(read({"roads"}).layers, IsEmpty());
  EXPECT_THAT(read({"roads"}).remarks.at(0).en, HasSubstr("drawn without project.toml"));
  std::filesystem::remove(file("project.toml"));
  EXPECT_THAT(read({"roads"}).remarks.at(0).en, HasSubstr("drawn without project.toml"));
}

}  // namespace
}  // namespace citygauge
