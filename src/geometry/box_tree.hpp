// A bounding-box tree over points or segments. Unlike a grid it stays fast however unevenly they lie: a
// hundred thousand stops in one bus station cost no more than the same number spread over a province.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "geometry/segment.hpp"

namespace citygauge {

/// Squared distance from `p` to the nearest point of the box; 0 inside it.
[[nodiscard]] inline double squared_distance(const Box& box, Point p) {
  const double dx = std::max({box.min_x - p.x, 0.0, p.x - box.max_x});
  const double dy = std::max({box.min_y - p.y, 0.0, p.y - box.max_y});
  return dx * dx + dy * dy;
}

[[nodiscard]] inline Box box_of(Point p) {
  return {p.x, p.y, p.x, p.y};
}
[[nodiscard]] inline Box box_of(const Segment& s) {
  return s.box();
}

/// `Item` is something that `box_of` knows.
template <typename Item>
class BoxTree {
 public:
  explicit BoxTree(std::vector<Item> items) : items_(std::move(items)) {
    if (!items_.empty()) build(0, static_cast<std::uint32_t>(items_.size()));
  }

  /// Calls `visit(Item)` for the items below every node whose box passes `enter(Box)`, subtrees nearer to
  /// `from` first. `enter` is asked when a node's turn comes, so it may use what has been seen so far.
  template <typename Enter, typename Visit>
  void walk(Point from, Enter&& enter, Visit&& visit) const;

 private:
  struct Node {
    Box box;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t second_child = 0;  // 0: a leaf; the first child follows its parent
  };
  static constexpr std::uint32_t leaf_size = 8;
  static constexpr std::size_t max_depth = 64;  // halving 2^32 points ends sooner

  void build(std::uint32_t begin, std::uint32_t end);

  std::vector<Item> items_;
  std::vector<Node> nodes_;
};

template <typename Item>
void BoxTree<Item>::build(std::uint32_t begin, std::uint32_t end) {
  const std::size_t index = nodes_.size();
  Box box;
  for (std::uint32_t i = begin; i < end; ++i) box.add(box_of(items_[i]));
  nodes_.push_back({box, begin, end, 0});
  if (end - begin <= leaf_size) return;

  const std::uint32_t middle = begin + (end - begin) / 2;
  const bool by_x = box.width() >= box.height();
  std::nth_element(items_.begin() + begin, items_.begin() + middle, items_.begin() + end,
                   [by_x](const Item& one, const Item& other) {
                     const Point a = box_of(one).centre(), b = box_of(other).centre();
                     return by_x ? a < b : std::pair(a.y, a.x) < std::pair(b.y, b.x);
                   });
  build(begin, middle);
  nodes_[index].second_child = static_cast<std::uint32_t>(nodes_.size());
  build(middle, end);
}

template <typename Item>
template <typename Enter, typename Visit>
void BoxTree<Item>::walk(Point from, Enter&& enter, Visit&& visit) const {
  std::array<std::uint32_t, max_depth> pending{};
  std::size_t count = 0;
  if (!nodes_.empty()) pending[count++] = 0;
  while (count > 0) {
    const std::uint32_t index = pending[--count];
    const Node& node = nodes_[index];
    if (!enter(node.box)) continue;
    if (node.second_child == 0) {
      for (std::uint32_t i = node.begin; i < node.end; ++i) visit(items_[i]);
      continue;
    }
    const std::uint32_t first = index + 1;
    const bool first_is_nearer =
        squared_distance(nodes_[first].box, from) <= squared_distance(nodes_[node.second_child].box, from);
    pending[count++] = first_is_nearer ? node.second_child : first;
    pending[count++] = first_is_nearer ? first : node.second_child;
  }
}

using PointTree = BoxTree<Point>;
using SegmentTree = BoxTree<Segment>;

}  // namespace citygauge
