// GDAL as this program runs it: quiet, with the few drivers that are needed, without network and without
// writing beside the input. Datasets are opened by input/open_dataset.hpp.
#pragma once

#include <memory>
#include <string>

#include "model/permissions.hpp"

class GDALDataset;

namespace citygauge {

/// Registers the drivers once per process and silences GDAL on the calling thread and on those it starts.
/// GDAL's settings belong to the process, so the permissions of the first call hold; they are returned.
const Permissions& start_gdal(const Permissions& permissions = {});

struct DatasetCloser {
  void operator()(GDALDataset* dataset) const;
};
using DatasetHandle = std::unique_ptr<GDALDataset, DatasetCloser>;

/// GDAL's last message in brackets, to be appended to ours; empty if there is none.
[[nodiscard]] std::string gdal_reason();

}  // namespace citygauge
