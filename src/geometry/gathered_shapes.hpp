// Features that are gathered one by one and wanted as one column in the end: kept in pieces, so that at no
// time the memory of nearly two columns is needed, as it is when a column grows.
#pragma once

#include <utility>
#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

class GatheredShapes {
 public:
  explicit GatheredShapes(ShapeKind kind) : kind_(kind) {}

  /// REQUIRES a feature of the kind.
  void add_feature(ShapeView feature);

  /// All features as one column; nothing is left here.
  [[nodiscard]] Shapes take();
  /// Moves what the other holds behind what is here.
  void append(GatheredShapes&& other);

 private:
  ShapeKind kind_;
  std::vector<Shapes> pieces_;
};

}  // namespace citygauge
