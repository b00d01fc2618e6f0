#include "inspect/inspect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <functional>
#include <set>
#include <span>

#include "core/natural_order.hpp"
#include "input/layer_listing.hpp"
#include "inspect/area_check.hpp"
#include "inspect/crs_diagnosis.hpp"
#include "inspect/layer_positions.hpp"
#include "inspect/role_guess.hpp"
#include "inspect/shape_checks.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

/// A result's tables are none of the plan's.
bool is_of_a_result(const fs::path& path) {
  static const std::set<std::string> names{"result.gpkg", "results.csv", "results.xlsx"};
  return names.contains(path.filename().string()) && fs::exists(path.parent_path() / "result.gpkg");
}

bool is_map_file(const fs::path& path) {
  static const std::set<std::string> endings{".gpkg", ".shp", ".geojson", ".geojsonl", ".geojsons",
                                             ".fgb",  ".osm", ".pbf",     ".tif",      ".tiff",
                                             ".gdb",  ".dxf", ".csv",     ".zip",      ".xlsx"};
  const bool is_lock = path.filename().string().starts_with("~$");  // of a workbook that is open
  return (endings.contains(lower_ending(path)) && !is_lock && !is_of_a_result(path)) ||
         (fs::is_directory(path) && is_transit_feed(path));
}

std::span<Point> points_of(Shapes& shapes) {
  return shapes.mutable_points();
}

void diagnose(InspectedLayer& layer) {
  const auto typical = typical_place(layer.stored);
  layer.crs = layer.stored.crs;
  if (!typical) return;
  CrsDiagnosis diagnosis = diagnose_crs(layer.stored.crs, *typical);
  layer.crs = diagnosis.crs;
  layer.findings = std::move(diagnosis.findings);
  for (Shapes* shapes :
       {&layer.stored.points.shapes, &layer.stored.lines.shapes, &layer.stored.polygons.shapes})
    for (Point& p : points_of(*shapes)) p = (diagnosis.swapped ? Point{p.y, p.x} : p) * diagnosis.scale;
}

Finding encoding_finding(const StoredEncoding& encoding) {
  const std::string& stated = encoding.stated;
  return {Severity::warning,
          stated.empty() ? "encoding_unstated" : "encoding_differs",
          {fmt::format("属性文字编码{}，实际是 {}；请在项目文件中写明 encoding 或补上 .cpg",
                       stated.empty() ? "未注明" : "注明为 " + stated, encoding.detected),
           fmt::format("the encoding of texts is {}; they look like {}: state `encoding` in the project, or "
                       "add a .cpg",
                       stated.empty() ? "not stated" : "stated as " + stated, encoding.detected)}};
}

/// What opening the layer has found, in the words of a run; the output puts them in Chinese.
void take_issues(InspectedLayer& layer) {
  for (const Issue& issue : layer.stored.issues)
    layer.findings.push_back(issue.code == "encoding_detected"
                                 ? encoding_finding(layer.stored.encoding)
                                 : Finding{issue.severity, issue.code, {"", issue.message}});
}

/// The CRS of all places: the districts' made metric, or that of the first layer that has one.
std::optional<Crs> working_crs(const std::vector<InspectedLayer>& layers) {
  const auto rank = [](const InspectedLayer& layer) {  // a raster may span a continent
    return layer.role() == "districts" ? 2 : layer.stored.raster ? 0 : 1;
  };
  const InspectedLayer* chosen = nullptr;
  for (const InspectedLayer& layer : layers) {
    if (!layer.crs || !typical_place(layer.stored)) continue;
    if (chosen == nullptr || rank(layer) > rank(*chosen)) chosen = &layer;
  }
  if (chosen == nullptr) return std::nullopt;
  Box place;
  place.add(*typical_place(chosen->stored));
  return metric_crs_for(*chosen->crs, place);
}

