// The ways of one layer, gathered from any number of threads, and the network for walking that they make.
#pragma once

#include <tbb/enumerable_thread_specific.h>

#include <optional>

#include "geometry/walk_network.hpp"
#include "measures/shared_product.hpp"

namespace citygauge {

/// Shared by all measures that walk along the same ways.
class WalkWays {
 public:
  /// The ways of `role` that count; with the range filter of a measure's own layer.
  [[nodiscard]] static Shared<WalkWays> of(const std::string& role, const ClassFilter& where,
                                           const MeasureSpec& spec, const MeasureContext& context);

  /// Takes the ways that count. Called from several threads at once.
  void take(const Selection& selection);

  /// Of all ways. Call it and what follows after the last batch, from one thread.
  [[nodiscard]] const Box& box();
  /// Built when it is first asked for; neither threads nor the order of features matter.
  [[nodiscard]] const WalkNetwork& network();

 private:
  void gather();

  tbb::enumerable_thread_specific<Shapes> gathered_{[] { return Shapes(ShapeKind::line); }};
  std::optional<Shapes> lines_;
  Box box_;
  std::optional<WalkNetwork> network_;
};

}  // namespace citygauge
