// Buildings: rectangles and, one in five, an L.
#include <array>
#include <cmath>
#include <numbers>

#include "city/city.hpp"

namespace citygauge::bench {
namespace {

Ring floor_plan(double a, double b, bool angled) {
  if (angled) return {{-a, -b}, {a, -b}, {a, 0}, {0, 0}, {0, b}, {-a, b}};
  return {{-a, -b}, {a, -b}, {a, b}, {-a, b}};
}

void add_building(const City& city, const CellRows& cells, std::int64_t i, std::int64_t j, LayerFile& file) {
  Random random(61, i, j);
  const double north = random.between(0.3, 0.7), east = random.between(0.3, 0.7);
  const Point centre = cells.place(city, static_cast<double>(i) + east, static_cast<double>(j) + north);
  const double a = random.between(8, 24), b = random.between(6, 14);
  const double turn = random.between(0, std::numbers::pi), cosine = std::cos(turn), sine = std::sin(turn);
  Ring ring = floor_plan(a, b, random.unit() < 0.2);
  for (Point& p : ring) p = {centre.x + p.x * cosine - p.y * sine, centre.y + p.x * sine + p.y * cosine};
  const auto people = static_cast<std::int64_t>(a * b * random.between(0.02, 0.4));
  file.add_polygon(std::array{ring}, std::array<FieldValue, 1>{people});
}

}  // namespace

void write_buildings(const City& city, const std::filesystem::path& folder) {
  const CellRows cells(city, city.buildings);
  LayerFile file(folder, "buildings", ShapeKind::polygon, {{"pop", LayerField::Type::integer}});
  for (std::int64_t j = 0; j < cells.rows; ++j)
    for (std::int64_t i = 0; i < cells.columns; ++i) add_building(city, cells, i, j, file);
  file.finish();
}

}  // namespace citygauge::bench
