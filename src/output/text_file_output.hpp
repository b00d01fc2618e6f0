// A text written to a file as it is.
#pragma once

#include <filesystem>
#include <string>

#include "core/error.hpp"

namespace citygauge {

/// ERRORS: Error{input} naming the file.
void write_text_file(const std::filesystem::path& file, const std::string& text);

/// Error{input}: "cannot write FILE: reason", with advice.
[[nodiscard]] Error write_error(const std::filesystem::path& file, const std::string& reason);

/// What the system says of the call that failed last.
[[nodiscard]] std::string last_system_error();

}  // namespace citygauge
