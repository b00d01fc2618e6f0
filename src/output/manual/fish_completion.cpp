#include <fmt/format.h>

#include "output/manual/completion.hpp"
#include "output/manual/description_text.hpp"

namespace citygauge {
namespace {

/// Within '…' of fish, where only a backslash and the quote mean something.
std::string quoted(const std::string& text) {
  std::string safe = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') safe += '\\';
    safe += c;
  }
  return safe + "'";
}

std::string value_of(const OptionDescription& option, const ProgramDescription& program) {
  const ValueCandidates candidates = candidates_of(option, program);
  if (candidates.paths == PathKind::folder) return " -f -a '(__fish_complete_directories)'";
  const std::string words =
      candidates.words.empty() ? "" : " -a " + quoted(fmt::format("{}", fmt::join(candidates.words, " ")));
  return candidates.paths == PathKind::file ? words + " -F" : words + " -f";
}

std::string option_line(const std::string& condition, const OptionDescription& option,
                        const ProgramDescription& program, Language language) {
  std::string line =
      fmt::format("complete -c citygauge -n {} -l {}", quoted(condition), option.name.substr(2));
  if (!option.short_name.empty()) line += " -s " + option.short_name.substr(1);
  if (option.type != OptionType::flag) line += " -r" + value_of(option, program);
  return line + " -d " + quoted(option_help(option, language)) + "\n";
}

}  // namespace

std::string fish_completion(const ProgramDescription& program, Language language) {
  std::string code =
      "# fish completion for citygauge, written by `citygauge completion fish`\n"
      "complete -c citygauge -f\n";
  for (const OptionDescription& option : program.options)
    code += option_line("__fish_use_subcommand", option, program, language);
  code += "complete -c citygauge -s h -l help -d " +
          quoted(language == Language::zh ? "显示帮助" : "print help") + "\n";
  for (const CommandDescription& command : program.commands) {
    const std::string seen = "__fish_seen_subcommand_from " + command.name;
    code += fmt::format("complete -c citygauge -n __fish_use_subcommand -a {} -d {}\n", command.name,
                        quoted(command.summary.in(language)));
    for (const OptionDescription& argument : command.arguments)
      code += fmt::format("complete -c citygauge -n {}{}\n", quoted(seen), value_of(argument, program));
    for (const OptionDescription& option : command.options)
      code += option_line(seen, option, program, language);
  }
  return code;
}

}  // namespace citygauge
