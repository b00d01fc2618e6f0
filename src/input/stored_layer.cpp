#include "input/stored_layer.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>
#include <unordered_set>

#include "geometry/wkb.hpp"
#include "input/database_layer.hpp"
#include "input/gdal_session.hpp"
#include "input/open_dataset.hpp"
#include "input/stored_text.hpp"

namespace citygauge {
namespace {

constexpr double arc_step_degrees = 1;  // as when a run reads the layer

bool is_shapefile(const std::filesystem::path& source) {
  std::string ending = source.extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
  return ending == ".shp";
}

bool is_raster(const std::filesystem::path& source) {
  std::string ending = source.extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
  return ending == ".tif" || ending == ".tiff";
}

/// What .cpg, or else the head of the table, says.
std::string stated_encoding(OGRLayer& layer) {
  for (const char* item : {"ENCODING_FROM_CPG", "ENCODING_FROM_LDID"}) {
    const char* value = layer.GetMetadataItem(item, "SHAPEFILE");
    if (value != nullptr && *value != '\0') return value;
  }
  return {};
}

/// Reads names and texts as they lie in the table.
StoredEncoding encoding_of(const std::filesystem::path& source) {
  const DatasetHandle raw = open_vector_dataset(source, {"ENCODING="});
  StoredEncoding found;
  StoredText text;
  for (OGRLayer* layer : raw->GetLayers()) {
    found.stated = stated_encoding(*layer);
    const OGRFeatureDefn& definition = *layer->GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) text.add(definition.GetFieldDefn(i)->GetNameRef());
    for (const auto& feature : layer)
      for (int i = 0; i < definition.GetFieldCount(); ++i)
        if (definition.GetFieldDefn(i)->GetType() == OFTString) text.add(feature->GetFieldAsString(i));
  }
  found.detected = text.encoding();
  return found;
}

std::vector<std::string> open_options(const StoredEncoding& encoding) {
  if (encoding.detected == "GBK") return {"ENCODING=CP936"};
  if (encoding.detected == "UTF-8") return {"ENCODING=UTF-8"};
  return {};
}

bool is_number(OGRFieldType type) {
  return type == OFTInteger || type == OFTInteger64 || type == OFTReal;
}

/// A field that numbers the features, so that two equal features differ in it.
bool is_feature_id(std::string name) {
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  static const std::set<std::string> known{"id",   "fid", "objectid", "ogc_fid",   "gid",       "bsm",
                                           "编号", "oid", "序号",     "objectid_", "objectid_1"};
  return known.contains(name) || name.ends_with("_id");
}

/// Takes the features of one layer, one after the other.
class LayerTaker {
 public:
  LayerTaker(OGRLayer& source, StoredLayer& layer) : source_(source), layer_(layer) {
    const OGRFeatureDefn& definition = *source.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
      const OGRFieldDefn& field = *definition.GetFieldDefn(i);
      StoredField stored;
      stored.name = field.GetNameRef();
      stored.number = is_number(field.GetType());
      layer.fields.push_back(std::move(stored));
    }
    seen_.resize(layer.fields.size());
  }

  void take_all() {
    source_.ResetReading();
    CPLErrorReset();
    for (const auto& feature : source_) take(*feature);
    if (CPLGetLastErrorType() >= CE_Failure)
      throw input_error(
          fmt::format("{}, layer {}: is damaged{}", layer_.source.string(), layer_.name, gdal_reason()));
  }

 private:
  void take(OGRFeature& feature) {
    const std::size_t digest = take_values(feature);
    take_geometry(feature, digest);
    ++layer_.feature_count;
  }

  std::size_t take_values(OGRFeature& feature) {
    std::size_t digest = 0;
    for (std::size_t i = 0; i < layer_.fields.size(); ++i) {
      StoredField& field = layer_.fields[i];
      const int index = static_cast<int>(i);
      const bool filled = feature.IsFieldSetAndNotNull(index);
      if (field.number)
        field.numbers.push_back(filled ? feature.GetFieldAsDouble(index)
                                       : std::numeric_limits<double>::quiet_NaN());
      const std::string value = filled ? feature.GetFieldAsString(index) : "";
      if (!is_feature_id(field.name)) digest = digest * 31 + std::hash<std::string>()(value);
      if (value.empty()) continue;
      ++field.filled;
      note_value(field, seen_[i], value);
    }
    return digest;
  }

  static void note_value(StoredField& field, std::unordered_set<std::string>& seen,
                         const std::string& value) {
    if (field.more_values || seen.contains(value)) return;
    if (field.values.size() == most_values) {
      field.more_values = true;
      return;
    }
    seen.insert(value);
    field.values.push_back(value);
  }

  void trouble(const char* code, const OGRFeature& feature, std::optional<Point> place = {}) {
    layer_.troubles.push_back({code, feature.GetFID(), place});
  }

