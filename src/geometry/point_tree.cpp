#include "geometry/point_tree.hpp"

#include <algorithm>
#include <utility>

namespace citygauge {

PointTree::PointTree(std::vector<Point> points) : points_(std::move(points)) {
  if (!points_.empty()) build(0, static_cast<std::uint32_t>(points_.size()));
}

void PointTree::build(std::uint32_t begin, std::uint32_t end) {
  const std::size_t index = nodes_.size();
  Box box;
  for (std::uint32_t i = begin; i < end; ++i) box.add(points_[i]);
  nodes_.push_back({box, begin, end, 0});
  if (end - begin <= leaf_size) return;

  const std::uint32_t middle = begin + (end - begin) / 2;
  const bool by_x = box.width() >= box.height();
  std::nth_element(
      points_.begin() + begin, points_.begin() + middle, points_.begin() + end,
      [by_x](Point a, Point b) { return by_x ? a < b : std::pair(a.y, a.x) < std::pair(b.y, b.x); });
  build(begin, middle);
  nodes_[index].second_child = static_cast<std::uint32_t>(nodes_.size());
  build(middle, end);
}

}  // namespace citygauge
