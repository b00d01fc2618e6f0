#include "config/plan_template.hpp"

#include <gmock/gmock.h>

#include "config/toml_text.hpp"
#include "core/error.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class PlanTemplate : public testing::Test {
 protected:
  fs::path written(const std::string& text) const {
    std::ofstream(folder_.path() / "city.toml") << text;
    return folder_.path() / "city.toml";
  }
  [[nodiscard]] std::string at(const std::string& name) const { return (folder_.path() / name).string(); }

  const std::string template_ =
      "profiles = [\"./own.toml\", \"mianyang-2030\"]\n[districts]\nsource = \"city.gpkg\"\nlayer = "
      "\"units\"\n"
      "[layers.roads]\nsource = \"city.gpkg\"\nlayer = \"roads\"\n[layers.green]\nsource = \"green.shp\"\n";
  test::TemporaryFolder folder_;
};

TEST_F(PlanTemplate, gives_way_to_the_layers_that_a_file_has) {
  const PlanContent plan{at("plan.gpkg"), {"roads", "green", "notes"}, false};
  const TomlValue project = with_plan(written(template_), plan);
  const PlanLayers layers = plan_layers(project, plan.path);
  EXPECT_THAT(layers.from_plan, ElementsAre("green", "roads"));
  EXPECT_THAT(layers.from_template, ElementsAre("districts"));
  const std::string text = toml_document_text(project);
  EXPECT_THAT(text, HasSubstr("[layers.green]\nlayer = \"green\"\nsource = \"" + at("plan.gpkg") + "\""));
  EXPECT_THAT(text, HasSubstr("layer = \"units\"\n"));
  EXPECT_THAT(text, HasSubstr("source = \"" + at("city.gpkg") + "\""));
  EXPECT_THAT(text, HasSubstr("profiles = [\"" + at("own.toml") + "\", \"mianyang-2030\"]"));
}

TEST_F(PlanTemplate, gives_way_to_the_files_of_a_folder) {
  fs::create_directory(at("plan"));
  std::ofstream(at("plan/green.shp")) << "x";
  const PlanContent plan{at("plan"), {}, true};
  const PlanLayers layers = plan_layers(with_plan(written(template_), plan), plan.path);
  EXPECT_THAT(layers.from_plan, ElementsAre("green"));
  EXPECT_THAT(layers.from_template, ElementsAre("districts", "roads"));
}

TEST_F(PlanTemplate, gives_way_to_its_mark_alone_where_it_has_one) {
  fs::create_directory(at("plan"));
  std::ofstream(at("plan/green.shp")) << "x";
  const std::string marked =
      "[districts]\nsource = \"city.gpkg\"\n[layers.roads]\nsource = \"{plan}/r/roads.shp\"\n"
      "[layers.green]\nsource = \"green.shp\"\n[layers.water]\nsource = \"{plan}\"\n";
  const TomlValue project = with_plan(written(marked), {at("plan"), {}, true});
  EXPECT_THAT(plan_layers(project, at("plan")).from_plan, ElementsAre("roads", "water"));
  EXPECT_THAT(toml_document_text(project), HasSubstr("source = \"" + at("plan/r/roads.shp") + "\""));
}

TEST_F(PlanTemplate, is_not_checked_itself_when_nothing_fits) {
  try {
    static_cast<void>(with_plan(written(template_), {at("plan.gpkg"), {"Roads"}, false}));
    FAIL() << "nothing fits";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("its layers are: Roads"));
    EXPECT_EQ(error.kind(), ErrorKind::input);
  }
}

TEST_F(PlanTemplate, does_not_follow_a_link_out_of_a_plan) {
  fs::create_directory(at("plan"));
  std::ofstream(at("secret.shp")) << "x";
  fs::create_symlink(at("secret.shp"), at("plan/green.shp"));
  EXPECT_THROW(static_cast<void>(with_plan(written(template_), {at("plan"), {}, true})), Error);
  EXPECT_THROW(static_cast<void>(with_plan(written("[layers.roads]\nsource = \"{plan}/../secret.shp\"\n"),
                                           {at("plan"), {}, true})),
               Error);
}

TEST_F(PlanTemplate, leaves_addresses_alone) {
  const std::string text =
      "[districts]\nsource = \"https://example.org/a.gpkg\"\nlayer = \"roads\"\n"
      "[layers.roads]\nsource = \"b.gpkg\"\nlayer = \"roads\"\n";
  const TomlValue project = with_plan(written(text), {at("plan.gpkg"), {"roads"}, false});
  EXPECT_THAT(plan_layers(project, at("plan.gpkg")).from_plan, ElementsAre("roads"));
  EXPECT_THAT(toml_document_text(project), HasSubstr("\"https://example.org/a.gpkg\""));
}

TEST_F(PlanTemplate, is_written_so_that_it_reads_back_the_same) {
  const std::string text =
      "title = \"城 \\\"一\\\"\"\nn = 3\nx = 0.1\ny = 1e30\nflag = true\nlist = [1, [\"a\"], { b = 2.0 }]\n"
      "[layers.roads]\nvalues.class = { \"主干路\" = \"arterial\", b-c = \"d\" }\n";
  const TomlValue root = read_toml_file(written(text));
  const std::string once = toml_document_text(root);
  std::ofstream(at("again.toml")) << once;
  EXPECT_EQ(toml_document_text(read_toml_file(at("again.toml"))), once);
  EXPECT_THAT(once, HasSubstr("x = 0.1\n"));
  EXPECT_THAT(once, HasSubstr("values = { class = { b-c = \"d\", \"主干路\" = \"arterial\" } }"));
}

}  // namespace
}  // namespace citygauge
