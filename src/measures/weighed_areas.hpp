// The areas of polygons by how they stand where they overlap, for several weightings at once.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/text_column.hpp"
#include "geometry/shapes.hpp"
#include "geometry/union_area.hpp"
#include "measures/weighting.hpp"

namespace citygauge {

/// Polygons of one batch, with their classes and shares.
struct ClassedChunk {
  Shapes polygons{ShapeKind::polygon};
  std::vector<std::int64_t> fids;
  TextColumn classes;                                 // "" where the class is not known
  std::map<std::string, std::vector<double>> shares;  // by attribute; NaN where it is not known

  /// Empty where nobody asked for the attribute.
  [[nodiscard]] std::span<const double> shares_by(const std::string& attribute) const;
};

/// What a weighting cannot tell.
struct WeightGaps {
  std::int64_t without_weight = 0;  // polygons whose class says nothing of their share
  std::int64_t bad_shares = 0;      // polygons whose share is not in 0…1
  bool lower_bound = false;         // some polygon's weight waits for an attribute that is missing

  void add(const WeightGaps& other);
};

/// What one weighting makes of the polygons.
struct WeighedAreas {
  std::vector<Standing> levels;  // lowest first
  LevelAreas areas;              // by those levels, and gross
  WeightGaps gaps;
};

/// Weightings by which the polygons lie on top of one another in the same order are swept together: rules of
/// water, say, that change what counts but not what hides what. In the order of the weightings.
[[nodiscard]] std::vector<WeighedAreas> weighed_areas(std::span<const ClassedChunk* const> chunks,
                                                      std::span<const Weighting> weightings,
                                                      const Shapes& districts);

}  // namespace citygauge
