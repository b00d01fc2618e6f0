#include "geometry/welded_polygon.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "geometry/nearest_distance.hpp"
#include "geometry/parted_polygon.hpp"
#include "geometry/segment_boxes.hpp"

namespace citygauge {
namespace {

constexpr double widest_overlap_m = 1e-6;  // of walls that touch, by rounding
constexpr double least_way_m = 8e-3;       // along the outline from one side of a hairline to the other

/// A wall of the polygon, from its corner to that of the next one of the ring; interior on the left.
struct Wall {
  Segment line;
  std::uint32_t ring = 0;
  std::uint32_t next = 0;
  double from_m = 0, to_m = 0;  // along the ring
};

struct Walls {
  std::vector<Wall> walls;
  std::vector<double> ring_length_m;

  explicit Walls(ShapeView polygon) {
    walls.reserve(polygon.points().size());
    for (std::uint32_t r = 0; r < polygon.part_count(); ++r) {
      const auto ring = polygon.part(r);
      const auto first = static_cast<std::uint32_t>(walls.size());
      double way_m = 0;
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const double end_m = way_m + distance(ring[i], ring[i + 1]);
        const auto next = static_cast<std::uint32_t>(i + 2 < ring.size() ? walls.size() + 1 : first);
        walls.push_back({{ring[i], ring[i + 1]}, r, next, way_m, end_m});
        way_m = end_m;
      }
      ring_length_m.push_back(way_m);
    }
  }
};

/// A corner (where a wall begins) that lies beside another wall, across a hairline or on it.
struct Contact {
  std::uint32_t corner = 0;
  std::uint32_t wall = 0;
};

class Hairlines {
 public:
  explicit Hairlines(ShapeView polygon) : outline_(polygon), walls_(outline_.walls) {}

  std::vector<Contact> find() const {
    std::vector<Segment> lines;
    lines.reserve(walls_.size());
    for (const Wall& wall : walls_) lines.push_back(wall.line);
    const SegmentBoxes boxes(lines);
    std::vector<Contact> contacts;
    for (std::uint32_t corner = 0; corner < walls_.size(); ++corner) {
      const Point p = lines[corner].a;
      const Box near{p.x - widest_hairline_m, p.y - widest_hairline_m, p.x + widest_hairline_m,
                     p.y + widest_hairline_m};
      boxes.visit(near, [&](std::size_t wall) {
        const Contact contact{corner, static_cast<std::uint32_t>(wall)};
        if (is_hairline(contact)) contacts.push_back(contact);
      });
    }
    return contacts;
  }

  /// Rings whose walls lie on one another where the hairlines were.
  Shapes closed(const std::vector<Contact>& contacts) {
    merge_corners(contacts);
    std::vector<std::vector<Point>> corners_on(walls_.size());
    for (const Contact& c : contacts)
      if (!end_at(c)) corners_on[c.wall].push_back(place_of(c.corner));
    Shapes rings(ShapeKind::polygon);
    for (std::uint32_t wall = 0; wall < walls_.size(); ++wall) {
      rings.add_point(place_of(wall));
      add_in_order(rings, wall, corners_on[wall]);
      if (walls_[wall].next > wall) continue;
      rings.add_point(place_of(walls_[wall].next));
      rings.end_part();
    }
    rings.end_feature();
    return rings;
  }

 private:
  bool is_hairline(const Contact& c) const {
    const Segment& line = walls_[c.wall].line;
    const Point corner = walls_[c.corner].line.a;
    if (c.wall == c.corner || walls_[c.wall].next == c.corner || line.a == line.b) return false;
    if (squared_distance(line, corner) > widest_hairline_m * widest_hairline_m) return false;
    if (way_between_m(c) < least_way_m) return false;
    const double inside_m = cross(line.b - line.a, corner - line.a) / distance(line.a, line.b);
    return inside_m <= widest_overlap_m;
  }

  /// Along the ring, by the shorter way; other rings are beyond reach.
  double way_between_m(const Contact& c) const {
    const Wall &wall = walls_[c.wall], &corner = walls_[c.corner];
    if (wall.ring != corner.ring) return std::numeric_limits<double>::infinity();
    const double length_m = outline_.ring_length_m[wall.ring];
    const auto ahead = [&](double from_m, double to_m) {
      return to_m - from_m + (to_m < from_m ? length_m : 0);
    };
    return std::min(ahead(wall.to_m, corner.from_m), ahead(corner.from_m, wall.from_m));
  }

  /// The corner at the end of the wall that the contact is with, if it is with one.
  std::optional<std::uint32_t> end_at(const Contact& c) const {
    const Point corner = walls_[c.corner].line.a;
    for (const std::uint32_t end : {c.wall, walls_[c.wall].next})
      if (distance(walls_[end].line.a, corner) <= widest_hairline_m) return end;
    return std::nullopt;
  }

  /// Never by more than a hairline, however many corners stand in a row.
  void merge_corners(const std::vector<Contact>& contacts) {
    merged_into_.resize(walls_.size());
    std::iota(merged_into_.begin(), merged_into_.end(), 0U);
    std::vector<bool> is_kept(walls_.size(), false);
    for (const Contact& c : contacts) {
      const auto end = end_at(c);
      if (!end || is_merged(c.corner) || is_merged(*end)) continue;
      const std::uint32_t kept = std::min(c.corner, *end), other = std::max(c.corner, *end);
      if (is_kept[other]) continue;
      merged_into_[other] = kept;
      is_kept[kept] = true;
    }
  }
  bool is_merged(std::uint32_t corner) const { return merged_into_[corner] != corner; }
  Point place_of(std::uint32_t corner) const { return walls_[merged_into_[corner]].line.a; }

  void add_in_order(Shapes& rings, std::uint32_t wall, std::vector<Point>& corners) const {
    const Segment& line = walls_[wall].line;
    const auto along = [&](Point p) { return dot(p - line.a, line.b - line.a); };
    std::ranges::sort(corners, [&](Point p, Point q) { return along(p) < along(q); });
    for (const Point p : corners) rings.add_point(p);
  }

  Walls outline_;
  const std::vector<Wall>& walls_;
  std::vector<std::uint32_t> merged_into_;  // a corner, or itself
};

Shapes box_beyond(const Box& box) {
  constexpr double beyond_m = 1;
  const double west = box.min_x - beyond_m, south = box.min_y - beyond_m;
  const double east = box.max_x + beyond_m, north = box.max_y + beyond_m;
  Shapes shape(ShapeKind::polygon);
  shape.add_part(
      std::vector<Point>{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}});
  shape.end_feature();
  return shape;
}

}  // namespace

std::optional<Shapes> welded(ShapeView polygon) {
  Hairlines hairlines(polygon);
  const std::vector<Contact> contacts = hairlines.find();
  if (contacts.empty()) return std::nullopt;
  const Shapes around = box_beyond(polygon.box());
  Shapes whole = parted(around[0], hairlines.closed(contacts)).taken;  // the union of what the rings enclose
  if (whole.size() == 0 || length_m(whole[0]) > length_m(polygon) - least_way_m) return std::nullopt;
  return whole;
}

}  // namespace citygauge
