// Which layers a file has, without reading any of them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace citygauge {

/// The layers of a vector file or a file geodatabase; of a .zip the names without ending of what lies in it;
/// none of a raster. Each can be named as the `layer` of a source. ERRORS: Error{input} when the file cannot
/// be read.
[[nodiscard]] std::vector<std::string> layer_names(const std::filesystem::path& file);

}  // namespace citygauge
