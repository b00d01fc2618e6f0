// Opening GDAL quietly: a list of allowed drivers, no network, messages kept for our own errors instead of
// being printed.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

class GDALDataset;

namespace citygauge {

/// Registers the drivers once per process and silences GDAL on the calling thread and on those it starts.
void start_gdal();

struct DatasetCloser {
  void operator()(GDALDataset* dataset) const;
};
using DatasetHandle = std::unique_ptr<GDALDataset, DatasetCloser>;

/// Opens a file read-only. ERRORS: Error{input} naming the file: missing, not a known format, damaged.
[[nodiscard]] DatasetHandle open_vector_dataset(const std::filesystem::path& file,
                                                const std::vector<std::string>& open_options = {});
[[nodiscard]] DatasetHandle open_raster_dataset(const std::filesystem::path& file);

/// GDAL's last error on this thread as " (…)", or "" when there is none.
[[nodiscard]] std::string gdal_reason();

}  // namespace citygauge
