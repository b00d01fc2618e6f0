#include "geometry/tangent_circles.hpp"

#include <cmath>
#include <limits>

namespace citygauge {

namespace {

/// Of a handful of operations: sixteen times that of one.
template <typename Real>
constexpr Real rounding = std::numeric_limits<Real>::epsilon() * 8;

constexpr double least_half_square = 0x1p-40;  // of two unit normals: less than a microradian apart
constexpr double least_determinant = 0x1p-40;

template <typename Real>
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
template <typename Real>
struct Tangent {
  LatticePoint along;
  Real inverse_length;
  Vector<Real> normal;
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
template <typename Real>
struct Angle {
  Real sine;
  Real half_square;  // 1 - cosine, which is half the squared length of the difference of the unit normals

  Angle(const Tangent<Real>& n, const Tangent<Real>& m)
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
template <typename Real>
std::optional<TangentCircle<Real>> circle_at_point(LatticePoint p, const LatticeLine& first,
                                                   const LatticeLine& second, bool greater) {
  const Tangent<Real> n(first, p);
  const Tangent<Real> m(second, p);
  if (n.offset == 0 && m.offset == 0) return TangentCircle<Real>{0, 0, 0, 0};
  const auto [sine, h] = Angle<Real>(n, m);
  if (h < least_half_square || n.offset < 0 || m.offset < 0) return std::nullopt;
  const Real sum = n.offset + m.offset;
  const Real difference = m.offset - n.offset;
  const Real middle = sine * sum;
  const Real root = std::sqrt(8 * h * n.offset * m.offset) * (greater ? 1 : -1);
  Real s = (middle + root) / (2 * h * h);
  Real s_error = rounding<Real> * std::abs(s);
  if (middle * root < 0) {  // the two would cancel: by way of the other solution and the product of both
    const Real square = difference * difference / h;
    s = (square - sum * sum / 2) / (middle - root);
    s_error = rounding<Real> *
              (std::abs(s) + (square + std::abs(difference) * sum / h + sum * sum) / std::abs(middle - root));
  }
  const Vector<Real> d{n.normal.x - m.normal.x, n.normal.y - m.normal.y};
  const Real k = difference / (2 * h);
  const Vector<Real> centre{k * d.x - s * d.y, k * d.y + s * d.x};
  const Real error = rounding<Real> * (std::abs(k) + std::abs(s) + sum + sum / std::sqrt(h)) + s_error;
  return TangentCircle<Real>{centre.x, centre.y, sum / 2 + s * sine, error};
}

// With the chord v, its left normal v⊥ and the unit normal n of the line the centre is v/2 + s·v⊥, at the
// distance |v|·√(1/4 + s²) from both points and (e + f)/2 + s·(n·v⊥) from the line, e and f being the points'
// own offsets. With a = (e + f)/2, b = n·v⊥ and c = n·v = f - e that is
//   c²·s² - 2ab·s + |v|²/4 - a² = 0,
// whose discriminant shrinks to 4·|v|²·e·f.
template <typename Real>
std::optional<TangentCircle<Real>> circle_at_points_and_line(LatticePoint first, LatticePoint second,
                                                             const LatticeLine& line, bool greater) {
  const Tangent<Real> n(line, first);
  const LatticePoint chord = second - first;
  const Vector<Real> v{static_cast<Real>(chord.x), static_cast<Real>(chord.y)};
  const Real square = v.x * v.x + v.y * v.y;
  const Real c = static_cast<Real>(cross(chord, n.along)) * n.inverse_length;
  const Real other_offset = static_cast<Real>(cross(second - line.a, n.along)) * n.inverse_length;
  if (n.offset < 0 || other_offset < 0) return std::nullopt;
  const Real a = (n.offset + other_offset) / 2;
  const Real b = -static_cast<Real>(chord.x * n.along.x + chord.y * n.along.y) * n.inverse_length;
  const Real middle = a * b;
  const Real root = std::sqrt(square * n.offset * other_offset) * (greater ? 1 : -1);
  Real s = 0;
  Real s_error = 0;
  if (middle * root < 0) {  // the two would cancel: by way of the other solution and the product of both
    s = (square / 4 - a * a) / (middle - root);
    s_error = rounding<Real> * (std::abs(s) + (square / 4 + a * a) / std::abs(middle - root));
  } else {
    if (c * c < least_half_square * square) return std::nullopt;  // the chord runs along the line
    s = (middle + root) / (c * c);
    s_error = rounding<Real> * std::abs(s);
  }
  const Vector<Real> centre{v.x / 2 - s * v.y, v.y / 2 + s * v.x};
  const Real length = std::sqrt(square);
  const Real error = rounding<Real> * (1 + std::abs(s)) * length + s_error * length;
  return TangentCircle<Real>{centre.x, centre.y, length * std::sqrt(s * s + Real{0.25}), error};
}

template <typename Real>
std::optional<TangentCircle<Real>> circle_at_lines(const LatticeLine& first, const LatticeLine& second,
                                                   const LatticeLine& third) {
  const Tangent<Real> n(first, second.a);
  const Tangent<Real> m(second, second.a);  // its offset is 0
  const Tangent<Real> o(third, second.a);
  const Vector<Real> d{n.normal.x - m.normal.x, n.normal.y - m.normal.y};
  const Vector<Real> e{o.normal.x - m.normal.x, o.normal.y - m.normal.y};
  const Real det = d.x * e.y - d.y * e.x;
  const Real d_length = std::sqrt(d.x * d.x + d.y * d.y);
  const Real e_length = std::sqrt(e.x * e.x + e.y * e.y);
  if (std::abs(det) < least_determinant) return std::nullopt;
  // d·c = -n.offset, e·c = -o.offset.
  const Vector<Real> centre{(o.offset * d.y - n.offset * e.y) / det, (n.offset * e.x - o.offset * d.x) / det};
  const Real radius = m.normal.x * centre.x + m.normal.y * centre.y;
  const Real offsets = std::abs(o.offset) + std::abs(n.offset);
  const Real size = (std::abs(o.offset) * d_length + std::abs(n.offset) * e_length) / std::abs(det);
  const Real error = offsets / std::abs(det) + size * (1 + (d_length + e_length) / std::abs(det));
  return TangentCircle<Real>{centre.x, centre.y, radius, rounding<Real> * error};
}

template <typename Real>
std::optional<TangentCircle<Real>> circle_at_points(LatticePoint first, LatticePoint second,
                                                    LatticePoint third) {
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
  const Vector<Real> centre{(by * a_square - ay * b_square) / twice_det,
                            (ax * b_square - bx * a_square) / twice_det};
  const Real radius = std::sqrt(centre.x * centre.x + centre.y * centre.y);
  const Real size = (std::sqrt(b_square) * a_square + std::sqrt(a_square) * b_square) / std::abs(twice_det);
  return TangentCircle<Real>{centre.x, centre.y, radius, rounding<Real> * (size + radius)};
}

template std::optional<TangentCircle<double>> circle_at_point(LatticePoint, const LatticeLine&,
                                                              const LatticeLine&, bool);
template std::optional<TangentCircle<double>> circle_at_points_and_line(LatticePoint, LatticePoint,
                                                                        const LatticeLine&, bool);
template std::optional<TangentCircle<double>> circle_at_lines(const LatticeLine&, const LatticeLine&,
                                                              const LatticeLine&);
template std::optional<TangentCircle<double>> circle_at_points(LatticePoint, LatticePoint, LatticePoint);
template std::optional<TangentCircle<long double>> circle_at_point(LatticePoint, const LatticeLine&,
                                                                   const LatticeLine&, bool);
template std::optional<TangentCircle<long double>> circle_at_points_and_line(LatticePoint, LatticePoint,
                                                                             const LatticeLine&, bool);
template std::optional<TangentCircle<long double>> circle_at_lines(const LatticeLine&, const LatticeLine&,
                                                                   const LatticeLine&);
template std::optional<TangentCircle<long double>> circle_at_points(LatticePoint, LatticePoint, LatticePoint);

}  // namespace citygauge
