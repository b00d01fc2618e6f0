// Coordinate reference systems: naming, choosing the metric one to work in, transforming to it, and saying
// how much its lengths and areas differ from those on the ground.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/error.hpp"
#include "geometry/point.hpp"

class OGRSpatialReference;

namespace citygauge {

struct Crs {
  std::string wkt;   // WKT2
  std::string name;  // "EPSG:4545", or the CRS's own name
  bool projected = false;
  bool metric = false;  // projected, in metres, and not Web Mercator
  bool web_mercator = false;
};

/// From "EPSG:4545", WKT or a PROJ string. ERRORS: Error{config} at `at`.
[[nodiscard]] Crs crs_from_text(const std::string& text, const Location& at);
/// From a layer; nullopt when it has none.
[[nodiscard]] std::optional<Crs> crs_of(const OGRSpatialReference* reference);

/// What matters of a transverse Mercator grid whose northings start at the equator with scale 1 (as all
/// Chinese Gauss-Krüger grids).
struct TransverseMercator {
  double middle_degrees = 0;
  double false_easting_m = 0;
};
[[nodiscard]] std::optional<TransverseMercator> transverse_mercator_of(const Crs& crs);

/// The same grid with another false easting; named by its EPSG code, or not at all.
[[nodiscard]] Crs with_false_easting(const Crs& grid, double false_easting_m);

/// Bulk transformation with x east (or longitude), y north (or latitude) on both sides. Const use is safe
/// from several threads.
class CrsTransform {
 public:
  /// ERRORS: Error{input} when PROJ knows no way, or only a ballpark one between datums that differ by more
  /// than a metre (INDICATORS §6: Xi'an 80 and Beijing 54 need stated parameters). `what` names the layer.
  CrsTransform(const Crs& from, const Crs& to, const std::string& what);
  ~CrsTransform();
  CrsTransform(CrsTransform&&) noexcept;
  CrsTransform& operator=(CrsTransform&&) noexcept;

  [[nodiscard]] bool identity() const { return state_ == nullptr; }
  /// Whether the datum shift is only approximate (CGCS2000 ↔ WGS 84: accepted, below a metre).
  [[nodiscard]] bool ballpark() const;
  /// In place; points that cannot be transformed become infinite.
  void apply(std::span<Point> points) const;

 private:
  struct State;
  std::unique_ptr<State> state_;  // null: identity
};

/// Whether a box may be degrees: all of it lies within ±360.
[[nodiscard]] bool looks_like_degrees(const Box& extent);

/// How lengths on the map compare with those on the ellipsoid at some places of the extent: 1.0001 reads a
/// kilometre as 1000.1 m.
struct Distortion {
  double least_scale = 1;
  double greatest_scale = 1;
};
[[nodiscard]] Distortion distortion(const Crs& crs, const Box& extent);

/// Meridian convergence γ at a place of a projected CRS, degrees: the angle from true north to grid north,
/// positive when grid north lies east (clockwise) of it. About Δλ sin φ for transverse Mercator, Δλ counted
/// from the central meridian. nullopt where PROJ cannot tell (outside the projection's domain, not
/// projected).
[[nodiscard]] std::optional<double> grid_convergence_degrees(const std::string& crs_wkt, Point at);

/// The metric CRS for data of this CRS and extent: itself if metric; CGCS2000 3-degree Gauss-Krüger in China;
/// WGS 84 / UTM elsewhere.
[[nodiscard]] Crs metric_crs_for(const Crs& crs, const Box& extent);

}  // namespace citygauge
