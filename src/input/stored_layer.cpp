#include "input/stored_layer.hpp"

#include <cpl_conv.h>
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
#include "input/gdal_session.hpp"
#include "input/layer_listing.hpp"
#include "input/open_dataset.hpp"

namespace citygauge {
namespace {

constexpr double arc_step_degrees = 1;  // as when a run reads the layer

bool is_raster(const std::filesystem::path& source) {
  const std::string ending = lower_ending(source);
  return ending == ".tif" || ending == ".tiff";
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

bool is_drawing(const std::filesystem::path& source) {
  return lower_ending(source) == ".dxf";
}

/// What a layer is opened as when no project says it. Those of a transit feed are read by their kind.
const Role& role_for(const LayerSource& source) {
  static const Role anything = [] {
    Role role;
    role.name = "";
    role.geometry = {LayerGeometry::polygon, LayerGeometry::line, LayerGeometry::point};
    return role;
  }();
  static const Role lines = [] {
    Role role = anything;
    role.geometry = {LayerGeometry::line};
    return role;
  }();
  return source.layer == routes_of_feed ? lines : anything;
}

/// Tables and members of archives are called like their files, whatever GDAL calls the copy.
std::string name_of(const LayerSource& source, OGRLayer& layer) {
  static const std::set<std::string> alone{".shp", ".csv", ".zip"};
  if (!source.layer.empty()) return source.layer;
  return alone.contains(lower_ending(source.source)) ? source.source.stem().string() : layer.GetName();
}

std::set<std::string> drawn_layers(OGRLayer& drawing) {
  std::set<std::string> names;
  for (const auto& entity : drawing) names.insert(entity->GetFieldAsString("dxf_layer"));
  return names;
}

/// Within the quotes of a filter.
std::string quoted(const std::string& text) {
  std::string doubled;
  for (const char c : text) doubled += c == '\'' ? "''" : std::string(1, c);
  return doubled;
}

StoredLayer take(const LayerOpening& opening, const LayerSource& source, const std::string& name) {
  StoredLayer layer;
  layer.source = source.source;
  layer.name = name;
  layer.single = source.layer.empty() || source.layer == stops_of_feed || source.layer == routes_of_feed;
  layer.geometry = OGRGeometryTypeToName(opening.layer->GetGeomType());
  layer.crs = opening.crs;
  layer.encoding = opening.encoding;
  layer.issues = opening.issues;
  LayerTaker(*opening.layer, layer).take_all();
  return layer;
}

}  // namespace

std::vector<std::string> StoredLayer::field_names() const {
  std::vector<std::string> names;
  for (const StoredField& field : fields) names.push_back(field.name);
  return names;
}

std::vector<StoredLayer> read_stored_layers(const LayerSource& source, const Role* role) {
  if (is_raster(source.source)) return {read_raster(source.source)};
  const Role& taken = role != nullptr ? *role : role_for(source);
  const CPLConfigOptionSetter headers("OGR_XLSX_HEADERS", "FORCE", false);  // as of a table to be joined
  const LayerOpening opening = open_layer(source, taken);
  if (!is_drawing(source.source)) return {take(opening, source, name_of(source, *opening.layer))};
  std::vector<StoredLayer> layers;
  for (const std::string& name : drawn_layers(*opening.layer)) {
    opening.layer->SetAttributeFilter(fmt::format("dxf_layer = '{}'", quoted(name)).c_str());
    layers.push_back(take(opening, source, name));
  }
  for (StoredLayer& layer : layers) layer.single = layers.size() == 1;
  return layers;
}

}  // namespace citygauge
