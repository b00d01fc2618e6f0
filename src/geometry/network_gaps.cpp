#include "geometry/network_gaps.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <queue>
#include <unordered_map>

#include "core/rounding.hpp"
#include "geometry/box_tree.hpp"

namespace citygauge {

struct StretchSegment {
  Segment segment;
  std::uint32_t stretch = 0;
  double from_m = 0;  // metres along the chain to its beginning
};

[[nodiscard]] static Box box_of(const StretchSegment& s) {
  return box_of(s.segment);
}

namespace {

struct Chord {
  double width_m = 0;
  Point from, to;

  friend auto operator<=>(const Chord&, const Chord&) = default;
};

Point nearest_point(const Segment& s, Point p) {
  const Point along = s.b - s.a;
  const double length2 = squared_length(along);
  const double t = length2 > 0 ? std::clamp(dot(p - s.a, along) / length2, 0.0, 1.0) : 0;
  return between(s.a, s.b, t);
}

/// Where two segments cross, both at a place between their ends.
std::optional<Point> crossing(const Segment& s, const Segment& o) {
  const Point u = s.b - s.a, v = o.b - o.a;
  const double across = cross(u, v);
  if (across == 0) return std::nullopt;
  const double t = cross(o.a - s.a, v) / across, w = cross(o.a - s.a, u) / across;
  if (!(0 < t && t < 1 && 0 < w && w < 1)) return std::nullopt;
  return between(s.a, s.b, t);
}

/// The shortest chord from `s` to `o`; of equally short ones the first in order.
Chord chord_between(const Segment& s, const Segment& o) {
  if (const auto at = crossing(s, o)) return {0, *at, *at};
  const auto chord = [](Point from, Point to) { return Chord{distance(from, to), from, to}; };
  return std::min({chord(s.a, nearest_point(o, s.a)), chord(s.b, nearest_point(o, s.b)),
                   chord(nearest_point(s, o.a), o.a), chord(nearest_point(s, o.b), o.b)});
}

class GapFinder {
 public:
  GapFinder(const WalkNetwork& network, std::span<const NetworkStretch> stretches,
            std::span<const std::uint32_t> parts, double gap_m)
      : network_(network),
        stretches_(stretches),
        parts_(parts),
        gap_m_(greatest_equal(gap_m)),
        segments_(segments_of(network, stretches)),
        tree_(segments_) {}

  std::vector<NetworkGap> find() {
    for (const StretchSegment& s : segments_) look_for_other_parts(s);
    std::vector<NetworkGap> gaps;
    for (const auto& [pair, chord] : between_parts_)
      gaps.push_back({chord.width_m, chord.from, chord.to, pair.first, pair.second});
    for (const DeadEnd& end : dead_ends(network_, stretches_, parts_))
      if (const auto chord = shortcut_at(end))
        gaps.push_back({chord->width_m, std::min(chord->from, chord->to), std::max(chord->from, chord->to),
                        end.part, end.part});
    std::ranges::sort(gaps);
    gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());  // two dead ends that face each other
    return gaps;
  }

 private:
  static std::vector<StretchSegment> segments_of(const WalkNetwork& network,
                                                 std::span<const NetworkStretch> stretches) {
    std::vector<StretchSegment> segments;
    for (std::uint32_t s = 0; s < stretches.size(); ++s) {
      const std::vector<Point> line = line_of(network, stretches[s]);
      double metres = metres_along(network, stretches[s].chain, stretches[s].from);
      for (std::size_t i = 1; i < line.size(); ++i) {
        segments.push_back({{line[i - 1], line[i]}, s, metres});
        metres += distance(line[i - 1], line[i]);
      }
    }
    return segments;
  }

  template <typename Visit>
  void near(const Box& box, Visit&& visit) const {
    const Box reach = box.grown(gap_m_);
    tree_.walk(
        box.centre(), [&](const Box& node) { return node.intersects(reach); },
        [&](const StretchSegment& s) {
          if (box_of(s).intersects(reach)) visit(s);
        });
  }

