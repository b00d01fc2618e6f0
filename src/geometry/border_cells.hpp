// The districts' borders sorted into cells. A cell that no border comes near has one set of districts
// everywhere; the others know the set at their middle and list the edges that come near, so that any place in
// them is reached by counting the few edges between it and the middle.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geometry/border_edge.hpp"
#include "geometry/cell_frame.hpp"
#include "geometry/cell_sets.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

class BorderCells {
 public:
  /// `cell_m` is a hint: the cells grow or shrink with the extent and the borders. An edge is listed in every
  /// cell within `reach_m` of it. REQUIRES oriented, valid polygons; edges that are not on any map (NaN, 1e12
  /// m) are left out.
  BorderCells(const Shapes& districts, double cell_m, double reach_m);

  [[nodiscard]] const CellFrame& frame() const { return frame_; }
  /// Box of all borders.
  [[nodiscard]] const Box& extent() const { return extent_; }
  [[nodiscard]] const BorderEdge& edge(std::uint32_t index) const { return edges_[index]; }

  [[nodiscard]] bool has_border(std::size_t cell) const { return edge_begin_[cell] != edge_begin_[cell + 1]; }
  /// Indices of the edges near the cell, ascending, by district.
  [[nodiscard]] std::span<const std::uint32_t> edges_near(std::size_t cell) const {
    return {edge_of_cell_.data() + edge_begin_[cell], edge_begin_[cell + 1] - edge_begin_[cell]};
  }
  /// The districts around the cell's middle, ascending.
  [[nodiscard]] std::span<const std::uint32_t> districts_at_middle(std::size_t cell) const {
    return sets_.members(set_of_cell_[cell]);
  }

  /// Appends the districts that contain `p`, ascending. On a border that two districts share exactly, one of
  /// the two.
  void locate(Point p, std::vector<std::uint32_t>& districts) const;

 private:
  void list_edges(double reach_m);

  std::vector<BorderEdge> edges_;
  Box extent_;
  CellFrame frame_;
  std::vector<std::size_t> edge_begin_;      // cells + 1 offsets into edge_of_cell_
  std::vector<std::uint32_t> edge_of_cell_;  // indices of edges_
  DistrictSets sets_;
  std::vector<std::uint32_t> set_of_cell_;
};

}  // namespace citygauge
