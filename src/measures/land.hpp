// The polygons of one layer as land: gathered from any number of threads, put in an order of their own, and
// united, so that neither threads, nor the order of features, nor overlaps matter to what is measured on it.
#pragma once

#include <tbb/enumerable_thread_specific.h>

#include <optional>
#include <vector>

#include "geometry/shape_index.hpp"
#include "geometry/union_area.hpp"
#include "measures/measure.hpp"

namespace citygauge {

class Land {
 public:
  /// Takes the polygons that count. Called from several threads at once.
  void take(const Selection& selection);
  /// Call once, after the last batch and before what follows.
  void sort();

  [[nodiscard]] const Shapes& polygons() const { return polygons_; }
  /// The polygons whose boxes meet `box`.
  [[nodiscard]] Shapes near(const Box& box) const { return index_->copy_near(box); }
  /// m² per district: level 0 is the union, gross what the polygons have one by one.
  [[nodiscard]] LevelAreas areas(const Districts& districts) const;
  /// Appends one feature: the union of the polygons inside `district`; returns false and appends nothing when
  /// there is none. May be called from several threads at once.
  bool append_within(Shapes& out, ShapeView district) const;
  /// The same for many areas: for each a column with one feature or none. Areas near the same polygons share
  /// their union.
  [[nodiscard]] std::vector<Shapes> within(const std::vector<ShapeView>& areas) const;

 private:
  tbb::enumerable_thread_specific<Shapes> gathered_{ShapeKind::polygon};
  Shapes polygons_{ShapeKind::polygon};
  std::optional<ShapeIndex> index_;
};

}  // namespace citygauge
