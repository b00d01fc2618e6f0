// The polygons that values belong to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

/// Scope polygons in the working CRS, sorted by id; the columns are parallel.
struct Districts {
  Shapes shapes{ShapeKind::polygon};
  std::vector<std::string> ids;
  std::vector<std::string> names;
  std::vector<std::optional<double>> population;  // people, where the layer has it
  std::string scope;                              // what they are: 建成区, 中心城区, ...

  [[nodiscard]] std::size_t size() const { return ids.size(); }
};

}  // namespace citygauge
