// A GeoPackage that is being read back: plain rows with typed cells, geometry as shapes. The file may come
// from anywhere, so only GDAL's GeoPackage driver opens it, read-only, and only tables are read: a view or a
// computed column could run for ever. All of GDAL stays behind this.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geometry/shapes.hpp"
#include "output/geopackage_file.hpp"
#include "output/row_columns.hpp"

namespace citygauge {

struct StoredColumn {
  std::string name;
  CellType type;
};

class GeopackageReader {
 public:
  /// ERRORS: Error{input} when `file` is no GeoPackage or is damaged.
  explicit GeopackageReader(const std::filesystem::path& file);
  ~GeopackageReader();
  GeopackageReader(const GeopackageReader&) = delete;
  GeopackageReader& operator=(const GeopackageReader&) = delete;

  /// The tables that can be read, in the order in which they were made.
  [[nodiscard]] const std::vector<std::string>& tables() const;
  [[nodiscard]] bool has(const std::string& table) const;
  /// Without key and geometry. ERRORS: Error{input} when there is no such table.
  [[nodiscard]] std::vector<StoredColumn> columns(const std::string& table) const;
  /// What is drawn in the table; nullopt when nothing is.
  [[nodiscard]] std::optional<ShapeKind> shape_kind(const std::string& table) const;

  /// Calls `take` with the cells of each row in the order of `columns`, and appends its geometry (an empty
  /// shape for none) to `shapes` where one is given. ERRORS: Error{input}: a damaged row, a geometry of
  /// another kind than that of `shapes`, coordinates that are not finite.
  void read(const std::string& table, const std::vector<StoredColumn>& columns, Shapes* shapes,
            const std::function<void(const std::vector<Cell>&)>& take) const;

  /// Error{input} that names the file.
  [[noreturn]] void fail(const std::string& message) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace citygauge