/// Takes away the features that the CRS cannot express, so that no check meets an infinite coordinate.
void drop_lost(StoredShapes& shapes, std::vector<FindingPlace>& lost) {
  const auto is_lost = [](Point p) {  // no projected coordinate on Earth is larger
    return !(std::abs(p.x) < 1e9 && std::abs(p.y) < 1e9);
  };
  if (std::ranges::none_of(shapes.shapes.points(), is_lost)) return;
  StoredShapes kept{Shapes(shapes.shapes.kind()), {}, {}, {}};
  for (std::size_t i = 0; i < shapes.shapes.size(); ++i) {
    if (std::ranges::any_of(shapes.shapes[i].points(), is_lost)) {
      lost.push_back({shapes.fids[i], std::nullopt});
      continue;
    }
    kept.shapes.add_feature(shapes.shapes[i]);
    kept.fids.push_back(shapes.fids[i]);
    kept.rows.push_back(shapes.rows[i]);
    kept.attribute_digests.push_back(shapes.attribute_digests[i]);
  }
  shapes = std::move(kept);
}

void check_lost(InspectedLayer& layer) {
  std::vector<FindingPlace> lost;
  for (StoredShapes* shapes : {&layer.stored.points, &layer.stored.lines, &layer.stored.polygons})
    drop_lost(*shapes, lost);
  if (lost.empty()) return;
  const std::size_t count = lost.size();
  layer.findings.push_back(
      {Severity::error,
       "outside_crs",
       {fmt::format("{} 个要素的坐标超出坐标系能表达的范围", count),
        fmt::format("{} features have coordinates outside what the CRS can express", count)},
       std::move(lost)});
}

/// Moves the shapes into the working CRS. A layer without CRS whose numbers are metres stays as it is.
void transform(InspectedLayer& layer, const Crs& working) {
  if (!layer.crs) return;
  try {
    const CrsTransform to_working(*layer.crs, working, layer.stored.name);
    for (Shapes* shapes :
         {&layer.stored.points.shapes, &layer.stored.lines.shapes, &layer.stored.polygons.shapes})
      to_working.apply(points_of(*shapes));
    for (StoredTrouble& trouble : layer.stored.troubles)
      if (trouble.place) to_working.apply({&*trouble.place, 1});
    layer.transformed = true;
    check_lost(layer);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::input) throw;
    layer.findings.push_back(
        {Severity::warning,
         "not_transformable",
         {fmt::format("无法转换到 {}，位置和面积未检查", working.name),
          fmt::format("cannot be transformed to {}: places and areas were not checked", working.name)}});
  }
}

bool is_network(const std::string& role) {
  static const std::set<std::string> networks{"roads", "walkways", "pipes", "trails", "greenways"};
  return networks.contains(role);
}

void check_shapes(InspectedLayer& layer) {
  check_geometry(layer);
  check_duplicates(layer);
  if (!layer.transformed) {  // the places mean nothing on the map of the others
    for (Finding& finding : layer.findings)
      for (FindingPlace& place : finding.places) place.place.reset();
    return;
  }
  if (is_network(layer.role())) check_dangles(layer);
  if (layer.role() == "districts") check_tiling(layer);
  check_area_fields(layer);
}

void check_emptiness(InspectedLayer& layer) {
  if (layer.stored.feature_count > 0) return;
  layer.findings.push_back({Severity::warning, "no_features", {"没有要素", "has no features"}});
}

void check_all(Inspection& inspection) {
  for (InspectedLayer& layer : inspection.layers) {
    diagnose(layer);
    take_issues(layer);
    check_emptiness(layer);
  }
  if (const auto working = working_crs(inspection.layers)) {
    inspection.crs_wkt = working->wkt;
    inspection.crs_name = working->name;
    for (InspectedLayer& layer : inspection.layers) transform(layer, *working);
  }
  for (InspectedLayer& layer : inspection.layers) check_shapes(layer);
  if (!inspection.crs_wkt.empty()) check_positions(inspection);
  for (InspectedLayer& layer : inspection.layers)
    std::ranges::stable_sort(layer.findings, std::greater<>(), &Finding::severity);
}

/// Whether it could be done; if not, the reason is noted.
template <class Reading>
bool readable(Inspection& inspection, const fs::path& file, Reading reading) {
  try {
    reading();
    return true;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::input) throw;
    inspection.unreadable.push_back({file, error.what(), error.hint()});
    return false;
  }
}

/// Reads what `source` names; the index of the first of its layers. `role`: null for whatever is in it.
std::size_t read(Inspection& inspection, const LayerSource& source, const Role* role) {
  const std::size_t first = inspection.layers.size();
  readable(inspection, source.source, [&] {
    for (StoredLayer& stored : read_stored_layers(source, role))
      inspection.layers.emplace_back().stored = std::move(stored);
  });
  return first;
}

