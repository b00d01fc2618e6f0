#include "geometry/douglas_peucker.hpp"

#include <numeric>
#include <utility>

namespace citygauge {

namespace {

double squared_distance_to_segment(Point p, Point a, Point b) {
  const Point along = b - a;
  const double squared = squared_length(along);
  if (!(squared > 0)) return squared_length(p - a);
  const double t = std::clamp(dot(p - a, along) / squared, 0.0, 1.0);
  return squared_length(p - a - along * t);
}

/// From here on chords are halved: at the farthest point a zigzag made for it would take n^2 steps.
constexpr int deepest_split = 200;

/// Where a chord ends that is yet to be looked at, and how often it has been split off.
struct ChordEnd {
  std::size_t place;
  int depth;
};

std::vector<std::size_t> all_places(std::size_t count) {
  std::vector<std::size_t> places(count);
  std::iota(places.begin(), places.end(), std::size_t{0});
  return places;
}

}  // namespace

FarPoint farthest_from_chord(std::span<const Point> line, std::size_t first, std::size_t last) {
  std::size_t place = first;
  double squared = 0;
  for (std::size_t i = first + 1; i < last; ++i) {
    const double here = squared_distance_to_segment(line[i], line[first], line[last]);
    if (here > squared || place == first) {
      place = i;
      squared = here;
    }
  }
  return {place, std::sqrt(squared)};
}

std::vector<std::size_t> kept_places(std::span<const Point> line, double tolerance_m) {
  if (line.size() < 3 || !(tolerance_m > 0)) return all_places(line.size());
  const std::size_t end = line.size() - 1;
  const bool closed = line[0] == line[end];
  std::vector<std::size_t> kept{0};
  std::vector<ChordEnd> ends{{end, 0}};  // the nearest on top
  while (!ends.empty()) {
    const std::size_t begin = kept.back();
    auto& [place, depth] = ends.back();
    const FarPoint far = farthest_from_chord(line, begin, place);
    const bool whole_loop = closed && begin == 0 && place == end;
    if (far.place != begin && (far.distance_m > tolerance_m || whole_loop)) {
      const std::size_t split = ++depth <= deepest_split ? far.place : begin + (place - begin) / 2;
      ends.push_back({split, depth});
    } else {
      kept.push_back(place);
      ends.pop_back();
    }
  }
  return kept;
}

}  // namespace citygauge
