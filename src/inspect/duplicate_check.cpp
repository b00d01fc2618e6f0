#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <numeric>

#include "inspect/shape_checks.hpp"

namespace citygauge {
namespace {

/// All coordinates of a feature without order: equal for the same shape drawn from another first point or
/// backwards.
std::vector<Point> sorted_points(ShapeView shape) {
  std::vector<Point> points;
  for (std::size_t part = 0; part < shape.part_count(); ++part) {
    auto of_part = shape.part(part);
    if (shape.kind() == ShapeKind::polygon && of_part.size() > 1)
      of_part = of_part.subspan(1);  // the first point stands at the end, too
    points.insert(points.end(), of_part.begin(), of_part.end());
  }
  std::ranges::sort(points);
  return points;
}

std::size_t digest_of(ShapeView shape) {
  std::size_t digest = shape.part_count();
  const auto mix = [&](double value) {
    digest = digest * 1099511628211ULL + std::bit_cast<std::uint64_t>(value);
  };
  for (const Point p : sorted_points(shape)) {
    mix(p.x);
    mix(p.y);
  }
  return digest;
}

FindingPlace place_of(const StoredShapes& shapes, std::size_t repeated, std::size_t first) {
  return {shapes.fids[repeated], shapes.shapes[repeated].points().front(),
          fmt::format("= {}", shapes.fids[first])};
}

struct Repeats {
  std::vector<FindingPlace> whole;       // with the same attributes
  std::vector<FindingPlace> shape_only;  // with others
};

void find_repeats(const StoredShapes& shapes, Repeats& repeats) {
  const std::size_t count = shapes.shapes.size();
  std::vector<std::size_t> digests(count), order(count);
  for (std::size_t i = 0; i < count; ++i) digests[i] = digest_of(shapes.shapes[i]);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return digests[i]; });
  for (std::size_t begin = 0, end = 0; begin < count; begin = end) {
    while (end < count && digests[order[end]] == digests[order[begin]]) ++end;
    const std::size_t first = order[begin];
    for (std::size_t i = begin + 1; i < end; ++i) {
      const std::size_t repeated = order[i];
      if (sorted_points(shapes.shapes[repeated]) != sorted_points(shapes.shapes[first])) continue;
      const bool whole = shapes.attribute_digests[repeated] == shapes.attribute_digests[first];
      (whole ? repeats.whole : repeats.shape_only).push_back(place_of(shapes, repeated, first));
    }
  }
}

}  // namespace

void check_duplicates(InspectedLayer& layer) {
  Repeats repeats;
  for (const StoredShapes* shapes : {&layer.stored.points, &layer.stored.lines, &layer.stored.polygons})
    find_repeats(*shapes, repeats);
  if (!repeats.whole.empty()) {
    const std::size_t count = repeats.whole.size();
    layer.findings.push_back({Severity::warning,
                              "duplicate_feature",
                              {fmt::format("{} 个要素与另一要素的几何和属性都相同", count),
                               fmt::format("{} features repeat another one, in shape and attributes", count)},
                              std::move(repeats.whole)});
  }
  if (!repeats.shape_only.empty()) {
    const std::size_t count = repeats.shape_only.size();
    layer.findings.push_back(
        {Severity::note,
         "same_geometry",
         {fmt::format("{} 个要素与另一要素几何相同、属性不同", count),
          fmt::format("{} features have the shape of another one, but other attributes", count)},
         std::move(repeats.shape_only)});
  }
}

}  // namespace citygauge
