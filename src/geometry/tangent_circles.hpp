// Circles that pass through points and touch lines, in extended precision: the arithmetic at the heart of the
// segment Voronoi diagram.
//
// Boost.Polygon computes these in doubles and, where its error bound fails, again with 2048-bit integers. For
// walls, whose segments share end points, the bound nearly always fails, and two thirds of the time goes
// there. The formulas here are taken relative to a point of the configuration, where they are well
// conditioned; each result comes with a bound of its absolute error, and the caller falls back to Boost's
// where the bound is too wide.
#pragma once

#include <cstdint>
#include <optional>

namespace citygauge {

/// An integer grid point. Differences of coordinates are below 2^31 and cross products of them fit into 63
/// bits.
struct LatticePoint {
  std::int64_t x, y;
};

/// A line through two lattice points; circles touch it from its right.
struct LatticeLine {
  LatticePoint a, b;
};

struct TangentCircle {
  long double x, y, radius;  // relative to the reference point, which each function names
  long double error;         // bound of the absolute error of each
};

/// The circle through `p` that touches both lines; relative to `p`. Of two such circles `greater` picks the
/// one farther along from one line to the other. Nullopt: badly conditioned. REQUIRES `p` on the right of
/// both, or on them.
[[nodiscard]] std::optional<TangentCircle> circle_at_point(LatticePoint p, const LatticeLine& first,
                                                           const LatticeLine& second, bool greater);

/// The circle that touches three lines; relative to `second.a`. Nullopt: badly conditioned.
[[nodiscard]] std::optional<TangentCircle> circle_at_lines(const LatticeLine& first,
                                                           const LatticeLine& second,
                                                           const LatticeLine& third);

/// The circle through three points; relative to `second`. Nullopt: badly conditioned or collinear.
[[nodiscard]] std::optional<TangentCircle> circle_at_points(LatticePoint first, LatticePoint second,
                                                            LatticePoint third);

}  // namespace citygauge
