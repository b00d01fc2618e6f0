// SHA-256 of an input file, so that a result names exactly what it was computed from.
#pragma once

#include <filesystem>
#include <string>

namespace citygauge {

/// 64 hexadecimal digits. A shapefile is known by its .shp alone. ERRORS: Error{input} when unreadable.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file);

}  // namespace citygauge
