#include "geometry/stack_outline.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace citygauge {
namespace {

constexpr std::size_t sets_at_once = 8;
constexpr std::size_t fewest_sets = 4;  // fewer are no stack
/// Another round is worth its while if the last one left at most this share of the edges.
constexpr double worthwhile_share = 0.8;

bool same(const SweepEdge& a, const SweepEdge& b) {
  return !begins_before(a, b) && !begins_before(b, a);
}

std::size_t edge_count(std::span<const EdgeSet> sets) {
  std::size_t count = 0;
  for (const EdgeSet& set : sets) count += set.size();
  return count;
}

EdgeSet joined(std::span<const EdgeSet> sets) {
  EdgeSet edges;
  for (const EdgeSet& set : sets) edges.insert(edges.end(), set.begin(), set.end());
  make_canonical(edges);
  return edges;
}

Point point_at(const SweepEdge& edge, double y) {
  if (y == edge.low.y) return edge.low;
  if (y == edge.high.y) return edge.high;
  return {edge.low.x + (y - edge.low.y) * ((edge.high.x - edge.low.x) / (edge.high.y - edge.low.y)), y};
}

}  // namespace

void sort_sets(std::vector<EdgeSet>& sets) {
  std::sort(sets.begin(), sets.end(), [](const EdgeSet& a, const EdgeSet& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), begins_before);
  });
}

void StackOutline::thin_out(std::vector<EdgeSet>& sets, double width) {
  const auto copy = [](const EdgeSet& a, const EdgeSet& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
  };
  sets.erase(std::unique(sets.begin(), sets.end(), copy), sets.end());
  std::size_t count = edge_count(sets);
  while (sets.size() >= fewest_sets) {
    std::vector<EdgeSet> united;
    for (std::size_t i = 0; i < sets.size(); i += sets_at_once) {
      EdgeSet all = joined(std::span(sets).subspan(i, std::min(sets_at_once, sets.size() - i)));
      EdgeSet outline = outline_of(all, width).edges;
      // Crossing combs have an outline of more edges than they have themselves.
      united.push_back(outline.size() < all.size() ? std::move(outline) : std::move(all));
    }
    sets = std::move(united);
    const std::size_t count_left = edge_count(sets);
    if (static_cast<double>(count_left) > worthwhile_share * static_cast<double>(count)) return;
    count = count_left;
  }
}

StackOutline::Outline StackOutline::outline_of(const EdgeSet& edges, double width) {
  const Strips strips = split_if_dense(edges, width);
  if (strips.left_width > 0) return outline_of_strips(strips, width);
  outline_ = {};
  first_edge_ = edges.data();
  stretches_.assign(edges.size(), {});
  walk_.walk(edges, *this);
  for (std::size_t i = 0; i < edges.size(); ++i) end_stretch(edges[i], stretches_[i]);
  make_canonical(outline_.edges);
  return std::move(outline_);
}

/// Where the left strip's outline goes on beyond the cut, the right one's begins on it: the two ends cancel.
StackOutline::Outline StackOutline::outline_of_strips(const Strips& strips, double width) {
  Outline left = outline_of(strips.left, strips.left_width);
  Outline right = outline_of(strips.right, width - strips.left_width);
  if (left.edges.empty() && right.edges.empty()) return right;
  const std::uint32_t group = (left.edges.empty() ? right : left).edges.front().group;
  for (const Stretch& open : left.open) {
    right.edges.push_back({{0, open.from}, {0, open.to}, group, -1});
  }
  make_canonical(right.edges);
  for (SweepEdge edge : right.edges) {
    edge.low.x += strips.left_width;
    edge.high.x += strips.left_width;
    left.edges.push_back(edge);
  }
  make_canonical(left.edges);
  return {std::move(left.edges), std::move(right.open)};
}

void StackOutline::visit_slab(std::span<const PassingEdge> order, double bottom, double top) {
  std::int32_t winding = 0;
  for (const PassingEdge& passing : order) {
    const bool before = winding > 0;
    winding += passing.edge->winding;
    const bool after = winding > 0;
    if (before != after) extend(*passing.edge, after ? 1 : -1, bottom, top);
  }
  if (winding > 0) extend_open(bottom, top);
}

void StackOutline::extend(const SweepEdge& edge, std::int32_t winding, double bottom, double top) {
  Stretch& stretch = stretches_[static_cast<std::size_t>(&edge - first_edge_)];
  if (stretch.winding != winding || stretch.to != bottom) {
    end_stretch(edge, stretch);
    stretch = {bottom, top, winding};
  }
  stretch.to = top;
}

void StackOutline::extend_open(double bottom, double top) {
  std::vector<Stretch>& open = outline_.open;
  if (open.empty() || open.back().to != bottom) open.push_back({bottom, top, 1});
  open.back().to = top;
}

void StackOutline::end_stretch(const SweepEdge& edge, Stretch& stretch) {
  if (stretch.winding == 0) return;
  outline_.edges.push_back(
      {point_at(edge, stretch.from), point_at(edge, stretch.to), edge.group, stretch.winding});
  stretch.winding = 0;
}

}  // namespace citygauge
