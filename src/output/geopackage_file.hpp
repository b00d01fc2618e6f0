// A GeoPackage that is being written: tables with typed columns, filled row by row in one transaction. All of
// GDAL stays behind this.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "geometry/shapes.hpp"
#include "output/row_columns.hpp"

namespace citygauge {

/// The name that GeoPackage tables give to their geometry.
inline constexpr const char* geometry_column = "geom";

/// A table of a `GeopackageFile`, valid until that is closed. One row at a time: set its cells, then
/// `end_row`; what was not set is NULL. ERRORS: Error{input} when the file cannot be written.
class GeopackageTable {
 public:
  /// Adds a column behind the others and returns its index; an existing one of that name is returned as it
  /// is.
  int add_column(const std::string& name, CellType type);

  void set(int column, const Cell& cell);
  /// Lines and polygons become multi-geometries, points multipoints; an empty shape is NULL.
  void set_geometry(ShapeView shape);
  void set_point(double x, double y);
  void end_row();

  struct Parts;
  explicit GeopackageTable(std::unique_ptr<Parts> parts);
  GeopackageTable(GeopackageTable&&) noexcept;
  ~GeopackageTable();

 private:
  std::unique_ptr<Parts> parts_;
};

/// Building an index costs as much as writing the rows; tables of some ten thousand rows draw well without
/// one.
enum class SpatialIndex : std::uint8_t { built, none };

/// What kind of geometry the rows of a table have.
enum class TableGeometry : std::uint8_t { none, point, multipoint, multiline, multipolygon };

[[nodiscard]] TableGeometry table_geometry(ShapeKind kind);

class GeopackageFile {
 public:
  /// Makes the file anew; `crs_wkt` is the CRS of its geometry tables, "" for none.
  /// ERRORS: Error{input} when it cannot be made, Error{internal} when `crs_wkt` is no CRS.
  GeopackageFile(const std::filesystem::path& file, const std::string& crs_wkt);
  /// Without `close` the file is left unfinished.
  ~GeopackageFile();
  GeopackageFile(const GeopackageFile&) = delete;
  GeopackageFile& operator=(const GeopackageFile&) = delete;

  /// A new table. `row_id` names the key column that GeoPackage adds.
  [[nodiscard]] GeopackageTable add_table(const std::string& name, TableGeometry geometry,
                                          const std::string& row_id = "fid",
                                          SpatialIndex index = SpatialIndex::built);

  /// Commits and closes. REQUIRES that no table is used any more. ERRORS: Error{input}.
  void close();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace citygauge
