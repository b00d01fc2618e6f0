// Layers in a .zip: a shapefile with its sidecars, a file geodatabase, a single file of another format. What
// is needed is unpacked into memory, within bounds; nothing is written to disk.
#pragma once

#include <string>
#include <vector>

#include "input/layer_opening.hpp"

namespace citygauge {

/// Unpacks what `source` means into `opening.files` and returns its path there. Of several files,
/// `source.layer` names one, and is emptied when that has served. ERRORS: Error{input}: damaged, too large,
/// nothing or several to choose from.
std::string unpack_layer(LayerOpening& opening, LayerSource& source);

/// What `layer` may name in an archive: the files that can be opened, without their endings. ERRORS:
/// Error{input}: damaged; there is none.
[[nodiscard]] std::vector<std::string> archived_layers(const std::filesystem::path& archive);

/// The folder of a GTFS feed (where stops.txt lies) in an archive or a folder, as a path for GDAL; "" if
/// none.
[[nodiscard]] std::string feed_folder(const std::filesystem::path& file);

}  // namespace citygauge
