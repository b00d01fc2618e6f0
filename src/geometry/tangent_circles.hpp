// Circles that pass through points and touch lines, with a bound of their error: the arithmetic at the heart
// of the segment Voronoi diagram.
//
// Boost.Polygon computes these in doubles and, where its error bound fails, again with 2048-bit integers. For
// walls, whose segments share end points, the bound nearly always fails, and two thirds of the time goes
// there. The formulas here are taken relative to a point of the configuration, where they are well
// conditioned; each result comes with a bound of its absolute error, and the caller falls back to Boost's
// where the bound is too wide.
#pragma once

#include <optional>

#include "geometry/lattice.hpp"

namespace citygauge {

/// A line through two lattice points; circles touch it from its right. REQUIRES differences of coordinates
/// below 2^31, so that cross products of them fit into 63 bits.
struct LatticeLine {
  LatticePoint a, b;
};

/// `Real`: double, or long double where that is not accurate enough.
template <typename Real>
struct TangentCircle {
  Real x, y, radius;  // relative to the reference point, which each function names
  Real error;         // bound of the absolute error of each
};

/// The circle through `p` that touches both lines; relative to `p`. Of two such circles `greater` picks the
/// one farther along from one line to the other. Nullopt: badly conditioned. REQUIRES `p` on the right of
/// both, or on them.
template <typename Real>
[[nodiscard]] std::optional<TangentCircle<Real>> circle_at_point(LatticePoint p, const LatticeLine& first,
                                                                 const LatticeLine& second, bool greater);

/// The circle through two points that touches a line; relative to `first`. Of two such circles `greater`
/// picks the one farther to the left of first→second. Nullopt: badly conditioned. REQUIRES both points on the
/// right of the line, or on it.
template <typename Real>
[[nodiscard]] std::optional<TangentCircle<Real>> circle_at_points_and_line(LatticePoint first,
                                                                           LatticePoint second,
                                                                           const LatticeLine& line,
                                                                           bool greater);

/// The circle that touches three lines; relative to `second.a`. Nullopt: badly conditioned.
template <typename Real>
[[nodiscard]] std::optional<TangentCircle<Real>> circle_at_lines(const LatticeLine& first,
                                                                 const LatticeLine& second,
                                                                 const LatticeLine& third);

/// The circle through three points; relative to `second`. Nullopt: badly conditioned or collinear.
template <typename Real>
[[nodiscard]] std::optional<TangentCircle<Real>> circle_at_points(LatticePoint first, LatticePoint second,
                                                                  LatticePoint third);

}  // namespace citygauge
