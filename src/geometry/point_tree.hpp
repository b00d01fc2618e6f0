// A bounding-box tree over points. Unlike a grid it stays fast however unevenly the points lie: a hundred
// thousand stops in one bus station cost no more than the same number spread over a province.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geometry/point.hpp"

namespace citygauge {

/// Squared distance from `p` to the nearest point of the box; 0 inside it.
[[nodiscard]] inline double squared_distance(const Box& box, Point p) {
  const double dx = std::max({box.min_x - p.x, 0.0, p.x - box.max_x});
  const double dy = std::max({box.min_y - p.y, 0.0, p.y - box.max_y});
  return dx * dx + dy * dy;
}

class PointTree {
 public:
  explicit PointTree(std::vector<Point> points);

  /// Calls `visit(Point)` for the points below every node whose box passes `enter(Box)`, subtrees nearer to
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

  std::vector<Point> points_;
  std::vector<Node> nodes_;
};

template <typename Enter, typename Visit>
void PointTree::walk(Point from, Enter&& enter, Visit&& visit) const {
  std::array<std::uint32_t, max_depth> pending{};
  std::size_t count = 0;
  if (!nodes_.empty()) pending[count++] = 0;
  while (count > 0) {
    const std::uint32_t index = pending[--count];
    const Node& node = nodes_[index];
    if (!enter(node.box)) continue;
    if (node.second_child == 0) {
      for (std::uint32_t i = node.begin; i < node.end; ++i) visit(points_[i]);
      continue;
    }
    const std::uint32_t first = index + 1;
    const bool first_is_nearer =
        squared_distance(nodes_[first].box, from) <= squared_distance(nodes_[node.second_child].box, from);
    pending[count++] = first_is_nearer ? node.second_child : first;
    pending[count++] = first_is_nearer ? first : node.second_child;
  }
}

}  // namespace citygauge
