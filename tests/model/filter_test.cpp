#include "model/filter.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <map>

namespace citygauge {
namespace {

using Feature = std::map<std::string, FieldValue>;  // a field that is not in it is NULL

bool passes(const std::string& text, const Feature& feature) {
  const Filter filter(text, {"project.toml", 3, 9});
  return filter.matches([&](std::size_t field) {
    const auto found = feature.find(filter.fields().at(field));
    return found == feature.end() ? FieldValue() : found->second;
  });
}

struct Refusal {
  std::string message;
  std::string hint;
};

Refusal refusal(const std::string& text) {
  try {
    const Filter filter(text, {"project.toml", 3, 9});
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
    return {error.what(), error.hint()};
  }
  ADD_FAILURE() << "not refused: " << text.substr(0, 80);
  return {};
}

TEST(Filter, without_a_text_lets_everything_pass) {
  EXPECT_TRUE(Filter().matches_all());
  EXPECT_TRUE(Filter(" \t\n", {}).matches_all());
  EXPECT_TRUE(passes("", {}));
  EXPECT_FALSE(Filter("a = 1", {}).matches_all());
}

TEST(Filter, names_each_field_once_in_order) {
  const Filter filter("b = 1 AND \"a\" = 2 OR b IN (3) OR a IS NULL", {});
  EXPECT_EQ(filter.fields(), (std::vector<std::string>{"b", "a"}));
}

TEST(FilterComparison, has_every_operator) {
  // operator, and whether it holds for a field that is less than, equal to, greater than 2
  const std::map<std::string, std::vector<bool>> operators{
      {"=", {false, true, false}}, {"<>", {true, false, true}}, {"!=", {true, false, true}},
      {"<", {true, false, false}}, {"<=", {true, true, false}}, {">", {false, false, true}},
      {">=", {false, true, true}}};
  for (const auto& [name, expected] : operators)
    for (int i = 0; i < 3; ++i) {
      EXPECT_EQ(passes("lanes " + name + " 2", {{"lanes", 1.0 + i}}), expected[i]) << name << " " << 1 + i;
      EXPECT_EQ(passes("lanes" + name + "2", {{"lanes", 1.0 + i}}), expected[i]) << "without spaces";
    }
}

TEST(FilterComparison, of_texts_is_by_bytes) {
  EXPECT_TRUE(passes("status = '现状'", {{"status", "现状"}}));
  EXPECT_FALSE(passes("status = '现状'", {{"status", "现状 "}}));
  EXPECT_FALSE(passes("status = 'built'", {{"status", "Built"}}));
  EXPECT_TRUE(passes("code < '1101'", {{"code", "0810"}}));
  EXPECT_TRUE(passes("code < '9'", {{"code", "10"}})) << "both are texts";
}

TEST(FilterComparison, of_a_number_and_a_text_is_by_number) {
  EXPECT_TRUE(passes("lanes >= 2", {{"lanes", "10"}}));
  EXPECT_TRUE(passes("lanes > '9'", {{"lanes", 10.0}}));
  EXPECT_TRUE(passes("width = 3.50", {{"width", "3.5"}}));
  EXPECT_TRUE(passes("level = -1", {{"level", -1.0}}));
  EXPECT_TRUE(passes("area < 1e6", {{"area", 5.0}}));
}

// "nan" is what pandas writes for an empty cell.
TEST(FilterComparison, of_what_is_no_number_is_not_true) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const FieldValue& value :
       {FieldValue("双向"), FieldValue(""), FieldValue("4 m"), FieldValue("nan"), FieldValue(nan)})
    for (const char* text : {"a = 4", "a <> 4", "a < 4", "a >= 4", "NOT a = 4"})
      EXPECT_FALSE(passes(text, {{"a", value}})) << text;
}

// SQL: neither a comparison with NULL nor its NOT is true; OR and AND get over it where the rest decides.
TEST(FilterNull, is_as_in_sql) {
  const Feature nothing;
  for (const char* text :
       {"a = 1", "a <> 1", "NOT a = 1", "a IN (1)", "a NOT IN (1)", "a LIKE '%'", "a NOT LIKE 'x'",
        "NOT (a = 1 OR a = 2)", "NOT (a = 1 AND a = 2)", "a IS NOT NULL", "NOT a IS NULL"})
    EXPECT_FALSE(passes(text, nothing)) << text;
  EXPECT_TRUE(passes("a IS NULL", nothing));
  EXPECT_TRUE(passes("NOT a IS NOT NULL", nothing));
  EXPECT_TRUE(passes("a = 1 OR b = 2", {{"b", 2.0}}));
  EXPECT_FALSE(passes("a = 1 AND b = 2", {{"b", 2.0}}));
  EXPECT_TRUE(passes("NOT (a = 1 AND b = 2)", {{"b", 3.0}})) << "b alone decides";
  EXPECT_FALSE(passes("NOT (a = 1 OR b = 2)", {{"b", 3.0}})) << "a leaves it open";
  EXPECT_TRUE(passes("status <> '规划' OR status IS NULL", nothing));
}

