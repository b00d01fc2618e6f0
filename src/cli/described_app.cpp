#include "cli/described_app.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/command_words.hpp"

namespace citygauge {
namespace {

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::toupper(c); });
  return text;
}

/// CLI11 keeps the set of a choice only in its words: "TEXT:{zh,en}".
std::vector<std::string> choices_of(const std::string& type) {
  const std::size_t open = type.find('{'), close = type.rfind('}');
  if (open == std::string::npos || close == std::string::npos) return {};
  return CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

OptionType type_of(const CLI::Option& option, const std::string& type_name) {
  if (option.get_items_expected_max() == 0) return OptionType::flag;
  if (!choices_of(option.get_type_name()).empty()) return OptionType::choice;
  if (type_name == "FILE") return OptionType::file;
  if (type_name == "DIR") return OptionType::folder;
  if (type_name == "INT" || type_name == "UINT") return OptionType::integer;
  if (type_name == "FLOAT") return OptionType::number;
  return OptionType::text;
}

std::string metavar_of(OptionType type, const std::string& type_name, const std::string& long_name) {
  switch (type) {
    case OptionType::flag:
      return {};
    case OptionType::integer:
    case OptionType::number:
      return "N";
    case OptionType::choice:
      return upper(long_name);
    case OptionType::text:
    case OptionType::file:
    case OptionType::folder:
      return type_name;
  }
  return {};
}

/// CLI11 writes the default of a list as "[pdf,svg]"; on the command line it is given as "pdf,svg".
std::string default_of(const CLI::Option& option) {
  const std::string text = option.get_default_str();
  const bool is_list = text.size() > 2 && text.front() == '[' && text.back() == ']';
  return is_list ? text.substr(1, text.size() - 2) : text;
}

OptionDescription described(const CLI::Option& option, const std::string& command) {
  const std::string whole_type = option.get_type_name();
  const std::string type_name = whole_type.substr(0, whole_type.find(':'));
  OptionDescription description;
  description.type = type_of(option, type_name);
  description.choices = choices_of(whole_type);
  if (option.get_positional()) {
    description.name = upper(option.get_name(true));
    const bool is_named = description.type == OptionType::text && type_name != "TEXT";
    description.metavar = is_named ? type_name : description.name;
  } else {
    const std::string& long_name = option.get_lnames().front();
    description.name = "--" + long_name;
    description.metavar = metavar_of(description.type, type_name, long_name);
    if (!option.get_snames().empty()) description.short_name = "-" + option.get_snames().front();
  }
  if (description.type != OptionType::flag) description.default_value = default_of(option);
  description.required = option.get_required();
  description.many = option.get_items_expected_max() > 1;
  description.help = {
      chinese_help(command, option.get_positional() ? option.get_name(true) : description.name),
      option.get_description()};
  return description;
}

std::vector<const CLI::Option*> shown_options(const CLI::App& command) {
  return command.get_options(
      [&](const CLI::Option* one) { return one != command.get_help_ptr() && !one->get_group().empty(); });
}

CommandDescription described_command(const CLI::App& command) {
  CommandDescription description{
      command.get_name(), {chinese_help(command.get_name(), ""), command.get_description()}, {}, {}, {}};
  for (const CLI::Option* const option : shown_options(command)) {
    auto& list = option->get_positional() ? description.arguments : description.options;
    list.push_back(described(*option, command.get_name()));
  }
  description.exit_codes = exit_codes_of(command.get_name());
  return description;
}

}  // namespace

ProgramDescription described(const CLI::App& app, const Catalogue& catalogue) {
  ProgramDescription program;
  program.version = CITYGAUGE_VERSION;
  program.summary = {chinese_help("", ""), app.get_description()};
  for (const CLI::Option* const option : shown_options(app))
    program.options.push_back(described(*option, ""));
  for (const CLI::App* const command : app.get_subcommands([](const CLI::App*) { return true; }))
    if (!command->get_group().empty()) program.commands.push_back(described_command(*command));
  for (const auto& [id, indicator] : catalogue.library.indicators)
    program.indicators.push_back({id, indicator.title});
  for (const Profile& profile : catalogue.profiles) program.profiles.push_back({profile.id, profile.title});
  for (const auto& [id, role] : catalogue.library.roles) program.roles.push_back({id, role.title});
  for (const MeasureDeclaration& measure : measure_registry()) program.measures.emplace_back(measure.name);
  return program;
}

}  // namespace citygauge
