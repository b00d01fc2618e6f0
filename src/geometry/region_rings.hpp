// The border of a region as a polygon feature: rings, and which holes lie in which shell.
#pragma once

#include "geometry/region_border.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

/// Appends one feature, from left to right, each shell followed by its holes; no ring touches itself. Returns
/// false and appends nothing when there is no border.
bool append_region(Shapes& out, const RegionBorder& border, std::span<const LatticePoint> vertices,
                   const OutlineLattice& lattice);

}  // namespace citygauge
