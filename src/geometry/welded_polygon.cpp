#include "geometry/welded_polygon.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "geometry/geos_bridge.hpp"
#include "geometry/nearest_distance.hpp"
#include "geometry/segment_boxes.hpp"
#include "geometry/single_polygons.hpp"

namespace citygauge {
namespace {

constexpr double widest_hairline_m = 1.5e-3;  // between walls rounded to whole millimetres
constexpr double widest_thread_m = 8e-3;      // no link between two pieces

/// A piece of wall with its place along its ring.
struct Wall {
  Segment line;
  std::size_t ring = 0;
  double from_m = 0, to_m = 0;
};

std::vector<Wall> walls_of(ShapeView polygon) {
  std::vector<Wall> walls;
  walls.reserve(polygon.points().size());
  for (std::size_t r = 0; r < polygon.part_count(); ++r) {
    const auto ring = polygon.part(r);
    double way_m = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
      if (ring[i] == ring[i - 1]) continue;
      const double end_m = way_m + distance(ring[i - 1], ring[i]);
      walls.push_back({{ring[i - 1], ring[i]}, r, way_m, end_m});
      way_m = end_m;
    }
  }
  return walls;
}

double length_of(std::span<const Point> ring) {
  double length_m = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) length_m += distance(ring[i - 1], ring[i]);
  return length_m;
}

bool is_thin(std::span<const Point> hole) {
  return std::abs(doubled_signed_area(hole)) < widest_hairline_m * length_of(hole);
}

/// Finds corners that are near a wall, but far from it along the outline.
class ContactFinder {
 public:
  explicit ContactFinder(ShapeView polygon) : walls_(walls_of(polygon)) {
    for (std::size_t r = 0; r < polygon.part_count(); ++r) lengths_m_.push_back(length_of(polygon.part(r)));
  }

  [[nodiscard]] bool finds_any() const {
    std::vector<Segment> lines;
    lines.reserve(walls_.size());
    for (const Wall& wall : walls_) lines.push_back(wall.line);
    const SegmentBoxes boxes(lines);
    bool found = false;
    for (std::size_t i = 0; i < walls_.size() && !found; ++i) {
      const Point corner = lines[i].a;
      const Box near = Box{corner.x, corner.y, corner.x, corner.y}.grown(widest_hairline_m);
      boxes.visit(near, [&](std::size_t wall) { found = found || is_contact(walls_[i], walls_[wall]); });
    }
    return found;
  }

 private:
  [[nodiscard]] bool is_contact(const Wall& corner, const Wall& wall) const {
    constexpr double least_detour = 4;
    const double apart_m = std::sqrt(squared_distance(wall.line, corner.line.a));
    const double way_m = way_between_m(corner, wall);
    return apart_m < widest_hairline_m && way_m > 0 && way_m >= least_detour * apart_m;
  }

  /// From the corner to the nearer end of the wall; other rings are beyond reach.
  [[nodiscard]] double way_between_m(const Wall& corner, const Wall& wall) const {
    if (wall.ring != corner.ring) return std::numeric_limits<double>::infinity();
    const double length_m = lengths_m_[wall.ring];
    const auto ahead = [&](double from_m, double to_m) {
      return to_m - from_m + (to_m < from_m ? length_m : 0);
    };
    if (corner.from_m == wall.from_m) return 0;
    return std::min(ahead(wall.to_m, corner.from_m), ahead(corner.from_m, wall.from_m));
  }

  std::vector<Wall> walls_;
  std::vector<double> lengths_m_;
};

Point whole_metres(Point p) {
  return {std::floor(p.x), std::floor(p.y)};
}

Shapes moved(ShapeView polygon, Point by) {
  Shapes moved(ShapeKind::polygon);
  moved.add_feature(polygon);
  for (Point& p : moved.mutable_points()) p = p + by;
  return moved;
}

}  // namespace

bool may_have_hairlines(ShapeView polygon) {
  for (std::size_t r = 0; r < polygon.part_count(); ++r)
    if (doubled_signed_area(polygon.part(r)) <= 0 && is_thin(polygon.part(r))) return true;
  return ContactFinder(polygon).finds_any();
}

// Grown and shrunk again (J. Serra, "Image Analysis and Mathematical Morphology", 1982: a closing) with
// corners kept sharp, near the origin, where doubles are finest.
Shapes welded(ShapeView polygon) {
  const Point origin = whole_metres(polygon.box().centre());
  const Shapes near = moved(polygon, Point{} - origin);
  Shapes grown(ShapeKind::polygon), closed(ShapeKind::polygon);
  if (!append_offset(grown, near[0], widest_hairline_m / 2) ||
      !append_offset(closed, grown[0], -widest_hairline_m / 2))
    return moved(polygon, {});
  return moved(closed[0], origin);
}

// An opening, piece by piece, since pieces that touch in a point would grow together again.
Shapes firm_pieces(ShapeView polygon) {
  const Point origin = whole_metres(polygon.box().centre());
  const Shapes closed = moved(welded(polygon)[0], Point{} - origin);
  Shapes shrunk(ShapeKind::polygon), pieces(ShapeKind::polygon);
  if (!append_offset(shrunk, closed[0], -widest_thread_m / 2)) return single_polygons(polygon);
  const Shapes cores = single_polygons(shrunk[0]);
  for (std::size_t i = 0; i < cores.size(); ++i) append_offset(pieces, cores[i], widest_thread_m / 2);
  for (Point& p : pieces.mutable_points()) p = p + origin;
  return pieces;
}

}  // namespace citygauge
