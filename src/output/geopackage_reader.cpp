#include "output/geopackage_reader.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "input/gdal_errors.hpp"
#include "input/open_dataset.hpp"

namespace citygauge {
namespace {

constexpr const char* advice = "run `citygauge check` again";

CellType cell_type(const OGRFieldDefn& field) {
  switch (field.GetType()) {
    case OFTReal:
      return CellType::real;
    case OFTInteger:
    case OFTInteger64:
      return field.GetSubType() == OFSTBoolean ? CellType::boolean : CellType::integer;
    default:
      return CellType::text;
  }
}

Cell cell_of(OGRFeature& row, int field, CellType type) {
  if (!row.IsFieldSetAndNotNull(field)) return {};
  switch (type) {
    case CellType::text:
    case CellType::time:
      return std::string(row.GetFieldAsString(field));
    case CellType::real:
      return real_cell(row.GetFieldAsDouble(field));
    case CellType::integer:
      return std::int64_t{row.GetFieldAsInteger64(field)};
    case CellType::boolean:
      return row.GetFieldAsInteger(field) != 0;
  }
  return {};
}

void append_line(Shapes& shapes, const OGRSimpleCurve& line) {
  for (int i = 0; i < line.getNumPoints(); ++i) shapes.add_point({line.getX(i), line.getY(i)});
  shapes.end_part();
}

void append_ring(Shapes& shapes, const OGRLinearRing& ring, bool is_shell) {
  std::vector<Point> points;
  for (int i = 0; i < ring.getNumPoints(); ++i) points.push_back({ring.getX(i), ring.getY(i)});
  if (points.empty()) return;
  if (points.front() != points.back()) points.push_back(points.front());
  const double doubled_area = doubled_signed_area(points);
  if (is_shell ? doubled_area < 0 : doubled_area > 0) std::ranges::reverse(points);
  shapes.add_part(points);
}

void append_polygon(Shapes& shapes, const OGRPolygon& polygon) {
  if (polygon.IsEmpty()) return;
  append_ring(shapes, *polygon.getExteriorRing(), true);
  for (int i = 0; i < polygon.getNumInteriorRings(); ++i)
    append_ring(shapes, *polygon.getInteriorRing(i), false);
}

/// Appends the parts of a geometry of the column's kind; false for another kind.
bool append_parts(Shapes& shapes, const OGRGeometry& geometry) {
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint:
      if (shapes.kind() != ShapeKind::point) return false;
      shapes.add_point({geometry.toPoint()->getX(), geometry.toPoint()->getY()});
      shapes.end_part();
      return true;
    case wkbMultiPoint:
      if (shapes.kind() != ShapeKind::point) return false;
      for (const OGRPoint* point : *geometry.toMultiPoint()) shapes.add_point({point->getX(), point->getY()});
      shapes.end_part();
      return true;
    case wkbMultiLineString:
      if (shapes.kind() != ShapeKind::line) return false;
      for (const OGRLineString* line : *geometry.toMultiLineString()) append_line(shapes, *line);
      return true;
    case wkbMultiPolygon:
      if (shapes.kind() != ShapeKind::polygon) return false;
      for (const OGRPolygon* polygon : *geometry.toMultiPolygon()) append_polygon(shapes, *polygon);
      return true;
    default:
      return false;
  }
}

/// Where metres still have decimals. Extents of what lies farther could overflow.
bool is_in_reach(ShapeView shape) {
  constexpr double farthest_m = 1e15;
  return std::ranges::all_of(
      shape.points(), [](Point p) { return std::abs(p.x) <= farthest_m && std::abs(p.y) <= farthest_m; });
}

}  // namespace

struct GeopackageReader::Parts {
  GdalErrorTrap errors;
  std::string file;
  DatasetHandle dataset;
  std::vector<std::string> tables;

  [[nodiscard]] std::vector<std::string> answers(const std::string& sql) const {
    std::vector<std::string> rows;
    OGRLayer* const result = dataset->ExecuteSQL(sql.c_str(), nullptr, nullptr);
    if (result == nullptr) return rows;
    for (auto& row : *result) rows.emplace_back(row->GetFieldAsString(0));
    dataset->ReleaseResultSet(result);
    return rows;
  }
};

