#include "output/geopackage_file.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <vector>

#include "core/error.hpp"
#include "input/gdal_errors.hpp"
#include "output/source_date.hpp"

namespace citygauge {
namespace {

[[noreturn]] void throw_write_error(const std::string& file, const std::string& reason) {
  throw input_error(fmt::format("cannot write {}: {}", file, reason.empty() ? "unknown reason" : reason),
                    "check that the folder exists, may be written to, and that the disk is not full");
}

OGRFieldType field_type(CellType type) {
  switch (type) {
    case CellType::text:
      return OFTString;
    case CellType::real:
      return OFTReal;
    case CellType::integer:
      return OFTInteger64;
    case CellType::boolean:
      return OFTInteger;
    case CellType::time:
      return OFTDateTime;
  }
  return OFTString;
}

OGRwkbGeometryType geometry_type(TableGeometry geometry) {
  switch (geometry) {
    case TableGeometry::none:
      return wkbNone;
    case TableGeometry::point:
      return wkbPoint;
    case TableGeometry::multipoint:
      return wkbMultiPoint;
    case TableGeometry::multiline:
      return wkbMultiLineString;
    case TableGeometry::multipolygon:
      return wkbMultiPolygon;
  }
  return wkbUnknown;
}

void copy_points(OGRSimpleCurve& curve, std::span<const Point> points) {
  curve.setNumPoints(static_cast<int>(points.size()), FALSE);
  for (std::size_t i = 0; i < points.size(); ++i)
    curve.setPoint(static_cast<int>(i), points[i].x, points[i].y);
}

std::unique_ptr<OGRGeometry> to_multipoint(ShapeView shape) {
  auto multi = std::make_unique<OGRMultiPoint>();
  for (const Point p : shape.points()) multi->addGeometryDirectly(new OGRPoint(p.x, p.y));
  return multi;
}

std::unique_ptr<OGRGeometry> to_multiline(ShapeView shape) {
  auto multi = std::make_unique<OGRMultiLineString>();
  for (std::size_t i = 0; i < shape.part_count(); ++i) {
    auto line = std::make_unique<OGRLineString>();
    copy_points(*line, shape.part(i));
    multi->addGeometryDirectly(line.release());
  }
  return multi;
}

/// A ring that runs counter-clockwise opens a new polygon; clockwise ones are the holes of the polygon
/// before.
std::unique_ptr<OGRGeometry> to_multipolygon(ShapeView shape) {
  auto multi = std::make_unique<OGRMultiPolygon>();
  std::unique_ptr<OGRPolygon> polygon;
  for (std::size_t i = 0; i < shape.part_count(); ++i) {
    const bool is_shell = doubled_signed_area(shape.part(i)) > 0;
    if (polygon && is_shell) multi->addGeometryDirectly(polygon.release());
    if (!polygon) polygon = std::make_unique<OGRPolygon>();
    auto ring = std::make_unique<OGRLinearRing>();
    copy_points(*ring, shape.part(i));
    polygon->addRingDirectly(ring.release());
  }
  if (polygon) multi->addGeometryDirectly(polygon.release());
  return multi;
}

std::unique_ptr<OGRGeometry> to_ogr(ShapeView shape) {
  switch (shape.kind()) {
    case ShapeKind::point:
      return to_multipoint(shape);
    case ShapeKind::line:
      return to_multiline(shape);
    case ShapeKind::polygon:
      return to_multipolygon(shape);
  }
  return nullptr;
}

OGRSpatialReference spatial_reference(const std::string& wkt) {
  OGRSpatialReference crs;
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (!wkt.empty() && crs.importFromWkt(wkt.c_str()) != OGRERR_NONE) {
    throw Error(ErrorKind::internal, fmt::format("the working CRS is not valid WKT: {}", wkt));
  }
  return crs;
}

}  // namespace

TableGeometry table_geometry(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::point:
      return TableGeometry::multipoint;
    case ShapeKind::line:
      return TableGeometry::multiline;
    case ShapeKind::polygon:
      return TableGeometry::multipolygon;
  }
  return TableGeometry::none;
}

// The table: one OGR feature that is filled again for each row.

struct GeopackageTable::Parts {
  OGRLayer* layer;
  const GdalErrorTrap* errors;
  std::string file;
  OGRFeatureUniquePtr row;  // made with the first cell, when all columns are known

