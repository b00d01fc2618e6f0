#include "kernels/inputs.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace citygauge::bench {
namespace {

void add_ring(Shapes& shapes, Ring ring) {
  ring.push_back(ring.front());
  shapes.add_part(ring);
  shapes.end_feature();
}

Point random_place(const City& city, Random& random) {
  const double x = random.between(city.min_x, city.min_x + city.width());
  const double y = random.between(city.min_y, city.min_y + city.height());
  return {x, y};
}

void add_bent_line(Shapes& lines, Point a, Point b, int points, Random& random) {
  for (int i = 0; i < points; ++i) {
    const double t = i / (points - 1.0);
    const double aside = i == 0 || i == points - 1 ? 0 : random.between(-0.05, 0.05);
    const Point along = between(a, b, t);
    lines.add_point({along.x - (b.y - a.y) * aside, along.y + (b.x - a.x) * aside});
  }
  lines.end_part();
  lines.end_feature();
}

}  // namespace

City city_for(std::int64_t things, std::int64_t per_district) {
  City city;
  const auto side = std::ceil(std::sqrt(static_cast<double>(things) / static_cast<double>(per_district)));
  city.columns = city.rows = std::max(1, static_cast<int>(side));
  city.district_m = 2000;
  return city;
}

Shapes districts_of(const City& city) {
  Shapes districts(ShapeKind::polygon);
  for (int row = 0; row < city.rows; ++row)
    for (int column = 0; column < city.columns; ++column)
      add_ring(districts, district_ring(city, column, row));
  return districts;
}

Shapes lines_in(const City& city, std::int64_t count) {
  Shapes lines(ShapeKind::line);
  Random random(1);
  for (std::int64_t i = 0; i < count; ++i) {
    const Point a = random_place(city, random);
    const double angle = random.between(0, 2 * std::numbers::pi);
    add_bent_line(lines, a, {a.x + 150 * std::cos(angle), a.y + 150 * std::sin(angle)}, 8, random);
  }
  return lines;
}

Shapes patches_in(const City& city, std::int64_t count) {
  Shapes patches(ShapeKind::polygon);
  Random random(2);
  const double spacing = std::sqrt(city.width() * city.height() / static_cast<double>(count));
  for (std::int64_t i = 0; i < count; ++i) {
    const Point centre = random_place(city, random);
    add_ring(patches, blob(random, centre, spacing * 0.4, 30, 0.18));
  }
  return patches;
}

std::vector<Point> points_in(const City& city, std::int64_t count) {
  std::vector<Point> points;
  Random random(3);
  for (std::int64_t i = 0; i < count; ++i) points.push_back(random_place(city, random));
  return points;
}

Shapes streets_in(const City& city, std::int64_t count) {
  Shapes streets(ShapeKind::line);
  const auto side = static_cast<std::int64_t>(std::sqrt(static_cast<double>(count) / 2)) + 1;
  const double spacing = city.width() / static_cast<double>(side);
  const auto crossing = [&](std::int64_t i, std::int64_t j) {
    Random random(4, i, j);
    const double east = static_cast<double>(i) + random.between(0.2, 0.8);
    const double north = static_cast<double>(j) + random.between(0.2, 0.8);
    return Point{city.min_x + east * spacing, city.min_y + north * spacing};
  };
  Random random(5);
  for (std::int64_t j = 0; j < side; ++j)
    for (std::int64_t i = 0; i < side; ++i) {
      if (i + 1 < side) add_bent_line(streets, crossing(i, j), crossing(i + 1, j), 4, random);
      if (j + 1 < side) add_bent_line(streets, crossing(i, j), crossing(i, j + 1), 4, random);
    }
  return streets;
}

Shapes corridor_of(std::int64_t vertices) {
  constexpr double step_m = 7;
  Ring lower, upper;
  Random random(6);
  for (std::int64_t i = 0; i < vertices / 2; ++i) {
    const double x = step_m * static_cast<double>(i);
    const double y = 200 * std::sin(x / 400);
    const double half = 50 + 15 * std::sin(x / 130);
    lower.push_back({x, y - half + random.between(-0.8, 0.8)});
    upper.push_back({x, y + half + random.between(-0.8, 0.8)});
  }
  lower.insert(lower.end(), upper.rbegin(), upper.rend());
  Shapes corridor(ShapeKind::polygon);
  add_ring(corridor, lower);
  return corridor;
}

}  // namespace citygauge::bench
