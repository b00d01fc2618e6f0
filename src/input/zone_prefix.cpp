#include "input/zone_prefix.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

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

/// The zone that both ends of an extent begin with, plain_form, or no_form.
int form_of(double min_x, double max_x) {
  if (is_plain_easting(min_x) && is_plain_easting(max_x)) return EastingForms::plain_form;
  const int zone = zone_of(min_x);
  return zone != 0 && zone == zone_of(max_x) ? zone : EastingForms::no_form;
}

int zone_of_grid(const TransverseMercator& grid) {
  return static_cast<int>(std::lround((grid.false_easting_m - 5e5) / zone_step_m));
}

std::string signed_zone(int zone, const std::string& crs) {
  return fmt::format("{} with {} before the eastings", crs, zone);
}

std::string form_words(int form) {
  return form == EastingForms::plain_form ? "no zone's number" : fmt::format("zone {}", form);
}

void report_fit(const Crs& stated, const Crs& fitting, int met, int own, const std::string& role,
                std::vector<Issue>& issues) {
  const std::string message =
      met != 0 ? fmt::format("the eastings begin with the zone's number {}, which {} lacks; {} was taken",
                             met, stated.name, fitting.name)
               : fmt::format("the eastings lack the zone's number {}, which {} has; {} was taken", own,
                             stated.name, fitting.name);
  issues.push_back({Severity::warning, "zone_prefix", role, {}, message, "transformed", {}});
}

void report_strays(std::int64_t strays, const std::string& role, std::vector<Issue>& issues) {
  if (strays == 0) return;
  issues.push_back({Severity::warning,
                    "stray_easting",
                    role,
                    {},
                    fmt::format("the eastings of {} features are not like those of the others", strays),
                    "kept",
                    {}});
}

}  // namespace

void EastingForms::add(double min_x, double max_x) {
  ++count_by_zone_[form_of(min_x, max_x)];
  ++features_;
}

std::int64_t EastingForms::count(int zone) const {
  const auto found = count_by_zone_.find(zone);
  return found == count_by_zone_.end() ? 0 : found->second;
}

int EastingForms::prevailing(const std::string& what) const {
  constexpr double least_share = 0.9;
  int best = no_form, next = no_form;
  std::int64_t with_form = 0;
  for (const auto& [form, features] : count_by_zone_) {
    if (form == no_form) continue;
    with_form += features;
    if (best == no_form || features > count(best))
      next = std::exchange(best, form);
    else if (next == no_form || features > count(next))
      next = form;
  }
  if (static_cast<double>(best == no_form ? 0 : count(best)) < least_share * static_cast<double>(with_form))
    throw input_error(fmt::format("{}: {} features have eastings with {}, but {} with {}", what, count(best),
                                  form_words(best), count(next), form_words(next)),
                      "the layer was put together from two grids: bring all of it to one");
  return best;
}

bool eastings_fit(const Crs& stated, const Box& extent) {
  const auto grid = transverse_mercator_of(stated);
  return !grid || extent.empty() || form_of(extent.min_x, extent.max_x) == zone_of_grid(*grid);
}

Crs crs_with_fitting_zone(const Crs& stated, const EastingForms& eastings, const std::string& role,
                          const std::string& what, std::vector<Issue>& issues) {
  const auto grid = transverse_mercator_of(stated);
  if (!grid || eastings.empty()) return stated;
  const int met = eastings.prevailing(what);
  const int own = zone_of_grid(*grid);
  if (met == EastingForms::no_form) return stated;
  if (met != 0 && met != own && std::abs(grid->middle_degrees - middle_of_zone(met)) > degrees_tolerance)
    throw input_error(
        fmt::format("{}: the eastings begin with zone {}, around {:g}° E, but {} is around {:g}° E", what,
                    met, middle_of_zone(met), stated.name, grid->middle_degrees),
        "one of them is wrong: define the layer's CRS anew in the file");
  report_strays(eastings.size() - eastings.count(met), role, issues);
  if (met == own) return stated;
  Crs fitting = with_false_easting(stated, 5e5 + met * zone_step_m);
  if (fitting.name.empty()) fitting.name = signed_zone(met, stated.name);
  report_fit(stated, fitting, met, own, role, issues);
  return fitting;
}

}  // namespace citygauge
