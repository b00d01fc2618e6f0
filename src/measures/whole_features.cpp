#include "measures/whole_features.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "geometry/inner_point.hpp"

namespace citygauge {

void districts_of(ShapeView feature, const DistrictGrid& grid, std::vector<std::uint32_t>& districts) {
  districts.clear();
  if (const auto place = inner_point(feature)) districts_of(*place, grid, districts);
}

namespace {

/// The districts at the first place beside a border that is on none itself: those on one side of it.
bool find_beside(Point place, const DistrictGrid& grid, std::vector<std::uint32_t>& districts) {
  constexpr double beside_m = 3e-3;
  std::vector<std::uint32_t> borders;
  for (const Point way : {Point{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}, {-1, 1}, {-1, -1}, {1, -1}}) {
    const Point beside = place + way * beside_m;
    borders.clear();
    districts.clear();
    grid.borders_at(beside, borders);
    if (borders.empty()) grid.locate(beside, districts);
    if (!districts.empty()) return true;
  }
  return false;
}

}  // namespace

// On a border that two districts draw with other corners, rounding would put a place into both or neither.
void districts_of(Point place, const DistrictGrid& grid, std::vector<std::uint32_t>& districts) {
  districts.clear();
  grid.locate(place, districts);
  if (districts.size() == 1) return;
  std::vector<std::uint32_t> borders;
  grid.borders_at(place, borders);
  if (borders.empty() || find_beside(place, grid, districts)) return;
  districts.assign(1, borders.front());  // no room beside it: one of them, always the same
}

double amount_or_nan(std::span<const double> column, std::size_t feature) {
  constexpr double most = 1e15;  // also keeps exact sums within their range
  const double value = value_or_nan(column, feature);
  return value >= 0 && value <= most ? value : std::nan("");
}

Quantity unknown_quantity(const std::string& role, const std::string& attribute) {
  return {std::nullopt, fmt::format("no feature of `{}` in the district has `{}`", role, attribute)};
}

std::string offenders_table(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::point:
      return "evidence_offending_points";
    case ShapeKind::line:
      return "evidence_offending_lines";
    case ShapeKind::polygon:
      return "evidence_offending_areas";
  }
  return {};
}

std::vector<std::string> offenders_tables() {
  return {offenders_table(ShapeKind::polygon), offenders_table(ShapeKind::line),
          offenders_table(ShapeKind::point)};
}

}  // namespace citygauge
