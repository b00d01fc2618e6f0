// Opens the layer that a project names, whatever it comes in: a database, a shapefile that lacks a sidecar or
// says the wrong encoding, an archive, a drawing, a table of places. What had to be mended for it is told as
// issues.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/issue.hpp"
#include "input/crs.hpp"
#include "input/gdal_session.hpp"
#include "input/memory_files.hpp"
#include "model/project.hpp"
#include "model/role.hpp"

class OGRLayer;

namespace citygauge {

struct LayerOpening {
  std::unique_ptr<MemoryFiles> files;  // outlives the dataset that reads them
  DatasetHandle dataset;
  OGRLayer* layer = nullptr;
  std::optional<Crs> crs;  // the layer's own
  std::vector<Issue> issues;
};

/// ERRORS: Error{input}: no such file, not a known format, no such layer, several and none named.
[[nodiscard]] LayerOpening open_layer(const LayerSource& source, const Role& role);

/// "roads.gpkg, layer roads (role roads)": what errors call it.
[[nodiscard]] std::string describe(const LayerSource& source);

/// The layer of that name, or the only one; `where` stands for it in errors.
[[nodiscard]] OGRLayer& find_layer(GDALDataset& dataset, const std::string& name, const std::string& where);

}  // namespace citygauge
