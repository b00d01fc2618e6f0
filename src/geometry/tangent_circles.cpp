#include "geometry/tangent_circles.hpp"

#include <cmath>

namespace citygauge {

namespace {

using Real = long double;

constexpr Real rounding = 0x1p-60L;         // of a handful of operations, each within 2^-64
constexpr Real least_difference = 0x1p-9L;  // of two unit normals: the cancellation costs nine bits
constexpr Real least_sine = 0x1p-9L;

struct Vector {
  Real x, y;
};

std::int64_t cross(LatticePoint a, LatticePoint b) {
  return a.x * b.y - a.y * b.x;
}
LatticePoint operator-(LatticePoint a, LatticePoint b) {
  return {a.x - b.x, a.y - b.y};
}

/// A line as seen from an origin: its unit normal to the right, and how far the origin lies to its right.
struct Tangent {
  Vector normal;
  Real offset;

  Tangent(const LatticeLine& line, LatticePoint origin) {
    const LatticePoint along = line.b - line.a;
    const auto dx = static_cast<Real>(along.x);
    const auto dy = static_cast<Real>(along.y);
    const Real inverse = 1 / std::sqrt(dx * dx + dy * dy);
    normal = {dy * inverse, -dx * inverse};
    offset = static_cast<Real>(cross(origin - line.a, along)) * inverse;
  }
};

}  // namespace

// With unit normals n and m and offsets e and f the centre c satisfies n·c + e = m·c + f = |c| = r. The first
// equation puts c on (f - e)/|d|²·d + s·d⊥ with d = n - m; the last one is a quadratic in s whose
// discriminant shrinks to 8·(1 - n·m)·e·f.
std::optional<TangentCircle> circle_at_point(LatticePoint p, const LatticeLine& first,
                                             const LatticeLine& second, bool greater) {
  const Tangent n(first, p);
  const Tangent m(second, p);
  if (n.offset == 0 && m.offset == 0) return TangentCircle{0, 0, 0, 0};
  const Vector d{n.normal.x - m.normal.x, n.normal.y - m.normal.y};
  const Real square = d.x * d.x + d.y * d.y;
  if (square < least_difference * least_difference || n.offset < 0 || m.offset < 0) return std::nullopt;
  const Real half = square / 2;  // 1 - n·m
  const Real sine = n.normal.x * m.normal.y - n.normal.y * m.normal.x;
  const Real sum = n.offset + m.offset;
  const Real root = std::sqrt(8 * half * n.offset * m.offset);
  const Real numerator = sine * sum + (greater ? root : -root);
  const Real scale = std::abs(sine) * sum + root;
  const Real s = numerator / (2 * half * half);
  const Real k = (m.offset - n.offset) / square;
  const Real radius = sum / 2 + s * sine;
  const Vector centre{k * d.x - s * d.y, k * d.y + s * d.x};
  const Real length = std::sqrt(square);
  // Relative errors: of d, rounding/|d|; of half, twice that; of s, four times that beside its own
  // cancellation.
  const Real s_size = scale / (2 * half * half);
  const Real error = rounding * ((std::abs(k) * length + s_size * length) / length * 8 + sum + s_size);
  return TangentCircle{centre.x, centre.y, radius, error};
}

std::optional<TangentCircle> circle_at_lines(const LatticeLine& first, const LatticeLine& second,
                                             const LatticeLine& third) {
  const Tangent n(first, second.a);
  const Tangent m(second, second.a);  // its offset is 0
  const Tangent o(third, second.a);
  const Vector d{n.normal.x - m.normal.x, n.normal.y - m.normal.y};
  const Vector e{o.normal.x - m.normal.x, o.normal.y - m.normal.y};
  const Real det = d.x * e.y - d.y * e.x;
  const Real d_length = std::sqrt(d.x * d.x + d.y * d.y);
  const Real e_length = std::sqrt(e.x * e.x + e.y * e.y);
  if (d_length < least_difference || e_length < least_difference ||
      std::abs(det) < least_sine * d_length * e_length) {
    return std::nullopt;
  }
  // d·c = -n.offset, e·c = -o.offset.
  const Vector centre{(o.offset * d.y - n.offset * e.y) / det, (n.offset * e.x - o.offset * d.x) / det};
  const Real radius = m.normal.x * centre.x + m.normal.y * centre.y;
  const Real size = (std::abs(o.offset) * d_length + std::abs(n.offset) * e_length) / std::abs(det);
  const Real loss =
      1 / d_length + 1 / e_length + d_length * e_length / std::abs(det) * (1 / d_length + 1 / e_length);
  return TangentCircle{centre.x, centre.y, radius, rounding * size * loss};
}

std::optional<TangentCircle> circle_at_points(LatticePoint first, LatticePoint second, LatticePoint third) {
  const LatticePoint a = first - second;
  const LatticePoint b = third - second;
  const auto twice_det = 2 * static_cast<Real>(cross(a, b));
  if (twice_det == 0) return std::nullopt;
  const auto ax = static_cast<Real>(a.x);
  const auto ay = static_cast<Real>(a.y);
  const auto bx = static_cast<Real>(b.x);
  const auto by = static_cast<Real>(b.y);
  const Real a_square = ax * ax + ay * ay;
  const Real b_square = bx * bx + by * by;
  const Vector centre{(by * a_square - ay * b_square) / twice_det,
                      (ax * b_square - bx * a_square) / twice_det};
  const Real radius = std::sqrt(centre.x * centre.x + centre.y * centre.y);
  const Real size = (std::sqrt(b_square) * a_square + std::sqrt(a_square) * b_square) / std::abs(twice_det);
  return TangentCircle{centre.x, centre.y, radius, rounding * (size + radius)};
}

}  // namespace citygauge
