#include "geometry/slab_sweep.hpp"

#include <algorithm>

namespace citygauge {

void SlabSweep::start(std::size_t levels, std::size_t districts, bool whole_tile) {
  levels_ = levels;
  districts_ = districts;
  whole_tile_ = whole_tile;
  areas_.assign((districts + 1) * levels, 0);
  gross_.assign(districts + 1, 0);
  windings_.assign(levels + districts, 0);
}

void SlabSweep::add(const std::vector<SweepEdge>& edges, double width) {
  const Strips strips = split_if_dense(edges, width);
  if (strips.left_width == 0) {
    width_ = width;
    walk_.walk(edges, *this);
    return;
  }
  add(strips.left, strips.left_width);
  add(strips.right, width - strips.left_width);
}

void SlabSweep::visit_slab(std::span<const PassingEdge> order, double bottom, double top) {
  if (levels_ == 1 && districts_ == 0) {
    areas_.front() += covered_width(order) * (top - bottom);
  } else {
    add_level_widths(order, top - bottom);
  }
}

/// The common case, a single level in a tile without district borders.
double SlabSweep::covered_width(std::span<const PassingEdge> order) const {
  double covered = 0;
  std::int32_t winding = 0;
  double from = 0;
  for (const PassingEdge& passing : order) {
    const bool before = winding > 0;
    winding += passing.edge->winding;
    if (before == (winding > 0)) continue;
    if (before) {
      covered += passing.middle - from;
    } else {
      from = passing.middle;
    }
  }
  return winding > 0 ? covered + (width_ - from) : covered;
}

void SlabSweep::add_level_widths(std::span<const PassingEdge> order, double height) {
  inside_.clear();
  if (whole_tile_) inside_.push_back(0);
  topmost_ = -1;
  multiplicity_ = 0;
  double from = 0;
  const auto add_until = [&](double x) {
    if (topmost_ >= 0) {
      for (const std::size_t place : inside_) {
        areas_[place * levels_ + static_cast<std::size_t>(topmost_)] += (x - from) * height;
        gross_[place] += multiplicity_ * (x - from) * height;
      }
    }
    from = x;
  };
  for (const PassingEdge& passing : order) {
    add_until(passing.middle);
    pass(*passing.edge);
  }
  add_until(width_);
  for (const PassingEdge& passing : order) windings_[passing.edge->group] = 0;
}

void SlabSweep::pass(const SweepEdge& edge) {
  std::int32_t& winding = windings_[edge.group];
  const bool before = winding > 0;
  winding += edge.winding;
  const bool after = winding > 0;
  if (edge.group < levels_) multiplicity_ += edge.winding;
  if (before == after) return;
  if (edge.group >= levels_) {
    const std::size_t place = edge.group - levels_ + 1;
    if (after) {
      inside_.push_back(place);
    } else {
      inside_.erase(std::find(inside_.begin(), inside_.end(), place));
    }
  } else if (after) {
    topmost_ = std::max(topmost_, static_cast<std::ptrdiff_t>(edge.group));
  } else {
    while (topmost_ >= 0 && windings_[static_cast<std::size_t>(topmost_)] <= 0) --topmost_;
  }
}

}  // namespace citygauge
