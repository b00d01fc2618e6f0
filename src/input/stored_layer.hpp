// A layer as it is stored, before any role is known for it: what the layer doctor looks at. Nothing is left
// out and nothing is transformed; what cannot be taken as a shape is told as trouble.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "geometry/shapes.hpp"
#include "input/crs.hpp"
#include "input/layer_opening.hpp"

namespace citygauge {

struct StoredField {
  std::string name;
  bool number = false;
  std::int64_t filled = 0;          // features that have a value
  std::vector<std::string> values;  // different ones, in order of their first feature, `most_values` at most
  bool more_values = false;
  std::vector<double> numbers;  // of a number field, one per row; NaN for none
};
inline constexpr std::size_t most_values = 200;

/// The features of one kind.
struct StoredShapes {
  Shapes shapes;
  std::vector<std::int64_t> fids;
  std::vector<std::size_t> rows;               // in StoredField::numbers
  std::vector<std::size_t> attribute_digests;  // of all values but the ids of single features
};

/// A feature without a usable shape, or one that would be mended: "no_geometry", "ring_mended".
struct StoredTrouble {
  std::string code;
  std::int64_t fid = 0;
  std::optional<Point> place;
};

struct StoredLayer {
  std::filesystem::path source;
  std::string name;
  bool single = false;  // the only layer of its source
  bool raster = false;
  std::string geometry;  // as declared: "Multi Polygon", "Raster"
  std::optional<Crs> crs;
  StoredEncoding encoding;
  std::int64_t feature_count = 0;
  std::vector<StoredField> fields;
  StoredShapes points{Shapes(ShapeKind::point), {}, {}, {}};
  StoredShapes lines{Shapes(ShapeKind::line), {}, {}, {}};
  StoredShapes polygons{Shapes(ShapeKind::polygon), {}, {}, {}};
  std::vector<StoredTrouble> troubles;
  std::vector<Issue> issues;  // of opening it: what a run would record as well
  Box extent;                 // of all finite coordinates, or of the raster

  [[nodiscard]] std::vector<std::string> field_names() const;
};

/// What layers_in names, or a project, whole in memory, opened as a run opens it. A drawing falls into its
/// layers. `role`: what a project takes it as; null: whatever is in it. ERRORS: Error{input} naming the file.
[[nodiscard]] std::vector<StoredLayer> read_stored_layers(const LayerSource& source, const Role* role);

}  // namespace citygauge
