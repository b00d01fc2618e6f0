#include "geometry/border_network.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <map>
#include <unordered_map>
#include <utility>

namespace citygauge {

namespace {

using Step = std::pair<Point, Point>;

/// A ring's points one after the other, none twice in a row, without the closing one.
std::vector<Point> distinct_points(std::span<const Point> ring) {
  std::vector<Point> points(ring.begin(), ring.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  while (points.size() > 1 && points.back() == points.front()) points.pop_back();
  return points;
}

struct PointHash {
  std::size_t operator()(Point p) const {
    const std::hash<double> hash;  // equal for 0 and -0
    return hash(p.x) * 0x9E3779B97F4A7C15U + hash(p.y);
  }
};

/// Which points may lie on several rings, or on one more than once: all that do and a few others. Most points
/// of a border that nobody shares are passed over by it.
class RepeatedPoints {
 public:
  explicit RepeatedPoints(std::size_t count)
      : once_(std::bit_ceil(8 * count + 64)), again_(once_.size()), mask_(once_.size() - 1) {}

  void add(Point p) {
    const std::size_t place = hash_(p) & mask_;
    (once_[place] ? again_ : once_)[place] = true;
  }
  [[nodiscard]] bool may_hold(Point p) const { return again_[hash_(p) & mask_]; }

 private:
  std::vector<bool> once_, again_;  // by the hash of a point
  std::size_t mask_;
  PointHash hash_;
};

RepeatedPoints repeated_points(const std::vector<std::vector<Point>>& rings) {
  std::size_t count = 0;
  for (const auto& ring : rings) count += ring.size();
  RepeatedPoints repeated(count);
  for (const auto& ring : rings)
    for (const Point p : ring) repeated.add(p);
  return repeated;
}

/// The two points that a point is joined to, and whether there are more.
class Neighbours {
 public:
  void add(Point p) {
    const auto known = points_.begin() + count_;
    if (are_more_ || std::find(points_.begin(), known, p) != known) return;
    are_more_ = count_ == points_.size();
    if (!are_more_) points_[count_++] = p;
  }
  [[nodiscard]] bool are_two() const { return count_ == points_.size() && !are_more_; }

 private:
  std::array<Point, 2> points_;
  std::size_t count_ = 0;
  bool are_more_ = false;
};

/// The points that have other than two neighbours, sorted: there borders meet, or a spike ends.
std::vector<Point> meeting_points(const std::vector<std::vector<Point>>& rings) {
  const RepeatedPoints repeated = repeated_points(rings);
  std::vector<Point> meeting;
  std::unordered_map<Point, Neighbours, PointHash> neighbours;
  for (const auto& ring : rings) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Point next = ring[i + 1 < ring.size() ? i + 1 : 0];
      const Point before = ring[i > 0 ? i - 1 : ring.size() - 1];
      if (repeated.may_hold(ring[i])) {
        Neighbours& here = neighbours[ring[i]];
        here.add(next);
        here.add(before);
      } else if (next == before) {
        meeting.push_back(ring[i]);
      }
    }
  }
  for (const auto& [point, joined] : neighbours)
    if (!joined.are_two()) meeting.push_back(point);
  std::sort(meeting.begin(), meeting.end());
  return meeting;
}

/// Where a ring is cut; a ring that meets no other at its least point, so that the place does not depend on
/// where the ring begins.
std::vector<std::size_t> cuts_of(const std::vector<Point>& ring, const std::vector<Point>& meeting) {
  std::vector<std::size_t> cuts;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (std::binary_search(meeting.begin(), meeting.end(), ring[i])) cuts.push_back(i);
  }
  if (cuts.empty()) cuts.push_back(std::min_element(ring.begin(), ring.end()) - ring.begin());
  return cuts;
}

/// Whether an arc runs against the direction that its coordinates choose.
bool runs_backwards(const std::vector<Point>& arc) {
  if (arc.front() != arc.back()) return arc.back() < arc.front();
  return arc[arc.size() - 2] < arc[1];
}

class ArcCollector {
 public:
  explicit ArcCollector(BorderNetwork& out) : out_(out) {}

  [[nodiscard]] ArcUse add(std::vector<Point> arc) {
    const bool backwards = runs_backwards(arc);
    if (backwards) std::reverse(arc.begin(), arc.end());
    // The points within an arc have two neighbours only, so that its first step tells it from all others.
    const auto [known, is_new] = arc_of_.try_emplace(Step(arc[0], arc[1]), out_.arcs.size());
    if (is_new) out_.arcs.push_back(std::move(arc));
    return {known->second, backwards};
  }

 private:
  BorderNetwork& out_;
  std::map<Step, std::size_t> arc_of_;
};

std::vector<ArcUse> uses_of(const std::vector<Point>& ring, const std::vector<Point>& meeting,
                            ArcCollector& collector) {
  if (ring.size() < 3) return {};
  const std::vector<std::size_t> cuts = cuts_of(ring, meeting);
  std::vector<ArcUse> uses;
  for (std::size_t k = 0; k < cuts.size(); ++k) {
    const std::size_t end = k + 1 < cuts.size() ? cuts[k + 1] : cuts[0] + ring.size();
    std::vector<Point> arc;
    for (std::size_t i = cuts[k]; i <= end; ++i) arc.push_back(ring[i % ring.size()]);
    uses.push_back(collector.add(std::move(arc)));
  }
  return uses;
}

}  // namespace

BorderNetwork border_network(const Shapes& polygons) {
  std::vector<std::vector<Point>> rings;
  for (std::size_t f = 0; f < polygons.size(); ++f) {
    const ShapeView polygon = polygons[f];
    for (std::size_t i = 0; i < polygon.part_count(); ++i) rings.push_back(distinct_points(polygon.part(i)));
  }
  const std::vector<Point> meeting = meeting_points(rings);
  BorderNetwork out;
  ArcCollector collector(out);
  for (const auto& ring : rings) out.rings.push_back(uses_of(ring, meeting, collector));
  return out;
}

Shapes borders_once(const Shapes& polygons) {
  const BorderNetwork borders = border_network(polygons);
  std::vector<bool> drawn(borders.arcs.size(), false);
  Shapes lines(ShapeKind::line);
  std::size_t ring = 0;
  for (std::size_t f = 0; f < polygons.size(); ++f) {
    for (std::size_t part = 0; part < polygons[f].part_count(); ++part) {
      for (const ArcUse use : borders.rings[ring++]) {
        if (!drawn[use.arc]) lines.add_part(borders.arcs[use.arc]);
        drawn[use.arc] = true;
      }
    }
    lines.end_feature();
  }
  return lines;
}

}  // namespace citygauge
