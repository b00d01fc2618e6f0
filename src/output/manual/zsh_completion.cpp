#include <fmt/format.h>

#include "output/manual/completion.hpp"
#include "output/manual/description_text.hpp"

namespace citygauge {
namespace {

/// Within '…' of the shell, where a colon or bracket would end the part of an _arguments specification.
std::string specified(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\'')
      safe += "'\\''";
    else if (c == ':' || c == '[' || c == ']' || c == '\\')
      safe += std::string("\\") + c;
    else
      safe += c;
  }
  return safe;
}

/// ":NAME:ACTION", as _arguments takes it.
std::string value_of(const OptionDescription& option, const ProgramDescription& program) {
  const ValueCandidates candidates = candidates_of(option, program);
  const std::string words = fmt::format("({})", fmt::join(candidates.words, " "));
  std::string action = " ";  // free text
  if (candidates.paths == PathKind::folder)
    action = "_files -/";
  else if (candidates.paths == PathKind::file)
    action = candidates.words.empty()
                 ? "_files"
                 : fmt::format("_alternative \"ids:id:{}\" \"files:file:_files\"", words);
  else if (!candidates.words.empty())
    action = words;
  return fmt::format(":{}:{}", specified(option.metavar), action);
}

std::string option_line(const OptionDescription& option, const ProgramDescription& program,
                        Language language) {
  const std::string help = specified(option_help(option, language));
  const std::string value = option.type == OptionType::flag ? "" : value_of(option, program);
  const std::string again = option.many ? "*" : "";
  if (option.short_name.empty())
    return fmt::format(" \\\n        '{}{}[{}]{}'", again, option.name, help, value);
  const std::string both = option.many ? "" : fmt::format("({} {})", option.short_name, option.name);
  return fmt::format(" \\\n        '{}{}'{{{},{}}}'[{}]{}'", both, again, option.short_name, option.name,
                     help, value);
}

std::string argument_line(const OptionDescription& argument, const ProgramDescription& program, int place) {
  const std::string where = argument.many ? "*" : std::to_string(place);
  const std::string optional = argument.required || argument.many ? "" : ":";
  return fmt::format(" \\\n        '{}{}{}'", where, optional, value_of(argument, program));
}

std::string command_case(const CommandDescription& command, const ProgramDescription& program,
                         Language language) {
  std::string code = fmt::format("    {})\n      _arguments -s -S '(-h --help)'{{-h,--help}}'[{}]'",
                                 command.name, language == Language::zh ? "显示帮助" : "print help");
  for (const OptionDescription& option : command.options) code += option_line(option, program, language);
  int place = 0;
  for (const OptionDescription& argument : command.arguments)
    code += argument_line(argument, program, ++place);
  return code + " ;;\n";
}

}  // namespace

std::string zsh_completion(const ProgramDescription& program, Language language) {
  std::string code =
      "#compdef citygauge\n# zsh completion for citygauge, written by `citygauge completion zsh`\n\n";
  code += "_citygauge() {\n  local -a commands\n  commands=(\n";
  for (const CommandDescription& command : program.commands)
    code += fmt::format("    '{}:{}'\n", command.name, specified(command.summary.in(language)));
  code +=
      "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    _arguments '(-h "
      "--help)'{-h,--help}";
  for (const OptionDescription& option : program.options) code += " " + option.name;
  code +=
      "\n    return\n  fi\n  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n";
  for (const CommandDescription& command : program.commands) code += command_case(command, program, language);
  // Loaded by compinit the file is the function's body; sourced it declares it.
  return code +
         "  esac\n}\n\nif [[ $funcstack[1] == _citygauge ]]; then _citygauge \"$@\"; else compdef _citygauge "
         "citygauge; fi\n";
}

}  // namespace citygauge
