// Reading a configuration file as text, with all that can be wrong with it before its first character counts.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace citygauge {

/// The content without a byte order mark: valid UTF-8, not empty.
/// ERRORS: Error{config} when it is missing, no regular file, larger than 1 MB, empty or not UTF-8.
[[nodiscard]] std::string read_text_file(const std::filesystem::path& path);

/// Line and column (in characters, from 1) of a byte.
[[nodiscard]] Location location_of(std::string_view text, std::size_t offset, const std::string& file);

/// The files of a folder with this extension (".toml"), sorted by name. ERRORS: Error{config} without the
/// folder.
[[nodiscard]] std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder,
                                                          const std::string& extension);

/// A file of a fixed kind and the name it must have: "roads" for layers/roles/roads.toml.
[[nodiscard]] std::string name_of(const std::filesystem::path& path);

}  // namespace citygauge
