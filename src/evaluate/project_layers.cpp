#include "evaluate/project_layers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "input/raster_layer.hpp"
#include "input/zone_prefix.hpp"

namespace citygauge {
namespace {

bool is_raster_file(const LayerSource& source) {
  std::string extension = source.source.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension == ".tif" || extension == ".tiff";
}

Issue ballpark_issue(const std::string& role, const Crs& from, const Crs& to) {
  return {
      Severity::note,
      "datum_ballpark",
      role,
      {},
      fmt::format("{} and {} are taken as one datum (they differ by less than a metre)", from.name, to.name),
      "transformed",
      {}};
}

}  // namespace

ProjectLayers::ProjectLayers(const Project& project, const Library& library, const Crs& working,
                             SpanRecorder* recorder)
    : project_(project), library_(library), working_(working), recorder_(recorder) {}

bool ProjectLayers::has(const std::string& role) const {
  return project_.layer(role) != nullptr;
}

bool ProjectLayers::is_raster(const std::string& role) const {
  const LayerSource* source = project_.layer(role);
  if (source == nullptr || !is_raster_file(*source)) return false;
  const auto& geometry = library_.roles.at(role).geometry;
  if (std::ranges::find(geometry, LayerGeometry::raster) == geometry.end())
    throw input_error(
        fmt::format("{}: is a raster, but role `{}` needs vector data", source->source.string(), role));
  return true;
}

Crs ProjectLayers::own_crs(const std::optional<Crs>& own, const LayerSource& source, const Box& extent,
                           std::vector<Issue>& issues) const {
  if (own) return *own;
  const Crs assumed = source.crs.empty() ? working_ : crs_from_text(source.crs, source.at);
  if (source.crs.empty() && (project_.crs.empty() || looks_like_degrees(extent)))
    throw input_error(
        fmt::format("{} (role {}): has no coordinate reference system", source.source.string(), source.role),
        fmt::format("state it: [layers.{}] crs = \"EPSG:…\"", source.role));
  issues.push_back({Severity::warning,
                    "crs_assumed",
                    source.role,
                    {},
                    fmt::format("the layer has no CRS; {} is taken as the project says", assumed.name),
                    "kept",
                    {}});
  return assumed;
}

Crs ProjectLayers::fitting_crs(const VectorLayer& layer, const LayerSource& source,
                               std::vector<Issue>& issues) const {
  const Crs own = own_crs(layer.crs(), source, layer.crs() ? Box() : layer.own_extent(), issues);
  return crs_with_fitting_zone(own, layer.doubtful_eastings(own), source.role, source.source.string(),
                               issues);
}

LayerReading ProjectLayers::read(const std::string& role, const std::vector<std::string>& attributes,
                                 const BatchConsumer& consume) {
  const LayerSource& source = *project_.layer(role);
  VectorLayer layer(source, library_.roles.at(role), attributes, library_.code_systems);
  std::vector<Issue> issues;
  const Crs own = fitting_crs(layer, source, issues);
  const CrsTransform to_working(own, working_, source.source.string());
  if (to_working.ballpark()) issues.push_back(ballpark_issue(role, own, working_));
  LayerReading reading = layer.read(to_working, consume, recorder_);
  if (source.database) digests_[role] = reading.digest;
  reading.issues.insert(reading.issues.begin(), issues.begin(), issues.end());
  return reading;
}

std::vector<Issue> ProjectLayers::with_raster(const std::string& role,
                                              const std::function<void(Raster&)>& use) {
  const LayerSource& source = *project_.layer(role);
  RasterLayer raster(source);
  std::vector<Issue> issues;
  const PixelGrid& grid = raster.grid();
  const Box extent{grid.origin.x, grid.origin.y - grid.cell_height * static_cast<double>(grid.rows),
                   grid.origin.x + grid.cell_width * static_cast<double>(grid.columns), grid.origin.y};
  EastingForms eastings;
  eastings.add(extent.min_x, extent.max_x);
  const Crs own = own_crs(raster.crs(), source, extent, issues);
  raster.set_working_crs(crs_with_fitting_zone(own, eastings, source.role, source.source.string(), issues),
                         working_);
  use(raster);
  return issues;
}

}  // namespace citygauge
