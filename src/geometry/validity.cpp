#include "geometry/validity.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace citygauge {
namespace {

/// Farther out products of coordinates might overflow; no map reaches there.
constexpr double farthest_m = 1e15;

/// Bound of the relative rounding error of `cross` on differences of coordinates (Shewchuk 1997, §4.2: 3 + 16
/// ε).
constexpr double cross_error = 3.4e-16;

/// 1: `p` surely lies left of a→b, −1: surely right, 0: not sure.
int sure_side(Point a, Point b, Point p) {
  const double left = (b.x - a.x) * (p.y - a.y);
  const double right = (b.y - a.y) * (p.x - a.x);
  const double bound = cross_error * (std::abs(left) + std::abs(right));
  const double side = left - right;
  return side > bound ? 1 : side < -bound ? -1 : 0;
}

/// With more edges than this beside an average one, GEOS with its index is faster.
constexpr std::size_t most_tests_per_edge = 200;

/// An edge with its box, ordered along the axis in which the polygon is longer.
struct Edge {
  double from = 0;  // box along that axis
  double to = 0;
  double low = 0;  // box across it
  double high = 0;
  const Point* start = nullptr;  // its end follows in the ring
  std::uint32_t ring = 0;
  std::uint32_t index = 0;  // within the ring
};

struct RingFacts {
  std::span<const Point> points;
  Box box;
  std::uint32_t edge_count = 0;
  bool shell = false;
};

/// A shell with its holes: rings [first, last).
struct ShellGroup {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Edges a→b and b→c meet in b alone unless c lies back along a→b. A repeated point turns back, too.
bool turns_back(Point a, Point b, Point c) {
  return dot(b - a, c - b) <= 0 && sure_side(a, b, c) == 0;
}

std::optional<RingFacts> ring_facts(std::span<const Point> ring) {
  if (ring.size() < 4 || ring.front() != ring.back()) return std::nullopt;
  RingFacts facts;
  facts.points = ring;
  facts.edge_count = static_cast<std::uint32_t>(ring.size() - 1);
  Point before = ring[ring.size() - 2];
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const Point p = ring[i];
    const bool usable = std::abs(p.x) <= farthest_m && std::abs(p.y) <= farthest_m;  // false for NaN
    if (!usable || turns_back(before, p, ring[i + 1])) return std::nullopt;
    facts.box.add(p);
    before = p;
  }
  facts.shell = doubled_signed_area(ring) > 0;
  return facts;
}

/// Whether the edges surely have no point in common.
bool surely_apart(const Edge& e, const Edge& f) {
  const Point a = e.start[0];
  const Point b = e.start[1];
  const Point c = f.start[0];
  const Point d = f.start[1];
  return sure_side(a, b, c) * sure_side(a, b, d) > 0 || sure_side(c, d, a) * sure_side(c, d, b) > 0;
}

bool neighbours(const Edge& e, const Edge& f, std::span<const RingFacts> rings) {
  if (e.ring != f.ring) return false;
  const std::uint32_t between = e.index > f.index ? e.index - f.index : f.index - e.index;
  return between == 1 || between == rings[e.ring].edge_count - 1;
}

std::vector<Edge>& edges_along(std::span<const RingFacts> rings, bool along_x) {
  thread_local std::vector<Edge> edges;  // keeps its memory from polygon to polygon
  edges.clear();
  for (std::uint32_t r = 0; r < rings.size(); ++r) {
    for (std::uint32_t i = 0; i < rings[r].edge_count; ++i) {
      const Point a = rings[r].points[i];
      const Point b = rings[r].points[i + 1];
      const auto [min_x, max_x] = std::minmax(a.x, b.x);
      const auto [min_y, max_y] = std::minmax(a.y, b.y);
      const Point* const start = &rings[r].points[i];
      edges.push_back(along_x ? Edge{min_x, max_x, min_y, max_y, start, r, i}
                              : Edge{min_y, max_y, min_x, max_x, start, r, i});
    }
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& e, const Edge& f) { return e.from < f.from; });
  return edges;
}