  void take_geometry(OGRFeature& feature, std::size_t digest) {
    const OGRGeometry* geometry = feature.GetGeometryRef();
    if (geometry == nullptr) {
      if (source_.GetGeomType() != wkbNone) trouble("no_geometry", feature);
      return;
    }
    const bool curved = geometry->hasCurveGeometry() != 0;
    std::unique_ptr<OGRGeometry> linear;
    if (curved) geometry = (linear.reset(geometry->getLinearGeometry(arc_step_degrees)), linear.get());
    std::vector<std::uint8_t> wkb(geometry->WkbSize());
    geometry->exportToWkb(wkbNDR, wkb.data(), wkbVariantIso);
    const int dimension = geometry->getDimension();
    StoredShapes& shapes = dimension == 0 ? layer_.points : dimension == 1 ? layer_.lines : layer_.polygons;
    const WkbOutcome outcome = append_wkb(shapes.shapes, wkb);
    if (!usable(outcome, feature)) return;
    shapes.fids.push_back(feature.GetFID());
    shapes.rows.push_back(static_cast<std::size_t>(layer_.feature_count));
    shapes.attribute_digests.push_back(digest);
    const ShapeView added = shapes.shapes[shapes.shapes.size() - 1];
    layer_.extent.add(added.box());
    if (outcome == WkbOutcome::mended) trouble("ring_mended", feature, added.points().front());
    if (curved) trouble("curve", feature, added.points().front());
  }

  bool usable(WkbOutcome outcome, const OGRFeature& feature) {
    switch (outcome) {
      case WkbOutcome::ok:
      case WkbOutcome::mended:
        return true;
      case WkbOutcome::empty:
        trouble("empty_geometry", feature);
        return false;
      case WkbOutcome::not_finite:
        trouble("not_finite", feature);
        return false;
      case WkbOutcome::degenerate:
        trouble("degenerate", feature);
        return false;
      case WkbOutcome::wrong_kind:
      case WkbOutcome::curve:
      case WkbOutcome::malformed:
        trouble("unreadable_geometry", feature);
        return false;
    }
    return false;
  }

  OGRLayer& source_;
  StoredLayer& layer_;
  std::vector<std::unordered_set<std::string>> seen_;
};

StoredLayer read_raster(const std::filesystem::path& source) {
  const DatasetHandle dataset = open_raster_dataset(source);
  StoredLayer layer;
  layer.source = source;
  layer.name = source.stem().string();
  layer.single = layer.raster = true;
  layer.geometry = "Raster";
  layer.crs = crs_of(dataset->GetSpatialRef());
  std::array<double, 6> to_map{};
  if (dataset->GetGeoTransform(to_map.data()) != CE_None) return layer;
  const double columns = dataset->GetRasterXSize();
  const double rows = dataset->GetRasterYSize();
  layer.feature_count = static_cast<std::int64_t>(columns) * static_cast<std::int64_t>(rows);
  layer.extent.add(Point{to_map[0], to_map[3]});
  layer.extent.add(Point{to_map[0] + columns * to_map[1] + rows * to_map[2],
                         to_map[3] + columns * to_map[4] + rows * to_map[5]});
  return layer;
}

}  // namespace

std::vector<std::string> StoredLayer::field_names() const {
  std::vector<std::string> names;
  for (const StoredField& field : fields) names.push_back(field.name);
  return names;
}

std::vector<StoredLayer> read_stored_layers(const std::filesystem::path& source) {
  if (is_raster(source)) return {read_raster(source)};
  StoredEncoding encoding;
  if (is_shapefile(source)) encoding = encoding_of(source);
  const DatasetHandle dataset = open_vector_dataset(source, open_options(encoding));
  std::vector<StoredLayer> layers;
  const int count = dataset->GetLayerCount();
  for (int i = 0; i < count; ++i) {
    OGRLayer& stored = *dataset->GetLayer(i);
    if (std::string(dataset->GetDriverName()) == "OSM")
      dataset->ExecuteSQL(fmt::format("SET interest_layers = {}", stored.GetName()).c_str(), nullptr,
                          nullptr);
    StoredLayer& layer = layers.emplace_back();
    layer.source = source;
    layer.name = stored.GetName();
    layer.single = count == 1;
    layer.geometry = OGRGeometryTypeToName(stored.GetGeomType());
    layer.crs = crs_of(stored.GetSpatialRef());
    layer.encoding = encoding;
    LayerTaker(stored, layer).take_all();
  }
  return layers;
}

StoredLayer read_stored_table(const LayerSource& source) {
  LayerOpening opening;
  open_database_layer(opening, source);
  StoredLayer layer;
  layer.source = source.source;
  layer.name = source.layer;
  layer.geometry = OGRGeometryTypeToName(opening.layer->GetGeomType());
  layer.crs = crs_of(opening.layer->GetSpatialRef());
  LayerTaker(*opening.layer, layer).take_all();
  return layer;
}

}  // namespace citygauge
