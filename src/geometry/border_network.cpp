#include "geometry/border_network.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <utility>

namespace citygauge {

namespace {

using Step = std::pair<Point, Point>;

/// Rings one after the other: no point twice in a row, the closing ones left out.
struct FlatRings {
  std::vector<Point> points;
  std::vector<std::size_t> begins{0};  // rings + 1 offsets into points

  void add(std::span<const Point> ring) {
    for (const Point p : ring)
      if (points.size() == begins.back() || points.back() != p) points.push_back(p);
    while (points.size() > begins.back() + 1 && points.back() == points[begins.back()]) points.pop_back();
    begins.push_back(points.size());
  }
  [[nodiscard]] std::size_t count() const { return begins.size() - 1; }
  [[nodiscard]] std::span<const Point> ring(std::size_t r) const {
    return std::span(points).subspan(begins[r], begins[r + 1] - begins[r]);
  }
};

FlatRings flat_rings(const Shapes& polygons) {
  FlatRings rings;
  rings.points.reserve(polygons.points().size());
  for (std::size_t f = 0; f < polygons.size(); ++f)
    for (std::size_t i = 0; i < polygons[f].part_count(); ++i) rings.add(polygons[f].part(i));
  return rings;
}

std::size_t hash_of(Point p) {
  constexpr std::uint64_t prime = 0x9E3779B97F4A7C15ULL;
  const std::uint64_t x = std::bit_cast<std::uint64_t>(p.x + 0.0);  // of -0 that of 0, to which it is equal
  const std::uint64_t y = std::bit_cast<std::uint64_t>(p.y + 0.0);
  const std::uint64_t mixed = (x ^ (x >> 32)) * prime + (y ^ (y >> 32));
  return (mixed ^ (mixed >> 32)) * prime >> 32;
}

/// For each point the first one at its very place. One flat table, at most half full, finds it.
std::vector<std::uint32_t> first_at_place(std::span<const Point> points) {
  constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> slots(std::bit_ceil(2 * points.size() + 1), none);
  std::vector<std::uint32_t> first(points.size());
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    std::size_t slot = hash_of(points[i]) & (slots.size() - 1);
    while (slots[slot] != none && points[slots[slot]] != points[i]) slot = (slot + 1) & (slots.size() - 1);
    if (slots[slot] == none) slots[slot] = i;
    first[i] = slots[slot];
  }
  return first;
}

/// The two places that a place is joined to, and whether there are more.
class Neighbours {
 public:
  void add(std::uint32_t place) {
    const auto known = places_.begin() + count_;
    if (are_more_ || std::find(places_.begin(), known, place) != known) return;
    are_more_ = count_ == places_.size();
    if (!are_more_) places_[count_++] = place;
  }
  [[nodiscard]] bool are_two() const { return count_ == places_.size() && !are_more_; }

 private:
  std::array<std::uint32_t, 2> places_;
  std::uint8_t count_ = 0;
  bool are_more_ = false;
};

/// For each point whether its place has other than two neighbours: there borders meet, or a spike ends.
std::vector<bool> meeting_points(const FlatRings& rings) {
  const std::vector<std::uint32_t> places = first_at_place(rings.points);
  std::vector<Neighbours> neighbours(places.size());
  for (std::size_t r = 0; r < rings.count(); ++r) {
    const std::size_t begin = rings.begins[r], end = rings.begins[r + 1];
    for (std::size_t i = begin; i < end; ++i) {
      Neighbours& here = neighbours[places[i]];
      here.add(places[i + 1 < end ? i + 1 : begin]);
      here.add(places[i > begin ? i - 1 : end - 1]);
    }
  }
  std::vector<bool> meeting;
  meeting.reserve(places.size());
  for (const std::uint32_t place : places) meeting.push_back(!neighbours[place].are_two());
  return meeting;
}

/// Where a ring is cut; a ring that meets no other at its least point, so that the place does not depend on
/// where the ring begins.
std::vector<std::size_t> cuts_of(const FlatRings& rings, std::size_t r, const std::vector<bool>& meeting) {
  std::vector<std::size_t> cuts;
  const std::span<const Point> ring = rings.ring(r);
  for (std::size_t i = 0; i < ring.size(); ++i)
    if (meeting[rings.begins[r] + i]) cuts.push_back(i);
  if (cuts.empty()) cuts.push_back(std::ranges::min_element(ring) - ring.begin());
  return cuts;
}

/// A ring from one place to the next, ends included; on past its last point where the next is not after it.
std::vector<Point> arc_between(std::span<const Point> ring, std::size_t from, std::size_t to) {
  if (from < to) return {ring.begin() + from, ring.begin() + to + 1};
  std::vector<Point> arc(ring.begin() + from, ring.end());
  arc.insert(arc.end(), ring.begin(), ring.begin() + to + 1);
  return arc;
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

std::vector<ArcUse> uses_of(std::span<const Point> ring, const std::vector<std::size_t>& cuts,
                            ArcCollector& collector) {
  std::vector<ArcUse> uses;
  for (std::size_t k = 0; k < cuts.size(); ++k)
    uses.push_back(collector.add(arc_between(ring, cuts[k], cuts[k + 1 < cuts.size() ? k + 1 : 0])));
  return uses;
}

}  // namespace

BorderNetwork border_network(const Shapes& polygons) {
  const FlatRings rings = flat_rings(polygons);
  const std::vector<bool> meeting = meeting_points(rings);
  BorderNetwork out;
  ArcCollector collector(out);
  for (std::size_t r = 0; r < rings.count(); ++r) {
    const std::span<const Point> ring = rings.ring(r);
    out.rings.push_back(ring.size() < 3 ? std::vector<ArcUse>()
                                        : uses_of(ring, cuts_of(rings, r, meeting), collector));
  }
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
