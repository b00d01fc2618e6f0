// The border of (a union of discs ∩ a polygon), piece by piece: the stretches of the polygon's edges that lie
// in some disc, and the arcs of the union's border that lie in the polygon. Its area follows by Green's
// theorem, and so does an outline of what is left uncovered.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "geometry/disc_union.hpp"

namespace citygauge {

/// A stretch of an edge, as fractions of it.
struct EdgeStretch {
  double from = 0;
  double to = 1;
  friend auto operator<=>(const EdgeStretch&, const EdgeStretch&) = default;
};

/// Takes the pieces in the order in which they are met.
class DiscBorderSink {
 public:
  DiscBorderSink() = default;
  DiscBorderSink(const DiscBorderSink&) = delete;
  DiscBorderSink& operator=(const DiscBorderSink&) = delete;
  virtual ~DiscBorderSink() = default;

  /// An edge of the polygon, along which these stretches (in order, apart from one another) are covered.
  virtual void edge(Point a, Point b, std::span<const EdgeStretch> covered) = 0;
  /// An arc inside the polygon, counter-clockwise about `centre`; `winding` of the polygon there, not 0.
  virtual void arc(Point centre, double from, double to, int winding) = 0;
};

/// Walks round one polygon, edge by edge, then arc by arc. Sums over the pieces are linear in the winding
/// number, and every point of the border moves continuously with the input, so no near-touch can upset them.
class DiscBorder {
 public:
  DiscBorder(const DiscUnion& discs, const Box& polygon, DiscBorderSink& sink);

  [[nodiscard]] bool meets_nothing() const { return bare_.empty() && buried_.empty(); }
  void add_ring(std::span<const Point> ring);
  /// Call once, after all rings.
  void finish();

 private:
  /// A disc that may meet the polygon.
  struct Disc {
    Point centre;
    std::span<const Arc> bare;  // its part of the union's border; none: buried
    int winding = 0;            // of the polygon, at angle 0 of the circle
  };

  /// An edge of the polygon crosses a circle: past it, counter-clockwise, the winding number differs by
  /// `step`.
  struct Crossing {
    std::size_t disc = 0;
    double angle = 0;
    int step = 0;
    friend auto operator<=>(const Crossing&, const Crossing&) = default;
  };

  static std::pair<std::size_t, std::size_t> between_northings(const std::vector<Disc>& discs, double min_y,
                                                               double max_y);
  static void find_within(const Box& reach, const std::vector<Disc>& discs, std::vector<std::size_t>& found);
  void add_chain(std::span<const Point> chain);
  void add_edge(Point a, Point b);
  void cover_by_bare(std::size_t disc, Point a, Point b);
  void cover_by_buried(Point a, Point b);
  void wind(Point a, Point b);
  void add_arcs(const Disc& disc, std::span<const Crossing> crossings) const;

  double radius_;
  DiscBorderSink& sink_;
  std::vector<Disc> bare_;    // discs with bare arcs, from south to north
  std::vector<Disc> buried_;  // the others, which matter to edges only
  std::vector<Crossing> crossings_;
  std::vector<std::size_t> bare_near_, buried_near_;  // indices of those near the chain at hand
  std::vector<EdgeStretch> covered_;                  // of the edge at hand
};

}  // namespace citygauge
