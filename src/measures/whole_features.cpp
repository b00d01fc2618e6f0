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

void districts_of(Point place, const DistrictGrid& grid, std::vector<std::uint32_t>& districts) {
  districts.clear();
  grid.locate(place, districts);
  if (!districts.empty()) return;
  grid.locate_closed(place, districts);
  if (districts.size() > 1)  // beside a corner of several: one of them, always the same
    districts.erase(districts.begin() + 1, districts.end());
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
