#include "geometry/network_parts.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <queue>
#include <unordered_map>

namespace citygauge {
namespace {

constexpr std::uint32_t unnumbered = 0xffffffff;

/// One end of a piece that is outside: a node of the network, or a stretch inside.
struct PieceEnd {
  bool is_node = false;
  std::uint32_t index = 0;
};

struct Piece {
  PieceEnd from, to;
  double length_m = 0;
};

/// The nearest stretch to a place, and how far it is.
struct Nearest {
  double metres = std::numeric_limits<double>::infinity();
  std::uint32_t stretch = 0;
};

class PartFinder {
 public:
  PartFinder(const WalkNetwork& network, std::span<const NetworkStretch> stretches)
      : network_(network), stretches_(stretches), parent_(stretches.size()) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    for (std::uint32_t s = 0; s < stretches.size(); ++s) join_at_nodes(s);
  }

  void join_outside(double limit_m) {
    search(limit_m);
    for (std::uint32_t s = 0; s < stretches_.size(); ++s) join_by_pieces(stretches_[s].chain, limit_m);
    for (const auto& [node, nearest] : nearest_)
      for (const std::uint32_t chain : network_.chains_at(node)) join_by_pieces(chain, limit_m);
  }

  std::vector<std::uint32_t> numbered() {
    std::vector<std::uint32_t> number(stretches_.size(), unnumbered), parts(stretches_.size());
    std::uint32_t next = 0;
    for (std::uint32_t s = 0; s < stretches_.size(); ++s) {
      std::uint32_t& own = number[root(s)];
      if (own == unnumbered) own = next++;
      parts[s] = own;
    }
    return parts;
  }

 private:
  std::uint32_t root(std::uint32_t s) {
    while (parent_[s] != s) s = parent_[s] = parent_[parent_[s]];
    return s;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

  [[nodiscard]] double metres(std::uint32_t chain, double along) const {
    return metres_along(network_, chain, along);
  }
  [[nodiscard]] bool touches_from(const NetworkStretch& s) const {
    return metres(s.chain, s.from) <= touching_m;
  }
  [[nodiscard]] bool touches_to(const NetworkStretch& s) const {
    return network_.forward_cost(network_.chains()[s.chain]).back() - metres(s.chain, s.to) <= touching_m;
  }

  void join_at_nodes(std::uint32_t s) {
    const WalkNetwork::Chain& chain = network_.chains()[stretches_[s].chain];
    if (touches_from(stretches_[s])) meet(chain.from, s);
    if (touches_to(stretches_[s])) meet(chain.to, s);
  }

  void meet(std::uint32_t node, std::uint32_t s) {
    const auto [first, added] = nearest_.emplace(node, Nearest{0, s});
    if (!added) join(first->second.stretch, s);
  }

  /// What is outside of a chain.
  [[nodiscard]] std::vector<Piece> pieces(std::uint32_t index) const {
    const WalkNetwork::Chain& chain = network_.chains()[index];
    const auto first = std::ranges::lower_bound(stretches_, index, {}, &NetworkStretch::chain);
    const auto begin = static_cast<std::uint32_t>(first - stretches_.begin());
    std::vector<Piece> pieces;
    PieceEnd last{true, chain.from};
    double done_m = 0;
    std::uint32_t s = begin;
    for (; s < stretches_.size() && stretches_[s].chain == index; ++s) {
      const double from_m = metres(index, stretches_[s].from);
      if (from_m - done_m > touching_m) pieces.push_back({last, {false, s}, from_m - done_m});
      last = {false, s};
      done_m = metres(index, stretches_[s].to);
    }
    const double rest_m = network_.forward_cost(chain).back() - done_m;
    if (rest_m > touching_m || s == begin) pieces.push_back({last, {true, chain.to}, rest_m});
    return pieces;
  }

  [[nodiscard]] Nearest nearest(PieceEnd end) const {
    if (!end.is_node) return {0, end.index};
    const auto found = nearest_.find(end.index);
    return found == nearest_.end() ? Nearest{} : found->second;
  }

  void search(double limit_m) {
    using Entry = std::pair<double, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    const auto relax = [&](PieceEnd end, Nearest from, double length_m) {
      const double metres = from.metres + length_m;
      if (!end.is_node || metres > limit_m || metres >= nearest(end).metres) return;
      nearest_[end.index] = {metres, from.stretch};
      queue.emplace(metres, end.index);
    };
    for (const auto& [node, at_node] : nearest_) queue.emplace(0, node);
    for (const NetworkStretch& stretch : stretches_) {
      for (const Piece& piece : pieces(stretch.chain)) {
        if (!piece.from.is_node) relax(piece.to, nearest(piece.from), piece.length_m);
        if (!piece.to.is_node) relax(piece.from, nearest(piece.to), piece.length_m);
      }
    }
    while (!queue.empty()) {
      const auto [metres, node] = queue.top();
      queue.pop();
      const Nearest here = nearest_.at(node);
      if (metres > here.metres) continue;
      for (const std::uint32_t chain : network_.chains_at(node)) {
        for (const Piece& piece : pieces(chain)) {
          if (piece.from.is_node && piece.from.index == node) relax(piece.to, here, piece.length_m);
          if (piece.to.is_node && piece.to.index == node) relax(piece.from, here, piece.length_m);
        }
      }
    }
  }

  void join_by_pieces(std::uint32_t chain, double limit_m) {
    for (const Piece& piece : pieces(chain)) {
      const Nearest a = nearest(piece.from), b = nearest(piece.to);
      if (a.metres + piece.length_m + b.metres <= limit_m) join(a.stretch, b.stretch);
    }
  }

  const WalkNetwork& network_;
  std::span<const NetworkStretch> stretches_;
  std::vector<std::uint32_t> parent_;
  std::unordered_map<std::uint32_t, Nearest> nearest_;  // of nodes; 0 m: a stretch ends there
};

}  // namespace

double metres_along(const WalkNetwork& network, std::uint32_t chain, double along) {
  const auto metres = network.forward_cost(network.chains()[chain]);
  const auto index = std::min(static_cast<std::size_t>(along), metres.size() - 2);
  return metres[index] + (metres[index + 1] - metres[index]) * (along - static_cast<double>(index));
}

std::vector<Point> line_of(const WalkNetwork& network, const NetworkStretch& stretch) {
  const WalkNetwork::Chain& chain = network.chains()[stretch.chain];
  const auto vertices = network.vertices(chain);
  std::vector<Point> points{network.point_at(chain, stretch.from)};
  for (auto v = static_cast<std::size_t>(stretch.from) + 1; static_cast<double>(v) < stretch.to; ++v)
    points.push_back(vertices[v]);
  points.push_back(network.point_at(chain, stretch.to));
  return points;
}

std::vector<std::uint32_t> connected_parts(const WalkNetwork& network,
                                           std::span<const NetworkStretch> stretches, double outside_m) {
  PartFinder finder(network, stretches);
  if (outside_m > 0) finder.join_outside(outside_m + touching_m);
  return finder.numbered();
}

}  // namespace citygauge
