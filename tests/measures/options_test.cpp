#include "measures/options.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

const Location at{"project.toml", 7, 3};

Option flag(bool value) {
  return {value, at};
}
Option number(double value) {
  return {value, at};
}
Option text(const std::string& value) {
  return {value, at};
}
Option list(const std::vector<Option>& values) {
  return {values, at};
}
Option table(const Options& values) {
  return {values, at};
}

struct Refusal {
  std::string message;
  std::string hint;
};

template <typename Read>
Refusal refusal(const Read& read) {
  try {
    read();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
    return {error.what(), error.hint()};
  }
  ADD_FAILURE() << "not refused";
  return {};
}

TEST(Options, are_read_by_their_type) {
  const Options options{{"gap", number(2.5)},
                        {"ends", text("groups")},
                        {"priority", list({text("road"), text("grass")})},
                        {"weights", table({{"grass", number(1)}, {"road", number(0)}})}};
  EXPECT_EQ(number_option(options, "gap", 1), 2.5);
  EXPECT_EQ(text_option(options, "ends", ""), "groups");
  EXPECT_EQ(list_option(options, "priority"), (std::vector<std::string>{"road", "grass"}));
  EXPECT_EQ(number_table_option(options, "weights"),
            (std::map<std::string, double>{{"grass", 1}, {"road", 0}}));
}

TEST(Options, what_is_not_given_has_its_default) {
  const Options none;
  EXPECT_EQ(number_option(none, "gap", 7), 7);
  EXPECT_EQ(text_option(none, "ends", "gates"), "gates");
  EXPECT_TRUE(list_option(none, "priority").empty());
  EXPECT_TRUE(number_table_option(none, "weights").empty());
  EXPECT_TRUE(filter_table_option(none, "obstacles").empty());
}

// An empty filter takes the whole layer: obstacles = { buildings = {} }.
TEST(Options, filters_stand_by_layer) {
  const Options options{
      {"obstacles", table({{"buildings", table({})},
                           {"roads", table({{"class", list({text("arterial"), text("branch")})}})}})}};
  const auto filters = filter_table_option(options, "obstacles");
  ASSERT_EQ(filters.size(), 2U);
  EXPECT_TRUE(filters.at("buildings").empty());
  EXPECT_EQ(filters.at("roads").at("class"), (std::vector<std::string>{"arterial", "branch"}));
}

TEST(Options, a_wrong_type_is_told_with_its_place) {
  const Options options{{"a", text("x")},
                        {"b", number(1)},
                        {"c", list({text("x"), number(1)})},
                        {"d", table({{"grass", text("much")}})},
                        {"e", table({{"roads", table({{"class", text("branch")}})}})}};
  EXPECT_EQ(refusal([&] { static_cast<void>(number_option(options, "a", 0)); }).message,
            "project.toml:7:3: `a` must be a number");
  EXPECT_EQ(refusal([&] { static_cast<void>(text_option(options, "b", "")); }).message,
            "project.toml:7:3: `b` must be a text");
  EXPECT_EQ(refusal([&] { static_cast<void>(list_option(options, "b")); }).message,
            "project.toml:7:3: `b` must be a list of texts");
  EXPECT_EQ(refusal([&] { static_cast<void>(list_option(options, "c")); }).message,
            "project.toml:7:3: `c` must be a list of texts");
  EXPECT_EQ(refusal([&] { static_cast<void>(number_table_option(options, "d")); }).message,
            "project.toml:7:3: `d.grass` must be a number");
  EXPECT_EQ(refusal([&] { static_cast<void>(filter_table_option(options, "b")); }).message,
            "project.toml:7:3: `b` must be a table of layers");
  EXPECT_EQ(refusal([&] { static_cast<void>(filter_table_option(options, "e")); }).message,
            "project.toml:7:3: `e.roads.class` must be a list of texts");
}

MeasureDeclaration declaration() {
  MeasureDeclaration declared;
  declared.name = "length";
  declared.parameters = {{"border", ParameterType::choice, {"half", "once"}, {}},
                         {"gap", ParameterType::number, {}, {}},
                         {"strict", ParameterType::boolean, {}, {}},
                         {"field", ParameterType::text, {}, {}},
                         {"priority", ParameterType::list, {}, {}},
                         {"weights", ParameterType::table, {}, {}}};
  return declared;
}

TEST(CheckOptions, takes_what_is_declared) {
  EXPECT_NO_THROW(check_options({}, declaration()));
  EXPECT_NO_THROW(check_options({{"border", text("half")},
                                 {"gap", number(1)},
                                 {"strict", flag(true)},
                                 {"field", text("x")},
                                 {"priority", list({})},
                                 {"weights", table({})}},
                                declaration()));
}

TEST(CheckOptions, refuses_an_option_that_the_measure_has_not) {
  const Refusal refused = refusal([] { check_options({{"bordr", text("half")}}, declaration()); });
  EXPECT_EQ(refused.message, "project.toml:7:3: measure `length` has no option `bordr`");
  EXPECT_NE(refused.hint.find("border"), std::string::npos) << refused.hint;
}

TEST(CheckOptions, says_so_when_a_measure_takes_none) {
  MeasureDeclaration bare;
  bare.name = "area";
  EXPECT_EQ(refusal([&] { check_options({{"gap", number(1)}}, bare); }).hint, "it takes no options");
}

TEST(CheckOptions, refuses_a_choice_that_is_none) {
  const Refusal refused = refusal([] { check_options({{"border", text("quarter")}}, declaration()); });
  EXPECT_EQ(refused.message, "project.toml:7:3: `border` must be one of its choices");
  EXPECT_EQ(refused.hint, "one of: half, once");
}

TEST(CheckOptions, refuses_every_other_type) {
  const std::map<std::string, std::string> expected{{"gap", "a number"},
                                                    {"strict", "true or false"},
                                                    {"field", "a text"},
                                                    {"priority", "a list"},
                                                    {"weights", "a table"}};
  const std::map<std::string, Option> values{{"gap", number(1)},
                                             {"strict", flag(true)},
                                             {"field", text("x")},
                                             {"priority", list({})},
                                             {"weights", table({})}};
  for (const auto& [name, type] : expected)
    for (const auto& [other, value] : values) {
      if (other == name) continue;
      EXPECT_EQ(refusal([&] {
                  check_options({{name, value}}, declaration());
                }).message,
                "project.toml:7:3: `" + name + "` must be " + type)
          << "given the value of " << other;
    }
}

}  // namespace
}  // namespace citygauge
