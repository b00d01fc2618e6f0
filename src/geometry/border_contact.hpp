// Where one ring of a corridor's border is open to an end (see corridor_ends.hpp for the rule).
#pragma once

#include <span>
#include <vector>

#include "geometry/segment_boxes.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

/// A stretch of a ring by arc length from its first point; `end` may pass the ring's length, never by a whole
/// turn.
struct RingStretch {
  double begin = 0, end = 0;
};

/// An end of a corridor, ready for queries. Keeps a reference to `shapes`.
class EndShape {
 public:
  /// Only what is near `around` is indexed.
  EndShape(const Shapes& shapes, const Box& around);

  [[nodiscard]] bool is_area() const { return shapes_.kind() == ShapeKind::polygon; }
  [[nodiscard]] std::span<const Segment> segments() const { return segments_; }
  [[nodiscard]] const SegmentBoxes& boxes() const { return boxes_; }
  [[nodiscard]] bool contains(Point p) const;

 private:
  const Shapes& shapes_;
  std::vector<Segment> segments_;
  SegmentBoxes boxes_;
};

/// Lengths along a ring: `[i]` is where its i-th point lies.
[[nodiscard]] std::vector<double> stations(std::span<const Point> ring);
/// The point at `station` of a ring, which may pass its length.
[[nodiscard]] Point at_station(std::span<const Point> ring, std::span<const double> stations, double station);

/// The open stretches of `ring`, in order, apart from one another.
[[nodiscard]] std::vector<RingStretch> contacts(std::span<const Point> ring, const EndShape& end);

/// `contacts` of a shell, each grown to the whole side that it lies on where that is a short one. `taken`:
/// stretches that do not belong to this end, which no side grows into.
[[nodiscard]] std::vector<RingStretch> grown_to_short_sides(std::span<const Point> ring,
                                                            std::vector<RingStretch> contacts,
                                                            std::span<const RingStretch> taken);

}  // namespace citygauge
