#include "geometry/geos_handles.hpp"

#include <algorithm>
#include <utility>

#include "core/error.hpp"

namespace citygauge::geos {
namespace {

static_assert(sizeof(Point) == 2 * sizeof(double), "coordinates are copied to and from GEOS in bulk");

class Context {
 public:
  Context() : handle_(GEOS_init_r()) {
    GEOSContext_setErrorMessageHandler_r(handle_, keep_message, this);
    GEOSContext_setNoticeMessageHandler_r(handle_, ignore_message, nullptr);
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() { GEOS_finish_r(handle_); }

  [[nodiscard]] GEOSContextHandle_t handle() const { return handle_; }
  [[nodiscard]] std::string take_last_error() { return std::exchange(last_error_, {}); }

 private:
  static void keep_message(const char* message, void* self) {
    static_cast<Context*>(self)->last_error_ = message;
  }
  static void ignore_message(const char*, void*) {}

  GEOSContextHandle_t handle_;
  std::string last_error_;
};

Context& this_thread() {
  thread_local Context context;
  return context;
}

GEOSCoordSequence* sequence_of(std::span<const Point> points) {
  const double* first = points.empty() ? nullptr : &points.front().x;
  GEOSCoordSequence* sequence =
      GEOSCoordSeq_copyFromBuffer_r(context(), first, static_cast<unsigned>(points.size()), 0, 0);
  if (sequence == nullptr) fail("take coordinates");
  return sequence;
}

Geometry ring_of(std::span<const Point> points) {
  std::vector<Point> mended;
  if (points.size() < 4 || points.front() != points.back()) {
    mended.assign(points.begin(), points.end());
    if (mended.front() != mended.back()) mended.push_back(mended.front());
    while (mended.size() < 4) mended.push_back(mended.front());
    points = mended;
  }
  return checked(GEOSGeom_createLinearRing_r(context(), sequence_of(points)), "make a ring");
}

Geometry line_of(std::span<const Point> points) {
  if (points.size() == 1) {
    const Point twice[] = {points.front(), points.front()};
    return line_of(twice);
  }
  return checked(GEOSGeom_createLineString_r(context(), sequence_of(points)), "make a line");
}

/// GEOS takes ownership of an array of parts.
std::vector<GEOSGeometry*> released(std::vector<Geometry>& parts) {
  std::vector<GEOSGeometry*> raw;
  raw.reserve(parts.size());
  for (Geometry& part : parts) raw.push_back(part.release());
  return raw;
}

Geometry polygon_of(Geometry shell, std::vector<Geometry>& holes) {
  auto raw = released(holes);
  holes.clear();
  const auto count = static_cast<unsigned>(raw.size());
  return checked(GEOSGeom_createPolygon_r(context(), shell.release(), raw.data(), count), "make a polygon");
}

Geometry collection_of(int type, std::vector<Geometry> parts) {
  auto raw = released(parts);
  const auto count = static_cast<unsigned>(raw.size());
  return checked(GEOSGeom_createCollection_r(context(), type, raw.data(), count), "make a collection");
}

Geometry single_or_collection(int type, std::vector<Geometry> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  return collection_of(type, std::move(parts));
}

void add_polygons(ShapeView shape, std::vector<Geometry>& polygons) {
  Geometry shell;
  std::vector<Geometry> holes;
  for (std::size_t i = 0; i < shape.part_count(); ++i) {
    const auto ring = shape.part(i);
    if (ring.empty()) continue;
    if (shell && doubled_signed_area(ring) < 0) {
      holes.push_back(ring_of(ring));
      continue;
    }
    if (shell) polygons.push_back(polygon_of(std::move(shell), holes));
    shell = ring_of(ring);
  }
  if (shell) polygons.push_back(polygon_of(std::move(shell), holes));
}

std::vector<Point> points_of(const GEOSGeometry* simple) {
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context(), simple);
  unsigned count = 0;
  if (sequence == nullptr || GEOSCoordSeq_getSize_r(context(), sequence, &count) == 0)
    fail("give coordinates");
  std::vector<Point> points(count);
  if (count > 0 && GEOSCoordSeq_copyToBuffer_r(context(), sequence, &points.front().x, 0, 0) == 0) {
    fail("give coordinates");
  }
  return points;
}

void add_ring(Shapes& shapes, const GEOSGeometry* ring, bool counter_clockwise) {
  std::vector<Point> points = points_of(ring);
  const double doubled = doubled_signed_area(points);
  if (counter_clockwise ? doubled < 0 : doubled > 0) std::reverse(points.begin(), points.end());
  shapes.add_part(points);
}

void add_polygon(Shapes& shapes, const GEOSGeometry* polygon) {
  add_ring(shapes, GEOSGetExteriorRing_r(context(), polygon), true);
  const int holes = GEOSGetNumInteriorRings_r(context(), polygon);
  for (int i = 0; i < holes; ++i) add_ring(shapes, GEOSGetInteriorRingN_r(context(), polygon, i), false);
}

bool is_of_kind(int type, ShapeKind kind) {
  switch (kind) {
    case ShapeKind::point:
      return type == GEOS_POINT;
    case ShapeKind::line:
      return type == GEOS_LINESTRING || type == GEOS_LINEARRING;
    case ShapeKind::polygon:
      return type == GEOS_POLYGON;
  }
  return false;
}

/// Calls `visit` with every non-empty single geometry of the kind, however deeply nested.
template <typename Visit>
void for_each_single(const GEOSGeometry* geometry, ShapeKind kind, const Visit& visit) {
  const int type = GEOSGeomTypeId_r(context(), geometry);
  if (type < GEOS_MULTIPOINT) {
    if (is_of_kind(type, kind) && GEOSisEmpty_r(context(), geometry) == 0) visit(geometry);
    return;
  }
  const int count = GEOSGetNumGeometries_r(context(), geometry);
  for (int i = 0; i < count; ++i) for_each_single(GEOSGetGeometryN_r(context(), geometry, i), kind, visit);
}

}  // namespace

GEOSContextHandle_t context() {
  return this_thread().handle();
}

std::string take_last_error() {
  return this_thread().take_last_error();
}

void fail(const std::string& what) {
  throw Error(ErrorKind::internal, "GEOS could not " + what + ": " + take_last_error());
}

Geometry checked(GEOSGeometry* result, const char* what) {
  if (result == nullptr) fail(what);
  return Geometry(result);
}

Geometry from_points(std::span<const Point> points) {
  std::vector<Geometry> parts;
  parts.reserve(points.size());
  for (const Point p : points)
    parts.push_back(checked(GEOSGeom_createPointFromXY_r(context(), p.x, p.y), "make a point"));
  return single_or_collection(GEOS_MULTIPOINT, std::move(parts));
}

Geometry from_shape(ShapeView shape) {
  std::vector<Geometry> parts;
  switch (shape.kind()) {
    case ShapeKind::point:
      return from_points(shape.points());
    case ShapeKind::line:
      for (std::size_t i = 0; i < shape.part_count(); ++i) parts.push_back(line_of(shape.part(i)));
      return single_or_collection(GEOS_MULTILINESTRING, std::move(parts));
    case ShapeKind::polygon:
      break;
  }
  add_polygons(shape, parts);
  return single_or_collection(GEOS_MULTIPOLYGON, std::move(parts));
}

Geometry from_shapes(const Shapes& polygons, const Box* meeting) {
  std::vector<Geometry> parts;
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    if (meeting == nullptr || polygons[i].box().intersects(*meeting)) add_polygons(polygons[i], parts);
  }
  return collection_of(GEOS_MULTIPOLYGON, std::move(parts));
}

bool add_parts(Shapes& shapes, const GEOSGeometry* geometry) {
  bool added = false;
  for_each_single(geometry, shapes.kind(), [&](const GEOSGeometry* single) {
    added = true;
    switch (shapes.kind()) {
      case ShapeKind::point:
        shapes.add_points(points_of(single));
        break;
      case ShapeKind::line:
        shapes.add_part(points_of(single));
        break;
      case ShapeKind::polygon:
        add_polygon(shapes, single);
        break;
    }
  });
  if (added && shapes.kind() == ShapeKind::point) shapes.end_part();
  return added;
}

}  // namespace citygauge::geos