/// REQUIRES rings without repeated points whose edges do not turn back.
bool edges_surely_apart(std::span<const RingFacts> rings, const Box& box) {
  const std::vector<Edge>& edges = edges_along(rings, box.width() >= box.height());
  std::size_t tests_left = most_tests_per_edge * edges.size();
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const Edge& e = edges[i];
    std::size_t j = i + 1;
    for (; j < edges.size() && edges[j].from <= e.to; ++j) {
      const Edge& f = edges[j];
      const bool boxes_meet = (f.low <= e.high) & (e.low <= f.high);  // one branch instead of two
      if (boxes_meet && !neighbours(e, f, rings) && !surely_apart(e, f)) return false;
    }
    if (j - i > tests_left) return false;
    tests_left -= j - i;
  }
  return true;
}

/// Winding number of a ring about `p`; nullopt where `p` may lie on the ring.
std::optional<int> sure_winding(const RingFacts& ring, Point p) {
  if (!ring.box.contains(p)) return 0;
  int winding = 0;
  for (std::size_t i = 1; i < ring.points.size(); ++i) {
    const Point a = ring.points[i - 1];
    const Point b = ring.points[i];
    if ((a.y <= p.y) == (b.y <= p.y)) continue;
    const int side = sure_side(a, b, p);
    if (side == 0) return std::nullopt;
    if (a.y <= p.y && side > 0) ++winding;
    if (a.y > p.y && side < 0) --winding;
  }
  return winding;
}

/// Whether `ring` surely lies outside `other`, given that their edges are apart.
bool surely_outside(const RingFacts& ring, const RingFacts& other) {
  return sure_winding(other, ring.points.front()) == 0;
}

bool holes_in_place(std::span<const RingFacts> rings, ShellGroup group) {
  for (std::size_t i = group.first + 1; i < group.last; ++i) {
    if (sure_winding(rings[group.first], rings[i].points.front()) != 1) return false;
    for (std::size_t j = group.first + 1; j < i; ++j) {
      if (!surely_outside(rings[i], rings[j]) || !surely_outside(rings[j], rings[i])) return false;
    }
  }
  return true;
}

/// Whether the shell of `inner` surely lies outside `outer` or in one of its holes.
bool shell_outside(std::span<const RingFacts> rings, ShellGroup inner, ShellGroup outer) {
  int winding = 0;
  for (std::size_t i = outer.first; i < outer.last; ++i) {
    const std::optional<int> of_ring = sure_winding(rings[i], rings[inner.first].points.front());
    if (!of_ring) return false;
    winding += *of_ring;
  }
  return winding == 0;
}

bool shells_apart(std::span<const RingFacts> rings, std::vector<ShellGroup> groups) {
  const auto left = [&](const ShellGroup& g) { return rings[g.first].box.min_x; };
  std::sort(groups.begin(), groups.end(), [&](ShellGroup a, ShellGroup b) { return left(a) < left(b); });
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const Box& box = rings[groups[i].first].box;
    for (std::size_t j = i + 1; j < groups.size() && left(groups[j]) <= box.max_x; ++j) {
      if (!box.intersects(rings[groups[j].first].box)) continue;
      if (!shell_outside(rings, groups[i], groups[j]) || !shell_outside(rings, groups[j], groups[i]))
        return false;
    }
  }
  return true;
}

bool rings_in_place(std::span<const RingFacts> rings) {
  if (rings.size() == 1) return rings.front().shell;
  if (!rings.front().shell) return false;
  std::vector<ShellGroup> groups;
  for (std::size_t i = 0; i < rings.size(); ++i) {
    if (rings[i].shell) groups.push_back({i, i});
    groups.back().last = i + 1;
  }
  const bool holes =
      std::all_of(groups.begin(), groups.end(), [&](ShellGroup g) { return holes_in_place(rings, g); });
  return holes && shells_apart(rings, std::move(groups));
}

}  // namespace

bool surely_valid(ShapeView polygon) {
  if (polygon.kind() != ShapeKind::polygon || polygon.part_count() == 0) return false;
  thread_local std::vector<RingFacts> rings;
  rings.clear();
  Box box;
  for (std::size_t i = 0; i < polygon.part_count(); ++i) {
    const std::optional<RingFacts> facts = ring_facts(polygon.part(i));
    if (!facts) return false;
    rings.push_back(*facts);
    box.add(facts->box);
  }
  return edges_surely_apart(rings, box) && rings_in_place(rings);
}

}  // namespace citygauge
