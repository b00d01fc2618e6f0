// Districts that are many and small, such as the cells of a grid: full borders would darken their colours,
// and names for the few at the rim tell nothing.
#pragma once

#include "output/map/map_layers.hpp"
#include "output/map/paper.hpp"

namespace citygauge {

/// Width of a typical district on paper: the square root of the median area, mm.
[[nodiscard]] double typical_district_mm(const Shapes& districts, const MapView& view);

/// Thins the districts' borders to a twentieth of `typical_mm` where they are stronger, and takes their
/// labels where that is less than `least_labelled_mm`. Returns the number of districts that lose theirs.
std::size_t ease_crowding(LayerStack& stack, double typical_mm, double least_labelled_mm);

}  // namespace citygauge
