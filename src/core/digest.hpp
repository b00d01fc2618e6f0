// SHA-256, by which the provenance names the exact text of a profile and the exact content of an input.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace citygauge {

/// 64 hexadecimal digits, lower case.
[[nodiscard]] std::string sha256_of(std::string_view bytes);
/// Of a file's content; a shapefile is known by its .shp alone. ERRORS: Error{input} when it cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file);

}  // namespace citygauge
