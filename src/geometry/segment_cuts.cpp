#include "geometry/segment_cuts.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace citygauge {

void SegmentCuts::start(Point a, Point b) {
  start_ = a;
  length_ = distance(a, b);
  direction_ = {(b.x - a.x) / length_, (b.y - a.y) / length_};
  cuts_.clear();
  runs_.clear();
  abreast_.clear();
}

void SegmentCuts::add(const BorderEdge& edge) {
  // In the segment's own frame: x along it from its start, y to its left. The same vertex always gets the
  // same numbers, so that of two edges meeting on the segment one and only one crosses it. West before east:
  // the neighbour's edge, running back, is cut at the same double.
  Point west{dot(edge.from - start_, direction_), cross(direction_, edge.from - start_)};
  Point east{dot(edge.to - start_, direction_), cross(direction_, edge.to - start_)};
  if (east < west) std::swap(west, east);
  const double reach = reach_m(tolerance_);
  if (std::min(west.y, east.y) > reach || std::max(west.y, east.y) < -reach) return;
  if (east.x < -reach || west.x > length_ + reach) return;
  const bool crosses = (west.y <= 0) != (east.y <= 0);
  const double crossing = crosses ? west.x + (east.x - west.x) * (west.y / (west.y - east.y)) : west.x;
  if (add_abreast(west, east, crossing)) return;
  if (std::abs(west.y) <= reach) add_cut(west.x / length_);
  if (std::abs(east.y) <= reach) add_cut(east.x / length_);
  if (crosses) add_cut(crossing / length_);
}

void SegmentCuts::add_cut(double at) {
  if (at > 0 && at < 1) cuts_.push_back(at);
}

bool SegmentCuts::add_abreast(Point west, Point east, double crossing) {
  const double begin = std::max(0.0, west.x);
  const double end = std::min(length_, east.x);
  if (!(begin < end)) return false;
  const double slope = (east.y - west.y) / (east.x - west.x);
  if (std::abs(slope) > steepest_run) return false;
  if (std::abs(west.y + slope * (begin - west.x)) > tolerance_) return false;
  if (std::abs(west.y + slope * (end - west.x)) > tolerance_) return false;
  abreast_.push_back({begin / length_, end / length_, crossing / length_});
  return true;
}

void SegmentCuts::finish() {
  std::sort(abreast_.begin(), abreast_.end(), [](const Abreast& a, const Abreast& b) {
    return std::tie(a.from, a.to) < std::tie(b.from, b.to);
  });
  for (auto first = abreast_.begin(); first != abreast_.end();) {
    auto last = first;
    BorderRun run{first->from, first->to};
    for (; last != abreast_.end() && last->from <= run.to; ++last) run.to = std::max(run.to, last->to);
    settle_run(run, {first, last});
    first = last;
  }
  sort_cuts();
}

void SegmentCuts::settle_run(const BorderRun& run, std::span<const Abreast> edges) {
  add_cut(run.from);
  add_cut(run.to);
  if (run.to - run.from >= std::min(1.0, least_run * tolerance_ / length_)) {
    runs_.push_back(run);  // its edges may wobble across anywhere: no cuts inside
    return;
  }
  for (const Abreast& edge : edges) {
    add_cut(edge.from);
    add_cut(edge.crossing);
    add_cut(edge.to);
  }
}

void SegmentCuts::sort_cuts() {
  std::sort(cuts_.begin(), cuts_.end());
  const double nearest = least_stretch_m / length_;
  double last = 0;
  std::erase_if(cuts_, [&](double cut) {
    if (!(cut - last > nearest) || !(1 - cut > nearest)) return true;
    last = cut;
    return false;
  });
  cuts_.insert(cuts_.begin(), 0.0);
  cuts_.push_back(1.0);
}

}  // namespace citygauge
