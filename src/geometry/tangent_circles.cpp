#include "geometry/tangent_circles.hpp"

#include <cmath>

namespace citygauge {

namespace {

using Real = long double;

constexpr Real rounding = 0x1p-60L;           // of a handful of operations, each within 2^-64
constexpr Real least_half_square = 0x1p-40L;  // of two unit normals: less than a microradian apart
constexpr Real least_determinant = 0x1p-40L;

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
  LatticePoint along;
  Real inverse_length;
  Vector normal;
  Real offset;

  Tangent(const LatticeLine& line, LatticePoint origin) : along(line.b - line.a) {
    const auto dx = static_cast<Real>(along.x);
    const auto dy = static_cast<Real>(along.y);
    inverse_length = 1 / std::sqrt(dx * dx + dy * dy);
    normal = {dy * inverse_length, -dx * inverse_length};
    offset = static_cast<Real>(cross(origin - line.a, along)) * inverse_length;
  }
};

/// How two lines lie to one another, without cancellation however small the angle.
struct Angle {
  Real sine;
  Real half_square;  // 1 - cosine, which is half the squared length of the difference of the unit normals

  Angle(const Tangent& n, const Tangent& m)
      : sine(static_cast<Real>(cross(n.along, m.along)) * n.inverse_length * m.inverse_length) {
    const Real cosine = n.normal.x * m.normal.x + n.normal.y * m.normal.y;
    half_square = cosine > 0 ? sine * sine / (1 + cosine) : 1 - cosine;
  }
};

}  // namespace

// With unit normals n and m and offsets e and f the centre c satisfies n·c + e = m·c + f = |c| = r. The first
// equation puts c on (f - e)/|d|²·d + s·d⊥ with d = n - m. With h = 1 - n·m the last one becomes
//   h²·s² - (n×m)(e + f)·s + (f - e)²/2h - (e + f)²/4 = 0,
// whose discriminant shrinks to 8·h·e·f.
std::optional<TangentCircle> circle_at_point(LatticePoint p, const LatticeLine& first,
                                             const LatticeLine& second, bool greater) {
  const Tangent n(first, p);
  const Tangent m(second, p);
  if (n.offset == 0 && m.offset == 0) return TangentCircle{0, 0, 0, 0};
  const auto [sine, h] = Angle(n, m);
  if (h < least_half_square || n.offset < 0 || m.offset < 0) return std::nullopt;
  const Real sum = n.offset + m.offset;
  const Real difference = m.offset - n.offset;
  const Real middle = sine * sum;
  const Real root = std::sqrt(8 * h * n.offset * m.offset) * (greater ? 1 : -1);
  Real s = (middle + root) / (2 * h * h);
  Real s_error = rounding * std::abs(s);
  if (middle * root < 0) {  // the two would cancel: by way of the other solution and the product of both
    const Real square = difference * difference / h;
    s = (square - sum * sum / 2) / (middle - root);
    s_error = rounding *
              (std::abs(s) + (square + std::abs(difference) * sum / h + sum * sum) / std::abs(middle - root));
  }
  const Vector d{n.normal.x - m.normal.x, n.normal.y - m.normal.y};
  const Real k = difference / (2 * h);
  const Vector centre{k * d.x - s * d.y, k * d.y + s * d.x};
  const Real error = rounding * (std::abs(k) + std::abs(s) + sum + sum / std::sqrt(h)) + s_error;
  return TangentCircle{centre.x, centre.y, sum / 2 + s * sine, error};
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
  if (std::abs(det) < least_determinant) return std::nullopt;
  // d·c = -n.offset, e·c = -o.offset.
  const Vector centre{(o.offset * d.y - n.offset * e.y) / det, (n.offset * e.x - o.offset * d.x) / det};
  const Real radius = m.normal.x * centre.x + m.normal.y * centre.y;
  const Real offsets = std::abs(o.offset) + std::abs(n.offset);
  const Real size = (std::abs(o.offset) * d_length + std::abs(n.offset) * e_length) / std::abs(det);
  const Real error = offsets / std::abs(det) + size * (1 + (d_length + e_length) / std::abs(det));
  return TangentCircle{centre.x, centre.y, radius, rounding * error};
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
