#include "geometry/slab_walk.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace citygauge {
namespace {

/// Edges that pass one another by less than this within a slab count as not crossing: the error is at most
/// this times the slab's height, 1e-12 of a tile.
constexpr double crossing_tolerance_m = 1e-10;

/// For lists that are nearly in order. Calls `swapped(left, right)` for each pair that changes places.
template <class T, class Before, class Swapped>
void insertion_sort(std::vector<T>& list, Before before, Swapped swapped) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    if (!before(list[i], list[i - 1])) continue;
    const T moving = list[i];
    std::size_t place = i;
    for (; place > 0 && before(moving, list[place - 1]); --place) {
      swapped(list[place - 1], moving);
      list[place] = list[place - 1];
    }
    list[place] = moving;
  }
}

void sort_by_middle(std::vector<PassingEdge>& edges) {
  insertion_sort(
      edges, [](const PassingEdge& a, const PassingEdge& b) { return a.middle < b.middle; },
      [](const PassingEdge&, const PassingEdge&) {});
}

}  // namespace

void SlabWalk::walk(std::span<const SweepEdge> waiting, SlabVisitor& visitor) {
  passing_.clear();
  double bottom = 0;
  while (!waiting.empty() || !passing_.empty()) {
    if (passing_.empty()) bottom = waiting.front().low.y;
    const double top = admit_edges_from(bottom, waiting);
    pass_slab(bottom, top, visitor);
    drop_edges_ending_at(top);
    bottom = top;
  }
}

/// Lets in the edges that begin at y and returns the height at which the next edge begins or ends.
double SlabWalk::admit_edges_from(double y, std::span<const SweepEdge>& waiting) {
  std::size_t begun = 0;
  for (; begun < waiting.size() && waiting[begun].low.y == y; ++begun) {
    const SweepEdge& e = waiting[begun];
    const double slope = (e.high.x - e.low.x) / (e.high.y - e.low.y);
    passing_.push_back({e.low.x, 0, 0, slope, &e});
  }
  waiting = waiting.subspan(begun);
  double top = waiting.empty() ? std::numeric_limits<double>::infinity() : waiting.front().low.y;
  for (const PassingEdge& passing : passing_) top = std::min(top, passing.edge->high.y);
  return top;
}

void SlabWalk::pass_slab(double bottom, double top, SlabVisitor& visitor) {
  for (PassingEdge& passing : passing_) {
    passing.top = passing.x_at(top);
    passing.middle = (passing.bottom + passing.top) / 2;
  }
  sort_by_middle(passing_);
  if (edges_cross()) {
    pass_crossed_slab(bottom, top, visitor);
  } else {
    visitor.visit_slab(passing_, bottom, top);
  }
}

bool SlabWalk::edges_cross() const {
  for (std::size_t i = 1; i < passing_.size(); ++i) {
    const PassingEdge& left = passing_[i - 1];
    const PassingEdge& right = passing_[i];
    if (left.bottom > right.bottom + crossing_tolerance_m || left.top > right.top + crossing_tolerance_m)
      return true;
  }
  return false;
}

/// Pairs that change places between the bottom and the top of the slab cross in it.
void SlabWalk::find_crossings(double bottom, double top) {
  crossings_.clear();
  reordered_ = passing_;
  std::sort(reordered_.begin(), reordered_.end(), [](const PassingEdge& a, const PassingEdge& b) {
    return std::pair(a.bottom, a.top) < std::pair(b.bottom, b.top);
  });
  insertion_sort(
      reordered_, [](const PassingEdge& a, const PassingEdge& b) { return a.top < b.top; },
      [&](const PassingEdge& left, const PassingEdge& right) {
        const double gap_below = right.bottom - left.bottom;
        const double gap_above = left.top - right.top;
        if (gap_below <= crossing_tolerance_m || gap_above <= crossing_tolerance_m) return;
        crossings_.push_back(bottom + (top - bottom) * (gap_below / (gap_below + gap_above)));
      });
  std::sort(crossings_.begin(), crossings_.end());
}

void SlabWalk::pass_crossed_slab(double bottom, double top, SlabVisitor& visitor) {
  find_crossings(bottom, top);
  crossings_.push_back(top);
  reordered_ = passing_;
  double from = bottom;
  for (const double to : crossings_) {
    if (to <= from) continue;
    const double middle = from + (to - from) / 2;
    for (PassingEdge& passing : reordered_) passing.middle = passing.x_at(middle);
    sort_by_middle(reordered_);
    visitor.visit_slab(reordered_, from, to);
    from = to;
  }
}

void SlabWalk::drop_edges_ending_at(double y) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < passing_.size(); ++i) {
    if (passing_[i].edge->high.y == y) continue;
    if (kept != i) passing_[kept] = passing_[i];
    passing_[kept].bottom = passing_[kept].top;
    ++kept;
  }
  passing_.resize(kept);
}

}  // namespace citygauge
