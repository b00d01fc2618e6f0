#include "city/city.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace citygauge::bench {
namespace {

constexpr double roads_per_crossing = 1.9;  // two, less the 5 % that are left out

}  // namespace

City city_of_size(char size) {
  City city;
  std::int64_t scale = 0;
  switch (size) {
    case 'S':
      city.columns = 6, city.rows = 5, city.district_m = 2000, city.corridors = 20, scale = 1;
      break;
    case 'M':
      city.columns = 20, city.rows = 15, city.district_m = 2000, city.corridors = 100, scale = 10;
      break;
    case 'L':
      city.columns = 40, city.rows = 25, city.district_m = 3464, city.corridors = 400, scale = 100;
      city.pixel_m = 20;
      break;
    default:
      throw std::runtime_error("the sizes are S, M and L");
  }
  city.roads = 20000 * scale;
  city.polygons = 5000 * scale;
  city.stops = 1000 * scale;
  city.buildings = 20000 * scale;
  return city;
}

Point City::warp(double u, double v) const {
  const auto denser = [](double t) {
    t = 2 * t - 1;
    return (t * (0.65 + 0.35 * t * t) + 1) / 2;
  };
  return {min_x + width() * denser(u), min_y + height() * denser(v)};
}

StreetGrid::StreetGrid(const City& of)
    : city(of),
      columns(std::llround(
          std::sqrt(static_cast<double>(of.roads) / roads_per_crossing * of.width() / of.height()))),
      rows(std::llround(static_cast<double>(of.roads) / roads_per_crossing / static_cast<double>(columns))) {}

Point StreetGrid::crossing(std::int64_t i, std::int64_t j) const {
  Random random(21, i, j);
  const double north = static_cast<double>(j) + 0.5 + random.between(-0.3, 0.3);
  const double east = static_cast<double>(i) + 0.5 + random.between(-0.3, 0.3);
  return city.warp(east * (1.0 / static_cast<double>(columns)), north * (1.0 / static_cast<double>(rows)));
}

CellRows::CellRows(const City& city, std::int64_t count)
    : columns(std::llround(std::sqrt(static_cast<double>(count) * city.width() / city.height()))),
      rows(count / columns) {}

Point CellRows::place(const City& city, double column, double row) const {
  return city.warp(column / static_cast<double>(columns), row / static_cast<double>(rows));
}

Ring blob(Random& random, Point centre, double radius, int vertices, double rough) {
  std::array<double, 4> amplitude{}, phase{};
  for (std::size_t k = 0; k < amplitude.size(); ++k) {
    amplitude[k] = random.between(-rough, rough) / (static_cast<double>(k) + 1);
    phase[k] = random.between(0, 2 * std::numbers::pi);
  }
  const double stretch = random.between(0.7, 1.3);
  const double turn = random.between(0, std::numbers::pi);
  Ring ring;
  for (int i = 0; i < vertices; ++i) {
    const double angle = 2 * std::numbers::pi * (i + 0.3 * random.unit()) / vertices;
    double share = 1;
    for (std::size_t k = 0; k < amplitude.size(); ++k)
      share += amplitude[k] * std::sin((static_cast<double>(k) + 2) * angle + phase[k]);
    share = std::max(share * random.between(0.94, 1.0), 0.2);
    const double x = radius * share * std::cos(angle) * stretch;
    const double y = radius * share * std::sin(angle) * (1 / stretch);
    ring.push_back({centre.x + x * std::cos(turn) - y * std::sin(turn),
                    centre.y + x * std::sin(turn) + y * std::cos(turn)});
  }
  return ring;
}

}  // namespace citygauge::bench
