#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "geometry/box_tree.hpp"
#include "geometry/nearest_distance.hpp"
#include "inspect/shape_checks.hpp"

namespace citygauge {
namespace {

constexpr double joined_m = 0.02;  // coordinates kept to the centimetre miss a sloping line by no more
constexpr double missed_m = 1;     // a way that ends nearer than this to another one was meant to meet it

struct OwnedSegment {
  Segment segment;
  std::size_t line = 0;
};
Box box_of(const OwnedSegment& owned) {
  return citygauge::box_of(owned.segment);
}

struct LineEnd {
  Point place;
  std::size_t line = 0;
};

std::vector<LineEnd> ends_of(const Shapes& lines) {
  std::vector<LineEnd> ends;
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t part = 0; part < lines[i].part_count(); ++part) {
      const auto points = lines[i].part(part);
      if (points.size() < 2 || points.front() == points.back()) continue;
      ends.push_back({points.front(), i});
      ends.push_back({points.back(), i});
    }
  return ends;
}

BoxTree<OwnedSegment> tree_of(const Shapes& lines) {
  std::vector<OwnedSegment> segments;
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t part = 0; part < lines[i].part_count(); ++part) {
      const auto points = lines[i].part(part);
      for (std::size_t k = 1; k < points.size(); ++k) segments.push_back({{points[k - 1], points[k]}, i});
    }
  return BoxTree<OwnedSegment>(std::move(segments));
}

/// Distance to the nearest other line; infinity beyond a metre.
double distance_to_others(const BoxTree<OwnedSegment>& tree, const LineEnd& end) {
  double nearest = missed_m * missed_m;
  bool found = false;
  tree.walk(
      end.place, [&](const Box& box) { return squared_distance(box, end.place) <= nearest; },
      [&](const OwnedSegment& owned) {
        if (owned.line == end.line) return;
        const double squared = squared_distance(owned.segment, end.place);
        if (squared > nearest) return;
        nearest = squared;
        found = true;
      });
  return found ? std::sqrt(nearest) : std::numeric_limits<double>::infinity();
}

}  // namespace

void check_dangles(InspectedLayer& layer) {
  const StoredShapes& lines = layer.stored.lines;
  const BoxTree<OwnedSegment> tree = tree_of(lines.shapes);
  std::vector<FindingPlace> missed, free;
  for (const LineEnd& end : ends_of(lines.shapes)) {
    const double distance = distance_to_others(tree, end);
    if (distance <= joined_m) continue;
    if (distance < missed_m)
      missed.push_back({lines.fids[end.line], end.place, fmt::format("{:.3f} m", distance)});
    else
      free.push_back({lines.fids[end.line], end.place});
  }
  if (!missed.empty()) {
    const std::size_t count = missed.size();
    layer.findings.push_back({Severity::warning,
                              "dangle",
                              {fmt::format("{} 个线端点距另一条线不足 1 米却未相接", count),
                               fmt::format("{} line ends miss another line by less than 1 m", count)},
                              std::move(missed)});
  }
  if (!free.empty()) {
    const std::size_t count = free.size();
    layer.findings.push_back(
        {Severity::note,
         "free_end",
         {fmt::format("{} 个线端点不与他线相接（断头路或图幅边缘）", count),
          fmt::format("{} line ends meet no other line (dead ends, or the map's edge)", count)},
         std::move(free)});
  }
}

}  // namespace citygauge
