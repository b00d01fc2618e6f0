// `citygauge describe` as programs read it: what is missing of a new command is named here.
#include <gmock/gmock.h>

#include <regex>

#include "end_to_end/sample_run.hpp"
#include "support/source_text.hpp"

namespace citygauge {
namespace {

using nlohmann::json;
using test::citygauge;
using test::Outcome;
using testing::Contains;
using testing::HasSubstr;

const json& description() {
  static const json parsed = json::parse(citygauge("describe --json").out);
  return parsed;
}

json named(const json& list, const std::string& name) {
  for (const json& one : list)
    if (one["name"] == name) return one;
  ADD_FAILURE() << "no " << name;
  return {};
}

std::vector<int> exit_codes(const json& command) {
  std::vector<int> codes;
  for (const json& exit : command["exit_codes"]) codes.push_back(exit["code"]);
  return codes;
}

/// "check --output" of every option, argument ("check project") and command ("check ").
std::map<std::string, json> all_help() {
  std::map<std::string, json> help{{" ", description()["summary"]}};
  for (const json& option : description()["options"])
    help[" " + option["name"].get<std::string>()] = option["help"];
  for (const json& command : description()["commands"]) {
    const std::string name = command["name"];
    help[name + " "] = command["summary"];
    for (const json& option : command["options"])
      help[name + " " + option["name"].get<std::string>()] = option["help"];
    for (const json& argument : command["arguments"]) {
      std::string lower = argument["name"];
      for (char& c : lower) c = static_cast<char>(std::tolower(c));
      help[name + " " + lower] = argument["help"];
    }
  }
  return help;
}

TEST(Describe, says_everything_in_both_languages) {
  for (const auto& [what, help] : all_help()) {
    EXPECT_FALSE(help["en"].get<std::string>().empty()) << "`" << what << "` has no English in src/cli";
    EXPECT_FALSE(help["zh"].get<std::string>().empty())
        << "`" << what << "` has no Chinese in src/cli/command_words.cpp";
  }
}

TEST(Describe, has_no_words_for_what_is_gone) {
  const std::string source = samples::source_texts("cli").at("command_words.cpp");
  const std::regex row(R"rx(HelpWord\{"([^"]*)", "([^"]*)")rx");
  const auto help = all_help();
  int rows = 0;
  for (std::sregex_iterator match(source.begin(), source.end(), row), end; match != end; ++match, ++rows) {
    const std::string command = (*match)[1], option = (*match)[2];
    const bool is_shared = command.empty() && !option.empty();
    const bool is_there = std::ranges::any_of(help, [&](const auto& entry) {
      return is_shared ? entry.first.ends_with(" " + option) : entry.first == command + " " + option;
    });
    EXPECT_TRUE(is_there) << "`" << command << " " << option << "` in command_words.cpp names nothing";
  }
  EXPECT_GT(rows, 50);
}

TEST(Describe, tells_exit_codes_of_every_command) {
  const std::set<std::string> only_usual{"map",     "report",   "init",      "list",
                                         "explain", "describe", "completion"};
  for (const json& command : description()["commands"]) {
    const auto codes = exit_codes(command);
    for (const int usual : {0, 2, 3, 70}) EXPECT_THAT(codes, Contains(usual)) << command["name"];
    if (only_usual.contains(command["name"])) continue;
    EXPECT_THAT(codes, Contains(1)) << command["name"] << ": add its exit codes to src/cli/command_words.cpp";
  }
  EXPECT_EQ(exit_codes(named(description()["commands"], "check")), (std::vector<int>{0, 1, 2, 3, 4, 70}));
}

TEST(Describe, keeps_its_schema) {
  EXPECT_EQ(description()["program"], "citygauge");
  EXPECT_EQ(description()["schema"], 1);
  const json check = named(description()["commands"], "check");
  const json project = named(check["arguments"], "PROJECT");
  EXPECT_EQ(project["type"], "file");
  EXPECT_EQ(project["required"], true);
  const json output = named(check["options"], "--output");
  EXPECT_EQ(output["short"], "-o");
  EXPECT_EQ(output["metavar"], "DIR");
  EXPECT_EQ(output["type"], "folder");
  EXPECT_TRUE(output["default"].is_null());
  EXPECT_EQ(named(check["options"], "--threads")["type"], "integer");
  EXPECT_EQ(named(check["options"], "--lang")["choices"], (json{"zh", "en"}));
  EXPECT_EQ(named(check["options"], "--strict")["type"], "flag");
  EXPECT_EQ(named(check["options"], "--profile")["many"], true);
  const json map = named(description()["commands"], "map");
  EXPECT_EQ(named(map["options"], "--dpi")["type"], "number");
  EXPECT_EQ(named(map["options"], "--format")["default"], "pdf");
  for (const char* const kind : {"indicators", "profiles", "roles", "measures"})
    EXPECT_FALSE(description()[kind].empty()) << kind;
}

TEST(Describe, names_the_commands_that_help_lists) {
  const std::string help = citygauge("--help").out;
  for (const json& command : description()["commands"])
    EXPECT_THAT(help, HasSubstr("\n  " + command["name"].get<std::string>() + " "));
  for (const json& command : description()["commands"]) EXPECT_NE(command["name"], "docs");
}

TEST(Describe, is_text_for_people) {
  const Outcome zh = citygauge("describe --lang zh");
  EXPECT_EQ(zh.exit_code, 0) << zh.err;
  EXPECT_THAT(zh.out, HasSubstr("-o, --output DIR"));
  EXPECT_THAT(zh.out, HasSubstr("有目标未达标"));
}

}  // namespace
}  // namespace citygauge
