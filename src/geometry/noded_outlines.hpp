// The outlines of a polygon and of what lies on it, on a lattice so fine that it is as good as the
// coordinates themselves, cut where they cross or touch: what an overlay starts from.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geometry/lattice.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

/// A piece of outline, `a` before `b`. Above is the side to the left of a→b: for a vertical piece the west.
struct OutlineEdge {
  LatticePoint a, b;
  std::int32_t whole = 0, taken = 0;  // by how much the winding numbers of the two are greater above it
};

/// A lattice on which every point is a pair of doubles: no coarser than 2⁻³⁰ m (a nanometre), unless the
/// coordinates themselves are.
class OutlineLattice {
 public:
  /// For coordinates like those of `box`, which the lattice is centred on.
  explicit OutlineLattice(const Box& box);

  [[nodiscard]] LatticePoint at(Point p) const;
  [[nodiscard]] Point place(LatticePoint p) const;

 private:
  Point origin_;
  double step_m_ = 0;
};

/// The outlines of `whole` and of `others`, cut at one another: pieces meet at their ends only, and none lies
/// there twice. What no winding number changes across is left out. Of `others` only what reaches into the box
/// of `whole` is right; elsewhere their outlines are cut short. Sorted by `a`. Nullopt: rounding keeps making
/// new crossings, as it may where outlines run along one another within a few nanometres.
[[nodiscard]] std::optional<std::vector<OutlineEdge>> noded_outlines(const OutlineLattice& lattice,
                                                                     ShapeView whole, const Shapes& others);

}  // namespace citygauge
