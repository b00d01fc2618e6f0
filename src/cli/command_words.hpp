// What CLI11 does not know of the commands: their Chinese, and what their exit codes mean. A command or
// option that is new gets its line here; tests/end_to_end/describe_test.cpp names those that are missing.
#pragma once

#include <string>
#include <vector>

#include "output/manual/program_description.hpp"

namespace citygauge {

/// The Chinese help of an option ("--output") or argument ("project") of a command; option "": what the
/// command does; command "": the program itself. "" where there is none.
[[nodiscard]] std::string chinese_help(const std::string& command, const std::string& option);

/// By code: those of the command, and those that all commands share.
[[nodiscard]] std::vector<ExitDescription> exit_codes_of(const std::string& command);

}  // namespace citygauge
