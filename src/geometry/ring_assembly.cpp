#include "geometry/ring_assembly.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <unordered_map>

namespace citygauge {
namespace {

constexpr double joint_tolerance_m = 1e-3;  // ends of pieces that are one point, but for rounding
constexpr double least_ring_m2 = 1e-2;      // smaller rings are rounding

using Line = std::vector<Point>;

/// Finds lines by the place where they begin.
class Beginnings {
 public:
  explicit Beginnings(const std::vector<Line>& lines) : lines_(lines), used_(lines.size(), false) {
    for (std::size_t i = 0; i < lines.size(); ++i)
      cells_.emplace(key(cell(lines[i].front().x), cell(lines[i].front().y)), i);
  }

  /// The unused line that begins nearest to `p`, marked as used; -1 when there is none within the tolerance.
  std::ptrdiff_t take(Point p) {
    std::ptrdiff_t best = -1;
    double best_distance = joint_tolerance_m;
    for (const std::int64_t dx : {-1, 0, 1}) {
      for (const std::int64_t dy : {-1, 0, 1}) {
        const auto [first, last] = cells_.equal_range(key(cell(p.x) + dx, cell(p.y) + dy));
        for (auto entry = first; entry != last; ++entry) {
          const double apart = distance(lines_[entry->second].front(), p);
          if (used_[entry->second] || apart > best_distance) continue;
          best_distance = apart;
          best = static_cast<std::ptrdiff_t>(entry->second);
        }
      }
    }
    if (best >= 0) used_[static_cast<std::size_t>(best)] = true;
    return best;
  }

  bool take(std::size_t line) {
    if (used_[line]) return false;
    used_[line] = true;
    return true;
  }

 private:
  static std::int64_t cell(double value) { return std::llround(value / joint_tolerance_m); }
  static std::uint64_t key(std::int64_t x, std::int64_t y) {
    return static_cast<std::uint64_t>(x) * 0x9E3779B97F4A7C15ULL ^ static_cast<std::uint64_t>(y);
  }

  const std::vector<Line>& lines_;
  std::vector<bool> used_;
  std::unordered_multimap<std::uint64_t, std::size_t> cells_;
};

/// Joins lines end to end into rings; nullopt when some do not close.
std::optional<std::vector<Line>> close_rings(const std::vector<Line>& lines) {
  std::vector<Line> rings;
  Beginnings beginnings(lines);
  for (std::size_t start = 0; start < lines.size(); ++start) {
    if (!beginnings.take(start)) continue;
    Line ring = lines[start];
    while (distance(ring.back(), ring.front()) > joint_tolerance_m) {
      const std::ptrdiff_t next = beginnings.take(ring.back());
      if (next < 0) return std::nullopt;
      const Line& line = lines[static_cast<std::size_t>(next)];
      ring.insert(ring.end(), line.begin() + 1, line.end());
    }
    ring.back() = ring.front();
    if (ring.size() >= 4 && std::abs(doubled_signed_area(ring)) > 2 * least_ring_m2)
      rings.push_back(std::move(ring));
  }
  return rings;
}

bool inside(const Line& ring, Point p) {
  Shapes shapes(ShapeKind::polygon);
  shapes.add_part(ring);
  shapes.end_feature();
  return contains(shapes[0], p);
}

/// Appends one feature: each shell followed by the holes in it. False when a hole lies in no shell.
bool append_rings(Shapes& out, const std::vector<Line>& rings) {
  std::vector<const Line*> shells, holes;
  for (const Line& ring : rings) (doubled_signed_area(ring) > 0 ? shells : holes).push_back(&ring);
  std::ranges::sort(shells, {}, [](const Line* shell) { return doubled_signed_area(*shell); });
  std::vector<std::vector<const Line*>> holes_of(shells.size());
  for (const Line* hole : holes) {
    const Point p = between((*hole)[0], (*hole)[1], 0.5);
    const auto around = std::ranges::find_if(shells, [&](const Line* shell) { return inside(*shell, p); });
    if (around == shells.end()) return false;
    holes_of[static_cast<std::size_t>(around - shells.begin())].push_back(hole);
  }
  for (std::size_t i = 0; i < shells.size(); ++i) {
    out.add_part(*shells[i]);
    for (const Line* hole : holes_of[i]) out.add_part(*hole);
  }
  out.end_feature();
  return true;
}

}  // namespace

bool append_enclosed(Shapes& out, const std::vector<std::vector<Point>>& lines) {
  const auto rings = close_rings(lines);
  return rings && !rings->empty() && append_rings(out, *rings);
}

}  // namespace citygauge
