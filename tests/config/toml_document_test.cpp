#include "config/toml_document.hpp"

#include "config/marked_text.hpp"

namespace citygauge {
namespace {

using test::told_by;
using test::write_text;

class TomlDocument : public testing::Test {
 protected:
  TomlValue read(const std::string& text) const {
    write_text(folder_ / "a.toml", text);
    return read_toml_file(folder_ / "a.toml");
  }
  /// The error's text behind the file name.
  std::string error_of(const std::string& text) const {
    const std::string message = told_by([&] { static_cast<void>(read(text)); }).message;
    const std::string file = (folder_ / "a.toml").string() + ":";
    EXPECT_TRUE(message.starts_with(file)) << message;
    return message.substr(std::min(message.size(), file.size()));
  }
  void expect_place(const Location& at, int line, int column) const {
    EXPECT_EQ(at.file, (folder_ / "a.toml").string());
    EXPECT_EQ(std::make_pair(at.line, at.column), std::make_pair(line, column));
  }

  test::TemporaryFolder folder_;
};

const TomlValue& child(const TomlValue& value, const std::string& key) {
  return std::get<TomlValue::Table>(value.content).at(key);
}

TEST_F(TomlDocument, keys_and_values_know_where_they_stand) {
  const TomlValue root = read("title = \"样例\"\n\n[districts]\n  id   =  3\nlist = [\n  true, 2.5 ]\n");
  expect_place(root.at, 1, 1);
  expect_place(child(root, "title").key_at, 1, 1);
  expect_place(child(root, "title").at, 1, 9);
  expect_place(child(root, "districts").at, 3, 1);
  expect_place(child(child(root, "districts"), "id").key_at, 4, 3);
  expect_place(child(child(root, "districts"), "id").at, 4, 11);
  const auto& list = std::get<TomlValue::List>(child(child(root, "districts"), "list").content);
  expect_place(list[0].at, 6, 3);
  expect_place(list[1].at, 6, 9);
}

TEST_F(TomlDocument, a_column_counts_characters_not_bytes) {
  const TomlValue root = read("\"道路\" = { \"主干路\" = 1 }\n");
  expect_place(child(root, "道路").at, 1, 8);
  expect_place(child(child(root, "道路"), "主干路").at, 1, 18);
}

TEST_F(TomlDocument, every_kind_of_value_has_a_name) {
  const TomlValue root =
      read("a = true\nb = 1\nc = 1.5\nd = \"x\"\ne = 2030-01-01\nf = []\ng = {}\nh = 07:30:00\n");
  EXPECT_EQ(kind_of(child(root, "a")), "true or false");
  EXPECT_EQ(kind_of(child(root, "b")), "a whole number");
  EXPECT_EQ(kind_of(child(root, "c")), "a number");
  EXPECT_EQ(kind_of(child(root, "d")), "a text");
  EXPECT_EQ(kind_of(child(root, "e")), "a date");
  EXPECT_EQ(kind_of(child(root, "f")), "a list");
  EXPECT_EQ(kind_of(child(root, "g")), "a table");
  EXPECT_EQ(kind_of(child(root, "h")), "a date");
}

TEST_F(TomlDocument, a_number_must_be_finite) {
  EXPECT_EQ(error_of("a = 1\nb = nan\n"), "2:5: a number must be finite");
  EXPECT_EQ(error_of("b = [1.0, -inf]\n"), "1:11: a number must be finite");
}

TEST_F(TomlDocument, a_syntax_error_has_its_place) {
  EXPECT_TRUE(error_of("a = 1\nb = \n").starts_with("2:")) << error_of("a = 1\nb = \n");
  EXPECT_TRUE(error_of("a = \"x\n").starts_with("1:"));
  EXPECT_TRUE(error_of("[districts\nid = 1\n").starts_with("1:"));
  EXPECT_NE(error_of("a = \n").find("not valid TOML: "), std::string::npos);
}

TEST_F(TomlDocument, a_key_given_twice_is_told_where_it_stands_again) {
  EXPECT_TRUE(error_of("a = 1\nb = 2\na = 3\n").starts_with("3:5: not valid TOML"))
      << error_of("a = 1\nb = 2\na = 3\n");
}

TEST_F(TomlDocument, brackets_without_end_are_no_danger) {
  EXPECT_NE(error_of("a = " + std::string(1'000'000, '[')).find("not valid TOML"), std::string::npos);
}

// A Chinese keyboard's punctuation. toml++ 3.3 is undefined for 、 and é where a blank may stand.
TEST_F(TomlDocument, other_scripts_stand_in_quotes_and_comments_only) {
  EXPECT_EQ(error_of("a = [\"x\"、 \"y\"]\n"), "1:9: `、` stands outside quotes");
  EXPECT_EQ(error_of("a = [\"道路\"，\"y\"]\n"), "1:10: `，` stands outside quotes");
  EXPECT_EQ(error_of("a = “x”\n"), "1:5: `“` stands outside quotes");
  EXPECT_EQ(error_of("a = 1\n\u00A0b = 1\n"), "2:1: `\u00A0` stands outside quotes");  // no-break space
  EXPECT_EQ(error_of("a = \"x\" é\n"), "1:9: `é` stands outside quotes");
  EXPECT_EQ(error_of("道路 = 1\n"), "1:1: `道` stands outside quotes");
  static_cast<void>(read("# 、é\n\"、é\" = '、é' # 、é\nb = \"\"\"\n、\né\"\"\"\nc = '''\n、'''\n"));
}

// toml++ 3.3 recurses once for each part of a key: 20 000 of them ended the stack.
TEST_F(TomlDocument, a_key_without_end_is_no_danger) {
  std::string parts;
  for (int i = 0; i < 100'000; ++i) parts += "a.";
  EXPECT_EQ(error_of(parts + "a = 1\n"), "1:32: a key has more than 16 parts");
  EXPECT_EQ(error_of("[" + parts + "a]\n"), "1:33: a key has more than 16 parts");
  EXPECT_EQ(error_of("b = { " + parts + "a = 1 }\n"), "1:38: a key has more than 16 parts");
  EXPECT_EQ(error_of("x = '''\n''''' # .\n\n" + parts + "a = 1\n"), "4:32: a key has more than 16 parts");
}

// Within the bounds of toml++ and of a key's parts, yet 4 000 tables in one another.
TEST_F(TomlDocument, tables_in_tables_are_no_danger) {
  const std::string key = "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = ";
  std::string text = key;
  for (int i = 0; i < 250; ++i) text += "{ " + key;
  text += "1" + std::string(250, '}') + "\n";
  EXPECT_NE(error_of(text).find("nested too deeply"), std::string::npos);
}

TEST_F(TomlDocument, dots_in_texts_comments_and_numbers_are_not_parts_of_a_key) {
  const std::string dots(40, '.');
  static_cast<void>(read("# " + dots + "\na = \"" + dots + "\"\nb = '" + dots + "'\nc = \"\"\"\n" + dots +
                         "\\\"\"\"" + dots + "\"\"\"\"\nd = '''" + dots + "''" + dots + "'''''\n"));
  std::string numbers = "e = [1.5";
  for (int i = 0; i < 100; ++i) numbers += ", 1.5";
  static_cast<void>(read(numbers + "]\n"));
  static_cast<void>(read("a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p = 1\n"));  // sixteen parts
}

}  // namespace
}  // namespace citygauge
