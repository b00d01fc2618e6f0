#include "input/zone_prefix.hpp"

#include <fmt/format.h>

#include <cmath>

namespace citygauge {
namespace {

constexpr double zone_step_m = 1e6;
constexpr double least_easting_m = 1e5;  // 400 km west of a zone's middle; a six-degree zone is 335 km wide
constexpr double greatest_easting_m = 9e5;
constexpr double degrees_tolerance = 1e-6;

/// 3-degree zones are numbered by middle / 3, 6-degree ones by (middle + 3) / 6; China has 25–45 and 13–23.
double middle_of_zone(int zone) {
  return zone >= 24 ? 3 * zone : 6 * zone - 3;
}

bool is_zone(int zone) {
  return (zone >= 13 && zone <= 23) || (zone >= 24 && zone <= 45);
}

bool is_plain_easting(double x) {
  return x >= least_easting_m && x <= greatest_easting_m;
}

int zone_of(double x) {
  const double zone = std::floor(x / zone_step_m);
  return zone > 0 && zone < 100 && is_plain_easting(x - zone * zone_step_m) && is_zone(static_cast<int>(zone))
             ? static_cast<int>(zone)
             : 0;
}

std::string signed_zone(int zone, const std::string& crs) {
  return fmt::format("{} with {} before the eastings", crs, zone);
}

}  // namespace

int zone_of_eastings(const Box& extent) {
  if (extent.empty()) return 0;
  const int zone = zone_of(extent.min_x);
  return zone == zone_of(extent.max_x) ? zone : 0;
}

Crs crs_with_fitting_zone(const Crs& stated, const Box& extent, const std::string& role,
                          const std::string& what, std::vector<Issue>& issues) {
  const auto grid = transverse_mercator_of(stated);
  if (!grid || extent.empty()) return stated;
  const int met = zone_of_eastings(extent);
  const int own = static_cast<int>(std::lround((grid->false_easting_m - 5e5) / zone_step_m));
  const bool plain = is_plain_easting(extent.min_x) && is_plain_easting(extent.max_x);
  if (met == own || (met == 0 && !(plain && own != 0))) return stated;
  if (met != 0 && std::abs(grid->middle_degrees - middle_of_zone(met)) > degrees_tolerance)
    throw input_error(
        fmt::format("{}: the eastings begin with zone {}, around {:g}° E, but {} is around {:g}° E", what,
                    met, middle_of_zone(met), stated.name, grid->middle_degrees),
        "one of them is wrong: define the layer's CRS anew in the file");
  Crs fitting = with_false_easting(stated, 5e5 + met * zone_step_m);
  if (fitting.name.empty()) fitting.name = signed_zone(met, stated.name);
  const std::string message =
      met != 0 ? fmt::format("the eastings begin with the zone's number {}, which {} lacks; {} was taken",
                             met, stated.name, fitting.name)
               : fmt::format("the eastings lack the zone's number {}, which {} has; {} was taken", own,
                             stated.name, fitting.name);
  issues.push_back({Severity::warning, "zone_prefix", role, {}, message, "transformed", {}});
  return fitting;
}

}  // namespace citygauge
