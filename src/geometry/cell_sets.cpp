#include "geometry/cell_sets.hpp"

#include <algorithm>
#include <numeric>

#include "geometry/side_of_line.hpp"

namespace citygauge {
namespace {

/// Walking east along the middles of a row, an edge is passed just before `cell`: the winding number changes.
struct Passage {
  std::size_t cell = 0;
  std::uint32_t district = 0;
  std::int32_t change = 0;
};

/// The first column whose middle lies east of the edge, on the given row.
std::int32_t first_column_east(const CellFrame& frame, const BorderEdge& edge, double y) {
  const double x = edge.from.x + (edge.to.x - edge.from.x) * ((y - edge.from.y) / (edge.to.y - edge.from.y));
  const auto is_east = [&](std::int32_t column) {
    return lies_east(edge.from, edge.to, Point{frame.middle_x(column), y});
  };
  std::int32_t column = frame.column_of(x);
  while (column > 0 && is_east(column - 1)) --column;
  while (column < frame.columns() && !is_east(column)) ++column;
  return column;
}

void add_passages(const CellFrame& frame, const BorderEdge& edge, std::vector<Passage>& passages) {
  const double south = std::min(edge.from.y, edge.to.y);
  const double north = std::max(edge.from.y, edge.to.y);
  const std::int32_t last = frame.row_of(north);
  for (std::int32_t row = frame.row_of(south); row <= last; ++row) {
    const double y = frame.middle_y(row);
    if ((edge.from.y <= y) == (edge.to.y <= y)) continue;
    const std::int32_t column = first_column_east(frame, edge, y);
    if (column == frame.columns()) continue;
    passages.push_back({frame.cell(column, row), edge.district, edge.to.y < edge.from.y ? 1 : -1});
  }
}

/// Winding numbers about the place reached, of the districts where they are not 0.
class Windings {
 public:
  void clear() { entries_.clear(); }
  void change(std::uint32_t district, std::int32_t by) {
    const auto at = std::lower_bound(entries_.begin(), entries_.end(), district,
                                     [](const Entry& entry, std::uint32_t d) { return entry.district < d; });
    if (at == entries_.end() || at->district != district) {
      entries_.insert(at, {district, by});
    } else if ((at->winding += by) == 0) {
      entries_.erase(at);
    }
  }
  void list(std::vector<std::uint32_t>& districts) const {
    districts.clear();
    for (const Entry& entry : entries_) districts.push_back(entry.district);
  }

 private:
  struct Entry {
    std::uint32_t district = 0;
    std::int32_t winding = 0;
  };
  std::vector<Entry> entries_;
};

}  // namespace

DistrictSets::DistrictSets(std::size_t district_count)
    : begin_(district_count + 2), members_(district_count) {
  std::iota(begin_.begin() + 1, begin_.end(), std::size_t{0});
  std::iota(members_.begin(), members_.end(), 0U);
}

std::size_t DistrictSets::Hash::operator()(const std::vector<std::uint32_t>& members) const {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const std::uint32_t member : members) hash = (hash ^ member) * 1099511628211U;
  return hash;
}

std::uint32_t DistrictSets::number_of(const std::vector<std::uint32_t>& members) {
  if (members.empty()) return 0;
  if (members.size() == 1) return 1 + members.front();
  const auto [place, is_new] = numbers_.try_emplace(members, static_cast<std::uint32_t>(begin_.size() - 1));
  if (is_new) {
    members_.insert(members_.end(), members.begin(), members.end());
    begin_.push_back(members_.size());
  }
  return place->second;
}

std::vector<std::uint32_t> sets_of_cells(const CellFrame& frame, std::span<const BorderEdge> edges,
                                         DistrictSets& sets) {
  std::vector<Passage> passages;
  for (const BorderEdge& edge : edges) add_passages(frame, edge, passages);
  std::sort(passages.begin(), passages.end(),
            [](const Passage& a, const Passage& b) { return a.cell < b.cell; });

  std::vector<std::uint32_t> set_of_cell(frame.cell_count(), 0);
  std::vector<std::uint32_t> districts;
  Windings windings;
  auto passage = passages.begin();
  for (std::size_t row_begin = 0; row_begin < set_of_cell.size(); row_begin += frame.columns()) {
    const std::size_t row_end = row_begin + frame.columns();
    windings.clear();
    while (passage != passages.end() && passage->cell < row_end) {
      const std::size_t cell = passage->cell;
      for (; passage != passages.end() && passage->cell == cell; ++passage) {
        windings.change(passage->district, passage->change);
      }
      windings.list(districts);
      const std::size_t next = passage == passages.end() ? row_end : std::min(row_end, passage->cell);
      std::fill(set_of_cell.begin() + cell, set_of_cell.begin() + next, sets.number_of(districts));
    }
  }
  return set_of_cell;
}

}  // namespace citygauge
