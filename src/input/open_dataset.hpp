// The one place where GDAL opens a file: only what is a file or a folder of this machine, only by the drivers
// that its use needs, never for writing, and bounded before memory is taken.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "input/gdal_session.hpp"
#include "model/connection.hpp"

class OGRLayer;

namespace citygauge {

enum class DatasetUse { vector, raster, result, picture };

/// Opens a file or a folder. `file` may be what load_project made of a URL (/vsicurl/…): it opens when the
/// network is allowed. A .zip (also an .xlsx, .shz) is checked by check_archive first.
/// ERRORS: Error{input}: no such file, a pipe or a device, another virtual file system, not a format of this
/// use, an archive or a raster beyond the bounds.
[[nodiscard]] DatasetHandle open_dataset(const std::filesystem::path& file, DatasetUse use,
                                         const std::vector<std::string>& open_options = {});

/// Opens `member`, for example "plan/roads.shp", of a .zip. ERRORS: as open_dataset.
[[nodiscard]] DatasetHandle open_archived_dataset(const std::filesystem::path& archive,
                                                  const std::string& member, DatasetUse use,
                                                  const std::vector<std::string>& open_options = {});

/// Opens a database that the project names, in a session that can change nothing. ERRORS: Error{input}; no
/// password stands in it.
[[nodiscard]] DatasetHandle open_connection(const Connection& connection);

[[nodiscard]] DatasetHandle open_vector_dataset(const std::filesystem::path& file,
                                                const std::vector<std::string>& open_options = {});
[[nodiscard]] DatasetHandle open_raster_dataset(const std::filesystem::path& file);

/// A layer of a GeoPackage may be a view: a stored query, which can run for ever or call functions of the
/// database. ERRORS: Error{input} when `layer` is one, unless --allow-vrt.
void refuse_stored_query(GDALDataset& dataset, OGRLayer& layer, const std::string& what);

}  // namespace citygauge
