#include "config/role_file.hpp"

#include "config/marked_text.hpp"

namespace citygauge {
namespace {

using test::Slip;

const std::vector<std::string> code_systems{"gb50137_2011", "sandiao"};
const char* head = "name = \"roads\"\ntitle = { zh = \"道路\", en = \"Roads\" }\ngeometry = [\"line\"]\n";

Role load(const std::filesystem::path& file) {
  return load_role(file, code_systems);
}

TEST(RoleFile, is_read_whole) {
  const test::TemporaryFolder folder;
  test::write_text(folder / "roads.toml", std::string(head) + R"(
[[attribute]]
name = "class"
required = true
fields = ["class", "DLDJ"]
values = { arterial = ["主干路", "primary"], branch = ["支路", "residential"], residential = [] }
fallback = "branch"
flagged = ["residential"]
code_systems = { DLDJ = "sandiao" }
letter_codes = "gb50137_2011"
[[attribute]]
name = "width"
type = "number"
unit = "m"
)");
  const Role role = load(folder / "roads.toml");
  EXPECT_EQ(role.name, "roads");
  EXPECT_EQ(role.title.zh, "道路");
  EXPECT_EQ(role.geometry, std::vector{LayerGeometry::line});
  ASSERT_EQ(role.attributes.size(), 2U);
  const AttributeSpec& road_class = role.attributes[0];
  EXPECT_EQ(road_class.type, AttributeType::text);
  EXPECT_TRUE(road_class.required);
  EXPECT_EQ(road_class.fields, (std::vector<std::string>{"class", "DLDJ"}));
  EXPECT_EQ(road_class.fallback, "branch");
  EXPECT_EQ(road_class.flagged, std::set<std::string>{"residential"});
  EXPECT_EQ(road_class.code_systems.at("DLDJ"), "sandiao");
  EXPECT_EQ(road_class.letter_codes, "gb50137_2011");
  const std::map<std::string, std::string> values{{"arterial", "arterial"}, {"branch", "branch"},
                                                  {"primary", "arterial"},  {"residential", "branch"},
                                                  {"主干路", "arterial"},   {"支路", "branch"}};
  EXPECT_EQ(road_class.values, values) << "an alias goes before a canonical value of the same name";
  EXPECT_EQ(role.attributes[1].type, AttributeType::number);
  EXPECT_EQ(role.attributes[1].unit, "m");
}

TEST(RoleFile, refuses_what_cannot_be_read) {
  const test::TemporaryFolder folder;
  test::expect_unreadable_files_are_told(folder / "roads.toml",
                                         [](const auto& file) { static_cast<void>(load(file)); });
}

class RoleFileSlip : public testing::TestWithParam<Slip> {};

TEST_P(RoleFileSlip, is_told_with_its_place_and_a_hint) {
  const test::TemporaryFolder folder;
  test::expect_slip_is_told(GetParam(), folder / "roads.toml",
                            [](const auto& file) { static_cast<void>(load(file)); });
}

Slip in_attribute(const std::string& name, const std::string& text, const std::string& message,
                  const std::string& hint = "") {
  return {name, head + std::string("[[attribute]]\nname = \"class\"\n") + text, message, hint};
}

INSTANTIATE_TEST_SUITE_P(
    each, RoleFileSlip,
    testing::Values(
        Slip{"syntax", "name = \"roads\"\ntitle = ▶\n", "not valid TOML: …", ""},
        Slip{"unknown_key", head + std::string("▶geometri = [\"line\"]\n"), "unknown key `geometri`",
             "did you mean `geometry`?"},
        Slip{"first_unknown_key_in_reading_order", head + std::string("▶zzz = 1\naaa = 2\n"),
             "unknown key `zzz`", "known: name, title, geometry, attribute"},
        Slip{"missing_name", "▶title = { en = \"Roads\" }\ngeometry = [\"line\"]\n", "`name` is missing", ""},
        Slip{"missing_title", "▶name = \"roads\"\ngeometry = [\"line\"]\n", "`title` is missing", ""},
        Slip{"missing_geometry", "▶name = \"roads\"\ntitle = { en = \"Roads\" }\n", "`geometry` is missing",
             ""},
        Slip{"title_without_text", "name = \"roads\"\ntitle = ▶{ zh = \"\" }\ngeometry = [\"line\"]\n",
             "`title` needs a text in `zh` or `en`", ""},
        Slip{"title_in_another_language", "name = \"roads\"\ntitle = { ▶fr = \"Rues\" }\n",
             "unknown key `fr`", "known: zh, en"},
        Slip{"wrong_type_of_name", "name = ▶7\n", "`name` must be a text, not a whole number", ""},
        Slip{"wrong_type_of_title", "name = \"roads\"\ntitle = ▶\"Roads\"\n",
             "a table is expected here, not a text", ""},
        Slip{"wrong_type_of_geometry", "name = \"roads\"\ntitle = { zh = \"道路\" }\ngeometry = ▶\"line\"\n",
             "`geometry` must be a list of texts, not a text", ""},
        Slip{"wrong_type_in_geometry",
             "name = \"roads\"\ntitle = { zh = \"道路\" }\ngeometry = [\"line\", ▶true]\n",
             "`geometry` must be a list of texts, not true or false", ""},
        Slip{"unknown_geometry", "name = \"roads\"\ntitle = { zh = \"道路\" }\ngeometry = [▶\"lines\"]\n",
             "unknown geometry `lines`", "did you mean `line`?"},
        Slip{"no_geometry", "name = \"roads\"\ntitle = { zh = \"道路\" }\ngeometry = ▶[]\n",
             "`geometry` must not be empty", ""},
        Slip{"name_of_another_file", "name = ▶\"road\"\ntitle = { zh = \"道路\" }\ngeometry = [\"line\"]\n",
             "`road` is not the name of its file", ""},
        Slip{"attribute_without_name", head + std::string("▶[[attribute]]\nfields = [\"DLDJ\"]\n"),
             "`name` is missing", ""},
        Slip{"attribute_twice",
             head + std::string("[[attribute]]\nname = \"class\"\n▶[[attribute]]\nname = \"class\"\n"),
             "attribute `class` stands here twice", ""},
        in_attribute("unknown_key_of_attribute", "▶field = [\"DLDJ\"]\n", "unknown key `field`",
                     "did you mean `fields`?"),
        in_attribute("unknown_type", "type = ▶\"numbr\"\n", "unknown type `numbr`", "did you mean `number`?"),
        in_attribute("wrong_type_of_flag", "required = ▶\"yes\"\n",
                     "`required` must be true or false, not a text"),
        in_attribute("alias_of_two_values", "values = { a = [\"x\"], b = [\"y\", ▶\"x\"] }\n",
                     "`x` already stands for `a`"),
        in_attribute("unknown_fallback", "values = { branch = [] }\nfallback = ▶\"branche\"\n",
                     "unknown value `branche`", "did you mean `branch`?"),
        in_attribute("unknown_flagged", "values = { branch = [\"城市支路\"] }\nflagged = [▶\"城市支线\"]\n",
                     "unknown value `城市支线`", "did you mean `城市支路`?"),
        in_attribute("unknown_letter_codes", "letter_codes = ▶\"gb50137_2012\"\n",
                     "unknown code system `gb50137_2012`", "did you mean `gb50137_2011`?"),
        in_attribute("unknown_code_system", "fields = [\"DLBM\"]\ncode_systems = { DLBM = ▶\"sandiau\" }\n",
                     "unknown code system `sandiau`", "did you mean `sandiao`?"),
        in_attribute("code_system_of_no_field",
                     "fields = [\"DLBM\"]\ncode_systems = { ▶DLBN = \"sandiao\" }\n", "unknown field `DLBN`",
                     "did you mean `DLBM`?")),
    test::slip_name);

}  // namespace
}  // namespace citygauge
