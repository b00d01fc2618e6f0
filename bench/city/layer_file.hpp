// One layer of the generated city as a GeoPackage. Coordinates are rounded to a millimetre, as surveys give
// them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "geometry/point.hpp"
#include "geometry/shapes.hpp"

namespace citygauge::bench {

using Ring = std::vector<Point>;  // open: the first point is not repeated
using FieldValue = std::variant<std::int64_t, std::string>;

struct LayerField {
  std::string name;
  enum class Type : std::uint8_t { integer, integer64, text } type = Type::integer;
};

/// A millimetre is the finest that any layer holds.
[[nodiscard]] double rounded_to_mm(double metres);

/// ERRORS: std::runtime_error where a file cannot be written.
class LayerFile {
 public:
  LayerFile(const std::filesystem::path& folder, const std::string& name, ShapeKind kind,
            const std::vector<LayerField>& fields);
  ~LayerFile();
  LayerFile(const LayerFile&) = delete;
  LayerFile& operator=(const LayerFile&) = delete;

  void add_point(Point point, std::span<const FieldValue> values);
  void add_line(std::span<const Point> line, std::span<const FieldValue> values);
  /// The shell first, then its holes.
  void add_polygon(std::span<const Ring> rings, std::span<const FieldValue> values);

  /// Writes what is left. REQUIRES to be called once, last.
  void finish();

 private:
  struct Handles;
  std::unique_ptr<Handles> handles_;
};

}  // namespace citygauge::bench
