#include "output/manual/description_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output/catalogue/terminal_page.hpp"

namespace citygauge {
namespace {

void add_command(TerminalPage& page, const CommandDescription& command) {
  page.heading(usage_of(command));
  page.paragraph(command.summary.in(page.language()));
  std::vector<TextRow> rows;
  for (const auto* list : {&command.arguments, &command.options})
    for (const OptionDescription& one : *list)
      rows.push_back({{shown_option(one)}, {option_help(one, page.language())}});
  page.rows(rows, 2);
  page.paragraph(page.say("退出码", "exit codes"));
  rows.clear();
  for (const ExitDescription& exit : command.exit_codes)
    rows.push_back({{fmt::format("{}", exit.code), Align::right}, {exit.meaning.in(page.language())}});
  page.rows(rows, 2);
}

}  // namespace

std::string description_text(const ProgramDescription& program, Language language, std::size_t width) {
  TerminalPage page({language, width, false});
  page.title(fmt::format("citygauge {}", program.version));
  page.paragraph(program.summary.in(language));
  std::vector<TextRow> rows;
  for (const OptionDescription& one : program.options)
    rows.push_back({{shown_option(one)}, {option_help(one, language)}});
  page.rows(rows, 2);
  for (const CommandDescription& command : program.commands) add_command(page, command);
  return page.text();
}

std::string usage_of(const CommandDescription& command) {
  std::string usage = "citygauge " + command.name;
  if (!command.options.empty()) usage += " [OPTIONS]";
  for (const OptionDescription& argument : command.arguments) {
    const std::string name = argument.name + (argument.many ? "..." : "");
    usage += argument.required ? " " + name : " [" + name + "]";
  }
  return usage;
}

std::string shown_option(const OptionDescription& option) {
  std::string text = option.short_name.empty() ? "" : option.short_name + ", ";
  text += option.name;
  const bool is_argument = !option.name.starts_with('-');
  return is_argument || option.metavar.empty() ? text : text + " " + option.metavar;
}

std::string option_help(const OptionDescription& option, Language language) {
  const bool zh = language == Language::zh;
  std::string text = option.help.in(language);
  const bool names_all = std::ranges::all_of(
      option.choices, [&](const std::string& one) { return text.find(one) != std::string::npos; });
  if (!names_all) text += (zh ? "：" : ": ") + fmt::format("{}", fmt::join(option.choices, zh ? "、" : ", "));
  if (!option.default_value.empty())
    text += (zh ? "（默认：" : " (default: ") + option.default_value + (zh ? "）" : ")");
  return text;
}

}  // namespace citygauge
