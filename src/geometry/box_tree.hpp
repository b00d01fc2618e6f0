// A bounding-box tree over points or segments. Unlike a grid it stays fast however unevenly they lie: a
// hundred thousand stops in one bus station cost no more than the same number spread over a province. It is
// built of one sort along a Z-order curve; nodes are split where the curve enters another square, so that
// they overlap no more than the items do.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
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

/// Numbers places so that those with near numbers lie near each other (G. M. Morton, 1966).
class ZOrder {
 public:
  explicit ZOrder(const Box& extent)
      : low_{extent.min_x, extent.min_y}, scale_(steps / std::max(extent.width(), extent.height())) {}

  [[nodiscard]] std::uint64_t of(Point p) const {
    return spread(step((p.x - low_.x) * scale_)) | spread(step((p.y - low_.y) * scale_)) << 1;
  }

 private:
  static constexpr double steps = 4294967295.0;  // 32 bits for each axis

  /// What is no number, as in an extent without size, becomes 0.
  static std::uint64_t step(double value) {
    return value > 0 ? static_cast<std::uint64_t>(std::min(value, steps)) : 0;
  }
  /// Moves bit i to bit 2i.
  static std::uint64_t spread(std::uint64_t bits) {
    bits = (bits | bits << 16) & 0x0000FFFF0000FFFF;
    bits = (bits | bits << 8) & 0x00FF00FF00FF00FF;
    bits = (bits | bits << 4) & 0x0F0F0F0F0F0F0F0F;
    bits = (bits | bits << 2) & 0x3333333333333333;
    return (bits | bits << 1) & 0x5555555555555555;
  }

  Point low_;
  double scale_;
};

/// `Item` is something that `box_of` knows.
template <typename Item>
class BoxTree {
 public:
  explicit BoxTree(std::vector<Item> items) {
    const std::vector<Place> places = take_in_order(std::move(items));
    if (!items_.empty()) build(places, 0, static_cast<std::uint32_t>(items_.size()));
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
  static constexpr std::size_t max_depth = 128;  // 64 bits of places, then halves of 2^32 items on one place

  using Place = std::pair<std::uint64_t, std::uint32_t>;  // on the curve, and the item's index
  std::vector<Place> take_in_order(std::vector<Item> items);
  static std::uint32_t middle_of(const std::vector<Place>& places, std::uint32_t begin, std::uint32_t end);
  Box build(const std::vector<Place>& places, std::uint32_t begin, std::uint32_t end);

  std::vector<Item> items_;
  std::vector<Node> nodes_;
};

template <typename Item>
auto BoxTree<Item>::take_in_order(std::vector<Item> items) -> std::vector<Place> {
  Box extent;
  for (const Item& item : items) extent.add(box_of(item));
  const ZOrder order(extent);
  std::vector<Place> places;
  places.reserve(items.size());
  for (const Item& item : items)
    places.emplace_back(order.of(box_of(item).centre()), static_cast<std::uint32_t>(places.size()));
  std::ranges::sort(places);
  items_.reserve(items.size());
  for (const auto& [place, index] : places) items_.push_back(std::move(items[index]));
  return places;
}

/// Where the highest bit changes that is not the same for all; halfway where all lie on one place.
template <typename Item>
std::uint32_t BoxTree<Item>::middle_of(const std::vector<Place>& places, std::uint32_t begin,
                                       std::uint32_t end) {
  const std::uint64_t first = places[begin].first, last = places[end - 1].first;
  if (first == last) return begin + (end - begin) / 2;
  const std::uint64_t border = last & ~(std::bit_floor(first ^ last) - 1);
  const auto middle = std::lower_bound(places.begin() + begin, places.begin() + end, Place{border, 0});
  return static_cast<std::uint32_t>(middle - places.begin());
}

template <typename Item>
Box BoxTree<Item>::build(const std::vector<Place>& places, std::uint32_t begin, std::uint32_t end) {
  const std::size_t index = nodes_.size();
  nodes_.push_back({{}, begin, end, 0});
  Box box;
  if (end - begin <= leaf_size) {
    for (std::uint32_t i = begin; i < end; ++i) box.add(box_of(items_[i]));
  } else {
    const std::uint32_t middle = middle_of(places, begin, end);
    box = build(places, begin, middle);
    nodes_[index].second_child = static_cast<std::uint32_t>(nodes_.size());
    box.add(build(places, middle, end));
  }
  nodes_[index].box = box;
  return box;
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
