#include "measures/whole_features.hpp"

#include <algorithm>

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
  constexpr double step_m = DistrictGrid::border_tolerance_m;
  for (const Point step : {Point{-step_m, -step_m}, {step_m, -step_m}, {-step_m, step_m}, {step_m, step_m}})
    grid.locate(place + step, districts);
  std::ranges::sort(districts);
  if (districts.size() > 1)
    districts.erase(districts.begin() + 1,
                    districts.end());  // beside a corner of several: one of them, always the same
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
