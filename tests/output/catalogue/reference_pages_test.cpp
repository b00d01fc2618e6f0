#include "output/catalogue/reference_pages.hpp"

#include <gmock/gmock.h>

#include <regex>
#include <set>

#include "output/catalogue/markdown.hpp"
#include "output/catalogue/shipped_catalogue.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

using test::shipped_catalogue;
using testing::HasSubstr;

const std::vector<ReferencePage>& pages() {
  static const std::vector<ReferencePage> all = reference_pages(shipped_catalogue());
  return all;
}

const std::string& page(const std::string& name) {
  return std::ranges::find(pages(), name, &ReferencePage::name)->text;
}

std::set<std::string> matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::set<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) found.insert((*at)[1]);
  return found;
}

TEST(ReferencePages, in_docs_are_fresh) {
  for (const ReferencePage& fresh : pages()) {
    const auto file = std::filesystem::path(CITYGAUGE_SOURCE_DIR) / "docs" / fresh.name;
    const bool is_fresh = std::filesystem::exists(file) && test::read_text(file) == fresh.text;
    EXPECT_TRUE(is_fresh) << "docs/" << fresh.name
                          << " is stale: run scripts/docs.sh and commit what it writes";
  }
}

TEST(ReferencePages, define_every_indicator_in_both_languages) {
  for (const auto& [id, indicator] : shipped_catalogue().library.indicators) {
    EXPECT_THAT(page("indicators.md"), HasSubstr(markdown::escaped(indicator.definition.en))) << id;
    EXPECT_THAT(page("indicators.zh.md"), HasSubstr(markdown::escaped(indicator.definition.zh))) << id;
    for (const Example& example : indicator.examples)
      EXPECT_THAT(page("indicators.md"), HasSubstr(markdown::escaped(example.comment))) << id;
  }
}

TEST(ReferencePages, quote_every_target_and_every_demand_that_layers_cannot_answer) {
  for (const Profile& profile : shipped_catalogue().profiles)
    for (const char* const name : {"profiles.md", "profiles.zh.md"}) {
      for (const Target& target : profile.targets)
        EXPECT_THAT(page(name), HasSubstr("| " + markdown::escaped(target.text) + " |\n"));
      for (const NotComputable& demand : profile.not_computable)
        EXPECT_THAT(page(name), HasSubstr("| " + markdown::escaped(demand.text) + " | "));
    }
}

TEST(ReferencePages, give_the_reason_of_what_is_not_computable) {
  Catalogue catalogue = shipped_catalogue();
  catalogue.profiles.front().not_computable = {
      {"五（九）", "用水|总量", {"无计量数据", "metered flows"}, {}}};
  EXPECT_THAT(profiles_page(catalogue, Language::zh), HasSubstr("| 五（九） | 用水\\|总量 | 无计量数据 |\n"));
  EXPECT_THAT(profiles_page(catalogue, Language::en), HasSubstr("| metered flows |\n"));
}

TEST(ReferencePages, link_to_places_that_there_are) {
  std::map<std::string, std::set<std::string>> anchors;
  for (const ReferencePage& one : pages()) anchors[one.name] = matches(one.text, "<a id=\"([^\"]+)\"></a>");
  std::size_t checked = 0;
  for (const ReferencePage& one : pages()) {
    for (const std::string& target : matches(one.text, "\\]\\(([^)]*#[^)]+)\\)")) {
      const std::size_t hash = target.find('#');
      const std::string file = hash == 0 ? one.name : target.substr(0, hash);
      EXPECT_TRUE(anchors[file].contains(target.substr(hash + 1))) << one.name << " links to " << target;
      ++checked;
    }
  }
  EXPECT_GT(checked, 100U);
}

// As many cells in each row as its heading has, whatever is written in them.
TEST(ReferencePages, have_whole_tables) {
  const std::regex escaped_bar("\\\\\\|");
  for (const ReferencePage& one : pages()) {
    std::istringstream lines(one.text);
    std::size_t cells = 0, rows = 0;
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with("|")) {
        cells = 0;
        continue;
      }
      const auto bars = std::ranges::count(std::regex_replace(line, escaped_bar, ""), '|');
      if (cells == 0) cells = static_cast<std::size_t>(bars);
      EXPECT_EQ(bars, cells) << one.name << ": " << line;
      ++rows;
    }
    EXPECT_GT(rows, 10U) << one.name;
  }
}

TEST(Markdown, makes_markup_harmless_and_leaves_plain_text_alone) {
  EXPECT_EQ(markdown::escaped("pi * r^2, road_density"), "pi * r^2, road_density");
  EXPECT_EQ(markdown::escaped("*bold* _em_ a|b <b> & [x](y) `c`"),
            "\\*bold\\* \\_em\\_ a\\|b &lt;b> &amp; \\[x\\](y) \\`c\\`");
  EXPECT_EQ(markdown::escaped("# no heading"), "\\# no heading");
  EXPECT_EQ(markdown::escaped("1. no list"), "1\\. no list");
  EXPECT_EQ(markdown::escaped("- no list - none"), "\\- no list - none");
  EXPECT_EQ(markdown::escaped("1 km. And 2 m."), "1 km. And 2 m.");
  EXPECT_EQ(markdown::escaped(" two\nlines\n"), "two lines");
  EXPECT_EQ(markdown::escaped(""), "");
}

TEST(Markdown, fences_code_that_has_backticks) {
  EXPECT_EQ(markdown::code("class"), "`class`");
  EXPECT_EQ(markdown::code("a`b"), "``a`b``");
  EXPECT_EQ(markdown::code("`"), "`` ` ``");
  EXPECT_EQ(markdown::code("a|b"), "`a\\|b`");
  EXPECT_EQ(markdown::code(""), "");
}

TEST(Markdown, writes_no_table_without_rows) {
  EXPECT_EQ(markdown::table({"a"}, {}), "");
  EXPECT_EQ(markdown::table({"a", "b"}, {{"1", "2"}}), "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n");
}

}  // namespace
}  // namespace citygauge