/// All layers of a file; one that cannot be read does not keep the others away.
void read(Inspection& inspection, const fs::path& file) {
  std::vector<LayerSource> sources;
  if (readable(inspection, file, [&] { sources = layers_in(file); }))
    for (const LayerSource& source : sources) read(inspection, source, nullptr);
}

void refuse_nothing(const Inspection& inspection) {
  if (!inspection.layers.empty()) return;
  if (inspection.unreadable.empty())
    throw input_error("there is no map file", "known endings: .gpkg, .shp, .geojson, .dxf, .csv, .zip …");
  throw input_error(inspection.unreadable.front().reason, inspection.unreadable.front().hint);
}

RoleGuess role_in_project(const StoredLayer& stored, const LayerSource& source, const Role& role) {
  RoleGuess guess = stated_role(stored, role);
  std::erase_if(guess.fields, [&](const auto& bound) { return source.fields.contains(bound.first); });
  for (const auto& bound : source.fields) guess.fields.push_back(bound);
  return guess;
}

/// Whether both are read the same way, so that one reading serves both.
bool same_reading(const LayerSource& a, const LayerSource& b, const Library& library) {
  const auto join = [](const LayerSource& source) { return source.join ? source.join->source : fs::path(); };
  return a.source == b.source && a.layer == b.layer && a.crs == b.crs && a.encoding == b.encoding &&
         join(a) == join(b) && library.roles.at(a.role).geometry == library.roles.at(b.role).geometry;
}

}  // namespace

bool Inspection::has_problems() const {
  return !unreadable.empty() || std::ranges::any_of(layers, [](const InspectedLayer& layer) {
    return std::ranges::any_of(layer.findings,
                               [](const Finding& finding) { return finding.severity != Severity::note; });
  });
}

std::vector<fs::path> map_files(const fs::path& place) {
  if (!fs::is_directory(place) || is_map_file(place)) return {place};
  std::vector<fs::path> files;
  for (auto entry = fs::recursive_directory_iterator(place, fs::directory_options::skip_permission_denied);
       entry != fs::recursive_directory_iterator(); ++entry) {
    const bool hidden = entry->path().filename().string().starts_with(".");
    const bool is_folder = entry->is_directory();
    if (!hidden && is_map_file(entry->path())) files.push_back(entry->path());
    if (is_folder && (hidden || is_map_file(entry->path()))) entry.disable_recursion_pending();
  }
  std::ranges::sort(
      files, [](const fs::path& a, const fs::path& b) { return natural_less(a.string(), b.string()); });
  return files;
}

Inspection inspect_files(const std::vector<fs::path>& files, const Library& library, const RoleNames& names) {
  Inspection inspection;
  for (const fs::path& file : files) read(inspection, file);
  refuse_nothing(inspection);
  for (InspectedLayer& layer : inspection.layers) layer.roles = guess_roles(layer.stored, library, names);
  check_all(inspection);
  return inspection;
}

Inspection inspect_project(const Project& project, const Library& library) {
  std::vector<const LayerSource*> sources{&project.districts};
  for (const LayerSource& layer : project.layers) sources.push_back(&layer);
  Inspection all;
  std::vector<std::pair<const LayerSource*, std::size_t>> read_first;  // and the index of its layer
  for (const LayerSource* source : sources) {
    const Role& role = library.roles.at(source->role);
    const auto earlier = std::ranges::find_if(
        read_first, [&](const auto& read) { return same_reading(*read.first, *source, library); });
    const std::size_t first = earlier != read_first.end() ? earlier->second : read(all, *source, &role);
    if (earlier == read_first.end()) read_first.emplace_back(source, first);
    const std::string& crs = source->crs.empty() ? project.crs : source->crs;
    for (std::size_t i = first; i < all.layers.size() && (i == first || earlier == read_first.end()); ++i) {
      InspectedLayer& layer = all.layers[i];
      if (!layer.stored.crs && !crs.empty()) layer.stored.crs = crs_from_text(crs, source->at);
      layer.roles.push_back(role_in_project(layer.stored, *source, role));
    }
  }
  refuse_nothing(all);
  check_all(all);
  return all;
}

}  // namespace citygauge
