// GEOS objects as C++ values, and the way between Shapes and GEOS. Private to the geos_*.cpp files: no other
// header includes this one, so that GEOS stays behind the bridge.
#pragma once

#include <geos_c.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge::geos {

/// This thread's GEOS context, made on first use.
[[nodiscard]] GEOSContextHandle_t context();

/// GEOS's words about the last error on this thread; asking clears them.
[[nodiscard]] std::string take_last_error();

/// Throws Error{internal}: "GEOS could not <what>: <GEOS's words>".
[[noreturn]] void fail(const std::string& what);

struct DestroyGeometry {
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context(), geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, DestroyGeometry>;

/// Takes ownership of what a GEOS function returned. ERRORS: Error{internal} for null.
[[nodiscard]] Geometry checked(GEOSGeometry* result, const char* what);

/// One feature as a GEOS geometry: single type for one part, else multi type; open or short rings are mended.
/// A polygon's first ring and every ring that runs counter-clockwise is a shell. REQUIRES finite coordinates.
[[nodiscard]] Geometry from_shape(ShapeView shape);
[[nodiscard]] Geometry from_points(std::span<const Point> points);
/// All polygons of all features in one (perhaps overlapping) collection; with a box: of the features that
/// meet it.
[[nodiscard]] Geometry from_shapes(const Shapes& polygons, const Box* meeting = nullptr);

/// Adds the parts of `geometry` that are of the kind of `shapes`, oriented as Shapes wants them; other kinds
/// and empty parts are passed over. Does not end the feature. Returns whether a part was added.
bool add_parts(Shapes& shapes, const GEOSGeometry* geometry);

}  // namespace citygauge::geos
