// The bridge to GEOS: WKT for tests and examples, validity and repair, and the overlay operations behind
// evidence polygons and a corridor's free space. One GEOS context per thread, made on first use.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

/// Appends the geometry as one feature; orients rings as Shapes wants them. ERRORS: Error{config} for bad WKT
/// or another kind than `shapes` has.
void append_wkt(Shapes& shapes, const std::string& wkt);
/// The coordinates read back as the same doubles.
[[nodiscard]] std::string to_wkt(ShapeView shape);

struct ValidityProblem {
  std::string reason;  // GEOS's words: "Self-intersection"
  Point place;
};
/// nullopt when the polygon is valid (OGC).
[[nodiscard]] std::optional<ValidityProblem> polygon_problem(ShapeView polygon);
/// Appends the valid polygon that MakeValid (structure method, keeping no collapsed parts) yields, on a grid
/// of 1 µm to 1 mm where rounding leaves it invalid; returns false and appends nothing when no area is left.
/// `even_odd`: use the linework method.
bool append_repaired(Shapes& shapes, ShapeView polygon);

/// Overlay of polygon features; each appends one (possibly empty: then nothing is appended and false
/// returned) multipolygon feature. Many-feature arguments are united first.
bool append_union(Shapes& out, const Shapes& polygons);
bool append_difference(Shapes& out, ShapeView a, const Shapes& subtract);
bool append_intersection(Shapes& out, ShapeView a, ShapeView b);
/// Polygons within `distance_m` of any point, discs drawn with `quadrant_segments` per quarter circle.
bool append_buffered_points(Shapes& out, std::span<const Point> centres, double distance_m,
                            int quadrant_segments);
/// Negative distances shrink. Used for opening checks and parallel obstacles.
bool append_buffer(Shapes& out, ShapeView shape, double distance_m, int quadrant_segments);
/// A polygon with its walls moved outwards (inwards by negative distances) in parallel: its corners stay
/// sharp.
bool append_offset(Shapes& out, ShapeView polygon, double distance_m);

/// Oracles for the tests, by GEOS overlay alone. Overlay counts once what a line runs along twice.
[[nodiscard]] double geos_length_within(ShapeView line, ShapeView polygon);
[[nodiscard]] double geos_intersection_area(const Shapes& polygons, ShapeView district);

}  // namespace citygauge
