#include "config/code_system_file.hpp"

#include "config/marked_text.hpp"

namespace citygauge {
namespace {

using test::Slip;

const std::string head = "code_prefix,name,green,park,permeable,class,osm_equivalent\n";

TEST(CodeSystemFile, is_read_whole) {
  const test::TemporaryFolder folder;
  test::write_text(folder / "mine.csv", "\xEF\xBB\xBF" + head +
                                            "1401,公园绿地,1,1,1,construction,leisure=park\r\n\r\n"
                                            "12,\"路,\"\"街\"\"\",0,0,attribute,road,\r\n");
  const CodeSystem system = load_code_system(folder / "mine.csv");
  EXPECT_EQ(system.name, "mine");
  ASSERT_EQ(system.entries.size(), 2U);
  EXPECT_EQ(system.entries[0].prefix, "1401");
  EXPECT_EQ(system.entries[0].name, "公园绿地");
  EXPECT_EQ(system.entries[0].green, "1");
  EXPECT_EQ(system.entries[0].park, "1");
  EXPECT_EQ(system.entries[0].permeable, "1");
  EXPECT_EQ(system.entries[0].land_class, "construction");
  EXPECT_EQ(system.entries[1].name, "路,\"街\"");
  EXPECT_EQ(system.entries[1].permeable, "attribute");
}

TEST(CodeSystemFile, columns_may_stand_in_any_order) {
  const test::TemporaryFolder folder;
  test::write_text(folder / "mine.csv", "class,park,green,permeable,name,code_prefix\nroad,0,0,0,路,S1\n");
  const CodeSystem::Entry entry = load_code_system(folder / "mine.csv").entries.at(0);
  EXPECT_EQ(entry.prefix, "S1");
  EXPECT_EQ(entry.land_class, "road");
}

TEST(CodeSystemFile, refuses_what_cannot_be_read) {
  const test::TemporaryFolder folder;
  test::expect_unreadable_files_are_told(folder / "mine.csv",
                                         [](const auto& file) { static_cast<void>(load_code_system(file)); });
}

class CodeSystemSlip : public testing::TestWithParam<Slip> {};

TEST_P(CodeSystemSlip, is_told_with_its_place_and_a_hint) {
  const test::TemporaryFolder folder;
  test::expect_slip_is_told(GetParam(), folder / "mine.csv",
                            [](const auto& file) { static_cast<void>(load_code_system(file)); });
}

INSTANTIATE_TEST_SUITE_P(
    each, CodeSystemSlip,
    testing::Values(
        Slip{"unknown_column", "code_prefix,▶nam,green,park,permeable,class\n", "unknown column `nam`",
             "did you mean `name`?"},
        Slip{"missing_column", "▶code_prefix,name,green,park,class\n", "column `permeable` is missing", ""},
        Slip{"column_twice", "code_prefix,name,green,▶name,park,permeable,class\n",
             "column `name` stands here twice", ""},
        Slip{"no_header", "▶\n\n", "the file has no header", ""},
        Slip{"too_few_cells", head + "01,耕地,0,0,1,open,\n▶02,园地,0,0\n", "4 cells, but 7 columns", ""},
        Slip{"too_many_cells", head + "▶01,耕地,0,0,1,open,,\n", "8 cells, but 7 columns", ""},
        Slip{"unknown_value", head + "01,耕地,0,0,▶attribut,open,\n", "unknown permeable `attribut`",
             "did you mean `attribute`?"},
        Slip{"unknown_class", head + "01,耕地,0,0,1,▶opn,\n", "unknown class `opn`", "did you mean `open`?"},
        Slip{"unknown_green", head + "01,耕地,▶2,0,1,open,\n", "unknown green `2`", "known: 0, 1, part"},
        Slip{"empty_cell", head + "▶,耕地,0,0,1,open,\n", "`code_prefix` must not be empty", ""},
        Slip{"prefix_twice", head + "01,耕地,0,0,1,open,\n▶01,园地,0,0,1,open,\n",
             "prefix `01` stands here twice", ""},
        Slip{"after_quotes", "\r\n" + head + "01,\"耕\"\"地,\",0,0,1,▶opn,\n", "unknown class `opn`",
             "did you mean `open`?"},
        Slip{"open_quote", head + "01,▶\"耕地,0,0,1,open,\n", "the quote is not closed", ""}),
    test::slip_name);

}  // namespace
}  // namespace citygauge
