// Which edges meet at each node of a graph, as one flat array with offsets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace citygauge {

class GraphIncidence {
 public:
  /// `edges`: anything with `from` and `to`. A loop is listed twice at its node.
  template <typename Edges>
  GraphIncidence(std::size_t node_count, const Edges& edges)
      : begin_(node_count + 1), incident_(2 * edges.size()) {
    for (const auto& edge : edges) {
      ++begin_[edge.from];
      ++begin_[edge.to];
    }
    std::uint32_t sum = 0;
    for (std::uint32_t& begin : begin_) {
      sum += begin;
      begin = sum;
    }
    for (std::size_t i = edges.size(); i-- > 0;) {
      incident_[--begin_[edges[i].from]] = static_cast<std::uint32_t>(i);
      incident_[--begin_[edges[i].to]] = static_cast<std::uint32_t>(i);
    }
  }

  [[nodiscard]] std::size_t node_count() const { return begin_.size() - 1; }
  [[nodiscard]] std::span<const std::uint32_t> at(std::uint32_t node) const {
    return std::span(incident_).subspan(begin_[node], begin_[node + 1] - begin_[node]);
  }

 private:
  std::vector<std::uint32_t> begin_;     // nodes + 1 offsets into incident_
  std::vector<std::uint32_t> incident_;  // edges
};

}  // namespace citygauge
