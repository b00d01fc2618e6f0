#include "geometry/disc_union.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <tuple>
#include <utility>

#include "geometry/circle_edge.hpp"

namespace citygauge {
namespace {

// An area this near to the whole polygon, relative to it, is the whole polygon: the rest is rounding.
constexpr double whole_polygon_tolerance = 1e-12;

// Edges that share one look-up of the discs near them.
constexpr std::size_t edges_per_look_up = 16;

// Discs are looked up a little wider than they reach: no rounding may show a disc to one edge of a ring and
// hide it from the next.
constexpr double look_up_slack = 1.001;

bool south_of(Point a, Point b) {
  return std::tie(a.y, a.x) < std::tie(b.y, b.x);
}

std::vector<Point> distinct_from_south(std::vector<Point> points) {
  std::sort(points.begin(), points.end(), south_of);
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

/// A disc that may meet the polygon.
struct Disc {
  Point centre;
  std::span<const Arc> bare;  // its part of the union's border; none: buried
  int winding = 0;            // of the polygon, at angle 0 of the circle
};

/// An edge of the polygon crosses a circle: past it, counter-clockwise, the winding number differs by `step`.
struct Crossing {
  std::size_t disc = 0;
  double angle = 0;
  int step = 0;
  friend auto operator<=>(const Crossing&, const Crossing&) = default;
};

struct Stretch {
  double from = 0;
  double to = 1;
  friend auto operator<=>(const Stretch&, const Stretch&) = default;
};

/// Indices [first, last) of the discs whose centres lie between two northings. REQUIRES discs from south to
/// north.
std::pair<std::size_t, std::size_t> between_northings(const std::vector<Disc>& discs, double min_y,
                                                      double max_y) {
  const auto south = [](const Disc& disc, double y) { return disc.centre.y < y; };
  const auto first = std::lower_bound(discs.begin(), discs.end(), min_y, south);
  const auto last = std::lower_bound(first, discs.end(), max_y, south);
  return {first - discs.begin(), last - discs.begin()};
}

void find_within(const Box& reach, const std::vector<Disc>& discs, std::vector<std::size_t>& found) {
  found.clear();
  const auto [first, last] = between_northings(discs, reach.min_y, reach.max_y);
  for (std::size_t i = first; i < last; ++i) {
    if (reach.contains(discs[i].centre)) found.push_back(i);
  }
}

/// Sorts stretches and joins those that touch.
void join(std::vector<Stretch>& stretches) {
  std::sort(stretches.begin(), stretches.end());
  std::size_t kept = 0;
  for (const Stretch& stretch : stretches) {
    if (kept > 0 && stretch.from <= stretches[kept - 1].to) {
      stretches[kept - 1].to = std::max(stretches[kept - 1].to, stretch.to);
    } else {
      stretches[kept++] = stretch;
    }
  }
  stretches.resize(kept);
}

bool is_whole_edge(const std::vector<Stretch>& joined) {
  return joined.size() == 1 && joined.front().from <= 0 && joined.front().to >= 1;
}

/// Twice the area inside one polygon, gathered edge by edge, then arc by arc. Both sums are linear in the
/// winding number, and every point of the border moves continuously with the input, so no near-touch can
/// upset them.
class BorderIntegral {
 public:
  BorderIntegral(const DiscUnion& discs, const Box& polygon);

  [[nodiscard]] bool meets_nothing() const { return bare_.empty() && buried_.empty(); }
  void add_ring(std::span<const Point> ring);
  /// Call once, after all rings.
  [[nodiscard]] double doubled_area();

 private:
  void add_chain(std::span<const Point> chain);
  void add_edge(Point a, Point b);
  void cover_by_bare(std::size_t disc, Point a, Point b);
  void cover_by_buried(Point a, Point b);
  void wind(Point a, Point b);
  [[nodiscard]] double doubled_arcs(const Disc& disc, std::span<const Crossing> crossings) const;
  [[nodiscard]] double doubled_arc(Point centre, double from, double to) const;

  double radius_;
  Point origin_;              // near the polygon, so that products of coordinates stay small
  std::vector<Disc> bare_;    // discs with bare arcs, from south to north
  std::vector<Disc> buried_;  // the others, which matter to edges only
  std::vector<Crossing> crossings_;
  std::vector<std::size_t> bare_near_, buried_near_;  // indices of those near the chain at hand
  std::vector<Stretch> covered_;                      // of the edge at hand
  double doubled_edges_ = 0;
};

BorderIntegral::BorderIntegral(const DiscUnion& discs, const Box& polygon)
    : radius_(discs.radius_m()), origin_(polygon.centre()) {
  const Box reach = polygon.grown(look_up_slack * radius_);
  const std::vector<Point>& centres = discs.centres();
  const auto first = std::lower_bound(centres.begin(), centres.end(), reach.min_y,
                                      [](Point centre, double y) { return centre.y < y; });
  for (auto centre = first; centre != centres.end() && centre->y <= reach.max_y; ++centre) {
    if (!reach.contains(*centre)) continue;
    const auto bare = discs.bare_arcs(static_cast<std::size_t>(centre - centres.begin()));
    (bare.empty() ? buried_ : bare_).push_back({*centre, bare, 0});
  }
}

void BorderIntegral::add_ring(std::span<const Point> ring) {
  for (std::size_t begin = 0; begin + 1 < ring.size(); begin += edges_per_look_up) {
    add_chain(ring.subspan(begin, std::min(edges_per_look_up + 1, ring.size() - begin)));
  }
}

void BorderIntegral::add_chain(std::span<const Point> chain) {
  Box reach;
  for (const Point p : chain) reach.add(p);
  reach = reach.grown(look_up_slack * radius_);
  find_within(reach, bare_, bare_near_);
  find_within(reach, buried_, buried_near_);
  for (std::size_t i = 1; i < chain.size(); ++i) {
    wind(chain[i - 1], chain[i]);
    add_edge(chain[i - 1], chain[i]);
  }
}

void BorderIntegral::wind(Point a, Point b) {
  const auto [first, last] = between_northings(bare_, std::min(a.y, b.y), std::max(a.y, b.y));
  for (std::size_t i = first; i < last; ++i) {
    bare_[i].winding += ray_crossing(a - bare_[i].centre, b - bare_[i].centre, radius_);
  }
}

void BorderIntegral::add_edge(Point a, Point b) {
  covered_.clear();
  for (const std::size_t disc : bare_near_) cover_by_bare(disc, a, b);
  join(covered_);
  if (!is_whole_edge(covered_)) cover_by_buried(a, b);
  const Point from = a - origin_;
  const Point to = b - origin_;
  for (const Stretch& stretch : covered_) {
    doubled_edges_ += cross(between(from, to, stretch.from), between(from, to, stretch.to));
  }
}

void BorderIntegral::cover_by_bare(std::size_t disc, Point a, Point b) {
  const Point centre = bare_[disc].centre;
  const auto inside = inside_circle(a - centre, b - centre, radius_);
  if (!inside) return;
  covered_.push_back({inside->from, inside->to});
  // The polygon lies to the left of its edges: walking round the circle one leaves it where an edge comes in.
  if (inside->enters) crossings_.push_back({disc, crossing_angle(a - centre, b - centre, inside->from), -1});
  if (inside->leaves) crossings_.push_back({disc, crossing_angle(a - centre, b - centre, inside->to), 1});
}

void BorderIntegral::cover_by_buried(Point a, Point b) {
  for (const std::size_t disc : buried_near_) {
    const Point centre = buried_[disc].centre;
    const auto inside = inside_circle(a - centre, b - centre, radius_);
    if (!inside) continue;
    covered_.push_back({inside->from, inside->to});
    if (!inside->enters && !inside->leaves) break;  // the whole edge: the usual case in a well-served city
  }
  join(covered_);
}

double BorderIntegral::doubled_area() {
  std::sort(crossings_.begin(), crossings_.end());
  double doubled = doubled_edges_;
  auto begin = crossings_.cbegin();
  for (std::size_t i = 0; i < bare_.size(); ++i) {
    const auto end = std::find_if(begin, crossings_.cend(), [i](const Crossing& c) { return c.disc != i; });
    doubled += doubled_arcs(bare_[i], {begin, end});
    begin = end;
  }
  return doubled;
}

double BorderIntegral::doubled_arcs(const Disc& disc, std::span<const Crossing> crossings) const {
  if (disc.winding == 0 && crossings.empty()) return 0;
  const Point centre = disc.centre - origin_;
  int winding = disc.winding;
  std::size_t next = 0;
  double doubled = 0;
  for (const Arc& arc : disc.bare) {
    while (next < crossings.size() && crossings[next].angle <= arc.from) winding += crossings[next++].step;
    double from = arc.from;
    for (; next < crossings.size() && crossings[next].angle < arc.to; winding += crossings[next++].step) {
      if (winding != 0) doubled += winding * doubled_arc(centre, from, crossings[next].angle);
      from = crossings[next].angle;
    }
    if (winding != 0) doubled += winding * doubled_arc(centre, from, arc.to);
  }
  return doubled;
}

/// The triangle from the origin to the chord, and the segment between chord and arc: both stay small where
/// the arc is short, so that little is lost in a polygon much smaller than a disc.
double BorderIntegral::doubled_arc(Point centre, double from, double to) const {
  const Point first = centre + Point{std::cos(from), std::sin(from)} * radius_;
  const Point last = centre + Point{std::cos(to), std::sin(to)} * radius_;
  const double angle = to - from;
  return cross(first, last) + radius_ * radius_ * (angle - std::sin(angle));
}

}  // namespace

DiscUnion::DiscUnion(std::vector<Point> centres, double radius_m)
    : radius_(radius_m), centres_(distinct_from_south(std::move(centres))), tree_(centres_) {
  BareArcs bare(tree_, radius_);
  arc_begin_.reserve(centres_.size() + 1);
  for (const Point centre : centres_) {
    const std::vector<Arc>& arcs = bare.about(centre);
    arcs_.insert(arcs_.end(), arcs.begin(), arcs.end());
    arc_begin_.push_back(arcs_.size());
  }
}

double DiscUnion::area_within(ShapeView polygon) const {
  BorderIntegral border(*this, polygon.box());
  if (border.meets_nothing()) return 0;
  for (std::size_t i = 0; i < polygon.part_count(); ++i) border.add_ring(polygon.part(i));

  const double covered = border.doubled_area() / 2;
  const double whole = area_m2(polygon);
  const double rounding = whole_polygon_tolerance * whole;
  if (std::abs(covered - whole) <= rounding) return whole;
  if (std::abs(covered) <= rounding) return std::max(0.0, covered);
  return covered;
}

bool DiscUnion::covers(Point p) const {
  const double squared_radius = radius_ * radius_;
  bool found = false;
  const auto enter = [&](const Box& box) { return !found && squared_distance(box, p) <= squared_radius; };
  tree_.walk(p, enter, [&](Point centre) { found = found || squared_length(centre - p) <= squared_radius; });
  return found;
}

}  // namespace citygauge
