#include "inspect/area_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace citygauge {
namespace {

struct AreaUnit {
  const char* code;
  const char* zh;
  double square_metres;
};
constexpr std::array units{AreaUnit{"m2", "平方米", 1}, AreaUnit{"mu", "亩", 10000.0 / 15},
                           AreaUnit{"ha", "公顷", 10000}, AreaUnit{"km2", "平方公里", 1e6}};
constexpr double unit_tolerance = 0.05;   // of the median; projections and old surveys differ by less
constexpr double value_tolerance = 0.01;  // of one feature, against the layer's own scale
constexpr std::size_t fewest_features = 3;

bool is_area_name(std::string name) {
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
  static const std::array known{"mj",      "tbmj",    "tbdlmj",     "面积",      "area", "gymj",
                                "ydmj",    "zdmj",    "图斑面积",   "用地面积",  "kzmj", "area_m2",
                                "area_ha", "area_mu", "shape_area", "st_area_sh"};
  return std::ranges::find(known, name) != known.end();
}

/// How the field's values compare with the areas as drawn, feature by feature.
struct Comparison {
  std::vector<double> ratios;      // value / m²
  std::vector<std::size_t> index;  // of the polygon
};

Comparison compare(const StoredField& field, const StoredShapes& polygons) {
  Comparison found;
  for (std::size_t i = 0; i < polygons.shapes.size(); ++i) {
    const double value = field.numbers[polygons.rows[i]];
    const double drawn = std::abs(area_m2(polygons.shapes[i]));
    if (!(value > 0) || !(drawn > 0)) continue;
    found.ratios.push_back(value / drawn);
    found.index.push_back(i);
  }
  return found;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

const AreaUnit* unit_of(double ratio) {
  for (const AreaUnit& unit : units)
    if (std::abs(ratio * unit.square_metres - 1) < unit_tolerance) return &unit;
  return nullptr;
}

void add_unit(InspectedLayer& layer, const StoredField& field, const AreaUnit& unit) {
  layer.findings.push_back({Severity::note,
                            fmt::format("area_in_{}", unit.code),
                            {fmt::format("面积字段 {} 的单位是{}", field.name, unit.zh),
                             fmt::format("the area field {} is in {}", field.name, unit.code)}});
}

void add_outliers(InspectedLayer& layer, const StoredField& field, const Comparison& found, double scale) {
  std::vector<FindingPlace> places;
  const StoredShapes& polygons = layer.stored.polygons;
  for (std::size_t k = 0; k < found.ratios.size(); ++k) {
    const double difference = found.ratios[k] / scale - 1;
    if (std::abs(difference) <= value_tolerance) continue;
    const std::size_t i = found.index[k];
    places.push_back(
        {polygons.fids[i], polygons.shapes[i].points().front(), fmt::format("{:+.1f} %", 100 * difference)});
  }
  if (places.empty()) return;
  const std::size_t count = places.size();
  layer.findings.push_back(
      {Severity::warning,
       "area_differs",
       {fmt::format("{} 个要素的 {} 与图形面积相差超过 1%", count, field.name),
        fmt::format("{} features have a {} that differs from the drawn area by more than 1 %", count,
                    field.name)},
       std::move(places)});
}

}  // namespace

void check_area_fields(InspectedLayer& layer) {
  for (const StoredField& field : layer.stored.fields) {
    if (!field.number || !is_area_name(field.name)) continue;
    const Comparison found = compare(field, layer.stored.polygons);
    if (found.ratios.size() < fewest_features) continue;
    const double ratio = median(found.ratios);
    const AreaUnit* unit = unit_of(ratio);
    if (unit == nullptr) {
      layer.findings.push_back(
          {Severity::warning,
           "area_unit_unknown",
           {fmt::format("面积字段 {} 与图形面积之比为 {:.4g}，不是任何常用单位", field.name, ratio),
            fmt::format("the area field {} is {:.4g} of the drawn area: no usual unit", field.name, ratio)}});
      continue;
    }
    add_unit(layer, field, *unit);
    add_outliers(layer, field, found, ratio);
  }
}

}  // namespace citygauge