  OGRFeature& feature() {
    if (!row) row.reset(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    return *row;
  }
  void check(OGRErr error) const {
    if (error != OGRERR_NONE) throw_write_error(file, errors->first_failure());
  }
};

namespace {

struct SetField {
  OGRFeature& feature;
  int column;
  void operator()(std::monostate /*null*/) const { feature.SetFieldNull(column); }
  void operator()(bool value) const { feature.SetField(column, value ? 1 : 0); }
  void operator()(std::int64_t value) const { feature.SetField(column, static_cast<GIntBig>(value)); }
  void operator()(double value) const { feature.SetField(column, value); }
  void operator()(const std::string& value) const { feature.SetField(column, value.c_str()); }
};

}  // namespace

GeopackageTable::GeopackageTable(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
GeopackageTable::GeopackageTable(GeopackageTable&&) noexcept = default;
GeopackageTable::~GeopackageTable() = default;

int GeopackageTable::add_column(const std::string& name, CellType type) {
  OGRFeatureDefn* const definition = parts_->layer->GetLayerDefn();
  const int existing = definition->GetFieldIndex(name.c_str());
  if (existing >= 0) return existing;
  OGRFieldDefn field(name.c_str(), field_type(type));
  if (type == CellType::boolean) field.SetSubType(OFSTBoolean);
  parts_->row.reset();
  parts_->check(parts_->layer->CreateField(&field));
  return definition->GetFieldCount() - 1;
}

void GeopackageTable::set(int column, const Cell& cell) {
  std::visit(SetField{parts_->feature(), column}, cell);
}

void GeopackageTable::set_geometry(ShapeView shape) {
  if (!shape.empty()) parts_->check(parts_->feature().SetGeometryDirectly(to_ogr(shape).release()));
}

void GeopackageTable::set_point(double x, double y) {
  parts_->check(parts_->feature().SetGeometryDirectly(new OGRPoint(x, y)));
}

void GeopackageTable::end_row() {
  OGRFeature& row = parts_->feature();
  parts_->check(parts_->layer->CreateFeature(&row));
  row.Reset();
}

// The file.

struct GeopackageFile::Parts {
  GdalErrorTrap errors;
  // The file gets its final name only when whole, so a journal on disk would only cost time.
  CPLConfigOptionSetter synchronous{"OGR_SQLITE_SYNCHRONOUS", "OFF", false};
  CPLConfigOptionSetter journal{"OGR_SQLITE_JOURNAL", "MEMORY", false};
  CPLConfigOptionSetter threads{"OGR_GPKG_ALLOW_THREADED_RTREE", "NO", false};
  // Ours are few and right; to check them, GDAL reads a list of all for the file and each of its tables.
  CPLConfigOptionSetter unchecked{"GDAL_VALIDATE_CREATION_OPTIONS", "NO", false};
  std::optional<CPLConfigOptionSetter> now;
  std::string file;
  OGRSpatialReference crs;
  GDALDatasetUniquePtr dataset;
};

GeopackageFile::GeopackageFile(const std::filesystem::path& file, const std::string& crs_wkt)
    : parts_(std::make_unique<Parts>()) {
  parts_->file = file.string();
  if (const auto date = source_date()) parts_->now.emplace("OGR_CURRENT_DATE", date->c_str(), false);
  if (GetGDALDriverManager()->GetDriverByName("GPKG") == nullptr) GDALAllRegister();
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  if (driver == nullptr) throw Error(ErrorKind::internal, "this GDAL cannot write GeoPackage");
  parts_->crs = spatial_reference(crs_wkt);
  std::error_code failed;
  std::filesystem::remove(file, failed);
  if (failed) throw_write_error(parts_->file, failed.message());
  parts_->dataset.reset(driver->Create(parts_->file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!parts_->dataset || parts_->dataset->StartTransaction() != OGRERR_NONE) {
    throw_write_error(parts_->file, parts_->errors.first_failure());
  }
}

GeopackageFile::~GeopackageFile() = default;

GeopackageTable GeopackageFile::add_table(const std::string& name, TableGeometry geometry,
                                          const std::string& row_id, SpatialIndex index) {
  CPLStringList options;
  options.SetNameValue("SPATIAL_INDEX", index == SpatialIndex::built ? "YES" : "NO");
  options.SetNameValue("FID", row_id.c_str());
  options.SetNameValue("GEOMETRY_NAME", geometry_column);
  OGRSpatialReference* const crs =
      geometry == TableGeometry::none || parts_->crs.IsEmpty() ? nullptr : &parts_->crs;
  OGRLayer* const layer =
      parts_->dataset->CreateLayer(name.c_str(), crs, geometry_type(geometry), options.List());
  if (layer == nullptr) throw_write_error(parts_->file, parts_->errors.first_failure());
  auto parts = std::make_unique<GeopackageTable::Parts>();
  parts->layer = layer;
  parts->errors = &parts_->errors;
  parts->file = parts_->file;
  return GeopackageTable(std::move(parts));
}

void GeopackageFile::close() {
  const bool committed = parts_->dataset->CommitTransaction() == OGRERR_NONE;
  parts_->dataset.reset();  // builds spatial indexes, writes extents and counts
  if (!committed || !parts_->errors.first_failure().empty()) {
    throw_write_error(parts_->file, parts_->errors.first_failure());
  }
}

}  // namespace citygauge
