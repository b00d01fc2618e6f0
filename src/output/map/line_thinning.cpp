#include "output/map/line_thinning.hpp"

#include <cstdint>

namespace citygauge {
namespace {

double squared_distance_to_segment(Point p, Point a, Point b) {
  const Point along = b - a;
  const double squared = squared_length(along);
  const double t = squared == 0 ? 0 : std::clamp(dot(p - a, along) / squared, 0.0, 1.0);
  return squared_length(p - between(a, b, t));
}

struct Farthest {
  std::size_t index = 0;
  double squared_distance = -1;  // -1: there is no point between the ends
};

/// The point strictly between `first` and `last` that lies farthest from the chord between them.
Farthest farthest_from_chord(std::span<const Point> points, std::size_t first, std::size_t last) {
  Farthest farthest;
  for (std::size_t i = first + 1; i < last; ++i) {
    const double squared = squared_distance_to_segment(points[i], points[first], points[last]);
    if (squared > farthest.squared_distance) farthest = {i, squared};
  }
  return farthest;
}

/// From here on chords are halved: at the farthest point a zigzag made for it would take n^2 steps.
constexpr int deepest_split = 200;

struct Chord {
  std::size_t from, to;
  int depth;
};

/// Marks what stays between `first` and `last`. With a stack of its own: a coastline has a million points.
void mark_kept(std::span<const Point> points, std::size_t first, std::size_t last, double tolerance,
               std::vector<std::uint8_t>& kept) {
  std::vector<Chord> open{{first, last, 0}};
  while (!open.empty()) {
    const auto [from, to, depth] = open.back();
    open.pop_back();
    const Farthest farthest = farthest_from_chord(points, from, to);
    if (farthest.squared_distance <= tolerance * tolerance) continue;
    const std::size_t split = depth < deepest_split ? farthest.index : from + (to - from) / 2;
    kept[split] = 1;
    open.push_back({from, split, depth + 1});
    open.push_back({split, to, depth + 1});
  }
}

std::vector<Point> picked(std::span<const Point> points, const std::vector<std::uint8_t>& kept) {
  std::vector<Point> left;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (kept[i] != 0) left.push_back(points[i]);
  }
  return left;
}

}  // namespace

std::vector<Point> thinned_line(std::span<const Point> line, double tolerance) {
  if (line.size() < 3 || tolerance <= 0) return {line.begin(), line.end()};
  std::vector<std::uint8_t> kept(line.size(), 0);
  kept.front() = kept.back() = 1;
  mark_kept(line, 0, line.size() - 1, tolerance, kept);
  return picked(line, kept);
}

std::vector<Point> thinned_ring(std::span<const Point> ring, double tolerance) {
  if (ring.size() <= 4 || tolerance <= 0) return {ring.begin(), ring.end()};
  const std::size_t last = ring.size() - 1;
  std::vector<std::uint8_t> kept(ring.size(), 0);
  kept.front() = kept.back() = 1;
  // The chord of a closed ring is a point: the corner opposite is the one farthest from it.
  const std::size_t opposite = farthest_from_chord(ring, 0, last).index;
  kept[opposite] = 1;
  const Farthest before = farthest_from_chord(ring, 0, opposite);
  const Farthest after = farthest_from_chord(ring, opposite, last);
  kept[before.squared_distance >= after.squared_distance ? before.index : after.index] = 1;
  mark_kept(ring, 0, opposite, tolerance, kept);
  mark_kept(ring, opposite, last, tolerance, kept);
  return picked(ring, kept);
}

}  // namespace citygauge
