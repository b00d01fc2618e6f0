#include "city/layer_file.hpp"

#include <ogrsf_frmts.h>

#include <cmath>
#include <stdexcept>

#include "city/crs.hpp"

namespace citygauge::bench {
namespace {

OGRwkbGeometryType wkb_type(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::point:
      return wkbPoint;
    case ShapeKind::line:
      return wkbLineString;
    case ShapeKind::polygon:
      return wkbPolygon;
  }
  return wkbUnknown;
}

OGRFieldType field_type(LayerField::Type type) {
  switch (type) {
    case LayerField::Type::integer:
      return OFTInteger;
    case LayerField::Type::integer64:
      return OFTInteger64;
    case LayerField::Type::text:
      return OFTString;
  }
  return OFTString;
}

std::unique_ptr<OGRLinearRing> linear_ring(const Ring& ring) {
  auto result = std::make_unique<OGRLinearRing>();
  for (const Point p : ring) result->addPoint(rounded_to_mm(p.x), rounded_to_mm(p.y));
  result->closeRings();
  return result;
}

void set_values(OGRFeature& feature, std::span<const FieldValue> values) {
  int index = 0;
  for (const FieldValue& value : values) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
      feature.SetField(index, static_cast<GIntBig>(*number));
    else
      feature.SetField(index, std::get<std::string>(value).c_str());
    ++index;
  }
}

}  // namespace

struct LayerFile::Handles {
  GDALDatasetUniquePtr file;
  OGRLayer* layer = nullptr;

  void add(std::unique_ptr<OGRGeometry> geometry, std::span<const FieldValue> values) const {
    OGRFeature feature(layer->GetLayerDefn());
    set_values(feature, values);
    feature.SetGeometryDirectly(geometry.release());
    if (layer->CreateFeature(&feature) != OGRERR_NONE)
      throw std::runtime_error(std::string(layer->GetName()) + ": a feature cannot be written");
  }
};

double rounded_to_mm(double metres) {
  return std::round(metres * 1000) / 1000;
}

LayerFile::LayerFile(const std::filesystem::path& folder, const std::string& name, ShapeKind kind,
                     const std::vector<LayerField>& fields)
    : handles_(std::make_unique<Handles>()) {
  const std::string path = folder / (name + ".gpkg");
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  handles_->file.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!handles_->file) throw std::runtime_error(path + " cannot be written");
  const auto srs = city_crs();
  handles_->layer = handles_->file->CreateLayer(name.c_str(), srs.get(), wkb_type(kind), nullptr);
  if (handles_->layer == nullptr) throw std::runtime_error(path + " takes no layer");
  for (const LayerField& field : fields) {
    OGRFieldDefn definition(field.name.c_str(), field_type(field.type));
    handles_->layer->CreateField(&definition);
  }
  handles_->file->StartTransaction();
}

LayerFile::~LayerFile() = default;

void LayerFile::add_point(Point point, std::span<const FieldValue> values) {
  handles_->add(std::make_unique<OGRPoint>(rounded_to_mm(point.x), rounded_to_mm(point.y)), values);
}

void LayerFile::add_line(std::span<const Point> line, std::span<const FieldValue> values) {
  auto geometry = std::make_unique<OGRLineString>();
  for (const Point p : line) geometry->addPoint(rounded_to_mm(p.x), rounded_to_mm(p.y));
  handles_->add(std::move(geometry), values);
}

void LayerFile::add_polygon(std::span<const Ring> rings, std::span<const FieldValue> values) {
  auto geometry = std::make_unique<OGRPolygon>();
  for (const Ring& ring : rings) geometry->addRingDirectly(linear_ring(ring).release());
  handles_->add(std::move(geometry), values);
}

void LayerFile::finish() {
  if (handles_->file->CommitTransaction() != OGRERR_NONE)
    throw std::runtime_error(std::string(handles_->layer->GetName()) + " cannot be written");
  handles_->file.reset();
}

}  // namespace citygauge::bench
