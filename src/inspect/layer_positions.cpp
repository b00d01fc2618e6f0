#include "inspect/layer_positions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "inspect/crs_diagnosis.hpp"
#include "inspect/gcj_offset.hpp"

namespace citygauge {
namespace {

constexpr double far_m = 100'000;       // a city is smaller
constexpr double near_m = 30'000;       // where a layer in the right zone comes to lie
constexpr double outlying_m = 200'000;  // of a feature from the middle of its layer

/// Where the city is: the districts, or else the first layer that is in place.
std::optional<Point> city_of(const Inspection& inspection) {
  std::optional<Point> first;
  for (const InspectedLayer& layer : inspection.layers) {
    if (!layer.transformed || layer.stored.raster) continue;  // a raster may span a continent
    const auto place = typical_place(layer.stored);
    if (!place) continue;
    if (layer.role() == "districts") return place;
    if (!first) first = place;
  }
  return first;
}

/// The CRS one zone beside the layer's in which it would lie in the city. Its coordinates are those of its
/// own CRS.
std::optional<Crs> fitting_zone(const Crs& own, const Crs& working, Point place, Point city) {
  Point raw = place;
  CrsTransform(working, own, "layer").apply({&raw, 1});
  for (const int step : {-1, 1}) {
    const auto zone = neighbouring_zone(own, step);
    if (!zone) continue;
    Point meant = raw;
    const bool zoned = raw.x > 1e6;  // the zone in front changes with it
    if (zoned) meant.x += step * 1e6;
    CrsTransform(*zone, working, "layer").apply({&meant, 1});
    if (distance(meant, city) < near_m) return zone;
  }
  return std::nullopt;
}

void check_zone(InspectedLayer& layer, const Crs& working, Point city) {
  const auto place = typical_place(layer.stored);
  if (!place || distance(*place, city) < far_m) return;
  const double km = distance(*place, city) / 1000;
  if (const auto zone = fitting_zone(*layer.crs, working, *place, city)) {
    layer.findings.push_back(
        {Severity::warning,
         "neighbouring_zone",
         {fmt::format("离其他图层 {:.0f} 公里；按相邻带 {} 读取则与之重合", km, zone->name),
          fmt::format(
              "lies {:.0f} km from the other layers; read in the neighbouring zone {} it lies among them", km,
              zone->name)},
         {},
         zone->name});
    return;
  }
  layer.findings.push_back(
      {Severity::warning,
       "elsewhere",
       {fmt::format("离其他图层 {:.0f} 公里", km), fmt::format("lies {:.0f} km from the other layers", km)}});
}

void check_outliers(InspectedLayer& layer) {
  const auto middle = typical_place(layer.stored);
  if (!middle) return;
  std::vector<FindingPlace> places;
  for (const StoredShapes* shapes : {&layer.stored.points, &layer.stored.lines, &layer.stored.polygons})
    for (std::size_t i = 0; i < shapes->shapes.size(); ++i) {
      const Point place = shapes->shapes[i].points().front();
      if (distance(place, *middle) > outlying_m) places.push_back({shapes->fids[i], place});
    }
  if (places.empty()) return;
  const std::size_t count = places.size();
  layer.findings.push_back(
      {Severity::warning,
       "far_off",
       {fmt::format("{} 个要素离本层中心 200 公里以上", count),
        fmt::format("{} features lie more than 200 km from the middle of the layer", count)},
       std::move(places)});
}

void check_offset(InspectedLayer& layer, const Shapes& roads, const Crs& working) {
  const auto offset = offset_from_roads(layer.stored.points.shapes, roads, working);
  if (!offset) return;
  layer.findings.push_back(
      {Severity::warning,
       "web_map_offset",
       {fmt::format("点位疑似 {} 偏移坐标：离最近道路的中位距离 {:.0f} 米，纠偏后 {:.0f} 米", offset->datum,
                    offset->as_stored_m, offset->moved_m),
        fmt::format(
            "the points look like {}: the median distance to the nearest road is {:.0f} m, and {:.0f} m "
            "without that offset",
            offset->datum, offset->as_stored_m, offset->moved_m)},
       {},
       offset->datum});
}

}  // namespace

void check_positions(Inspection& inspection) {
  const auto city = city_of(inspection);
  if (!city) return;
  const Crs working = crs_from_text(inspection.crs_wkt, {});
  const auto roads = std::ranges::find_if(inspection.layers, [](const InspectedLayer& layer) {
    return layer.transformed && layer.role() == "roads" && layer.stored.lines.shapes.size() > 0;
  });
  for (InspectedLayer& layer : inspection.layers) {
    if (!layer.transformed || layer.stored.raster) continue;
    if (layer.crs) check_zone(layer, working, *city);
    check_outliers(layer);
    if (roads != inspection.layers.end()) check_offset(layer, roads->stored.lines.shapes, working);
  }
}

}  // namespace citygauge
