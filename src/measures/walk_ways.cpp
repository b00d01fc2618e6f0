#include "measures/walk_ways.hpp"

#include "geometry/joined_lines.hpp"

namespace citygauge {

Shared<WalkWays> WalkWays::of(const std::string& role, const ClassFilter& where, const MeasureSpec& spec,
                              const MeasureContext& context) {
  const RangeFilter range = role == spec.layer ? spec.range : RangeFilter{};
  return share(context, "walk ways\n" + key_of(role, where, range), std::make_shared<WalkWays>());
}

void WalkWays::take(const Selection& selection) {
  Shapes& mine = gathered_.local();
  for (std::size_t i = 0; i < selection.batch.size(); ++i)
    if (selection.counts[i]) mine.add_feature(selection.batch.shapes[i]);
}

void WalkWays::gather() {
  if (lines_) return;
  lines_.emplace(ShapeKind::line);
  for (const Shapes& part : gathered_)
    for (std::size_t i = 0; i < part.size(); ++i) lines_->add_feature(part[i]);
  gathered_.clear();
  box_ = lines_->box();
}

const Box& WalkWays::box() {
  gather();
  return box_;
}

const WalkNetwork& WalkWays::network() {
  if (network_) return *network_;
  gather();
  network_.emplace(in_order(*lines_));
  lines_ = Shapes(ShapeKind::line);
  return *network_;
}

}  // namespace citygauge
