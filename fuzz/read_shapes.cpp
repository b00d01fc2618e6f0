#include "read_shapes.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

#include "expect.hpp"
#include "geometry/geos_bridge.hpp"
#include "geometry/validity.hpp"
#include "geometry/wkb.hpp"

namespace citygauge::fuzz {
namespace {

/// Not off the Earth (as in input/feature_builder.cpp), nor so near to 0 that products vanish: a projection
/// gives 0 or more.
bool on_a_map(double coordinate) {
  return std::abs(coordinate) < 1e9 && (coordinate == 0 || std::abs(coordinate) > 1e-100);
}

template <typename T>
void put(std::vector<std::uint8_t>& wkb, T value) {
  const auto raw = std::bit_cast<std::array<std::uint8_t, sizeof(T)>>(value);
  wkb.insert(wkb.end(), raw.begin(), raw.end());
}

/// One polygon of these rings, whichever way they run: the first is the shell.
std::vector<std::uint8_t> polygon_wkb(ShapeView rings) {
  std::vector<std::uint8_t> wkb{1};
  put(wkb, std::uint32_t{3});
  put(wkb, static_cast<std::uint32_t>(rings.part_count()));
  for (std::size_t i = 0; i < rings.part_count(); ++i) {
    put(wkb, static_cast<std::uint32_t>(rings.part(i).size()));
    for (const Point p : rings.part(i)) {
      put(wkb, p.x);
      put(wkb, p.y);
    }
  }
  return wkb;
}

}  // namespace

Point Lattice::take(Bytes& bytes) const {
  const int x = fine ? bytes.number() : static_cast<std::int8_t>(bytes.byte());
  const int y = fine ? bytes.number() : static_cast<std::int8_t>(bytes.byte());
  return origin + Point{x * step, y * step};
}

double Lattice::spacing_m() const {
  const double reach = std::max(std::abs(origin.x), std::abs(origin.y)) + 32768 * step;
  return std::nextafter(reach, 2 * reach) - reach;
}

Lattice take_lattice(Bytes& bytes) {
  static constexpr std::array steps{1.0, 10.0, 1.0 / 3, 0.1, 1e-3, 37.3, 1000.0};
  static constexpr std::array<Point, 4> origins{
      {{0, 0}, {500000, 3800000}, {418000.3, 4924000.7}, {-33.1, 1e7}}};
  Lattice lattice;
  lattice.step = steps[bytes.choice(steps.size())];
  lattice.origin = origins[bytes.choice(origins.size())];
  lattice.fine = bytes.choice(2) == 1;
  if (lattice.fine) lattice.step /= 128;
  return lattice;
}

bool append_as_read(Shapes& shapes, Input wkb) {
  const std::size_t before = shapes.size();
  const WkbOutcome outcome = append_wkb(shapes, wkb);
  const bool usable = outcome == WkbOutcome::ok || outcome == WkbOutcome::mended;
  expect(shapes.size() == before + (usable ? 1 : 0), "only what is usable is appended");
  if (!usable) return false;
  const ShapeView added = shapes[before];
  expect(!added.empty(), "a usable feature has points");
  for (const Point p : added.points()) {
    expect(std::isfinite(p.x) && std::isfinite(p.y), "coordinates are finite");
    if (on_a_map(p.x) && on_a_map(p.y)) continue;
    shapes.drop_last();
    return false;
  }
  if (shapes.kind() != ShapeKind::polygon) return true;
  const auto problem = polygon_problem(added);
  if (surely_valid(added)) expect(!problem, "what is surely valid is valid for GEOS");
  if (!problem) return true;
  Shapes repaired;
  const bool mended = append_repaired(repaired, added);
  shapes.drop_last();
  if (!mended) return false;
  const auto left = polygon_problem(repaired[0]);
  expect(!left, "a repaired polygon is valid: " + (left ? left->reason + " " + to_wkt(repaired[0]) : ""));
  shapes.add_feature(repaired[0]);
  return true;
}

Shapes take_shapes(Bytes& bytes, const Lattice& lattice, ShapeKind kind, std::size_t most) {
  const std::size_t features = bytes.choice(most) + 1;
  Shapes shapes(kind);
  for (std::size_t i = 0; i < features && !bytes.empty(); ++i) {
    Shapes raw(kind);
    const std::size_t parts = bytes.choice(3) + 1;
    for (std::size_t k = 0; k < parts; ++k) {
      const std::size_t points = bytes.choice(16) + (kind == ShapeKind::polygon ? 3 : 2);
      for (std::size_t n = 0; n < points; ++n) raw.add_point(lattice.take(bytes));
      if (kind == ShapeKind::polygon) raw.add_point(raw.points()[raw.points().size() - points]);
      raw.end_part();
    }
    raw.end_feature();
    append_as_read(shapes, kind == ShapeKind::polygon ? polygon_wkb(raw[0]) : to_wkb(raw[0]));
  }
  return shapes;
}

double distance_to_edges(ShapeView shape, Point p) {
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < shape.part_count(); ++i) {
    const auto part = shape.part(i);
    for (std::size_t k = 1; k < part.size(); ++k) {
      const Point edge = part[k] - part[k - 1];
      const double squared = squared_length(edge);
      const double share = squared == 0 ? 0 : std::clamp(dot(p - part[k - 1], edge) / squared, 0.0, 1.0);
      nearest = std::min(nearest, distance(p, between(part[k - 1], part[k], share)));
    }
  }
  return nearest;
}

}  // namespace citygauge::fuzz