GeopackageReader::GeopackageReader(const std::filesystem::path& file) : parts_(std::make_unique<Parts>()) {
  parts_->file = file.string();
  // Immutable: neither locks nor a journal beside the file, although QGIS may have it open.
  parts_->dataset = open_dataset(file, DatasetUse::result, {"IMMUTABLE=YES", "LIST_ALL_TABLES=NO"});
  const auto plain = parts_->answers(
      "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND m.sql LIKE 'CREATE TABLE%' AND NOT "
      "EXISTS "
      "(SELECT 1 FROM pragma_table_xinfo(m.name) WHERE hidden <> 0) ORDER BY m.rowid");
  for (const std::string& table : plain)
    if (parts_->dataset->GetLayerByName(table.c_str()) != nullptr) parts_->tables.push_back(table);
  if (!parts_->errors.first_failure().empty()) fail("is damaged");
}

GeopackageReader::~GeopackageReader() = default;

void GeopackageReader::fail(const std::string& message) const {
  const std::string& reason = parts_->errors.first_failure();
  throw input_error(fmt::format("{} {}{}", parts_->file, message, reason.empty() ? "" : " (" + reason + ")"),
                    advice);
}

const std::vector<std::string>& GeopackageReader::tables() const {
  return parts_->tables;
}

bool GeopackageReader::has(const std::string& table) const {
  return std::ranges::find(parts_->tables, table) != parts_->tables.end();
}

std::vector<StoredColumn> GeopackageReader::columns(const std::string& table) const {
  if (!has(table)) fail(fmt::format("has no table `{}`", table));
  const OGRFeatureDefn* const definition = parts_->dataset->GetLayerByName(table.c_str())->GetLayerDefn();
  std::vector<StoredColumn> columns;
  for (int i = 0; i < definition->GetFieldCount(); ++i) {
    const OGRFieldDefn* const field = definition->GetFieldDefn(i);
    columns.push_back({field->GetNameRef(), cell_type(*field)});
  }
  return columns;
}

std::optional<ShapeKind> GeopackageReader::shape_kind(const std::string& table) const {
  if (!has(table)) return std::nullopt;
  switch (wkbFlatten(parts_->dataset->GetLayerByName(table.c_str())->GetGeomType())) {
    case wkbPoint:
    case wkbMultiPoint:
      return ShapeKind::point;
    case wkbMultiLineString:
      return ShapeKind::line;
    case wkbMultiPolygon:
      return ShapeKind::polygon;
    default:
      return std::nullopt;
  }
}

void GeopackageReader::read(const std::string& table, const std::vector<StoredColumn>& columns,
                            Shapes* shapes, const std::function<void(const std::vector<Cell>&)>& take) const {
  if (!has(table)) fail(fmt::format("has no table `{}`", table));
  OGRLayer& layer = *parts_->dataset->GetLayerByName(table.c_str());
  std::vector<int> fields;
  for (const StoredColumn& column : columns) {
    fields.push_back(layer.GetLayerDefn()->GetFieldIndex(column.name.c_str()));
    if (fields.back() < 0) fail(fmt::format("has no column `{}` in table `{}`", column.name, table));
  }
  std::vector<Cell> cells(columns.size());
  layer.ResetReading();
  for (auto& row : layer) {
    for (std::size_t i = 0; i < columns.size(); ++i) cells[i] = cell_of(*row, fields[i], columns[i].type);
    if (shapes != nullptr) {
      const OGRGeometry* const geometry = row->GetGeometryRef();
      if (geometry != nullptr && !append_parts(*shapes, *geometry))
        fail(fmt::format("has a geometry of another kind in table `{}`", table));
      shapes->end_feature();
      if (!is_in_reach((*shapes)[shapes->size() - 1]))
        fail(fmt::format("has coordinates that are not finite or out of reach in table `{}`", table));
    }
    take(cells);
  }
  if (!parts_->errors.first_failure().empty()) fail(fmt::format("is damaged in table `{}`", table));
}

}  // namespace citygauge
