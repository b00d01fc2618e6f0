#include "inspect/gcj_offset.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geometry/nearest_distance.hpp"

namespace citygauge {
namespace {

// The constants of the published formula (eviltransform, coordtransform).
constexpr double krasovsky_a = 6378245.0;
constexpr double krasovsky_e2 = 0.00669342162296594323;
constexpr double pi = std::numbers::pi;

constexpr std::size_t fewest_points = 20;
constexpr std::size_t most_points = 2000;  // an even sample is enough for a median
constexpr double farthest_m = 500;
constexpr double unsuspicious_m = 15;  // a stop stands beside its street
constexpr double much_nearer = 1.0 / 3;
constexpr double beside_a_road_m =
    25;  // where moved points must come to lie; chance does not bring half of them there

double waves(double value, double amplitude_six, double amplitude_two) {
  return (amplitude_six * std::sin(6 * value * pi) + amplitude_two * std::sin(2 * value * pi)) * 2 / 3;
}

/// How far GCJ-02 lies from WGS 84 there, degrees.
Point gcj_offset(Point degrees) {
  const double x = degrees.x - 105;
  const double y = degrees.y - 35;
  const double common = waves(x, 20, 20);
  const double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) +
                       common + (20 * std::sin(y * pi) + 40 * std::sin(y / 3 * pi)) * 2 / 3 +
                       (160 * std::sin(y / 12 * pi) + 320 * std::sin(y * pi / 30)) * 2 / 3;
  const double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) + common +
                      (20 * std::sin(x * pi) + 40 * std::sin(x / 3 * pi)) * 2 / 3 +
                      (150 * std::sin(x / 12 * pi) + 300 * std::sin(x / 30 * pi)) * 2 / 3;
  const double latitude = degrees.y / 180 * pi;
  const double magic = 1 - krasovsky_e2 * std::sin(latitude) * std::sin(latitude);
  return {east * 180 / (krasovsky_a / std::sqrt(magic) * std::cos(latitude) * pi),
          north * 180 / (krasovsky_a * (1 - krasovsky_e2) / (magic * std::sqrt(magic)) * pi)};
}

double median_distance(const std::vector<Point>& points, const NearestDistance& roads) {
  std::vector<double> distances;
  for (const Point p : points) distances.push_back(std::min(roads.distance_m(p, farthest_m), farthest_m));
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::nth_element(distances.begin(), middle, distances.end());
  return *middle;
}

std::vector<Point> sample(const Shapes& points) {
  const std::size_t step = points.points().size() / most_points + 1;
  std::vector<Point> taken;
  for (std::size_t i = 0; i < points.points().size(); i += step) taken.push_back(points.points()[i]);
  return taken;
}

}  // namespace

Point from_gcj02(Point degrees) {
  const Point first_guess = degrees - gcj_offset(degrees);
  return degrees - gcj_offset(first_guess);  // the offset changes so slowly that one step is enough
}

Point from_bd09(Point degrees) {
  constexpr double bd_pi = pi * 3000.0 / 180.0;
  const double x = degrees.x - 0.0065;
  const double y = degrees.y - 0.006;
  const double radius = std::sqrt(x * x + y * y) - 0.00002 * std::sin(y * bd_pi);
  const double angle = std::atan2(y, x) - 0.000003 * std::cos(x * bd_pi);
  return from_gcj02({radius * std::cos(angle), radius * std::sin(angle)});
}

std::optional<OffsetSuspicion> offset_from_roads(const Shapes& points, const Shapes& roads, const Crs& crs) {
  const std::vector<Point> stored = sample(points);
  if (stored.size() < fewest_points || roads.size() == 0) return std::nullopt;
  NearestDistance nearest;
  for (std::size_t i = 0; i < roads.size(); ++i) nearest.add(roads[i]);
  nearest.build();
  const double as_stored = median_distance(stored, nearest);
  if (as_stored <= unsuspicious_m) return std::nullopt;
  const Crs degrees = crs_from_text("EPSG:4490", {});
  const CrsTransform there(crs, degrees, "points");
  const CrsTransform back(degrees, crs, "points");
  std::optional<OffsetSuspicion> best;
  for (const auto& [datum, move] : {std::pair{"GCJ-02", &from_gcj02}, std::pair{"BD-09", &from_bd09}}) {
    std::vector<Point> moved = stored;
    there.apply(moved);
    for (Point& p : moved) p = move(p);
    back.apply(moved);
    const double distance = median_distance(moved, nearest);
    if (distance <= std::min(beside_a_road_m, much_nearer * as_stored) && (!best || distance < best->moved_m))
      best = OffsetSuspicion{datum, as_stored, distance};
  }
  return best;
}

}  // namespace citygauge
