// What is told of the width along the axis between the ends of a corridor: its statistics by length, its
// necks, and the axis itself drawn as polylines.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geometry/corridor.hpp"
#include "geometry/width_graph.hpp"

namespace citygauge {

/// Fills in `min_m`, `p5_m`, `median_m`, `axis_length_m` and `below_length_m` from the parts of `edges` that
/// lie between opposite walls. The percentiles are exact: each arc's length below a width has a closed form.
void measure_profile(CorridorWidth& result, const WidthGraph& graph, std::span<const std::size_t> edges,
                     double threshold_m);

/// Local minima of the width below `threshold_m`, narrowest first. Of two between the same banks and nearer
/// to one another than the wider one's width, only the narrower is told: ragged banks give many minima for
/// one narrowing.
[[nodiscard]] std::vector<Neck> find_necks(const WidthGraph& graph, std::span<const std::size_t> edges,
                                           std::size_t bottleneck_edge, double threshold_m);

[[nodiscard]] Neck neck_of(const AxisArc& arc);

/// The parts between opposite walls, joined from junction to junction (axis_drawing.cpp).
[[nodiscard]] std::vector<AxisEdge> draw_axis(const WidthGraph& graph, std::span<const std::size_t> edges);

}  // namespace citygauge
