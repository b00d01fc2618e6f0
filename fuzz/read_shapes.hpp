// Geometry out of the fuzzer's bytes, on the way that layers go: WKB, then validity, then repair.
#pragma once

#include "bytes.hpp"
#include "geometry/shapes.hpp"

namespace citygauge::fuzz {

/// Where whole numbers lie on the map: as coarse lattices, so that touching, crossing and collinear edges are
/// common, and as fine ones at real coordinates, where digits run out.
struct Lattice {
  double step = 1;
  Point origin;
  bool fine = false;  // two bytes per coordinate

  [[nodiscard]] Point take(Bytes& bytes) const;
  /// How far apart two doubles lie there, at the farthest.
  [[nodiscard]] double spacing_m() const;
};

[[nodiscard]] Lattice take_lattice(Bytes& bytes);

/// Appends the feature as a layer's reader would: false when it is unusable and nothing is appended. Checks
/// what reading promises.
bool append_as_read(Shapes& shapes, Input wkb);

/// Up to `most` usable features, each of a few parts.
[[nodiscard]] Shapes take_shapes(Bytes& bytes, const Lattice& lattice, ShapeKind kind, std::size_t most);

/// Distance to the nearest edge, one by one.
[[nodiscard]] double distance_to_edges(ShapeView shape, Point p);

}  // namespace citygauge::fuzz
