// A Voronoi diagram in the making: edges whose ends are found one after the other.
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/segment_voronoi.hpp"

namespace citygauge {

/// Each edge has two half-edges: the even one begins where the edge does, the odd one after it where the edge
/// ends.
class VoronoiDrawing {
 public:
  /// `apart`: the sites are not parts of one another; other edges do not come back from finish(). Returns the
  /// even half-edge.
  std::uint32_t add_edge(Site left, Site right, bool apart);
  std::uint32_t add_vertex(Point place);
  void begin_at(std::uint32_t half_edge, std::uint32_t vertex);

  /// The edges with two ends. Vertices that are the same but for rounding (128 units in the last place) and
  /// joined by an edge become one.
  [[nodiscard]] SegmentVoronoi finish() &&;

 private:
  struct Edge {
    VoronoiEdge edge;
    bool apart;
    [[nodiscard]] bool is_finite() const;
  };

  [[nodiscard]] std::uint32_t merged(std::uint32_t vertex);
  void merge_vertices();

  std::vector<Point> vertices_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> parent_;  // of each vertex: one that it is the same as, or itself
};

}  // namespace citygauge
