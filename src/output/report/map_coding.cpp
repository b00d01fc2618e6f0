#include "output/report/map_coding.hpp"

#include <fmt/compile.h>

#include <cmath>
#include <cstdint>
#include <iterator>

namespace citygauge::html {
namespace {

struct MapPoint {
  std::int64_t x = 0, y = 0;
  friend bool operator==(const MapPoint&, const MapPoint&) = default;
};

MapPoint on_map(Point p, const MapFrame& frame) {
  return {std::llround((p.x - frame.origin.x) / map_unit_m),
          std::llround((p.y - frame.origin.y) / map_unit_m)};
}

void append_part(std::string& json, std::span<const Point> part, const MapFrame& frame) {
  MapPoint before;
  const char* separator = "";
  for (const Point& point : part) {
    const MapPoint here = on_map(point, frame);
    if (*separator != '\0' && here == before) continue;
    fmt::format_to(std::back_inserter(json), FMT_COMPILE("{}{},{}"), separator, here.x - before.x,
                   here.y - before.y);
    before = here;
    separator = ",";
  }
}

}  // namespace

MapFrame frame_of(const Box& extent) {
  constexpr double kilometre = 1000;
  if (extent.empty()) return {};
  const Point centre = extent.centre();
  return {{std::floor(centre.x / kilometre) * kilometre, std::floor(centre.y / kilometre) * kilometre}};
}

std::string coded(ShapeView feature, const MapFrame& frame) {
  std::string json = "[";
  for (std::size_t i = 0; i < feature.part_count(); ++i) {
    std::span<const Point> part = feature.part(i);
    if (feature.kind() == ShapeKind::polygon && part.size() > 1) part = part.first(part.size() - 1);
    json += i == 0 ? "[" : ",[";
    append_part(json, part, frame);
    json += ']';
  }
  return json + "]";
}

std::string coded(const Box& box, const MapFrame& frame) {
  if (box.empty()) return "null";
  const MapPoint low = on_map({box.min_x, box.min_y}, frame);
  const MapPoint high = on_map({box.max_x, box.max_y}, frame);
  return fmt::format("[{},{},{},{}]", low.x, low.y, high.x, high.y);
}

}  // namespace citygauge::html
