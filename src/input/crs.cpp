#include "input/crs.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <geodesic.h>
#include <ogr_spatialref.h>
#include <proj.h>
#include <tbb/enumerable_thread_specific.h>

#include <array>
#include <cmath>
#include <limits>

#include "input/gdal_session.hpp"

namespace citygauge {
namespace {

constexpr int epsg_cgcs2000 = 4490;
constexpr int epsg_wgs84 = 4326;
constexpr int epsg_web_mercator = 3857;
constexpr double metre_tolerance = 1e-9;

struct ContextCloser {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjCloser {
  void operator()(PJ* pj) const { proj_destroy(pj); }
};
using ContextHandle = std::unique_ptr<PJ_CONTEXT, ContextCloser>;
using PjHandle = std::unique_ptr<PJ, PjCloser>;

ContextHandle quiet_context() {
  ContextHandle context(proj_context_create());
  proj_log_level(context.get(), PJ_LOG_NONE);
  proj_context_set_enable_network(context.get(), 0);
  return context;
}

std::string wkt_of(const OGRSpatialReference& reference) {
  const std::array options{"FORMAT=WKT2_2019", static_cast<const char*>(nullptr)};
  char* text = nullptr;
  reference.exportToWkt(&text, options.data());
  std::string wkt = text == nullptr ? "" : text;
  CPLFree(text);
  return wkt;
}

/// "EPSG:4545" if the definition carries or matches a code, its own name otherwise.
std::string name_of(const OGRSpatialReference& reference) {
  const char* authority = reference.GetAuthorityName(nullptr);
  const char* code = reference.GetAuthorityCode(nullptr);
  if (authority != nullptr && code != nullptr) return fmt::format("{}:{}", authority, code);
  return reference.GetName() == nullptr ? "unnamed" : reference.GetName();
}

Crs describe(const OGRSpatialReference& reference) {
  Crs crs;
  crs.wkt = wkt_of(reference);
  crs.name = name_of(reference);
  crs.projected = reference.IsProjected() != 0;
  crs.web_mercator = crs.name == fmt::format("EPSG:{}", epsg_web_mercator) ||
                     crs.wkt.find("Popular Visualisation Pseudo Mercator") != std::string::npos;
  crs.metric =
      crs.projected && !crs.web_mercator && std::abs(reference.GetLinearUnits() - 1) < metre_tolerance;
  return crs;
}

Crs crs_from_epsg(int code) {
  OGRSpatialReference reference;
  if (reference.importFromEPSG(code) != OGRERR_NONE)
    throw Error(ErrorKind::internal, fmt::format("EPSG:{} is not in the PROJ database", code));
  return describe(reference);
}

/// EPSG code of the geographic CRS below, 0 if unknown.
int datum_code(const Crs& crs) {
  OGRSpatialReference reference;
  if (reference.SetFromUserInput(crs.wkt.c_str()) != OGRERR_NONE) return 0;
  const char* code = reference.GetAuthorityCode(reference.IsProjected() != 0 ? "PROJCS|GEOGCS" : "GEOGCS");
  return code == nullptr ? 0 : std::atoi(code);
}

bool accepts_ballpark(const Crs& from, const Crs& to) {
  const auto modern = [](int code) { return code == epsg_wgs84 || code == epsg_cgcs2000; };
  return modern(datum_code(from)) && modern(datum_code(to));
}

PjHandle normalised_transformation(PJ_CONTEXT* context, const Crs& from, const Crs& to) {
  PjHandle raw(proj_create_crs_to_crs(context, from.wkt.c_str(), to.wkt.c_str(), nullptr));
  if (raw == nullptr) return nullptr;
  return PjHandle(proj_normalize_for_visualization(context, raw.get()));
}

bool is_ballpark(PJ_CONTEXT* context, const Crs& from, const Crs& to) {
  PjHandle source(proj_create(context, from.wkt.c_str()));
  PjHandle target(proj_create(context, to.wkt.c_str()));
  if (source == nullptr || target == nullptr) return true;
  PJ_OPERATION_FACTORY_CONTEXT* factory = proj_create_operation_factory_context(context, nullptr);
  proj_operation_factory_context_set_spatial_criterion(context, factory,
                                                       PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
  proj_operation_factory_context_set_grid_availability_use(
      context, factory, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
  PJ_OBJ_LIST* operations = proj_create_operations(context, source.get(), target.get(), factory);
  bool ballpark = true;
  for (int i = 0; operations != nullptr && i < proj_list_get_count(operations) && ballpark; ++i) {
    PjHandle operation(proj_list_get(context, operations, i));
    ballpark = proj_coordoperation_has_ballpark_transformation(context, operation.get()) != 0;
  }
  if (operations != nullptr) proj_list_destroy(operations);
  proj_operation_factory_context_destroy(factory);
  return ballpark;
}

bool same(const Crs& a, const Crs& b) {
  if (a.wkt == b.wkt) return true;
  OGRSpatialReference first, second;
  first.SetFromUserInput(a.wkt.c_str());
  second.SetFromUserInput(b.wkt.c_str());
  const std::array options{"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", static_cast<const char*>(nullptr)};
  return first.IsSame(&second, options.data()) != 0;
}

/// What to add to eastings to come from one grid to another that differs in the false easting alone.
std::optional<double> shift_of_eastings(const Crs& from, const Crs& to) {
  const auto a = transverse_mercator_of(from);
  const auto b = transverse_mercator_of(to);
  if (!a || !b || a->middle_degrees != b->middle_degrees) return std::nullopt;
  if (!same(with_false_easting(from, b->false_easting_m), to)) return std::nullopt;
  return b->false_easting_m - a->false_easting_m;
}

/// Coordinates have so many digits at most; what a zone's number before them made the doubles lose comes
/// back.
constexpr double digits_per_m = 1e7;

/// "EPSG:4524" for the CGCS2000 grids, with and without the zone's number; "" for others.
std::string gauss_krueger_name(const Crs& crs) {
  const auto grid = transverse_mercator_of(crs);
  if (!grid) return "";
  const int by_three = static_cast<int>(std::lround((grid->middle_degrees - 75) / 3));
  if (by_three < 0 || by_three > 20) return "";
  // Zones of 3 degrees by number and by middle, and of 6 degrees by number; those by middle are 3-degree
  // ones.
  for (const int code : {4513 + by_three, 4534 + by_three, 4491 + by_three / 2})
    if (const Crs candidate = crs_from_epsg(code); same(candidate, crs)) return candidate.name;
  return "";
}

constexpr double probe_m = 100;  // length on the map whose length on the ground is asked for

geod_geodesic ellipsoid_of(PJ_CONTEXT* context, PJ* crs) {
  const PjHandle ellipsoid(proj_get_ellipsoid(context, crs));
  double semi_major = 0;
  double inverse_flattening = 0;
  proj_ellipsoid_get_parameters(context, ellipsoid.get(), &semi_major, nullptr, nullptr, &inverse_flattening);
  geod_geodesic geodesic;
  geod_init(&geodesic, semi_major, inverse_flattening == 0 ? 0 : 1 / inverse_flattening);
  return geodesic;
}

/// From a projected CRS to longitude and latitude on its own datum.
PjHandle transformation_to_degrees(PJ_CONTEXT* context, PJ* projected) {
  const PjHandle geographic(proj_crs_get_geodetic_crs(context, projected));
  if (geographic == nullptr) return nullptr;
  const PjHandle raw(proj_create_crs_to_crs_from_pj(context, projected, geographic.get(), nullptr, nullptr));
  if (raw == nullptr) return nullptr;
  return PjHandle(proj_normalize_for_visualization(context, raw.get()));
}

/// Length of the geodesic between two places on the map, m.
double ground_distance(PJ* to_degrees, const geod_geodesic& ellipsoid, Point a, Point b) {
  const PJ_COORD from = proj_trans(to_degrees, PJ_FWD, proj_coord(a.x, a.y, 0, 0));
  const PJ_COORD to = proj_trans(to_degrees, PJ_FWD, proj_coord(b.x, b.y, 0, 0));
  double length = 0;
  geod_inverse(&ellipsoid, from.xy.y, from.xy.x, to.xy.y, to.xy.x, &length, nullptr, nullptr);
  return length;
}

}  // namespace

Crs crs_from_text(const std::string& text, const Location& at) {
  start_gdal();
  OGRSpatialReference reference;
  if (reference.SetFromUserInput(text.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) !=
      OGRERR_NONE)
    throw config_error(at, fmt::format("`{}` is not a known coordinate reference system", text),
                       "name one like \"EPSG:4545\" (CGCS2000 / 3-degree Gauss-Kruger CM 108E)");
  return describe(reference);
}

std::optional<Crs> crs_of(const OGRSpatialReference* reference) {
  if (reference == nullptr || reference->IsLocal() != 0 || reference->IsEmpty()) return std::nullopt;
  // What a GeoPackage says of a layer without a CRS: srs_id -1 or 0.
  if (reference->GetName() != nullptr && std::string(reference->GetName()).starts_with("Undefined"))
    return std::nullopt;
  OGRSpatialReference copy(*reference);
  if (copy.GetAuthorityCode(nullptr) == nullptr) copy.AutoIdentifyEPSG();
  return describe(copy);
}

std::optional<TransverseMercator> transverse_mercator_of(const Crs& crs) {
  OGRSpatialReference reference;
  if (!crs.metric || reference.SetFromUserInput(crs.wkt.c_str()) != OGRERR_NONE) return std::nullopt;
  const char* method = reference.GetAttrValue("PROJECTION");
  if (method == nullptr || std::string(method) != SRS_PT_TRANSVERSE_MERCATOR) return std::nullopt;
  if (reference.GetNormProjParm(SRS_PP_SCALE_FACTOR, 1) != 1 ||
      reference.GetNormProjParm(SRS_PP_LATITUDE_OF_ORIGIN, 0) != 0)
    return std::nullopt;
  return TransverseMercator{reference.GetNormProjParm(SRS_PP_CENTRAL_MERIDIAN, 0),
                            reference.GetNormProjParm(SRS_PP_FALSE_EASTING, 0)};
}

Crs with_false_easting(const Crs& grid, double false_easting_m) {
  OGRSpatialReference reference;
  reference.SetFromUserInput(grid.wkt.c_str());
  reference.SetNormProjParm(SRS_PP_FALSE_EASTING, false_easting_m);
  reference.AutoIdentifyEPSG();
  Crs crs = describe(reference);
  crs.name = gauss_krueger_name(crs);
  return crs;
}

struct CrsTransform::State {
  std::optional<double> east_shift_m;  // that is all there is to do
  Crs from, to;
  bool ballpark = false;
  struct Local {
    ContextHandle context;
    PjHandle transformation;
  };
  tbb::enumerable_thread_specific<Local> locals;

  PJ* local() {
    Local& local = locals.local();
    if (local.transformation == nullptr) {
      local.context = quiet_context();
      local.transformation = normalised_transformation(local.context.get(), from, to);
    }
    return local.transformation.get();
  }
};

CrsTransform::CrsTransform(const Crs& from, const Crs& to, const std::string& what) {
  if (same(from, to)) return;
  state_ = std::make_unique<State>();
  state_->from = from;
  state_->to = to;
  state_->east_shift_m = shift_of_eastings(from, to);
  if (state_->east_shift_m) return;
  const ContextHandle context = quiet_context();
  state_->ballpark = is_ballpark(context.get(), from, to);
  if (state_->ballpark && !accepts_ballpark(from, to))
    throw input_error(fmt::format("{}: no exact way is known from {} to {}", what, from.name, to.name),
                      "transform the layer with your institute's parameters first, or state its real `crs`");
  if (state_->local() == nullptr)
    throw input_error(fmt::format("{}: cannot transform from {} to {}", what, from.name, to.name));
}

CrsTransform::~CrsTransform() = default;
CrsTransform::CrsTransform(CrsTransform&&) noexcept = default;
CrsTransform& CrsTransform::operator=(CrsTransform&&) noexcept = default;

bool CrsTransform::ballpark() const {
  return state_ != nullptr && state_->ballpark;
}

void CrsTransform::apply(std::span<Point> points) const {
  if (identity() || points.empty()) return;
  if (const auto& shift = state_->east_shift_m) {
    for (Point& point : points) point.x = std::round((point.x + *shift) * digits_per_m) / digits_per_m;
    return;
  }
  proj_trans_generic(state_->local(), PJ_FWD, &points[0].x, sizeof(Point), points.size(), &points[0].y,
                     sizeof(Point), points.size(), nullptr, 0, 0, nullptr, 0, 0);
}

bool looks_like_degrees(const Box& extent) {
  return !extent.empty() && std::max(std::abs(extent.min_x), std::abs(extent.max_x)) <= 360 &&
         std::max(std::abs(extent.min_y), std::abs(extent.max_y)) <= 360;
}

Distortion distortion(const Crs& crs, const Box& extent) {
  const ContextHandle context = quiet_context();
  const PjHandle projected(proj_create(context.get(), crs.wkt.c_str()));
  const PjHandle to_degrees = transformation_to_degrees(context.get(), projected.get());
  const geod_geodesic ellipsoid = ellipsoid_of(context.get(), projected.get());
  Distortion found{std::numeric_limits<double>::infinity(), 0};
  for (const double fx : {0.0, 0.5, 1.0}) {
    for (const double fy : {0.0, 0.5, 1.0}) {
      const Point place{extent.min_x + fx * extent.width(), extent.min_y + fy * extent.height()};
      for (const Point step : {Point{probe_m, 0}, Point{0, probe_m}}) {
        const double scale = probe_m / ground_distance(to_degrees.get(), ellipsoid, place, place + step);
        found.least_scale = std::min(found.least_scale, scale);
        found.greatest_scale = std::max(found.greatest_scale, scale);
      }
    }
  }
  return found;
}

std::optional<double> grid_convergence_degrees(const std::string& crs_wkt, Point at) {
  const ContextHandle context = quiet_context();
  const PjHandle projected(proj_create(context.get(), crs_wkt.c_str()));
  if (projected == nullptr) return std::nullopt;
  const PjHandle to_degrees = transformation_to_degrees(context.get(), projected.get());
  if (to_degrees == nullptr) return std::nullopt;
  const PJ_COORD place = proj_trans(to_degrees.get(), PJ_FWD, proj_coord(at.x, at.y, 0, 0));
  if (!std::isfinite(place.xy.x) || !std::isfinite(place.xy.y)) return std::nullopt;
  // proj_factors takes x for east; of a CRS with northing first it tells nonsense unless normalised.
  const PjHandle east_first(proj_normalize_for_visualization(context.get(), projected.get()));
  if (east_first == nullptr) return std::nullopt;
  const PJ_COORD radians = proj_coord(proj_torad(place.xy.x), proj_torad(place.xy.y), 0, 0);
  const PJ_FACTORS factors = proj_factors(east_first.get(), radians);
  if (proj_errno(east_first.get()) != 0 || !std::isfinite(factors.meridian_convergence)) return std::nullopt;
  return proj_todeg(factors.meridian_convergence);
}

Crs metric_crs_for(const Crs& crs, const Box& extent) {
  if (crs.metric) return crs;
  Point centre = extent.empty() ? Point{} : extent.centre();
  CrsTransform(crs, crs_from_epsg(epsg_wgs84), "districts").apply({&centre, 1});
  const bool in_china = centre.x > 73.5 && centre.x < 135 && centre.y > 18 && centre.y < 54;
  if (in_china)
    return crs_from_epsg(4534 + static_cast<int>(std::lround((centre.x - 75) / 3)));  // CM 75E … 135E
  const int zone = 1 + static_cast<int>(std::floor((centre.x + 180) / 6));
  return crs_from_epsg((centre.y >= 0 ? 32600 : 32700) + std::clamp(zone, 1, 60));
}

}  // namespace citygauge
