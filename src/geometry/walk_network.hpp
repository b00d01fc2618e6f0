// A network of ways for walking: lines joined where they share a vertex. Where two lines cross without a
// common vertex they do not meet (a bridge over a street), as in OSM and in surveyed networks.
//
// A chain is a stretch between two nodes; a node is an end of a line or a vertex that several lines share.
// Each chain knows the cost of walking along it in both directions, which differ on slopes.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

/// Cost of walking a segment there and back: metres, or seconds where slopes count.
struct WalkCost {
  double forward = 0, backward = 0;
};

/// A piece of a segment that is walked at one pace.
struct WalkStep {
  double to = 1;  // where it ends, as a share of the segment; the last ends at 1
  WalkCost cost;
};

/// A segment of a part of a line; `vertex` is its first.
struct LineSegment {
  std::size_t line = 0, part = 0, vertex = 0;
  Point a, b;
};
/// Adds the pieces of a segment, in order from a to b.
using SegmentCost = std::function<void(const LineSegment& segment, std::vector<WalkStep>& steps)>;

/// A place on the network: `along` of a chain is measured in vertices, 2.25 is a quarter of the way from its
/// third vertex to its fourth.
struct NetworkPlace {
  std::uint32_t chain = 0;
  double along = 0;
  double access_m = 0;  // straight distance from the point to the place
};

class WalkNetwork {
 public:
  struct Chain {
    std::uint32_t from = 0, to = 0;                // nodes
    std::uint32_t first_vertex = 0, vertices = 0;  // in the network's arrays
    std::uint32_t line = 0;                        // the feature it comes from
  };

  /// Vertices within `join_m` of each other are one: each joins the nearest that came before it. Lines
  /// without length are left out. Costs by default are lengths.
  explicit WalkNetwork(const Shapes& lines, double join_m = 0.01, const SegmentCost& cost = {});
  ~WalkNetwork();
  WalkNetwork(WalkNetwork&&) noexcept;

  [[nodiscard]] const std::vector<Chain>& chains() const { return chains_; }
  [[nodiscard]] std::size_t node_count() const { return nodes_.size(); }
  [[nodiscard]] Point node(std::uint32_t node) const { return nodes_[node]; }
  /// Chains that end at a node; a loop is there twice.
  [[nodiscard]] std::span<const std::uint32_t> chains_at(std::uint32_t node) const;

  [[nodiscard]] std::span<const Point> vertices(const Chain& chain) const;
  /// Cost from the chain's first vertex to each of its vertices.
  [[nodiscard]] std::span<const double> forward_cost(const Chain& chain) const;
  /// Cost from each of its vertices back to the first.
  [[nodiscard]] std::span<const double> backward_cost(const Chain& chain) const;
  [[nodiscard]] double length_m(const Chain& chain) const;
  [[nodiscard]] Point point_at(const Chain& chain, double along) const;

  /// The nearest place of the network within `limit_m` of `p`; of equally near ones the first chain's.
  [[nodiscard]] std::optional<NetworkPlace> snap(Point p, double limit_m) const;
  /// The same among the chains of those lines that are `allowed`.
  [[nodiscard]] std::optional<NetworkPlace> snap(Point p, double limit_m,
                                                 const std::function<bool(const Chain&)>& allowed) const;

  /// That place and those equally near on other chains: ways drawn twice, or that meet in a node.
  [[nodiscard]] std::vector<NetworkPlace> snap_all(Point p, double limit_m) const;

  /// The connected component of each node, numbered by their first node.
  [[nodiscard]] const std::vector<std::uint32_t>& components() const { return components_; }

 private:
  /// `line`: the joint of each vertex.
  void add_line(std::span<const std::uint32_t> line, std::size_t feature, std::size_t part,
                const SegmentCost& cost);
  void add_segment(const LineSegment& segment, const SegmentCost& cost);
  void index_nodes();
  template <typename Reach, typename Visit>
  void for_segments_near(Point p, Reach&& reach2, Visit&& visit) const;

  struct Joints;     // vertex -> node
  struct Stretches;  // of chains, by place

  std::vector<Point> nodes_;
  std::vector<Chain> chains_;
  std::vector<Point> vertices_;
  std::vector<double> forward_, backward_;
  std::vector<std::uint32_t> chain_begin_, chain_list_;  // CSR: chains at each node
  std::vector<std::uint32_t> components_;
  std::unique_ptr<Joints> joints_;  // while building
  std::unique_ptr<Stretches> stretches_;
};

}  // namespace citygauge
