// The lines of a road layer with what is known of each, gathered batch by batch, for the search of
// carriageways that belong together.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "geometry/carriageway_twins.hpp"
#include "geometry/gathered_shapes.hpp"
#include "measures/among.hpp"

namespace citygauge {

struct RoadLines {
  GatheredShapes shapes{ShapeKind::line};
  RoadAttributes attributes;  // a column that the layer does not have stays empty
  std::vector<std::int64_t> fids;
  TextColumn classes;  // the group of each line

  /// Of the role: what `take` looks at.
  [[nodiscard]] static std::vector<std::string> attribute_names();

  /// Takes the features of a batch that count. `groups`: of each feature, or empty.
  void take(const FeatureBatch& batch, const std::vector<ShareStanding>& standings,
            std::span<const std::string> groups);
  /// Moves what the other holds behind what is here.
  void append(RoadLines&& other);
};

}  // namespace citygauge
