// Which districts the middle of each cell lies in. Districts may overlap, so the answer is a set; the few
// distinct sets are kept once and the cells hold their numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "geometry/border_edge.hpp"
#include "geometry/cell_frame.hpp"

namespace citygauge {

/// Numbers for sorted sets of districts: 0 is the empty set, 1 + d is {d}.
class DistrictSets {
 public:
  explicit DistrictSets(std::size_t district_count);

  /// The set's number, made on first use. REQUIRES `members` sorted, without repetition.
  [[nodiscard]] std::uint32_t number_of(const std::vector<std::uint32_t>& members);
  [[nodiscard]] std::span<const std::uint32_t> members(std::uint32_t set) const {
    return {members_.data() + begin_[set], begin_[set + 1] - begin_[set]};
  }

 private:
  struct Hash {
    std::size_t operator()(const std::vector<std::uint32_t>& members) const;
  };
  std::vector<std::size_t> begin_;  // sets + 1 offsets into members_
  std::vector<std::uint32_t> members_;
  std::unordered_map<std::vector<std::uint32_t>, std::uint32_t, Hash> numbers_;  // of sets of two and more
};

/// For each cell of the frame, the number of the set of districts around its middle.
[[nodiscard]] std::vector<std::uint32_t> sets_of_cells(const CellFrame& frame,
                                                       std::span<const BorderEdge> edges, DistrictSets& sets);

}  // namespace citygauge
