#include "config/project_file.hpp"

#include "config/layer_source_reader.hpp"
#include "config/marked_text.hpp"

namespace citygauge {
namespace {

using test::Slip;
using test::write_text;

/// A data folder with two roles, two indicators, one profile and one code system.
class ProjectFile : public testing::Test {
 protected:
  void SetUp() override {
    library_.data_dir = folder_ / "data";
    library_.indicators["road_density"];
    library_.indicators["green_ratio"];
    library_.code_systems["sandiao"];
    library_.roles["districts"];
    AttributeSpec road_class;
    road_class.name = "class";
    road_class.values = {{"primary", "arterial"}, {"支路", "branch"}};
    AttributeSpec width;
    width.name = "width";
    width.type = AttributeType::number;
    library_.roles["roads"].attributes = {road_class, width};
    library_.roles["green"];
    std::filesystem::create_directories(folder_ / "data/profiles");
    write_text(folder_ / "data/profiles/city-2030.toml", "");
  }
  Project load(const std::filesystem::path& file) const { return load_project(file, library_); }
  Project read(const std::string& text) const {
    write_text(folder_ / "project.toml", text);
    return load(folder_ / "project.toml");
  }

  test::TemporaryFolder folder_;
  Library library_;
};

const std::string districts = "[districts]\nsource = \"d.gpkg\"\nscope = \"建成区\"\n";

TEST_F(ProjectFile, is_read_whole) {
  write_text(folder_ / "own.toml", "");
  const Project project = read(R"(title = "样例"
crs = "EPSG:4545"
measure = "ellipsoidal"
profiles = ["city-2030", "./own.toml"]
indicators = ["green_ratio"]
[districts]
source = "d.gpkg"
layer = "districts"
id = "did"
name = "mc"
population = "rk"
scope = "建成区"
where = "SFJCQ = '是'"
[layers.roads]
source = "./sub/r.shp"
where = "status = '现状'"
crs = "EPSG:4490"
encoding = "GBK"
code_system = "sandiao"
fields = { class = "DLDJ" }
values.class = { "主干路" = "arterial" }
[options.road_density]
border = "half"
)");
  EXPECT_EQ(project.title, "样例");
  EXPECT_EQ(project.crs, "EPSG:4545");
  EXPECT_EQ(project.metric, Metric::ellipsoidal);
  EXPECT_EQ(project.profiles, (std::vector<std::string>{"city-2030", (folder_ / "own.toml").string()}));
  EXPECT_EQ(project.profile_locations.at(1).column, 26);
  EXPECT_EQ(project.indicators, std::vector<std::string>{"green_ratio"});
  EXPECT_EQ(project.districts.source, folder_ / "d.gpkg");
  EXPECT_EQ(project.districts.scope, "建成区");
  EXPECT_EQ(project.districts.id, "did");
  EXPECT_EQ(project.districts.fields.at("population"), "rk");
  EXPECT_EQ(project.districts.field_locations.at("name").line, 10);
  EXPECT_EQ(project.districts.where, "SFJCQ = '是'");
  ASSERT_EQ(project.layers.size(), 1U);
  const LayerSource& roads = project.layers[0];
  EXPECT_EQ(roads.source, folder_ / "sub/r.shp");
  EXPECT_EQ(roads.crs, "EPSG:4490");
  EXPECT_EQ(roads.encoding, "GBK");
  EXPECT_EQ(roads.code_system, "sandiao");
  EXPECT_EQ(roads.fields.at("class"), "DLDJ");
  EXPECT_EQ(roads.values.at("class").at("主干路"), "arterial");
  EXPECT_EQ(std::get<std::string>(project.options.at("road_density").at("border").value), "half");
}

TEST_F(ProjectFile, what_is_left_out_has_its_default) {
  const Project project = read(districts);
  EXPECT_EQ(project.metric, Metric::planar);
  EXPECT_TRUE(project.crs.empty());
  EXPECT_TRUE(project.profiles.empty());
  EXPECT_TRUE(project.layers.empty());
}

TEST_F(ProjectFile, refuses_what_cannot_be_read) {
  test::expect_unreadable_files_are_told(folder_ / "project.toml",
                                         [&](const auto& file) { static_cast<void>(load(file)); });
}

// A path without a folder could be taken for a connection by a driver ("PG:host=…").
TEST(ResolvePath, always_has_a_folder) {
  EXPECT_EQ(resolve_path("", "PG:host=x"), "./PG:host=x");
  EXPECT_EQ(resolve_path("plan", "./a.gpkg"), "plan/a.gpkg");
  EXPECT_EQ(resolve_path("plan", "/data/a.gpkg"), "/data/a.gpkg");
  EXPECT_EQ(resolve_path("plan", "../a.gpkg"), "plan/../a.gpkg") << "symbolic links are not stepped over";
}

class ProjectFileSlip : public ProjectFile, public testing::WithParamInterface<Slip> {};

TEST_P(ProjectFileSlip, is_told_with_its_place_and_a_hint) {
  test::expect_slip_is_told(GetParam(), folder_ / "project.toml",
                            [&](const auto& file) { static_cast<void>(load(file)); });
}

INSTANTIATE_TEST_SUITE_P(
    each, ProjectFileSlip,
    testing::Values(Slip{"syntax", "title = \"样例\" ▶crs = 1\n", "not valid TOML: …", ""},
                    Slip{"unknown_key", "title = \"样例\"\n▶profile = [\"city-2030\"]\n" + districts,
                         "unknown key `profile`", "did you mean `profiles`?"},
                    Slip{"wrong_type_of_title", "title = ▶2030\n" + districts,
                         "`title` must be a text, not a whole number", ""},
                    Slip{"wrong_type_of_profiles", "profiles = ▶\"city-2030\"\n" + districts,
                         "`profiles` must be a list of texts, not a text", ""},
                    Slip{"wrong_type_in_profiles", "profiles = [\"city-2030\", ▶2030]\n" + districts,
                         "`profiles` must be a list of texts, not a whole number", ""},
                    Slip{"unknown_metric", "measure = ▶\"plannar\"\n" + districts,
                         "unknown measure `plannar`", "did you mean `planar`?"},
                    Slip{"unknown_profile", "profiles = [\n  ▶\"city-2035\",\n]\n" + districts,
                         "unknown profile `city-2035`", "did you mean `city-2030`?"},
                    Slip{"profile_twice", "profiles = [\"city-2030\", ▶\"city-2030\"]\n" + districts,
                         "`city-2030` stands in `profiles` twice", ""},
                    Slip{"unknown_indicator",
                         "indicators = [\"green_ratio\", ▶\"road_densty\"]\n" + districts,
                         "unknown indicator `road_densty`", "did you mean `road_density`?"},
                    Slip{"indicator_twice", "indicators = [\"green_ratio\", ▶\"green_ratio\"]\n" + districts,
                         "`green_ratio` stands in `indicators` twice", ""},
                    Slip{"unknown_indicator_of_options",
                         districts + "[options.▶road_densty]\nborder = \"half\"\n",
                         "unknown indicator `road_densty`", "did you mean `road_density`?"},
                    Slip{"wrong_type_of_options", districts + "[options]\nroad_density = ▶1\n",
                         "`road_density` must be a table, not a whole number", ""}),
    test::slip_name);

INSTANTIATE_TEST_SUITE_P(
    of_the_districts, ProjectFileSlip,
    testing::Values(Slip{"missing_districts", "▶title = \"样例\"\n", "`districts` is missing", ""},
                    Slip{"missing_source", "title = \"样例\"\n▶[districts]\nscope = \"建成区\"\n",
                         "`source` is missing", ""},
                    Slip{"missing_scope", "title = \"样例\"\n▶[districts]\nsource = \"d.gpkg\"\n",
                         "`scope` is missing",
                         "say what the districts are, e.g. scope = \"建成区\": targets hold for one scope"},
                    Slip{"empty_scope", "[districts]\nsource = \"d.gpkg\"\nscope = ▶\"\"\n",
                         "`scope` must not be empty", ""},
                    Slip{"unknown_key_of_districts", districts + "▶nam = \"mc\"\n", "unknown key `nam`",
                         "did you mean `name`?"},
                    Slip{"empty_id", districts + "id = ▶\"\"\n", "`id` must not be empty", ""},
                    Slip{"districts_not_a_table", "districts = ▶\"d.gpkg\"\n",
                         "a table is expected here, not a text", ""},
                    Slip{"districts_as_a_layer", districts + "[layers.▶districts]\nsource = \"d.gpkg\"\n",
                         "the districts are no layer of this kind", "write [districts]"},
                    Slip{"filter_of_districts", districts + "where = ▶\"SFJCQ = \"\n",
                         "filter `SFJCQ = `, character 9: a number or a text in 'single quotes' expected",
                         "a filter looks like: status = 'built' AND lanes >= 2"}),
    test::slip_name);

Slip in_roads(const std::string& name, const std::string& text, const std::string& message,
              const std::string& hint = "") {
  return {name, districts + "[layers.roads]\nsource = \"r.gpkg\"\n" + text, message, hint};
}

Slip remote_source(const std::string& name, const std::string& source) {
  return {name, districts + "[layers.roads]\nsource = ▶\"" + source + "\"\n",
          "`source` must be a file or folder on this machine", "download or unpack it first"};
}

INSTANTIATE_TEST_SUITE_P(
    of_the_layers, ProjectFileSlip,
    testing::Values(
        Slip{"unknown_role", districts + "[layers.▶rods]\nsource = \"r.gpkg\"\n", "unknown role `rods`",
             "did you mean `roads`?"},
        Slip{"layer_without_source", districts + "▶[layers.roads]\nlayer = \"roads\"\n",
             "`source` is missing", ""},
        Slip{"layer_not_a_table", districts + "[layers]\nroads = ▶\"r.gpkg\"\n",
             "a table is expected here, not a text", ""},
        in_roads("unknown_key_of_layer", "▶wher = \"a = 1\"\n", "unknown key `wher`",
                 "did you mean `where`?"),
        in_roads("unknown_attribute_in_fields", "fields = { ▶clas = \"DLDJ\" }\n", "unknown attribute `clas`",
                 "did you mean `class`?"),
        in_roads("wrong_type_of_field", "fields = { class = ▶[\"DLDJ\"] }\n",
                 "`class` must be a text, not a list"),
        in_roads("empty_field", "fields = { class = ▶\"\" }\n", "`class` must not be empty"),
        in_roads("wrong_type_of_fields", "fields = ▶\"DLDJ\"\n", "`fields` must be a table, not a text"),
        in_roads("unknown_attribute_in_values", "values.▶clas = { \"支路\" = \"branch\" }\n",
                 "unknown attribute `clas`", "did you mean `class`?"),
        in_roads("unknown_canonical_value", "[layers.roads.values.class]\n\"次干路\" = ▶\"brunch\"\n",
                 "unknown class `brunch`", "did you mean `branch`?"),
        in_roads("values_of_a_number", "values.▶width = { \"宽\" = \"20\" }\n",
                 "`width` is a number: its values are not mapped"),
        in_roads("unknown_code_system", "code_system = ▶\"sandia\"\n", "unknown code system `sandia`",
                 "did you mean `sandiao`?"),
        in_roads("filter", "where = ▶\"状态 = '现状' lanes\"\n",
                 "filter `状态 = '现状' lanes`, character 11: something follows the end of the filter",
                 "a filter looks like: status = 'built' AND lanes >= 2"),
        Slip{"url", districts + "[layers.roads]\nsource = ▶\"https://example.com/r.gpkg\"\n",
             "`source` must be a file or folder on this machine",
             "download or unpack it first, or allow it with --allow-network"},
        remote_source("ftp", "ftp://example.com/r.gpkg"), remote_source("virtual_file", "/vsicurl/x"),
        remote_source("virtual_file_in_disguise", ".//vsicurl/x"),
        remote_source("end_of_text", "r\\u0000.gpkg")),
    test::slip_name);

}  // namespace
}  // namespace citygauge
