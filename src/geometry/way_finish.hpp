// Ends the ways through a corridor at its finish lines: axis edges that cross one are cut there.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "geometry/corridor_ends.hpp"
#include "geometry/width_graph.hpp"

namespace citygauge {

/// Adds two nodes to the graph, for the ends a and b, and cuts every edge where it crosses a finish line:
/// what comes to the line from an open side then leads to that end's node, and nothing leads on beyond it.
/// `places`: of the graph's nodes; they alone say on which side of a line an edge ends, so that edges with a
/// common node agree.
[[nodiscard]] std::array<std::uint32_t, 2> cut_at_finish(WidthGraph& graph, std::span<const Point> places,
                                                         const OpenedBorder& border);

}  // namespace citygauge
