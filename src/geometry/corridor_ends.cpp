#include "geometry/corridor_ends.hpp"

#include <algorithm>
#include <optional>

#include "geometry/border_contact.hpp"

namespace citygauge {

namespace {

std::vector<Point> stretch_points(std::span<const Point> ring, std::span<const double> station,
                                  RingStretch stretch) {
  std::vector<Point> points{at_station(ring, station, stretch.begin)};
  const std::size_t edges = ring.size() - 1;
  for (std::size_t i = 0; i <= 2 * edges; ++i) {
    const double at =
        station[i % edges] + (i >= edges ? station.back() : 0) + (i == 2 * edges ? station.back() : 0);
    if (at > stretch.begin && at < stretch.end) points.push_back(ring[i % edges]);
  }
  points.push_back(at_station(ring, station, stretch.end));
  return points;
}

/// What lies between stretches that are in order and apart.
std::vector<RingStretch> gaps_between(std::vector<RingStretch> stretches, double total_m) {
  std::sort(stretches.begin(), stretches.end(),
            [](const RingStretch& a, const RingStretch& b) { return a.begin < b.begin; });
  std::vector<RingStretch> gaps;
  double reached = stretches.front().end;
  for (std::size_t i = 1; i <= stretches.size(); ++i) {
    const double begin = i < stretches.size() ? stretches[i].begin : stretches.front().begin + total_m;
    if (begin > reached) gaps.push_back({reached, begin});
    if (i < stretches.size()) reached = std::max(reached, stretches[i].end);
  }
  return gaps;
}

/// From `from` on in the direction of `direction` to the nearest border of `area`.
std::optional<Point> first_border_hit(ShapeView area, Point from, Point direction) {
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < area.part_count(); ++k) {
    const auto ring = area.part(k);
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const double before = cross(direction, ring[i - 1] - from);
      const double after = cross(direction, ring[i] - from);
      if ((before < 0) == (after < 0)) continue;
      const Point hit = between(ring[i - 1], ring[i], before / (before - after));
      const double along = dot(hit - from, direction);
      if (along > 0) nearest = std::min(nearest, along);
    }
  }
  if (nearest == std::numeric_limits<double>::infinity()) return std::nullopt;
  return from + direction * nearest;
}

class BorderOpener {
 public:
  BorderOpener(ShapeView free_space, const CorridorEnds& ends)
      : free_space_(free_space),
        given_{&ends.a, &ends.b},
        ends_{EndShape(ends.a, free_space.box()), EndShape(ends.b, free_space.box())} {}

  OpenedBorder open() {
    for (std::size_t k = 0; k < free_space_.part_count(); ++k) open_ring(free_space_.part(k));
    result_.walls.end_feature();
    for (const std::size_t end : {0U, 1U}) add_end_lines(end);
    return std::move(result_);
  }

 private:
  void open_ring(std::span<const Point> ring) {
    if (ring.size() < 4) return;
    std::array<std::vector<RingStretch>, 2> open{contacts(ring, ends_[0]), contacts(ring, ends_[1])};
    if (doubled_signed_area(ring) > 0) {
      open[0] = grown_to_short_sides(ring, open[0], open[1]);
      open[1] = grown_to_short_sides(ring, open[1], open[0]);
    }
    if (open[0].empty() && open[1].empty()) {
      result_.walls.add_part(ring);
      return;
    }
    const std::vector<double> station = stations(ring);
    for (const std::size_t end : {0U, 1U}) {
      for (const RingStretch& stretch : open[end]) {
        add_lines(end, stretch_points(ring, station, stretch), true, false);
      }
    }
    std::vector<RingStretch> all = open[0];
    all.insert(all.end(), open[1].begin(), open[1].end());
    for (const RingStretch& wall : gaps_between(std::move(all), station.back())) {
      result_.walls.add_part(stretch_points(ring, station, wall));
    }
  }

  void add_lines(std::size_t end, std::span<const Point> line, bool from_left, bool from_right) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      if (line[i - 1] != line[i])
        result_.finish_lines[end].push_back({{line[i - 1], line[i]}, from_left, from_right});
    }
  }

  // The end's own lines inside the free space: from outside of an area, from both sides of a gate.
  void add_end_lines(std::size_t end) {
    const bool is_gate = !ends_[end].is_area();
    for (const Segment& segment : ends_[end].segments()) {
      result_.finish_lines[end].push_back({segment, is_gate, true});
    }
    if (!is_gate) return;
    const Shapes& gates = *given_[end];
    for (std::size_t i = 0; i < gates.size(); ++i) {
      for (std::size_t k = 0; k < gates[i].part_count(); ++k) prolong(end, gates[i].part(k));
    }
  }

  void prolong(std::size_t end, std::span<const Point> gate) {
    if (gate.size() < 2) return;
    prolong(end, gate[1], gate[0]);
    prolong(end, gate[gate.size() - 2], gate.back());
  }

  void prolong(std::size_t end, Point before, Point last) {
    if (before == last || !contains(free_space_, last)) return;
    const Point direction = (last - before) * (1 / distance(before, last));
    if (const auto hit = first_border_hit(free_space_, last, direction)) {
      add_lines(end, std::array{last, *hit}, true, true);
    }
  }

  ShapeView free_space_;
  std::array<const Shapes*, 2> given_;
  std::array<EndShape, 2> ends_;
  OpenedBorder result_;
};

}  // namespace

OpenedBorder open_border(ShapeView free_space, const CorridorEnds& ends) {
  return BorderOpener(free_space, ends).open();
}

}  // namespace citygauge