TEST(FilterNull, is_not_an_empty_text) {
  EXPECT_FALSE(passes("a IS NULL", {{"a", ""}}));
  EXPECT_TRUE(passes("a = ''", {{"a", ""}}));
}

TEST(FilterIn, finds_numbers_and_texts) {
  const std::string text = "DLDJ IN ('主干路', '次干路', 3)";
  EXPECT_TRUE(passes(text, {{"DLDJ", "次干路"}}));
  EXPECT_TRUE(passes(text, {{"DLDJ", 3.0}}));
  EXPECT_TRUE(passes(text, {{"DLDJ", "3"}}));
  EXPECT_FALSE(passes(text, {{"DLDJ", "支路"}}));
  EXPECT_TRUE(passes("DLDJ NOT IN ('支路')", {{"DLDJ", "主干路"}}));
  EXPECT_FALSE(passes("DLDJ not in ('支路')", {{"DLDJ", "支路"}}));
}

TEST(FilterLike, percent_is_any_run_and_underscore_one_character) {
  const auto like = [](const std::string& text, const std::string& pattern) {
    return passes("a LIKE '" + pattern + "'", {{"a", text}});
  };
  EXPECT_TRUE(like("滨江大道", "滨江%"));
  EXPECT_TRUE(like("滨江大道", "%大道"));
  EXPECT_TRUE(like("滨江大道", "滨_大_")) << "a character, not a byte";
  EXPECT_FALSE(like("滨江大道", "滨_道"));
  EXPECT_FALSE(like("滨江大道", "滨江"));
  EXPECT_TRUE(like("滨江大道", "%"));
  EXPECT_TRUE(like("", "%"));
  EXPECT_FALSE(like("", "_"));
  EXPECT_TRUE(like("", ""));
  EXPECT_TRUE(like("aXbXc", "a%X_"));
  EXPECT_TRUE(like("mississippi", "m%iss%ip_i"));
  EXPECT_FALSE(like("mississippi", "m%iss%ipp"));
  EXPECT_TRUE(like("abab", "%ab"));
  EXPECT_FALSE(like("Abc", "a%")) << "case counts";
  EXPECT_FALSE(like("中", "__"));
  EXPECT_FALSE(like("中中", "%___"));
  EXPECT_TRUE(passes("a NOT LIKE '%桥'", {{"a", "东路"}}));
}

// Codes are often stored as numbers: 1401 is like '14%'.
TEST(FilterLike, reads_a_number_as_it_is_written) {
  EXPECT_TRUE(passes("code LIKE '14%'", {{"code", 1401.0}}));
  EXPECT_TRUE(passes("code LIKE '____'", {{"code", 1401.0}}));
  EXPECT_FALSE(passes("code NOT LIKE '14%'", {{"code", 1401.0}}));
}

