#include "geometry/geos_bridge.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/error.hpp"
#include "geometry/geos_handles.hpp"

namespace citygauge {
namespace {

using geos::checked;
using geos::context;

struct DestroyReader {
  void operator()(GEOSWKTReader* reader) const { GEOSWKTReader_destroy_r(context(), reader); }
};
struct DestroyWriter {
  void operator()(GEOSWKTWriter* writer) const { GEOSWKTWriter_destroy_r(context(), writer); }
};
struct FreeText {
  void operator()(char* text) const { GEOSFree_r(context(), text); }
};
struct DestroyParams {
  void operator()(GEOSMakeValidParams* params) const { GEOSMakeValidParams_destroy_r(context(), params); }
};
using Text = std::unique_ptr<char, FreeText>;

bool fits(int type, ShapeKind kind) {
  switch (kind) {
    case ShapeKind::point:
      return type == GEOS_POINT || type == GEOS_MULTIPOINT;
    case ShapeKind::line:
      return type == GEOS_LINESTRING || type == GEOS_LINEARRING || type == GEOS_MULTILINESTRING;
    case ShapeKind::polygon:
      return type == GEOS_POLYGON || type == GEOS_MULTIPOLYGON;
  }
  return false;
}

std::string excerpt(const std::string& wkt) {
  constexpr std::size_t shown_bytes = 60;
  return wkt.size() <= shown_bytes ? wkt : wkt.substr(0, shown_bytes) + "…";
}

/// What GEOS would refuse to make a polygon of.
std::optional<ValidityProblem> ring_problem(ShapeView polygon) {
  for (const Point p : polygon.points()) {
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) return ValidityProblem{"Invalid Coordinate", p};
  }
  for (std::size_t i = 0; i < polygon.part_count(); ++i) {
    const auto ring = polygon.part(i);
    if (ring.empty()) continue;
    if (ring.size() < 4) return ValidityProblem{"Too few points in geometry component", ring.front()};
    if (ring.front() != ring.back()) return ValidityProblem{"Ring is not closed", ring.back()};
  }
  return std::nullopt;
}

bool all_finite(std::span<const Point> points) {
  return std::all_of(points.begin(), points.end(),
                     [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

bool append_polygons(Shapes& out, const geos::Geometry& geometry) {
  if (!geos::add_parts(out, geometry.get())) return false;
  out.end_feature();
  return true;
}

geos::Geometry united(const Shapes& polygons, const Box* meeting = nullptr) {
  const geos::Geometry all = geos::from_shapes(polygons, meeting);
  return checked(GEOSUnaryUnion_r(context(), all.get()), "unite polygons");
}

geos::Geometry intersection(const geos::Geometry& a, const geos::Geometry& b) {
  return checked(GEOSIntersection_r(context(), a.get(), b.get()), "intersect");
}

/// Whether GEOS finds it valid now, and again as a feature: with slivers of one bit it may depend on where a
/// ring begins.
bool stays_valid(const geos::Geometry& geometry) {
  if (!geometry || GEOSisValid_r(context(), geometry.get()) != 1) return false;
  Shapes feature(ShapeKind::polygon);
  return !append_polygons(feature, geometry) || !polygon_problem(feature[0]);
}

/// MakeValid rounds crossings to doubles, and what it builds of them may cross again by a hair. Then its
/// points go to the finest grid on which nothing crosses; null when there is none.
geos::Geometry without_hairs(geos::Geometry repaired) {
  if (!repaired || stays_valid(repaired)) return repaired;
  for (const double grid_m : {1e-6, 1e-5, 1e-4, 1e-3}) {
    geos::Geometry snapped(GEOSGeom_setPrecision_r(context(), repaired.get(), grid_m, 0));
    if (stays_valid(snapped)) return snapped;
  }
  return nullptr;
}

}  // namespace

void append_wkt(Shapes& shapes, const std::string& wkt) {
  const std::unique_ptr<GEOSWKTReader, DestroyReader> reader(GEOSWKTReader_create_r(context()));
  const geos::Geometry geometry(GEOSWKTReader_read_r(context(), reader.get(), wkt.c_str()));
  if (!geometry) {
    throw Error(ErrorKind::config, "bad WKT \"" + excerpt(wkt) + "\": " + geos::take_last_error());
  }
  if (!fits(GEOSGeomTypeId_r(context(), geometry.get()), shapes.kind())) {
    throw Error(ErrorKind::config, "WKT \"" + excerpt(wkt) + "\" is not a " + to_string(shapes.kind()));
  }
  geos::add_parts(shapes, geometry.get());
  shapes.end_feature();
}

std::string to_wkt(ShapeView shape) {
  const geos::Geometry geometry = geos::from_shape(shape);
  const std::unique_ptr<GEOSWKTWriter, DestroyWriter> writer(GEOSWKTWriter_create_r(context()));
  GEOSWKTWriter_setTrim_r(context(), writer.get(), 1);
  const Text text(GEOSWKTWriter_write_r(context(), writer.get(), geometry.get()));
  if (!text) geos::fail("write WKT");
  return text.get();
}

std::optional<ValidityProblem> polygon_problem(ShapeView polygon) {
  if (const auto problem = ring_problem(polygon)) return problem;
  const geos::Geometry geometry = geos::from_shape(polygon);
  char* reason_text = nullptr;
  GEOSGeometry* place_geometry = nullptr;
  const char valid = GEOSisValidDetail_r(context(), geometry.get(), 0, &reason_text, &place_geometry);
  const Text reason(reason_text);
  const geos::Geometry place(place_geometry);
  if (valid == 1) return std::nullopt;
  if (valid != 0) geos::fail("check a polygon");
  ValidityProblem problem{reason ? reason.get() : "Invalid", polygon.points().front()};
  if (place) {
    GEOSGeomGetX_r(context(), place.get(), &problem.place.x);
    GEOSGeomGetY_r(context(), place.get(), &problem.place.y);
  }
  return problem;
}

bool append_repaired(Shapes& shapes, ShapeView polygon) {
  if (!all_finite(polygon.points())) return false;
  const geos::Geometry broken = geos::from_shape(polygon);
  const std::unique_ptr<GEOSMakeValidParams, DestroyParams> params(GEOSMakeValidParams_create_r(context()));
  GEOSMakeValidParams_setMethod_r(context(), params.get(), GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r(context(), params.get(), 0);
  const geos::Geometry valid =
      without_hairs(geos::Geometry(GEOSMakeValidWithParams_r(context(), broken.get(), params.get())));
  return valid && append_polygons(shapes, valid);
}

bool append_union(Shapes& out, const Shapes& polygons) {
  return append_polygons(out, united(polygons));
}

bool append_difference(Shapes& out, ShapeView a, const Shapes& subtract) {
  const Box box = a.box();
  const geos::Geometry whole = geos::from_shape(a);
  const geos::Geometry taken = united(subtract, &box);
  return append_polygons(out, checked(GEOSDifference_r(context(), whole.get(), taken.get()), "subtract"));
}

bool append_intersection(Shapes& out, ShapeView a, ShapeView b) {
  return append_polygons(out, intersection(geos::from_shape(a), geos::from_shape(b)));
}

bool append_buffered_points(Shapes& out, std::span<const Point> centres, double distance_m,
                            int quadrant_segments) {
  const geos::Geometry points = geos::from_points(centres);
  return append_polygons(
      out, checked(GEOSBuffer_r(context(), points.get(), distance_m, quadrant_segments), "buffer points"));
}

bool append_buffer(Shapes& out, ShapeView shape, double distance_m, int quadrant_segments) {
  const geos::Geometry geometry = geos::from_shape(shape);
  return append_polygons(
      out, checked(GEOSBuffer_r(context(), geometry.get(), distance_m, quadrant_segments), "buffer a shape"));
}

bool append_offset(Shapes& out, ShapeView polygon, double distance_m) {
  constexpr int unused_segments = 1;
  constexpr double longest_corner = 5;  // in distances; sharper ones are cut off
  const geos::Geometry geometry = geos::from_shape(polygon);
  return append_polygons(out,
                         checked(GEOSBufferWithStyle_r(context(), geometry.get(), distance_m, unused_segments,
                                                       GEOSBUF_CAP_FLAT, GEOSBUF_JOIN_MITRE, longest_corner),
                                 "offset a polygon"));
}

double geos_length_within(ShapeView line, ShapeView polygon) {
  const geos::Geometry inside = intersection(geos::from_shape(line), geos::from_shape(polygon));
  double length = 0;
  if (GEOSLength_r(context(), inside.get(), &length) == 0) geos::fail("measure a length");
  return length;
}

double geos_intersection_area(const Shapes& polygons, ShapeView district) {
  const Box box = district.box();
  const geos::Geometry inside = intersection(united(polygons, &box), geos::from_shape(district));
  double area = 0;
  if (GEOSArea_r(context(), inside.get(), &area) == 0) geos::fail("measure an area");
  return area;
}

}  // namespace citygauge
