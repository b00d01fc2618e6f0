// Ways with their slopes: each segment is cut into pieces no longer than a cell of the elevation model, and
// each piece has the slope between the heights of its ends (docs/decisions/0009-walking-on-slopes.md).
#pragma once

#include <span>
#include <vector>

#include "geometry/walk_network.hpp"
#include "geometry/walking_pace.hpp"
#include "measures/terrain.hpp"

namespace citygauge {

class SlopedWays {
 public:
  /// Adds the parts of a line. A way that does not lie on the ground (`raised`: a bridge or a tunnel) has one
  /// slope from end to end. Stretches whose heights are not known become ways of their own.
  void add(ShapeView line, bool raised, Terrain& terrain);

  /// One part each.
  [[nodiscard]] const Shapes& known() const { return known_; }
  [[nodiscard]] const Shapes& unknown() const { return unknown_; }

  /// How a segment of `known()` is walked, for WalkNetwork. `there_and_back`: each piece costs the mean of
  /// both directions, so that the way back is part of the question.
  void steps(const LineSegment& segment, const WalkingPace& pace, bool there_and_back,
             std::vector<WalkStep>& steps) const;

 private:
  struct Piece {
    double to = 1;  // as WalkStep
    double slope = 0;
  };

  void add_on_ground(std::span<const Point> part, Terrain& terrain);
  void add_raised(std::span<const Point> part, Terrain& terrain);
  void add_stretch(Point a, Point b, std::span<const Piece> pieces);
  void end_known();

  Shapes known_{ShapeKind::line}, unknown_{ShapeKind::line};
  std::vector<Point> open_;                    // the known line that is being built
  std::vector<std::size_t> line_begin_{0};     // of each known line, into segment_begin_
  std::vector<std::size_t> segment_begin_{0};  // of each of its segments, into pieces_
  std::vector<Piece> pieces_;
};

}  // namespace citygauge
