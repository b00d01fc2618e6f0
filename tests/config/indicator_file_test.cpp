#include "config/indicator_file.hpp"

#include "config/marked_text.hpp"

namespace citygauge {
namespace {

using test::Slip;
using Values = std::vector<std::optional<double>>;

AttributeSpec attribute(const std::string& name, AttributeType type,
                        const std::map<std::string, std::string>& values = {}) {
  AttributeSpec spec;
  spec.name = name;
  spec.type = type;
  spec.values = values;
  return spec;
}

const std::map<std::string, Role>& roles() {
  static const std::map<std::string, Role> known = [] {
    std::map<std::string, Role> all;
    const std::map<std::string, std::string> classes{{"arterial", "arterial"}, {"branch", "branch"}};
    all["roads"].attributes = {attribute("class", AttributeType::text, classes),
                               attribute("name", AttributeType::text),
                               attribute("width", AttributeType::number)};
    all["corridors"].attributes = {attribute("id", AttributeType::text)};
    all["districts"];
    return all;
  }();
  return known;
}

Indicator load(const std::filesystem::path& file) {
  return load_indicator(file, roles());
}

Indicator read(const std::string& text) {
  const test::TemporaryFolder folder;
  test::write_text(folder / "density.toml", text);
  return load(folder / "density.toml");
}

const std::string names =
    "id = \"density\"\ntitle = { en = \"Density\" }\ndefinition = { en = \"Length by area.\" }\n"
    "unit = \"km/km2\"\nmargin_unit = \"km\"\n";
const std::string head = names + "numerator = { measure = \"length\", layer = \"roads\" }\n";

TEST(IndicatorFile, is_read_whole) {
  const Indicator indicator = read(names + R"(factor = 1000
margin_factor = 0.001
denominator = { measure = "area" }
[numerator]
measure = "length"
layer = "roads"
where = { class = ["arterial", "branch"], name = ["滨江路"] }
border = "half"
twice = false
gap = 5
shares = { arterial = 0.5 }
list = [1, "a"]
)");
  EXPECT_EQ(indicator.id, "density");
  EXPECT_EQ(indicator.factor, 1000);
  EXPECT_EQ(indicator.margin_factor, 0.001);
  EXPECT_EQ(indicator.numerator.measure, "length");
  EXPECT_EQ(indicator.numerator.layer, "roads");
  EXPECT_EQ(indicator.numerator.where.at("class"), (std::vector<std::string>{"arterial", "branch"}));
  EXPECT_EQ(indicator.numerator.where.at("name"), std::vector<std::string>{"滨江路"}) << "an open vocabulary";
  const Options& options = indicator.numerator.options;
  EXPECT_EQ(options.size(), 5U) << "all but measure, layer and where";
  EXPECT_EQ(std::get<std::string>(options.at("border").value), "half");
  EXPECT_FALSE(std::get<bool>(options.at("twice").value));
  EXPECT_EQ(std::get<double>(options.at("gap").value), 5) << "whole numbers are numbers";
  EXPECT_EQ(std::get<double>(std::get<Option::Table>(options.at("shares").value).at("arterial").value), 0.5);
  EXPECT_EQ(std::get<Option::List>(options.at("list").value).size(), 2U);
  EXPECT_EQ(options.at("gap").at.line, 15);
  ASSERT_TRUE(indicator.denominator);
  EXPECT_EQ(indicator.denominator->measure, "area");
}

TEST(IndicatorFile, what_is_left_out_has_its_default) {
  const Indicator indicator = read(head);
  EXPECT_EQ(indicator.factor, 1);
  EXPECT_EQ(indicator.margin_factor, 1);
  EXPECT_FALSE(indicator.denominator);
  EXPECT_EQ(indicator.subject, "");
  EXPECT_TRUE(indicator.examples.empty());
}

TEST(IndicatorExample, is_read_whole) {
  const Indicator indicator = read(head + R"([[example]]
comment = "by hand"
districts = ["POLYGON A", "POLYGON B"]
roads = [{ wkt = "LINESTRING", class = "branch", name = "滨江路", width = 20 }]
options = { border = "one" }
tolerance = 0.01
values = [1, "not_evaluated"]
)");
  const Example& example = indicator.examples.at(0);
  EXPECT_EQ(example.comment, "by hand");
  EXPECT_EQ(example.districts.size(), 2U);
  const Example::Feature& road = example.layers.at("roads").at(0);
  EXPECT_EQ(std::get<std::string>(road.attributes.at("name")), "滨江路");
  EXPECT_EQ(std::get<double>(road.attributes.at("width")), 20);
  EXPECT_EQ(std::get<std::string>(example.options.at("border").value), "one");
  EXPECT_EQ(example.tolerance, 0.01);
  EXPECT_EQ(example.values, (Values{1.0, std::nullopt}));
  EXPECT_EQ(example.at.line, 7);
}

TEST(IndicatorExample, of_groups_has_values_by_group) {
  const Indicator indicator = read(head + R"(group_by = "class"
[[example]]
comment = "by hand"
districts = ["POLYGON"]
by_group = { arterial = 1.5, branch = [0] }
)");
  EXPECT_EQ(indicator.examples.at(0).groups.at("arterial"), Values{1.5});
  EXPECT_EQ(indicator.examples.at(0).groups.at("branch"), Values{0.0});
}

// Complete communities: a value of the whole, and one for each kind of facility.
TEST(IndicatorExample, may_have_values_by_group_beside_the_whole) {
  const Indicator indicator = read(head + R"([[example]]
comment = "by hand"
districts = ["POLYGON"]
value = 3
by_group = { clinic = 1.5 }
)");
  EXPECT_EQ(indicator.examples.at(0).values, Values{3.0});
  EXPECT_EQ(indicator.examples.at(0).groups.at("clinic"), Values{1.5});
}

TEST(IndicatorExample, of_things_has_one_value_for_each_thing) {
  const Indicator indicator = read(head + R"(subject = "corridors"
[[example]]
comment = "by hand"
districts = ["POLYGON"]
corridors = [{ wkt = "A", id = "1" }, { wkt = "B", id = "2" }, { wkt = "C", id = "3" }]
values = [1, 2, 3]
)");
  EXPECT_EQ(indicator.examples.at(0).values.size(), 3U);
}

TEST(IndicatorFile, refuses_what_cannot_be_read) {
  const test::TemporaryFolder folder;
  test::expect_unreadable_files_are_told(folder / "density.toml",
                                         [](const auto& file) { static_cast<void>(load(file)); });
}

class IndicatorFileSlip : public testing::TestWithParam<Slip> {};

TEST_P(IndicatorFileSlip, is_told_with_its_place_and_a_hint) {
  const test::TemporaryFolder folder;
  test::expect_slip_is_told(GetParam(), folder / "density.toml",
                            [](const auto& file) { static_cast<void>(load(file)); });
}

Slip with_numerator(const std::string& name, const std::string& numerator, const std::string& message,
                    const std::string& hint = "") {
  return {name, names + numerator + "\n", message, hint};
}

INSTANTIATE_TEST_SUITE_P(
    each, IndicatorFileSlip,
    testing::Values(
        Slip{"syntax", names + "factor = ▶,\n", "not valid TOML: …", ""},
        Slip{"unknown_key", head + "▶denominater = { measure = \"area\" }\n", "unknown key `denominater`",
             "did you mean `denominator`?"},
        Slip{"missing_id", "▶unit = \"m\"\n", "`id` is missing", ""},
        Slip{"missing_definition", "▶id = \"density\"\ntitle = { en = \"Density\" }\n",
             "`definition` is missing", ""},
        Slip{"missing_numerator", "▶" + names, "`numerator` is missing", ""},
        Slip{"empty_unit",
             "id = \"density\"\ntitle = { en = \"D\" }\ndefinition = { en = \"D\" }\nunit = ▶\"\"\n",
             "`unit` must not be empty", ""},
        Slip{"name_of_another_file", "id = ▶\"densite\"" + head.substr(head.find('\n')),
             "`densite` is not the name of its file", ""},
        Slip{"wrong_type_of_factor", names + "factor = ▶\"1000\"\n", "`factor` must be a number, not a text",
             ""},
        Slip{"factor_not_positive", names + "factor = ▶0\n", "`factor` must be positive", ""},
        Slip{"margin_factor_not_positive", head + "margin_factor = ▶-1.5\n",
             "`margin_factor` must be positive", ""},
        Slip{"unknown_subject", head + "subject = ▶\"corridor\"\n", "unknown role `corridor`",
             "did you mean `corridors`?"},
        Slip{"unknown_group", head + "group_by = ▶\"klass\"\n", "unknown attribute `klass`",
             "did you mean `class`?"},
        Slip{"group_without_layer", names + "numerator = { measure = \"area\" }\n▶group_by = \"class\"\n",
             "`group_by` needs a layer to group", ""},
        with_numerator("wrong_type_of_numerator", "numerator = ▶\"length\"",
                       "`numerator` must be a table, not a text"),
        with_numerator(
            "unknown_attribute_of_among",
            "numerator = { measure = \"length\", layer = \"roads\", among = [{ ▶widht = \"> 1\" }] }",
            "unknown attribute `widht`", "did you mean `width`?"),
        with_numerator("unknown_class_of_among",
                       "numerator = { measure = \"length\", layer = \"roads\", among = [{}, { class = "
                       "[▶\"arteriol\"] }] }",
                       "unknown class `arteriol`", "did you mean `arterial`?"),
        with_numerator("no_range_of_among",
                       "numerator = { measure = \"length\", layer = \"roads\", among = [{ width = [\"> 1\", "
                       "▶\"wide\"] }] }",
                       "`wide` is no range", "write \"<= 6\", \">= 200\", \"> 100\" or \"[2000, 5000]\""),
        with_numerator(
            "among_without_list",
            "numerator = { measure = \"length\", layer = \"roads\", among = ▶{ width = \"> 1\" } }",
            "`among` must be a list, not a table"),
        with_numerator("missing_measure", "numerator = ▶{ layer = \"roads\" }", "`measure` is missing"),
        with_numerator("unknown_layer", "numerator = { measure = \"length\", layer = ▶\"rods\" }",
                       "unknown role `rods`", "did you mean `roads`?"),
        with_numerator("where_without_layer",
                       "numerator = { measure = \"area\", ▶where = { class = [\"x\"] } }",
                       "`where` needs a `layer`"),
        with_numerator("unknown_attribute_of_measure",
                       "numerator = { measure = \"length\", layer = \"roads\", where = { ▶clas = [\"x\"] } }",
                       "unknown attribute `clas`", "did you mean `class`?"),
        with_numerator(
            "unknown_class_of_measure",
            "numerator = { measure = \"length\", layer = \"roads\", where = { class = [▶\"arteriol\"] } }",
            "unknown class `arteriol`", "did you mean `arterial`?"),
        with_numerator(
            "class_not_in_a_list",
            "numerator = { measure = \"length\", layer = \"roads\", where = { class = ▶\"branch\" } }",
            "`class` must be a list of texts, not a text"),
        with_numerator("date_as_option", "numerator = { measure = \"length\", ▶since = 2030-01-01 }",
                       "no option is a date")),
    test::slip_name);

Slip in_example(const std::string& name, const std::string& example, const std::string& message,
                const std::string& hint = "", const std::string& of_indicator = "") {
  return {name,
          head + of_indicator + "[[example]]\ncomment = \"by hand\"\ndistricts = [\"A\", \"B\"]\n" + example,
          message, hint};
}

INSTANTIATE_TEST_SUITE_P(
    of_the_example, IndicatorFileSlip,
    testing::Values(
        Slip{"missing_comment", head + "▶[[example]]\nvalue = 1\n", "`comment` is missing", ""},
        Slip{"examples_not_in_a_list", head + "example = ▶{ comment = \"x\" }\n",
             "`example` must be a list, not a table", ""},
        in_example("unknown_key_of_example", "▶valeu = 1\n", "unknown key `valeu`", "did you mean `value`?"),
        in_example("too_few_values", "▶values = [1]\n", "1 values for 2 subjects"),
        in_example("too_many_values", "▶values = [1, 2, 3]\n", "3 values for 2 subjects"),
        in_example("one_value_for_two", "▶value = 1\n", "1 values for 2 subjects"),
        Slip{"missing_value", head + "▶[[example]]\ncomment = \"by hand\"\n", "`value` is missing", ""},
        in_example("unknown_word_for_a_value", "values = [1, ▶\"not_evaluatd\"]\n",
                   "unknown value `not_evaluatd`", "did you mean `not_evaluated`?"),
        in_example("values_by_group_beside_the_whole", "values = [1, 2]\nby_group = { ▶branch = [1] }\n",
                   "1 values for 2 subjects", ""),
        in_example("missing_groups", "▶value = 1\n", "unknown key `value`", "known: comment, districts, …",
                   "group_by = \"class\"\n"),
        in_example("values_of_a_group", "by_group = { arterial = [1, 2], ▶branch = [1] }\n",
                   "1 values for 2 subjects", "", "group_by = \"class\"\n"),
        in_example("values_of_things", "corridors = [{ wkt = \"C\" }]\n▶values = [1, 2]\n",
                   "2 values for 1 subjects", "", "subject = \"corridors\"\n"),
        in_example("feature_without_wkt", "roads = [▶{ class = \"branch\" }]\n", "`wkt` is missing"),
        in_example("unknown_attribute_of_feature", "roads = [{ wkt = \"L\", ▶widht = 3 }]\n",
                   "unknown key `widht`", "did you mean `width`?"),
        in_example("unknown_class_of_feature", "roads = [{ wkt = \"L\", class = ▶\"branche\" }]\n",
                   "unknown class `branche`", "did you mean `branch`?"),
        in_example("wrong_type_of_attribute", "roads = [{ wkt = \"L\", width = ▶\"3 m\" }]\n",
                   "`width` must be a number, not a text"),
        in_example("features_not_in_a_list", "roads = ▶{ wkt = \"L\" }\n",
                   "`roads` must be a list, not a table"),
        in_example("unknown_role_of_example", "▶rods = []\n", "unknown key `rods`", "did you mean `roads`?"),
        in_example("wrong_type_of_options", "options = ▶1\n",
                   "`options` must be a table, not a whole number"),
        in_example("wrong_type_of_tolerance", "tolerance = ▶true\n",
                   "`tolerance` must be a number, not true or false")),
    test::slip_name);

}  // namespace
}  // namespace citygauge
