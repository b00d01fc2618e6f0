#include "geometry/border_contact.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace citygauge {

namespace {

constexpr double reach_m = 1;             // how near an end's line has to run along the border
constexpr double shortest_contact_m = 2;  // what is shorter is a touch
constexpr double same_place_m = 1e-6;
constexpr double along_cosine = 0.70710678118654752;  // 45°: lines closer in direction run along one another
constexpr double same_side_cosine =
    0.86602540378443865;  // 30°: a side goes on as long as it turns no farther

Point unit(Point v) {
  const double length = std::sqrt(squared_length(v));
  return length > 0 ? v * (1 / length) : Point{};
}

struct Interval {
  double begin, end;  // as fractions of a segment
};

/// Narrows `interval` to where `least <= at_0 + (at_1 - at_0) * t <= most`.
void clip(Interval& interval, double at_0, double at_1, double least, double most) {
  const double change = at_1 - at_0;
  if (std::abs(change) < same_place_m) {
    if (at_0 < least || at_0 > most) interval.end = interval.begin - 1;
    return;
  }
  const double t = (least - at_0) / change;
  const double u = (most - at_0) / change;
  interval.begin = std::max(interval.begin, std::min(t, u));
  interval.end = std::min(interval.end, std::max(t, u));
}

/// Where `border` runs along `line`: abreast of it, within reach, at less than 45°.
std::optional<Interval> running_along(const Segment& border, const Segment& line) {
  const Point direction = unit(line.b - line.a);
  if (std::abs(dot(unit(border.b - border.a), direction)) < along_cosine) return std::nullopt;
  const Point from = border.a - line.a;
  const Point to = border.b - line.a;
  Interval interval{0, 1};
  clip(interval, dot(from, direction), dot(to, direction), -same_place_m,
       distance(line.a, line.b) + same_place_m);
  clip(interval, cross(direction, from), cross(direction, to), -reach_m, reach_m);
  if (interval.end <= interval.begin) return std::nullopt;
  return interval;
}

std::optional<double> crossing(const Segment& border, const Segment& line) {
  const double before = cross(line.b - line.a, border.a - line.a);
  const double after = cross(line.b - line.a, border.b - line.a);
  if ((before < 0) == (after < 0)) return std::nullopt;
  if ((cross(border.b - border.a, line.a - border.a) < 0) ==
      (cross(border.b - border.a, line.b - border.a) < 0)) {
    return std::nullopt;
  }
  return before / (before - after);
}

/// The open parts of one segment of the border, given the segments of the end that are near it.
void add_open_parts(std::vector<Interval>& open, const Segment& border, std::span<const Segment> near,
                    const EndShape& end) {
  std::vector<double> cuts{0, 1};
  for (const Segment& line : near) {
    if (const auto along = running_along(border, line)) open.push_back(*along);
    if (const auto t = crossing(border, line)) cuts.push_back(*t);
  }
  if (!end.is_area()) return;
  std::sort(cuts.begin(), cuts.end());
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    if (end.contains(between(border.a, border.b, (cuts[i - 1] + cuts[i]) / 2)))
      open.push_back({cuts[i - 1], cuts[i]});
  }
}

/// Sorts and joins stretches that are less than `gap_m` apart, round the ring's first point as well.
std::vector<RingStretch> joined(std::vector<RingStretch> stretches, double total_m, double gap_m) {
  std::sort(stretches.begin(), stretches.end(),
            [](const RingStretch& a, const RingStretch& b) { return a.begin < b.begin; });
  std::vector<RingStretch> result;
  for (const RingStretch& next : stretches) {
    if (!result.empty() && next.begin <= result.back().end + gap_m) {
      result.back().end = std::max(result.back().end, next.end);
    } else {
      result.push_back(next);
    }
  }
  while (result.size() > 1 && result.front().begin + total_m <= result.back().end + gap_m) {
    result.back().end = std::max(result.back().end, result.front().end + total_m);
    result.erase(result.begin());
  }
  for (RingStretch& stretch : result) {
    if (stretch.end - stretch.begin >= total_m - gap_m) return {{0, total_m}};
  }
  return result;
}

/// Follows a ring from a station as long as it keeps a direction.
class SideFollower {
 public:
  SideFollower(std::span<const Point> ring, std::span<const double> stations)
      : ring_(ring), stations_(stations) {}

  [[nodiscard]] double forward(double station, Point direction) const {
    std::size_t edge = edge_after(station);
    for (std::size_t turns = 1; turns < ring_.size() && keeps(edge, direction); ++turns) {
      station += remaining(station, edge);
      edge = (edge + 1) % edge_count();
    }
    return station;
  }

  [[nodiscard]] double backward(double station, Point direction) const {
    std::size_t edge = edge_before(station);
    for (std::size_t turns = 1; turns < ring_.size() && keeps(edge, direction); ++turns) {
      const double within = wrapped(station) - stations_[edge];
      station -= within > 0 ? within : within + total();
      edge = (edge + edge_count() - 1) % edge_count();
    }
    return station;
  }

