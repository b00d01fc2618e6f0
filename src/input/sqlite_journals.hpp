// SQLite's files beside a GeoPackage: what another program has written and not yet brought into the file.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace citygauge {

/// Options with which GDAL reads a SQLite file as it lies there: it locks nothing and makes no -wal, -shm or
/// -journal beside it, although the file may be in WAL mode. None for other files. ERRORS: Error{input} when
/// a journal holds changes that the file lacks: read without them, the numbers would be those of an older
/// plan.
[[nodiscard]] std::vector<std::string> options_to_only_read(const std::filesystem::path& file);

}  // namespace citygauge
