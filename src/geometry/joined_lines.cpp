#include "geometry/joined_lines.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <vector>

#include "core/rounding.hpp"
#include "geometry/box_tree.hpp"

namespace citygauge {

struct PartSegment {
  Segment segment;
  std::uint32_t part = 0;
  std::uint32_t index = 0;  // of its first vertex
};

[[nodiscard]] static Box box_of(const PartSegment& s) {
  return box_of(s.segment);
}

namespace {

constexpr double own_reach = 4;  // tolerances along a line from its end within which it does not meet itself

struct Foot {
  double distance_m = 0;
  std::uint32_t index = 0;
  double t = 0;
  Point at;
};

Foot foot_on(const PartSegment& s, Point p) {
  const Point along = s.segment.b - s.segment.a;
  const double length2 = squared_length(along);
  const double t = length2 > 0 ? std::clamp(dot(p - s.segment.a, along) / length2, 0.0, 1.0) : 0;
  const Point at = between(s.segment.a, s.segment.b, t);
  return {distance(p, at), s.index, t, at};
}

class EndJoiner {
 public:
  EndJoiner(const Shapes& lines, double join_m)
      : join_m_(greatest_equal(join_m)), lines_(lines), tree_(segments_of(lines)) {}

  JoinedLines join() {
    for (std::uint32_t part = 0; part < parts_.size(); ++part) {
      if (parts_[part].size() < 2) continue;
      join_end(part, parts_[part].front(), 0);
      join_end(part, parts_[part].back(), along_[part].back());
    }
    JoinedLines joined;
    for (std::size_t line = 0, part = 0; line < lines_.size(); ++line) {
      for (std::size_t p = 0; p < lines_[line].part_count(); ++p) add_part(joined.lines, part++);
      joined.lines.end_feature();
    }
    joined.given = joined.lines.size();
    for (const auto& [end, foot] : links_) {
      joined.lines.add_part(std::vector{end, foot});
      joined.lines.end_feature();
    }
    return joined;
  }

 private:
  std::vector<PartSegment> segments_of(const Shapes& lines) {
    std::vector<PartSegment> segments;
    for (std::size_t line = 0; line < lines.size(); ++line) {
      for (std::size_t p = 0; p < lines[line].part_count(); ++p) {
        const auto part = lines[line].part(p);
        std::vector<double>& along = along_.emplace_back(part.size());
        for (std::size_t i = 1; i < part.size(); ++i) {
          along[i] = along[i - 1] + distance(part[i - 1], part[i]);
          segments.push_back({{part[i - 1], part[i]},
                              static_cast<std::uint32_t>(parts_.size()),
                              static_cast<std::uint32_t>(i - 1)});
        }
        parts_.push_back(part);
      }
    }
    return segments;
  }

  /// `end_along`: where the end lies along its own part.
  void join_end(std::uint32_t part, Point end, double end_along) {
    std::map<std::uint32_t, Foot> nearest;  // by the part that is met
    tree_.walk(
        end, [&](const Box& box) { return squared_distance(box, end) <= join_m_ * join_m_; },
        [&](const PartSegment& s) {
          const Foot foot = foot_on(s, end);
          if (foot.distance_m > join_m_) return;
          const double foot_along = std::lerp(along_[s.part][s.index], along_[s.part][s.index + 1], foot.t);
          if (s.part == part && std::abs(foot_along - end_along) <= own_reach * join_m_) return;
          const auto [known, added] = nearest.emplace(s.part, foot);
          if (!added && std::pair(foot.distance_m, foot.index) <
                            std::pair(known->second.distance_m, known->second.index))
            known->second = foot;
        });
    for (const auto& [met, foot] : nearest) {
      if (foot.t > 0 && foot.t < 1) cuts_[{met, foot.index}].emplace_back(foot.t, foot.at);
      if (foot.distance_m > 0) links_.emplace_back(end, foot.at);
    }
  }

  void add_part(Shapes& into, std::size_t part) {
    for (std::size_t i = 0; i < parts_[part].size(); ++i) {
      into.add_point(parts_[part][i]);
      const auto cuts = cuts_.find({static_cast<std::uint32_t>(part), static_cast<std::uint32_t>(i)});
      if (cuts == cuts_.end()) continue;
      std::ranges::sort(cuts->second);
      for (const auto& [t, at] : cuts->second) into.add_point(at);
    }
    into.end_part();
  }

  double join_m_;
  const Shapes& lines_;
  std::vector<std::span<const Point>> parts_;
  std::vector<std::vector<double>> along_;  // metres to each vertex of each part
  BoxTree<PartSegment> tree_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::pair<double, Point>>> cuts_;
  std::vector<std::pair<Point, Point>> links_;
};

}  // namespace

Shapes in_order(const Shapes& lines) {
  std::vector<std::size_t> order(lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return std::ranges::lexicographical_compare(lines[a].points(), lines[b].points());
  });
  Shapes sorted(ShapeKind::line);
  sorted.reserve(lines);
  for (const std::size_t i : order) sorted.add_feature(lines[i]);
  return sorted;
}

JoinedLines join_ends(const Shapes& lines, double join_m) {
  const Shapes sorted = in_order(lines);
  return EndJoiner(sorted, join_m).join();
}

}  // namespace citygauge
