// Which districts a place lies in, and how a line is shared among them.
//
// A grid of cells (about 100 m) over the district borders. A cell that no border enters knows its districts
// once and for all; the others keep the border edges that enter them. Districts may overlap, so a cell's
// districts are a set. A stretch of line in cells with one set is summed directly; elsewhere it is cut at
// exact crossings.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geometry/border_cells.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

/// A stretch between fractions `from` and `to` of a segment, inside (or on the border of) one district.
struct DistrictPiece {
  std::uint32_t district = 0;
  double from = 0;
  double to = 1;
  bool shared = false;  // runs along a border with another district on the far side: half counts
  bool outer = false;   // runs along a border with none on the far side
};

/// Its const functions may be called from several threads at once.
class DistrictGrid {
 public:
  /// REQUIRES oriented, valid polygons. A line runs along a border where it stays within `border_tolerance_m`
  /// of the border's edges, each as long as the two are abreast, for at least ten tolerances. `cell_m` is a
  /// hint.
  explicit DistrictGrid(const Shapes& districts, double cell_m = 100);

  static constexpr double border_tolerance_m = 1e-3;

  /// Appends the pieces of segment a→b that lie in districts, by `from`, then district. The pieces of one
  /// district do not overlap, and they touch only where `shared` or
  /// `outer` changes. Where a border runs along, the
  /// districts two tolerances to the left and to the right count:
  /// - half (shared) to those on the left alone and to those on the right alone, if there are both;
  /// - wholly (outer) to those of the one side, if there are none on the other;
  /// - wholly to a district on both sides.
  /// Nothing is appended for a segment without length or with coordinates on no map (NaN, 1e12 m).
  void split(Point a, Point b, std::vector<DistrictPiece>& pieces) const;

  /// Appends the districts that contain `p`, ascending. On a border it may be either side.
  void locate(Point p, std::vector<std::uint32_t>& districts) const { borders_.locate(p, districts); }

  /// Appends the districts, ascending, that contain `p` or on whose border it lies, `border_tolerance_m` to
  /// either side: on a shared border both.
  void locate_closed(Point p, std::vector<std::uint32_t>& districts) const;
  /// Appends the districts whose border lies within a millimetre of `p`, each once, in ascending order.
  void borders_at(Point p, std::vector<std::uint32_t>& districts) const;

  /// Appends the districts, ascending, that contain all of the box; returns false and appends nothing where a
  /// border comes near it.
  bool districts_around(const Box& box, std::vector<std::uint32_t>& districts) const;

 private:
  void split_at_borders(Point a, Point b, std::vector<DistrictPiece>& pieces) const;

  BorderCells borders_;
};

}  // namespace citygauge
