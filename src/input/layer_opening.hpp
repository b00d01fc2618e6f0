// Opens the layer that a project names, whatever it comes in: a database, a shapefile that lacks a sidecar or
// says the wrong encoding, an archive, a drawing, a table of places. What had to be mended for it is told as
// issues.
#pragma once

#include <filesystem>
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

/// How the text of a file that may be in any encoding is, by what it states and by its bytes; "" for nothing
/// stated, nothing but ASCII, or a format that leaves no choice.
struct StoredEncoding {
  std::string stated;    // of a shapefile: by .cpg or the head of the .dbf
  std::string detected;  // "UTF-8", "CP936" …; what it was read as
};

struct LayerOpening {
  std::unique_ptr<MemoryFiles> files;  // outlives the dataset that reads them
  DatasetHandle dataset;
  OGRLayer* layer = nullptr;
  std::optional<Crs> crs;  // the layer's own
  StoredEncoding encoding;
  std::vector<Issue> issues;
};

/// ERRORS: Error{input}: no such file, not a known format, no such layer, several and none named.
[[nodiscard]] LayerOpening open_layer(const LayerSource& source, const Role& role);

/// Whether what `path` names is one layer by its format, so that `layer` names none.
[[nodiscard]] bool holds_one_layer(const std::filesystem::path& path);
[[nodiscard]] bool is_transit_feed(const std::filesystem::path& file);
/// The dataset that unpack_layer has put among `opening.files`, of a format of several layers.
[[nodiscard]] DatasetHandle open_unpacked(const LayerSource& source, const std::string& path);

/// "roads.gpkg, layer roads (role roads)": what errors call it.
[[nodiscard]] std::string describe(const LayerSource& source);

/// The layer of that name, or the only one; `where` stands for it in errors.
[[nodiscard]] OGRLayer& find_layer(GDALDataset& dataset, const std::string& name, const std::string& where);

}  // namespace citygauge
