// What `citygauge describe` says on a terminal: every command with its options and exit codes.
#pragma once

#include <cstddef>
#include <string>

#include "output/manual/program_description.hpp"

namespace citygauge {

[[nodiscard]] std::string description_text(const ProgramDescription& program, Language language,
                                           std::size_t width);

/// How a command is called: "citygauge check [OPTIONS] PROJECT".
[[nodiscard]] std::string usage_of(const CommandDescription& command);
/// An option as help shows it: "-o, --output DIR", "--json".
[[nodiscard]] std::string shown_option(const OptionDescription& option);
/// What help says after it: the text, the choices where the text does not name them, and the default.
[[nodiscard]] std::string option_help(const OptionDescription& option, Language language);

}  // namespace citygauge
