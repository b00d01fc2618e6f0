// Which of many points lie in a cell of an endless grid: lists that begin in one flat table, so that asking
// costs one look into memory and no point costs an allocation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace citygauge {

/// A square of a grid.
struct GridCell {
  std::int64_t x = 0, y = 0;
  friend bool operator==(const GridCell&, const GridCell&) = default;
};

/// Points by cell, the newest first. The table has open addressing (Knuth, TAOCP 6.4) and is at most half
/// full.
class CellLists {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  [[nodiscard]] std::uint32_t first(const GridCell& cell) const { return slots_[slot_of(cell)].first; }
  [[nodiscard]] std::uint32_t after(std::uint32_t point) const { return after_[point]; }

  /// Makes room for so many points in as many cells.
  void reserve(std::size_t points) {
    after_.reserve(points);
    while (2 * points > slots_.size()) grow();
  }

  /// One more point, numbered from 0 on.
  void add(const GridCell& cell) {
    if (2 * used_ >= slots_.size()) grow();
    Slot& slot = slots_[slot_of(cell)];
    if (slot.first == none) ++used_;
    slot.cell = cell;
    after_.push_back(slot.first);
    slot.first = static_cast<std::uint32_t>(after_.size() - 1);
  }

 private:
  struct Slot {
    GridCell cell;
    std::uint32_t first = none;
  };

  /// The cell's slot, or the empty one that it would take.
  [[nodiscard]] std::size_t slot_of(const GridCell& cell) const {
    constexpr std::uint64_t prime = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = (static_cast<std::uint64_t>(cell.x) * prime) ^ static_cast<std::uint64_t>(cell.y);
    hash = (hash ^ (hash >> 32)) * prime;
    std::size_t slot = (hash >> 32) & (slots_.size() - 1);
    while (slots_[slot].first != none && !(slots_[slot].cell == cell))
      slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }

  void grow() {
    std::vector<Slot> full(2 * slots_.size());
    full.swap(slots_);
    for (const Slot& slot : full)
      if (slot.first != none) slots_[slot_of(slot.cell)] = slot;
  }

  std::vector<Slot> slots_{1024};  // a power of two
  std::vector<std::uint32_t> after_;
  std::size_t used_ = 0;
};

}  // namespace citygauge