TEST(FilterLike, no_pattern_makes_it_slow) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "%a";
  EXPECT_FALSE(passes("a LIKE '" + pattern + "b'", {{"a", std::string(20'000, 'a')}}));
}

TEST(FilterQuotes, double_for_fields_and_single_for_texts) {
  EXPECT_TRUE(passes("\"建设 状态\" = '现状'", {{"建设 状态", "现状"}}));
  EXPECT_TRUE(passes("建设状态='现状'", {{"建设状态", "现状"}}));
  EXPECT_TRUE(passes("name = 'O''Hare'", {{"name", "O'Hare"}}));
  EXPECT_TRUE(passes("\"a\"\"b\" = 1", {{"a\"b", 1.0}}));
  EXPECT_TRUE(passes("name = ''''", {{"name", "'"}}));
  EXPECT_TRUE(passes("\"in\" = 1", {{"in", 1.0}})) << "a word of the language is a field in quotes";
  EXPECT_TRUE(
      passes("name:zh = '东路' AND building:levels >= 3", {{"name:zh", "东路"}, {"building:levels", 4.0}}));
}

// Truth tables over all eight cases: NOT binds closer than AND, AND closer than OR.
TEST(FilterPrecedence, not_before_and_before_or) {
  for (int bits = 0; bits < 8; ++bits) {
    const bool a = (bits & 1) != 0, b = (bits & 2) != 0, c = (bits & 4) != 0;
    const Feature feature{{"a", a ? 1.0 : 0.0}, {"b", b ? 1.0 : 0.0}, {"c", c ? 1.0 : 0.0}};
    EXPECT_EQ(passes("a = 1 OR b = 1 AND c = 1", feature), a || (b && c)) << bits;
    EXPECT_EQ(passes("a = 1 AND b = 1 OR c = 1", feature), (a && b) || c) << bits;
    EXPECT_EQ(passes("(a = 1 OR b = 1) AND c = 1", feature), (a || b) && c) << bits;
    EXPECT_EQ(passes("NOT a = 1 AND b = 1", feature), !a && b) << bits;
    EXPECT_EQ(passes("NOT a = 1 OR b = 1", feature), !a || b) << bits;
    EXPECT_EQ(passes("NOT (a = 1 OR b = 1)", feature), !(a || b)) << bits;
    EXPECT_EQ(passes("not not a = 1 and not b = 1", feature), a && !b) << bits;
    EXPECT_EQ(passes("a = 1 AND b = 1 AND c = 1", feature), a && b && c) << bits;
    EXPECT_EQ(passes("a = 1 OR b = 1 OR c = 1", feature), a || b || c) << bits;
  }
}

TEST(FilterDepth, deep_nesting_is_refused) {
  const auto nested = [](int depth, const std::string& open, const std::string& close) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += open;
    text += "a = 1";
    for (int i = 0; i < depth; ++i) text += close;
    return text;
  };
  EXPECT_TRUE(passes(nested(60, "(", ")"), {{"a", 1.0}}));
  EXPECT_TRUE(passes(nested(60, "NOT ", ""), {{"a", 1.0}}));
  EXPECT_NE(refusal(nested(100'000, "(", ")")).message.find("nested too deeply"), std::string::npos);
  EXPECT_NE(refusal(nested(100'000, "NOT ", "")).message.find("nested too deeply"), std::string::npos);
}

// A chain of 100 000 terms once ended the stack, and as many fields were looked up one by one.
TEST(FilterDepth, a_long_chain_is_no_danger) {
  std::string chain = "a = 0";
  for (int i = 1; i < 200'000; ++i)
    chain += i % 2 == 0 ? " OR a = " + std::to_string(i) : " OR f" + std::to_string(i) + " = 0";
  EXPECT_TRUE(passes(chain, {{"a", 199'998.0}}));
  EXPECT_FALSE(passes(chain, {{"a", -1.0}}));
}

TEST(FilterError, names_the_place_in_the_file_and_in_the_filter) {
  const Refusal refused = refusal("lanes >= ");
  EXPECT_EQ(
      refused.message,
      "project.toml:3:9: filter `lanes >= `, character 10: a number or a text in 'single quotes' expected");
  EXPECT_EQ(refused.hint, "a filter looks like: status = 'built' AND lanes >= 2");
}

struct Slip {
  std::string text;
  int character;
  std::string what;
};

TEST(FilterError, says_what_was_expected_and_where) {
  const std::vector<Slip> slips{{"= 1", 1, "a field name expected"},
                                {"'status' = 1", 1, "a field name expected"},
                                {"3 = lanes", 1, "a field name expected"},
                                {"a = 1 AND", 10, "a field name expected"},
                                {"a = 1 b = 2", 7, "something follows the end of the filter"},
                                {"a = 1; DROP TABLE roads", 6, "something follows the end of the filter"},
                                {"a = 1)", 6, "something follows the end of the filter"},
                                {"(a = 1", 7, "`)` expected"},
                                {"a == 1", 4, "a number or a text in 'single quotes' expected"},
                                {"status = built", 10, "a number or a text in 'single quotes' expected"},
                                {"状态 = \"现状\"", 6, "a number or a text in 'single quotes' expected"},
                                {"状态 = '现状", 6, "a quote is not closed"},
                                {"\"状态 = 1", 1, "a quote is not closed"},
                                {"a ! 1", 3, "one of = <> < <= > >= IN LIKE IS expected"},
                                {"a", 2, "one of = <> < <= > >= IN LIKE IS expected"},
                                {"a NOT = 1", 7, "IN or LIKE expected"},
                                {"a IN 1", 6, "`(` expected"},
                                {"a IN ()", 7, "a number or a text in 'single quotes' expected"},
                                {"a IN (1 2)", 9, "`)` expected"},
                                {"a IS 1", 6, "NULL expected"},
                                {"a LIKE 1", 8, "a pattern in 'quotes' expected"},
                                {"a = -", 5, "not a number"},
                                {"a = -inf", 5, "not a number"},
                                {"a = -nan", 5, "not a number"},
                                {"a = 1e999", 5, "not a number"}};
  for (const Slip& slip : slips)
    EXPECT_EQ(refusal(slip.text).message, "project.toml:3:9: filter `" + slip.text + "`, character " +
                                              std::to_string(slip.character) + ": " + slip.what);
}

}  // namespace
}  // namespace citygauge
