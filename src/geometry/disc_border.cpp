#include "geometry/disc_border.hpp"

#include <algorithm>
#include <utility>

#include "geometry/circle_edge.hpp"

namespace citygauge {
namespace {

// Edges that share one look-up of the discs near them.
constexpr std::size_t edges_per_look_up = 16;

// Discs are looked up a little wider than they reach: no rounding may show a disc to one edge of a ring and
// hide it from the next.
constexpr double look_up_slack = 1.001;

/// Sorts stretches and joins those that touch.
void join(std::vector<EdgeStretch>& stretches) {
  std::sort(stretches.begin(), stretches.end());
  std::size_t kept = 0;
  for (const EdgeStretch& stretch : stretches) {
    if (kept > 0 && stretch.from <= stretches[kept - 1].to) {
      stretches[kept - 1].to = std::max(stretches[kept - 1].to, stretch.to);
    } else {
      stretches[kept++] = stretch;
    }
  }
  stretches.resize(kept);
}

bool is_whole_edge(const std::vector<EdgeStretch>& joined) {
  return joined.size() == 1 && joined.front().from <= 0 && joined.front().to >= 1;
}

}  // namespace

/// Indices [first, last) of the discs whose centres lie between two northings. REQUIRES discs from south to
/// north.
std::pair<std::size_t, std::size_t> DiscBorder::between_northings(const std::vector<Disc>& discs,
                                                                  double min_y, double max_y) {
  const auto south = [](const Disc& disc, double y) { return disc.centre.y < y; };
  const auto first = std::lower_bound(discs.begin(), discs.end(), min_y, south);
  const auto last = std::lower_bound(first, discs.end(), max_y, south);
  return {first - discs.begin(), last - discs.begin()};
}

void DiscBorder::find_within(const Box& reach, const std::vector<Disc>& discs,
                             std::vector<std::size_t>& found) {
  found.clear();
  const auto [first, last] = between_northings(discs, reach.min_y, reach.max_y);
  for (std::size_t i = first; i < last; ++i) {
    if (reach.contains(discs[i].centre)) found.push_back(i);
  }
}

DiscBorder::DiscBorder(const DiscUnion& discs, const Box& polygon, DiscBorderSink& sink)
    : radius_(discs.radius_m()), sink_(sink) {
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

void DiscBorder::add_ring(std::span<const Point> ring) {
  for (std::size_t begin = 0; begin + 1 < ring.size(); begin += edges_per_look_up) {
    add_chain(ring.subspan(begin, std::min(edges_per_look_up + 1, ring.size() - begin)));
  }
}

void DiscBorder::add_chain(std::span<const Point> chain) {
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

void DiscBorder::wind(Point a, Point b) {
  const auto [first, last] = between_northings(bare_, std::min(a.y, b.y), std::max(a.y, b.y));
  for (std::size_t i = first; i < last; ++i) {
    bare_[i].winding += ray_crossing(a - bare_[i].centre, b - bare_[i].centre, radius_);
  }
}

void DiscBorder::add_edge(Point a, Point b) {
  covered_.clear();
  for (const std::size_t disc : bare_near_) cover_by_bare(disc, a, b);
  join(covered_);
  if (!is_whole_edge(covered_)) cover_by_buried(a, b);
  sink_.edge(a, b, covered_);
}

void DiscBorder::cover_by_bare(std::size_t disc, Point a, Point b) {
  const Point centre = bare_[disc].centre;
  const auto inside = inside_circle(a - centre, b - centre, radius_);
  if (!inside) return;
  covered_.push_back({inside->from, inside->to});
  // The polygon lies to the left of its edges: walking round the circle one leaves it where an edge comes in.
  if (inside->enters) crossings_.push_back({disc, crossing_angle(a - centre, b - centre, inside->from), -1});
  if (inside->leaves) crossings_.push_back({disc, crossing_angle(a - centre, b - centre, inside->to), 1});
}

void DiscBorder::cover_by_buried(Point a, Point b) {
  for (const std::size_t disc : buried_near_) {
    const Point centre = buried_[disc].centre;
    const auto inside = inside_circle(a - centre, b - centre, radius_);
    if (!inside) continue;
    covered_.push_back({inside->from, inside->to});
    if (!inside->enters && !inside->leaves) break;  // the whole edge: the usual case in a well-served city
  }
  join(covered_);
}

void DiscBorder::finish() {
  std::sort(crossings_.begin(), crossings_.end());
  auto begin = crossings_.cbegin();
  for (std::size_t i = 0; i < bare_.size(); ++i) {
    const auto end = std::find_if(begin, crossings_.cend(), [i](const Crossing& c) { return c.disc != i; });
    add_arcs(bare_[i], {begin, end});
    begin = end;
  }
}

void DiscBorder::add_arcs(const Disc& disc, std::span<const Crossing> crossings) const {
  if (disc.winding == 0 && crossings.empty()) return;
  int winding = disc.winding;
  std::size_t next = 0;
  for (const Arc& arc : disc.bare) {
    while (next < crossings.size() && crossings[next].angle <= arc.from) winding += crossings[next++].step;
    double from = arc.from;
    for (; next < crossings.size() && crossings[next].angle < arc.to; winding += crossings[next++].step) {
      if (winding != 0) sink_.arc(disc.centre, from, crossings[next].angle, winding);
      from = crossings[next].angle;
    }
    if (winding != 0) sink_.arc(disc.centre, from, arc.to, winding);
  }
}

}  // namespace citygauge
