#include <fmt/format.h>

#include "output/manual/completion.hpp"

namespace citygauge {
namespace {

// The cursor's word, and the option whose value it may be, are parted at "=" too, for bash breaks words
// there.
constexpr const char* head = R"(# bash completion for citygauge, written by `citygauge completion bash`

_citygauge_words() {
  local line
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -W "$1" -- "$cur")
}

_citygauge_paths() {
  local line
  compopt -o filenames 2>/dev/null
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$1" -- "$cur")
}

_citygauge() {
  local cur=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
  COMPREPLY=()
  if [[ $cur == "=" ]]; then cur=; elif [[ $option == "=" ]]; then option=${COMP_WORDS[COMP_CWORD-2]}; fi
)";

constexpr const char* tail = R"(}

complete -F _citygauge citygauge
)";

std::string complete_value(const ValueCandidates& candidates) {
  std::string code;
  if (!candidates.words.empty())
    code += fmt::format("_citygauge_words \"{}\"; ", fmt::join(candidates.words, " "));
  if (candidates.paths == PathKind::file) code += "_citygauge_paths -f; ";
  if (candidates.paths == PathKind::folder) code += "_citygauge_paths -d; ";
  return code;
}

std::string value_cases(const CommandDescription& command, const ProgramDescription& program) {
  std::string code;
  for (const OptionDescription& option : command.options) {
    if (option.type == OptionType::flag) continue;
    std::string pattern = fmt::format("\"{} {}\"", command.name, option.name);
    if (!option.short_name.empty()) pattern += fmt::format("|\"{} {}\"", command.name, option.short_name);
    code += fmt::format("    {}) {}return ;;\n", pattern, complete_value(candidates_of(option, program)));
  }
  return code;
}

std::string option_names(const std::vector<OptionDescription>& options) {
  std::string names = "-h --help";
  for (const OptionDescription& option : options) {
    if (!option.short_name.empty()) names += " " + option.short_name;
    names += " " + option.name;
  }
  return names;
}

std::string command_case(const CommandDescription& command, const ProgramDescription& program) {
  std::string arguments;
  for (const OptionDescription& argument : command.arguments)
    arguments += complete_value(candidates_of(argument, program));
  return fmt::format("    {}) if [[ $cur == -* ]]; then _citygauge_words \"{}\"; else {}:; fi ;;\n",
                     command.name, option_names(command.options), arguments);
}

}  // namespace

std::string bash_completion(const ProgramDescription& program) {
  std::string code = head, commands;
  for (const CommandDescription& command : program.commands) commands += command.name + " ";
  code += fmt::format("  if (( COMP_CWORD == 1 )); then _citygauge_words \"{}{}\"; return; fi\n", commands,
                      option_names(program.options));
  code += "  case \"$command $option\" in\n";
  for (const CommandDescription& command : program.commands) code += value_cases(command, program);
  code += "  esac\n  case \"$command\" in\n";
  for (const CommandDescription& command : program.commands) code += command_case(command, program);
  return code + "  esac\n" + tail;
}

}  // namespace citygauge
