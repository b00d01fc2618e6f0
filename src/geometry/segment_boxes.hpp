// A tree of boxes over segments in their given order: segments of rings lie side by side in space, so
// consecutive runs make tight boxes and nothing needs sorting. Finds the segments near a box.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geometry/segment.hpp"

namespace citygauge {

class SegmentBoxes {
 public:
  SegmentBoxes() = default;
  explicit SegmentBoxes(std::span<const Segment> segments) {
    boxes_.emplace_back();
    for (const Segment& s : segments) boxes_.back().push_back(s.box());
    while (boxes_.back().size() > 1) {
      const std::vector<Box>& below = boxes_.back();
      std::vector<Box> level((below.size() + fan_out - 1) / fan_out);
      for (std::size_t i = 0; i < below.size(); ++i) level[i / fan_out].add(below[i]);
      boxes_.push_back(std::move(level));
    }
  }

  /// Calls `visit(index)` for each segment whose box meets `query`, in ascending order.
  template <typename Visit>
  void visit(const Box& query, Visit&& visit) const {
    if (boxes_.empty() || boxes_.back().empty()) return;
    descend(query, boxes_.size() - 1, 0, visit);
  }

  /// Calls `visit(i, j)` with i < j for each pair of segments whose boxes meet.
  template <typename Visit>
  void visit_pairs(Visit&& visit) const {
    if (!boxes_.empty() && !boxes_.back().empty()) pairs_within(boxes_.size() - 1, 0, visit);
  }

 private:
  static constexpr std::size_t fan_out = 4;

  [[nodiscard]] std::size_t children_end(std::size_t level, std::size_t index) const {
    return std::min((index + 1) * fan_out, boxes_[level - 1].size());
  }

  template <typename Visit>
  void descend(const Box& query, std::size_t level, std::size_t index, Visit& visit) const {
    if (!boxes_[level][index].intersects(query)) return;
    if (level == 0) {
      visit(index);
      return;
    }
    const std::size_t end = children_end(level, index);
    for (std::size_t child = index * fan_out; child < end; ++child) descend(query, level - 1, child, visit);
  }

  template <typename Visit>
  void pairs_within(std::size_t level, std::size_t index, Visit& visit) const {
    if (level == 0) return;
    const std::size_t end = children_end(level, index);
    for (std::size_t i = index * fan_out; i < end; ++i) {
      pairs_within(level - 1, i, visit);
      for (std::size_t j = i + 1; j < end; ++j) pairs_between(level - 1, i, j, visit);
    }
  }

  template <typename Visit>
  void pairs_between(std::size_t level, std::size_t left, std::size_t right, Visit& visit) const {
    if (!boxes_[level][left].intersects(boxes_[level][right])) return;
    if (level == 0) {
      visit(left, right);
      return;
    }
    const std::size_t left_end = children_end(level, left);
    const std::size_t right_end = children_end(level, right);
    for (std::size_t i = left * fan_out; i < left_end; ++i) {
      if (!boxes_[level - 1][i].intersects(boxes_[level][right])) continue;
      for (std::size_t j = right * fan_out; j < right_end; ++j) pairs_between(level - 1, i, j, visit);
    }
  }

  std::vector<std::vector<Box>> boxes_;  // level 0: one box per segment; each further level joins four
};

}  // namespace citygauge
