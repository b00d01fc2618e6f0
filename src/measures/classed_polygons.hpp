// The polygons of a layer that count, with their classes and shares: what areas by different weights have in
// common.
#pragma once

#include <tbb/enumerable_thread_specific.h>

#include <cstddef>
#include <vector>

#include "measures/shared_product.hpp"
#include "measures/weighed_areas.hpp"

namespace citygauge {

class ClassedPolygons {
 public:
  /// Those of a measure's layer, `where` and `range`.
  [[nodiscard]] static Shared<ClassedPolygons> of(const MeasureSpec& spec, const MeasureContext& context);

  /// Asks for the areas by a weighting; its number is returned. Before the first batch. Who asks needs the
  /// weighting's attribute too: a layer is read once, with all that any measure needs of it.
  [[nodiscard]] std::size_t ask_for(const Weighting& weighting);
  /// May be called from several threads at once.
  void take(const Selection& selection);
  /// After the last batch; in an order that depends on threads.
  [[nodiscard]] std::vector<const ClassedChunk*> chunks() const;
  /// What the weighting of that number makes of them. After the last batch; one at a time, always with the
  /// same districts.
  [[nodiscard]] const WeighedAreas& areas(std::size_t weighting, const Shapes& districts);

 private:
  std::vector<Weighting> weightings_;
  tbb::enumerable_thread_specific<std::vector<ClassedChunk>> gathered_;
  std::vector<WeighedAreas> areas_;  // by each weighting, once somebody has asked
};

}  // namespace citygauge
