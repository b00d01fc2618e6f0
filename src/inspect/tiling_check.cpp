#include <fmt/format.h>

#include <algorithm>

#include "geometry/geos_bridge.hpp"
#include "inspect/shape_checks.hpp"

namespace citygauge {
namespace {

constexpr double least_area_m2 = 0.01;
constexpr double least_width_m = 1e-4;     // thinner slivers are rounding
constexpr double narrow_m = 1;             // a gap below this is no street
constexpr double shortest_gap_m = 10;      // rounded corners of the closing are shorter
constexpr double usual_hole_width_m = 20;  // a wider hole may be meant: a lake, a neighbouring town
constexpr int quadrant_segments = 8;

double mean_width_m(double area, double perimeter) {
  return perimeter > 0 ? 2 * area / perimeter : 0;
}

/// Each ring or shell with its holes as a feature of its own.
Shapes parts_of(ShapeView polygon) {
  Shapes parts(ShapeKind::polygon);
  for (std::size_t i = 0; i < polygon.part_count(); ++i) {
    if (i > 0 && doubled_signed_area(polygon.part(i)) > 0) parts.end_feature();
    parts.add_part(polygon.part(i));
  }
  if (polygon.part_count() > 0) parts.end_feature();
  return parts;
}

/// Valid copies, so that overlay is safe; what has no area is left out, and `rows` says which are which.
Shapes valid_copies(const StoredShapes& polygons, std::vector<std::size_t>& rows) {
  Shapes valid(ShapeKind::polygon);
  for (std::size_t i = 0; i < polygons.shapes.size(); ++i) {
    const ShapeView shape = polygons.shapes[i];
    if (!polygon_problem(shape))
      valid.add_feature(shape);
    else if (!append_repaired(valid, shape))
      continue;
    rows.push_back(i);
  }
  return valid;
}

FindingPlace place_in(ShapeView polygon, std::optional<std::int64_t> fid, const std::string& detail) {
  return {fid, polygon.points().front(), detail};
}

std::vector<FindingPlace> overlaps(const Shapes& shapes, const std::vector<std::size_t>& rows,
                                   const std::vector<std::int64_t>& fids) {
  std::vector<std::size_t> order(shapes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return shapes[i].box().min_x; });
  std::vector<FindingPlace> found;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Box box = shapes[order[i]].box();
    for (std::size_t j = i + 1; j < order.size() && shapes[order[j]].box().min_x <= box.max_x; ++j) {
      const auto [a, b] = std::minmax(order[i], order[j]);
      if (!box.intersects(shapes[order[j]].box())) continue;
      Shapes common(ShapeKind::polygon);
      if (!append_intersection(common, shapes[a], shapes[b])) continue;
      const double area = area_m2(common[0]);
      if (area < least_area_m2 || mean_width_m(area, length_m(common[0])) < least_width_m) continue;
      found.push_back(place_in(common[0], fids[rows[a]], fmt::format("{}: {:.2f} m2", fids[rows[b]], area)));
    }
  }
  std::ranges::stable_sort(found, {}, [](const FindingPlace& place) { return *place.fid; });
  return found;
}

/// The union without its holes, which come out as features of their own.
Shapes without_holes(ShapeView all, Shapes& holes) {
  Shapes filled(ShapeKind::polygon);
  for (std::size_t i = 0; i < all.part_count(); ++i) {
    const auto ring = all.part(i);
    if (doubled_signed_area(ring) > 0) {
      filled.add_part(ring);
      filled.end_feature();
    } else {
      holes.add_part(std::vector<Point>(ring.rbegin(), ring.rend()));
      holes.end_feature();
    }
  }
  return filled;
}

/// Gaps that are open to the outside: what closing the outline by half a metre adds.
void add_open_gaps(const Shapes& filled, std::vector<FindingPlace>& gaps) {
  Shapes all(ShapeKind::polygon), grown(ShapeKind::polygon), closed(ShapeKind::polygon),
      added(ShapeKind::polygon);
  if (!append_union(all, filled) || !append_buffer(grown, all[0], narrow_m / 2, quadrant_segments)) return;
  if (!append_buffer(closed, grown[0], -narrow_m / 2, quadrant_segments)) return;
  if (!append_difference(added, closed[0], all)) return;
  const Shapes parts = parts_of(added[0]);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const double area = area_m2(parts[i]);
    const double perimeter = length_m(parts[i]);
    if (area < least_area_m2 || perimeter / 2 < shortest_gap_m ||
        mean_width_m(area, perimeter) < least_width_m)
      continue;
    gaps.push_back(place_in(parts[i], {}, fmt::format("{:.2f} m2", area)));
  }
}

void tell(InspectedLayer& layer, Severity severity, const char* code, const Text& text,
          std::vector<FindingPlace> places) {
  if (places.empty()) return;
  const std::size_t count = places.size();
  layer.findings.push_back(
      {severity,
       code,
       {fmt::format(fmt::runtime(text.zh), count), fmt::format(fmt::runtime(text.en), count)},
       std::move(places)});
}

}  // namespace

void check_tiling(InspectedLayer& layer) {
  std::vector<std::size_t> rows;
  const Shapes valid = valid_copies(layer.stored.polygons, rows);
  tell(layer, Severity::warning, "overlap", {"{} 处面面重叠", "{} overlaps of two polygons"},
       overlaps(valid, rows, layer.stored.polygons.fids));
  Shapes all(ShapeKind::polygon), holes(ShapeKind::polygon);
  if (valid.size() == 0 || !append_union(all, valid)) return;
  const Shapes filled = without_holes(all[0], holes);
  std::vector<FindingPlace> gaps, wide;
  for (std::size_t i = 0; i < holes.size(); ++i) {
    const double area = area_m2(holes[i]);
    const double width = mean_width_m(area, length_m(holes[i]));
    if (area < least_area_m2 || width < least_width_m) continue;
    (width < usual_hole_width_m ? gaps : wide)
        .push_back(place_in(holes[i], {}, fmt::format("{:.2f} m2", area)));
  }
  add_open_gaps(filled, gaps);
  tell(layer, Severity::warning, "gap", {"面与面之间有 {} 处缝隙", "{} gaps between polygons"},
       std::move(gaps));
  tell(layer, Severity::note, "enclosed_hole",
       {"面之间围出 {} 处空白（湖面或飞地？）", "{} holes enclosed (a lake, an enclave?)"}, std::move(wide));
}

}  // namespace citygauge