  /// Each pair of parts is looked at from the one with the smaller number.
  void look_for_other_parts(const StretchSegment& s) {
    near(box_of(s), [&](const StretchSegment& other) {
      const std::pair pair(parts_[s.stretch], parts_[other.stretch]);
      if (pair.first >= pair.second) return;
      const Chord chord = chord_between(s.segment, other.segment);
      if (chord.width_m > gap_m_) return;
      const auto [known, added] = between_parts_.emplace(pair, chord);
      if (!added) known->second = std::min(known->second, chord);
    });
  }

  std::optional<Chord> shortcut_at(const DeadEnd& end) const {
    const double way_round_m = way_round_gaps * gap_m_;
    const auto walked = nodes_within(end.node, way_round_m);
    const auto to_node = [&](std::uint32_t node) {
      const auto found = walked.find(node);
      return found == walked.end() ? std::numeric_limits<double>::infinity() : found->second;
    };
    std::optional<Chord> shortest;
    near({end.at.x, end.at.y, end.at.x, end.at.y}, [&](const StretchSegment& s) {
      if (parts_[s.stretch] != end.part) return;
      const Point at = nearest_point(s.segment, end.at);
      const Chord chord{distance(end.at, at), end.at, at};
      if (chord.width_m > gap_m_ || (shortest && !(chord < *shortest))) return;
      const WalkNetwork::Chain& chain = network_.chains()[stretches_[s.stretch].chain];
      const double along_m = s.from_m + distance(s.segment.a, at);
      const double rest_m = network_.forward_cost(chain).back() - along_m;
      if (std::min(to_node(chain.from) + along_m, to_node(chain.to) + rest_m) > way_round_m) shortest = chord;
    });
    return shortest;
  }

  [[nodiscard]] std::unordered_map<std::uint32_t, double> nodes_within(std::uint32_t start,
                                                                       double limit_m) const {
    using Entry = std::pair<double, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    std::unordered_map<std::uint32_t, double> metres{{start, 0.0}};
    queue.emplace(0, start);
    while (!queue.empty()) {
      const auto [done_m, node] = queue.top();
      queue.pop();
      if (done_m > metres.at(node)) continue;
      for (const std::uint32_t c : network_.chains_at(node)) {
        const WalkNetwork::Chain& chain = network_.chains()[c];
        const std::uint32_t other = chain.from == node ? chain.to : chain.from;
        const double total_m = done_m + network_.forward_cost(chain).back();
        if (total_m > limit_m) continue;
        const auto [known, added] = metres.emplace(other, total_m);
        if (!added && known->second <= total_m) continue;
        known->second = total_m;
        queue.emplace(total_m, other);
      }
    }
    return metres;
  }

  const WalkNetwork& network_;
  std::span<const NetworkStretch> stretches_;
  std::span<const std::uint32_t> parts_;
  double gap_m_;
  std::vector<StretchSegment> segments_;
  BoxTree<StretchSegment> tree_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Chord> between_parts_;
};

}  // namespace

std::vector<DeadEnd> dead_ends(const WalkNetwork& network, std::span<const NetworkStretch> stretches,
                               std::span<const std::uint32_t> parts) {
  std::vector<DeadEnd> ends;
  for (std::size_t s = 0; s < stretches.size(); ++s) {
    const WalkNetwork::Chain& chain = network.chains()[stretches[s].chain];
    const double length_m = network.forward_cost(chain).back();
    const auto add = [&](std::uint32_t node, double metres_inside) {
      if (metres_inside <= touching_m && network.chains_at(node).size() == 1)
        ends.push_back({network.node(node), node, parts[s]});
    };
    add(chain.from, metres_along(network, stretches[s].chain, stretches[s].from));
    add(chain.to, length_m - metres_along(network, stretches[s].chain, stretches[s].to));
  }
  std::ranges::sort(ends, {}, &DeadEnd::node);
  return ends;
}

std::vector<NetworkGap> network_gaps(const WalkNetwork& network, std::span<const NetworkStretch> stretches,
                                     std::span<const std::uint32_t> parts, double gap_m) {
  return GapFinder(network, stretches, parts, gap_m).find();
}

}  // namespace citygauge
