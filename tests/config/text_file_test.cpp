#include "config/text_file.hpp"

#include "config/marked_text.hpp"

namespace citygauge {
namespace {

using test::told_by;
using test::write_text;

class TextFile : public testing::Test {
 protected:
  std::string error_of(const std::string& name) const {
    return told_by([&] { static_cast<void>(read_text_file(folder_ / name)); }).message;
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  test::TemporaryFolder folder_;
};

TEST_F(TextFile, refuses_what_cannot_be_read) {
  test::expect_unreadable_files_are_told(folder_ / "a.toml",
                                         [](const auto& file) { static_cast<void>(read_text_file(file)); });
}

TEST_F(TextFile, refuses_a_folder) {
  std::filesystem::create_directory(folder_ / "a.toml");
  EXPECT_EQ(error_of("a.toml"), path("a.toml") + ": not a file");
}

// A pipe would never end, and a device never be read to its end.
TEST_F(TextFile, refuses_a_device) {
  std::filesystem::create_symlink("/dev/zero", folder_ / "a.toml");
  EXPECT_EQ(error_of("a.toml"), path("a.toml") + ": not a file");
}

TEST_F(TextFile, refuses_a_layer_named_by_mistake) {
  write_text(folder_ / "a.toml", "");
  std::filesystem::resize_file(folder_ / "a.toml", (1U << 20U) + 1);
  EXPECT_EQ(error_of("a.toml"), path("a.toml") + ": too large for a configuration file (1 MB)");
}

TEST_F(TextFile, drops_a_byte_order_mark) {
  write_text(folder_ / "a.toml", "\xEF\xBB\xBF道路");
  EXPECT_EQ(read_text_file(folder_ / "a.toml"), "道路");
  write_text(folder_ / "b.toml", "\xEF\xBB\xBF");
  EXPECT_EQ(error_of("b.toml"), path("b.toml") + ":1:1: the file is empty");
}

// Unicode 15, table 3-7: overlong forms, surrogates, beyond U+10FFFF, cut sequences, lone continuations.
TEST_F(TextFile, refuses_every_ill_formed_sequence) {
  for (const char* bytes :
       {"\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xE4\xB8", "\xE4\xB8 ", "\x80", "\xFF"}) {
    write_text(folder_ / "a.toml", std::string("ab") + bytes);
    EXPECT_NE(error_of("a.toml").find("a.toml:1:3: not UTF-8"), std::string::npos) << error_of("a.toml");
  }
}

TEST_F(TextFile, takes_the_borders_of_every_well_formed_range) {
  const std::string text =
      "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF";
  write_text(folder_ / "a.toml", text);
  EXPECT_EQ(read_text_file(folder_ / "a.toml"), text);
}

TEST(LocationOf, counts_lines_and_characters_from_one) {
  const std::string text = "ab\n道路x\n";
  EXPECT_EQ(to_string(location_of(text, 0, "f")), "f:1:1");
  EXPECT_EQ(to_string(location_of(text, 2, "f")), "f:1:3");
  EXPECT_EQ(to_string(location_of(text, 3, "f")), "f:2:1");
  EXPECT_EQ(to_string(location_of(text, 9, "f")), "f:2:3") << "道 and 路 are three bytes each";
  EXPECT_EQ(to_string(location_of(text, text.size(), "f")), "f:3:1");
}

TEST_F(TextFile, files_of_a_folder_are_sorted_and_of_one_kind) {
  for (const char* name : {"b.toml", "a.toml", "c.csv", "d.toml~"}) write_text(folder_ / name, "x");
  std::filesystem::create_directory(folder_ / "e.toml");
  const std::vector<std::filesystem::path> expected{folder_ / "a.toml", folder_ / "b.toml"};
  EXPECT_EQ(files_in(folder_.path(), ".toml"), expected);
}

TEST_F(TextFile, names_a_folder_that_is_not_there) {
  const auto told = told_by([&] { static_cast<void>(files_in(folder_ / "none", ".toml")); });
  EXPECT_EQ(told.message, path("none") + ": there is no such folder");
}

}  // namespace
}  // namespace citygauge
