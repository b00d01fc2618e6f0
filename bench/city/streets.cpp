// Streets and stops on one jittered grid of crossings.
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>

#include "city/city.hpp"

namespace citygauge::bench {
namespace {

constexpr std::array class_names{"motorway", "primary", "secondary", "tertiary", "residential", "footway"};
constexpr std::int64_t motorway = 0;

struct Crossing {
  std::int64_t i, j;
};

/// Every 40th line is a motorway, every 12th a primary road and so on.
std::int64_t class_of_line(std::int64_t line, Random& random) {
  if (line % 40 == 20) return motorway;
  if (line % 12 == 6) return 1;
  if (line % 6 == 3) return 2;
  if (line % 3 == 1) return 3;
  return random.unit() < 0.7 ? 4 : 5;
}

/// A gently bent line of 5 to 11 points.
Ring bent_line(Point a, Point b, Random& random) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double bow = random.between(-0.12, 0.12), twist = random.between(-0.06, 0.06);
  const int points = 5 + static_cast<int>(random.next() % 7);
  Ring line;
  for (int m = 0; m < points; ++m) {
    const double t = m / (points - 1.0);
    const bool at_end = m == 0 || m == points - 1;
    const double offset = at_end
                              ? 0
                              : bow * std::sin(std::numbers::pi * t) +
                                    twist * std::sin(2 * std::numbers::pi * t) + random.between(-0.01, 0.01);
    line.push_back({a.x + dx * t - dy * offset, a.y + dy * t + dx * offset});
  }
  return line;
}

struct StreetFiles {
  explicit StreetFiles(const std::filesystem::path& folder)
      : roads(folder, "roads", ShapeKind::line,
              {{"class", LayerField::Type::text},
               {"cid", LayerField::Type::integer},
               {"u", LayerField::Type::integer64},
               {"v", LayerField::Type::integer64},
               {"walk", LayerField::Type::integer}}),
        walkways(folder, "walkways", ShapeKind::line,
                 {{"u", LayerField::Type::integer64}, {"v", LayerField::Type::integer64}}) {}

  void add(const Ring& line, std::int64_t u, std::int64_t v, std::int64_t road_class) {
    const bool walk = road_class != motorway;
    const std::array<FieldValue, 5> values{class_names.at(road_class), road_class, u, v, std::int64_t{walk}};
    roads.add_line(line, values);
    if (walk) walkways.add_line(line, std::array<FieldValue, 2>{u, v});
  }

  LayerFile roads, walkways;
};

/// A street east or north of a crossing, drawn up to its class; none where it is left out.
struct Street {
  Random random;
  std::int64_t road_class;
};

std::optional<Street> street_at(const StreetGrid& grid, std::int64_t i, std::int64_t j, bool northward) {
  const std::int64_t i2 = i + (northward ? 0 : 1), j2 = j + (northward ? 1 : 0);
  if (i < 0 || j < 0 || i2 >= grid.columns || j2 >= grid.rows) return std::nullopt;
  Random random(22, i * 2 + (northward ? 1 : 0), j);
  if (random.unit() < 0.05) return std::nullopt;
  const std::int64_t road_class = class_of_line(northward ? i : j, random);
  return Street{random, road_class};
}

void add_street(const StreetGrid& grid, std::int64_t i, std::int64_t j, bool northward, StreetFiles& files) {
  std::optional<Street> street = street_at(grid, i, j, northward);
  if (!street) return;
  const std::int64_t i2 = i + (northward ? 0 : 1), j2 = j + (northward ? 1 : 0);
  const Ring line = bent_line(grid.crossing(i, j), grid.crossing(i2, j2), street->random);
  files.add(line, j * grid.columns + i, j2 * grid.columns + i2, street->road_class);
}

bool has_walkway(const StreetGrid& grid, Crossing at) {
  const auto walks = [](const std::optional<Street>& street) {
    return street && street->road_class != motorway;
  };
  return walks(street_at(grid, at.i, at.j, false)) || walks(street_at(grid, at.i, at.j, true)) ||
         walks(street_at(grid, at.i - 1, at.j, false)) || walks(street_at(grid, at.i, at.j - 1, true));
}

/// Stops are denser where the noise is high.
Crossing stop_place(const StreetGrid& grid, Random& random) {
  const auto at = [&](std::int64_t line, std::int64_t lines, int districts) {
    return static_cast<double>(line) * (1.0 / static_cast<double>(lines)) * districts * 0.7;
  };
  std::int64_t i = 0, j = 0;
  do {
    i = static_cast<std::int64_t>(random.next() % static_cast<std::uint64_t>(grid.columns));
    j = static_cast<std::int64_t>(random.next() % static_cast<std::uint64_t>(grid.rows));
  } while (random.unit() > 0.35 + 0.65 * value_noise(at(i, grid.columns, grid.city.columns),
                                                     at(j, grid.rows, grid.city.rows), 77));
  return {i, j};
}

}  // namespace

void write_streets(const City& city, const std::filesystem::path& folder) {
  const StreetGrid grid(city);
  StreetFiles files(folder);
  for (std::int64_t j = 0; j < grid.rows; ++j)
    for (std::int64_t i = 0; i < grid.columns; ++i)
      for (const bool northward : {false, true}) add_street(grid, i, j, northward, files);
  files.roads.finish();
  files.walkways.finish();
}

void write_stops(const City& city, const std::filesystem::path& folder) {
  const StreetGrid grid(city);
  const std::vector<LayerField> fields{{"sid", LayerField::Type::integer64}};
  LayerFile pairs(folder, "stops", ShapeKind::point, fields);
  LayerFile crossings(folder, "crossing_stops", ShapeKind::point, fields);
  Random random(31);
  for (std::int64_t id = 0; id < city.stops; id += 2) {
    const Crossing at = stop_place(grid, random);
    const Point crossing = grid.crossing(at.i, at.j);
    const double angle = random.between(0, 2 * std::numbers::pi);
    for (int side = 0; side < 2; ++side) {
      const double turned = angle + side * std::numbers::pi;
      pairs.add_point({crossing.x + 15 * std::cos(turned), crossing.y + 15 * std::sin(turned)},
                      std::array<FieldValue, 1>{id + side});
    }
    if (has_walkway(grid, at)) crossings.add_point(crossing, std::array<FieldValue, 1>{id / 2});
  }
  pairs.finish();
  crossings.finish();
}

}  // namespace citygauge::bench
