// What stands on the sheet already, by place: boxes in a grid of cells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "output/map/paper.hpp"
#include "output/map/turned_box.hpp"

namespace citygauge {

class LabelIndex {
 public:
  /// Owner of what cannot move: insets, logos.
  static constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

  /// REQUIRES a frame with finite borders.
  explicit LabelIndex(const PaperBox& frame);

  /// `clear_mm` is what has to stay free around the box. An owner may have several boxes.
  void add(const TurnedBox& box, double clear_mm, std::size_t owner);
  /// Takes away all that an owner has near `box`, one of its own.
  void remove(const TurnedBox& box, std::size_t owner);

  /// The owners other than `self` whose boxes, or what is to stay free around them, the box would meet; or
  /// that would meet what is to stay free around the box. Each once; the search ends when there are `most`.
  [[nodiscard]] std::vector<std::size_t> in_the_way(const TurnedBox& box, double clear_mm, std::size_t self,
                                                    std::size_t most) const;

 private:
  struct Occupant {
    TurnedBox box;
    double clear_mm = 0;
    std::size_t owner = nobody;
  };
  struct CellRange {
    int first_column = 0, last_column = -1, first_row = 0, last_row = -1;
  };
  [[nodiscard]] CellRange cells_of(const Box& bounds) const;
  [[nodiscard]] std::vector<std::uint32_t>& cell(int column, int row);
  [[nodiscard]] const std::vector<std::uint32_t>& cell(int column, int row) const;

  PaperBox frame_;
  double cell_mm_ = 1;
  int columns_ = 1, rows_ = 1;
  double most_clear_mm_ = 0;
  std::vector<Occupant> occupants_;
  std::vector<std::vector<std::uint32_t>> cells_;
};

}  // namespace citygauge
