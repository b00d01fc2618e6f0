// What the program offers, as plain data: commands with their options, exit codes, and what can be named in
// them. The JSON of `citygauge describe --json`, the shells' completion and the manual pages are written from
// it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/text.hpp"

namespace citygauge {

enum class OptionType : std::uint8_t { flag, text, integer, number, choice, file, folder };

struct OptionDescription {
  std::string name;        // "--output"; of an argument "PROJECT"
  std::string short_name;  // "-o"; "" without one
  std::string metavar;     // "DIR", what stands for the value in help; "" of a flag
  OptionType type = OptionType::text;
  std::vector<std::string> choices;  // of OptionType::choice
  std::string default_value;         // "" where the program finds it itself; `help` says how
  bool required = false;
  bool many = false;  // may be given several times
  Text help;
};

struct ExitDescription {
  int code = 0;
  Text meaning;
};

struct CommandDescription {
  std::string name;
  Text summary;
  std::vector<OptionDescription> arguments;  // by position
  std::vector<OptionDescription> options;    // without --help, which every command has
  std::vector<ExitDescription> exit_codes;
};

struct NamedThing {
  std::string id;
  Text title;
};

struct ProgramDescription {
  std::string version;
  Text summary;
  std::vector<OptionDescription> options;  // of the program itself: --version
  std::vector<CommandDescription> commands;
  std::vector<NamedThing> indicators, profiles, roles;
  std::vector<std::string> measures;
};

/// "flag", "text", "integer", "number", "choice", "file" or "folder".
[[nodiscard]] const char* to_string(OptionType type);

}  // namespace citygauge