 private:
  [[nodiscard]] double total() const { return stations_.back(); }
  [[nodiscard]] std::size_t edge_count() const { return ring_.size() - 1; }
  [[nodiscard]] double wrapped(double station) const {
    station = std::fmod(station, total());
    return station < 0 ? station + total() : station;
  }
  [[nodiscard]] bool keeps(std::size_t edge, Point direction) const {
    return dot(unit(ring_[edge + 1] - ring_[edge]), direction) >= same_side_cosine;
  }
  [[nodiscard]] double remaining(double station, std::size_t edge) const {
    const double left = stations_[edge + 1] - wrapped(station);
    return left > 0 && left <= total() ? left : left + total();
  }
  // A station within rounding of a vertex counts as that vertex.
  [[nodiscard]] std::size_t edge_after(double station) const {
    const double at = wrapped(station + same_place_m);
    const auto next = std::upper_bound(stations_.begin(), stations_.end(), at);
    return std::min<std::size_t>(static_cast<std::size_t>(next - stations_.begin()) - 1, edge_count() - 1);
  }
  [[nodiscard]] std::size_t edge_before(double station) const {
    return edge_after(station - 2 * same_place_m);
  }

  std::span<const Point> ring_;
  std::span<const double> stations_;
};

bool overlap(const RingStretch& a, const RingStretch& b, double total_m) {
  for (const double turn : {-total_m, 0.0, total_m}) {
    if (a.begin < b.end + turn - same_place_m && b.begin + turn < a.end - same_place_m) return true;
  }
  return false;
}

}  // namespace

EndShape::EndShape(const Shapes& shapes, const Box& around) : shapes_(shapes) {
  const Box near = around.grown(reach_m);
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    for (std::size_t k = 0; k < shapes[i].part_count(); ++k) {
      const auto part = shapes[i].part(k);
      for (std::size_t j = 1; j < part.size(); ++j) {
        const Segment segment{part[j - 1], part[j]};
        if (segment.a != segment.b && segment.box().intersects(near)) segments_.push_back(segment);
      }
    }
  }
  boxes_ = SegmentBoxes(segments_);
}

bool EndShape::contains(Point p) const {
  for (std::size_t i = 0; i < shapes_.size(); ++i) {
    if (citygauge::contains(shapes_[i], p)) return true;
  }
  return false;
}

std::vector<double> stations(std::span<const Point> ring) {
  std::vector<double> result{0};
  for (std::size_t i = 1; i < ring.size(); ++i)
    result.push_back(result.back() + distance(ring[i - 1], ring[i]));
  return result;
}

Point at_station(std::span<const Point> ring, std::span<const double> stations, double station) {
  const double total = stations.back();
  while (station > total) station -= total;
  while (station < 0) station += total;
  const auto next = std::upper_bound(stations.begin(), stations.end(), station);
  if (next == stations.end()) return ring.back();
  const auto i = static_cast<std::size_t>(next - stations.begin());
  return between(ring[i - 1], ring[i], (station - stations[i - 1]) / (stations[i] - stations[i - 1]));
}

std::vector<RingStretch> contacts(std::span<const Point> ring, const EndShape& end) {
  const std::vector<double> station = stations(ring);
  std::vector<RingStretch> stretches;
  std::vector<Segment> near;
  std::vector<Interval> open;
  bool is_inside = false;
  bool is_known = false;  // whether it is inside: as long as no segment of the end has come near
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Segment border{ring[i - 1], ring[i]};
    near.clear();
    open.clear();
    end.boxes().visit(border.box().grown(reach_m), [&](std::size_t k) { near.push_back(end.segments()[k]); });
    if (near.empty()) {
      if (!is_known) is_inside = end.is_area() && end.contains(border.a);
      is_known = true;
      if (is_inside) open.push_back({0, 1});
    } else {
      is_known = false;
      add_open_parts(open, border, near, end);
    }
    const double length = station[i] - station[i - 1];
    for (const Interval& part : open) {
      stretches.push_back({station[i - 1] + part.begin * length, station[i - 1] + part.end * length});
    }
  }
  std::vector<RingStretch> result = joined(std::move(stretches), station.back(), reach_m);
  std::erase_if(result, [](const RingStretch& s) { return s.end - s.begin < shortest_contact_m; });
  return result;
}

std::vector<RingStretch> grown_to_short_sides(std::span<const Point> ring, std::vector<RingStretch> contacts,
                                              std::span<const RingStretch> taken) {
  const std::vector<double> station = stations(ring);
  const double total = station.back();
  const double longest_short_side = 2 * std::abs(doubled_signed_area(ring)) / total * (1 + 1e-9);
  const SideFollower side(ring, station);
  for (RingStretch& contact : contacts) {
    const Point direction =
        unit(at_station(ring, station, contact.end) - at_station(ring, station, contact.begin));
    const RingStretch grown{side.backward(contact.begin, direction), side.forward(contact.end, direction)};
    if (grown.end - grown.begin > longest_short_side) continue;
    const bool meets_another = std::any_of(taken.begin(), taken.end(),
                                           [&](const RingStretch& t) { return overlap(grown, t, total); });
    if (!meets_another) contact = grown;
  }
  for (RingStretch& contact : contacts) {
    if (contact.begin >= 0) continue;
    contact.begin += total;
    contact.end += total;
  }
  return joined(std::move(contacts), total, same_place_m);
}

}  // namespace citygauge
