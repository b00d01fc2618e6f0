// The edges of one tile in a canonical form: the same region gives the same edges in the same order, however
// many features drew it and in whatever order they came.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "geometry/point.hpp"

namespace citygauge {

/// An edge from its lower to its higher end (low.y < high.y), in coordinates relative to the tile's lower
/// left corner. Passing it eastwards changes how often `group` covers the place by `winding`. A group is a
/// level or a district; the slab sweep tells them apart.
struct SweepEdge {
  Point low;
  Point high;
  std::uint32_t group = 0;
  std::int32_t winding = 0;
};

/// A total order, by the height at which the edges begin.
[[nodiscard]] inline bool begins_before(const SweepEdge& a, const SweepEdge& b) {
  if (a.low.y != b.low.y) return a.low.y < b.low.y;
  if (a.low.x != b.low.x) return a.low.x < b.low.x;
  if (a.high != b.high) return a.high < b.high;
  if (a.group != b.group) return a.group < b.group;
  return a.winding < b.winding;
}

/// Appends edge a–b of a ring: level edges say nothing about the width of a slab and are left out, and so is
/// what lies on the tile's right border, where nothing comes after it.
inline void append_ring_edge(std::vector<SweepEdge>& edges, Point a, Point b, std::uint32_t group,
                             double width) {
  if (a.y == b.y || (a.x >= width && b.x >= width)) return;
  if (a.y > b.y) {
    edges.push_back({b, a, group, 1});
  } else {
    edges.push_back({a, b, group, -1});
  }
}

/// Sorts the edges, joins identical ones into one and drops those that cancel. Edges on the left border (x =
/// 0) are joined to the longest stretches of equal winding.
void make_canonical(std::vector<SweepEdge>& edges);

/// How many edges the slabs hold on average, from a sample of some twenty slabs. REQUIRES canonical
/// edges.
[[nodiscard]] double edges_per_slab(const std::vector<SweepEdge>& edges);

/// Two neighbouring upright strips of a tile: [0, left_width] and what follows it, with its own origin.
struct Strips {
  std::vector<SweepEdge> left;
  std::vector<SweepEdge> right;
  double left_width = 0;
};

/// Cuts a tile in two where its slabs hold many edges and the cut really thins them out; otherwise
/// left_width is 0 and the strips are empty. REQUIRES canonical edges; gives canonical edges.
[[nodiscard]] Strips split_if_dense(const std::vector<SweepEdge>& edges, double width);

}  // namespace citygauge
