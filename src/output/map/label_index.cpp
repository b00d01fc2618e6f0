#include "output/map/label_index.hpp"

namespace citygauge {

namespace {

constexpr double least_cell_mm = 6;  // about a short label
constexpr int most_cells_a_side = 256;

bool get_in_each_others_way(const TurnedBox& a, double clear_a, const TurnedBox& b, double clear_b) {
  return overlap(a.grown(clear_a), b) || overlap(a, b.grown(clear_b));
}

}  // namespace

LabelIndex::LabelIndex(const PaperBox& frame) : frame_(frame) {
  cell_mm_ = std::max(least_cell_mm, std::max(frame.width(), frame.height()) / most_cells_a_side);
  const auto count = [&](double length) {
    return std::clamp(static_cast<int>(length / cell_mm_) + 1, 1, most_cells_a_side);
  };
  columns_ = count(frame.width());
  rows_ = count(frame.height());
  cells_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
}

LabelIndex::CellRange LabelIndex::cells_of(const Box& bounds) const {
  const auto place = [&](double offset, int count) {
    return static_cast<int>(std::clamp(offset / cell_mm_, 0.0, static_cast<double>(count - 1)));
  };
  return {place(bounds.min_x - frame_.left, columns_), place(bounds.max_x - frame_.left, columns_),
          place(bounds.min_y - frame_.top, rows_), place(bounds.max_y - frame_.top, rows_)};
}

std::vector<std::uint32_t>& LabelIndex::cell(int column, int row) {
  return cells_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                static_cast<std::size_t>(column)];
}

const std::vector<std::uint32_t>& LabelIndex::cell(int column, int row) const {
  return cells_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                static_cast<std::size_t>(column)];
}

void LabelIndex::add(const TurnedBox& box, double clear_mm, std::size_t owner) {
  const auto number = static_cast<std::uint32_t>(occupants_.size());
  occupants_.push_back({box, clear_mm, owner});
  most_clear_mm_ = std::max(most_clear_mm_, clear_mm);
  const CellRange range = cells_of(box.bounds());
  for (int row = range.first_row; row <= range.last_row; ++row) {
    for (int column = range.first_column; column <= range.last_column; ++column) {
      cell(column, row).push_back(number);
    }
  }
}

void LabelIndex::remove(const TurnedBox& box, std::size_t owner) {
  const CellRange range = cells_of(box.bounds());
  for (int row = range.first_row; row <= range.last_row; ++row) {
    for (int column = range.first_column; column <= range.last_column; ++column) {
      std::erase_if(cell(column, row), [&](std::uint32_t i) { return occupants_[i].owner == owner; });
    }
  }
}

std::vector<std::size_t> LabelIndex::in_the_way(const TurnedBox& box, double clear_mm, std::size_t self,
                                                std::size_t most) const {
  std::vector<std::size_t> owners;
  const Box reach = box.bounds().grown(std::max(clear_mm, most_clear_mm_) + touching_mm);
  const CellRange range = cells_of(reach);
  for (int row = range.first_row; row <= range.last_row; ++row) {
    for (int column = range.first_column; column <= range.last_column; ++column) {
      for (const std::uint32_t i : cell(column, row)) {
        const Occupant& other = occupants_[i];
        if (other.owner == self || std::find(owners.begin(), owners.end(), other.owner) != owners.end())
          continue;
        if (!get_in_each_others_way(box, clear_mm, other.box, other.clear_mm)) continue;
        owners.push_back(other.owner);
        if (owners.size() == most) return owners;
      }
    }
  }
  return owners;
}

}  // namespace citygauge
