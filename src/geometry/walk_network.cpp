#include "geometry/walk_network.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "geometry/cell_lists.hpp"
#include "geometry/chain_stretches.hpp"

namespace citygauge {
namespace {

constexpr std::uint32_t segments_of_stretch = 8;

void append_stretches(std::vector<ChainStretch>& out, std::span<const Point> points, std::uint32_t chain) {
  const auto last = static_cast<std::uint32_t>(points.size() - 1);
  for (std::uint32_t first = 0; first < last; first += segments_of_stretch) {
    ChainStretch stretch{{}, chain, first, std::min(first + segments_of_stretch, last)};
    for (std::uint32_t i = stretch.first; i <= stretch.last; ++i) stretch.box.add(points[i]);
    out.push_back(stretch);
  }
}

/// Union-find with halving of paths.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t root(std::uint32_t x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

/// Vertices by place, and how often lines use them.
struct WalkNetwork::Joints {
  explicit Joints(double size_m) : join_m(size_m) {}

  static constexpr double joins_per_cell = 16;  // so that most places have no other cell within reach

  double join_m;
  CellLists by_cell;
  std::vector<Point> points;
  std::vector<std::uint8_t> uses;  // ends count twice; 2 or more ends chains
  std::vector<std::int64_t> node;  // -1: none

  [[nodiscard]] GridCell cell_of(Point p) const {
    const double cell_m = joins_per_cell * join_m;
    return {static_cast<std::int64_t>(std::floor(p.x / cell_m)),
            static_cast<std::int64_t>(std::floor(p.y / cell_m))};
  }

  /// The joint of a vertex: the nearest one within `join_m`, else a new one.
  std::uint32_t at(Point p) {
    const double reach = 1.5 * join_m;  // half a join for rounding
    const GridCell low = cell_of({p.x - reach, p.y - reach}), high = cell_of({p.x + reach, p.y + reach});
    std::pair nearest{join_m, CellLists::none};
    for (std::int64_t x = low.x; x <= high.x; ++x)
      for (std::int64_t y = low.y; y <= high.y; ++y)
        for (std::uint32_t joint = by_cell.first({x, y}); joint != CellLists::none;
             joint = by_cell.after(joint))
          nearest = std::min(nearest, std::pair{distance(points[joint], p), joint});
    if (nearest.second != CellLists::none) return nearest.second;
    points.push_back(p);
    uses.push_back(0);
    by_cell.add(cell_of(p));
    return static_cast<std::uint32_t>(points.size() - 1);
  }

  void use(std::uint32_t joint, int times) {
    uses[joint] = static_cast<std::uint8_t>(std::min(uses[joint] + times, 3));
  }
};

WalkNetwork::WalkNetwork(const Shapes& lines, double join_m, const SegmentCost& cost)
    : joints_(std::make_unique<Joints>(join_m)) {
  joints_->by_cell.reserve(lines.points().size());
  std::vector<std::uint32_t> joints;  // of every vertex: looked up once, for later ones may lie nearer
  joints.reserve(lines.points().size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t p = 0; p < lines[i].part_count(); ++p) {
      const auto part = lines[i].part(p);
      for (std::size_t v = 0; v < part.size(); ++v) {
        joints.push_back(joints_->at(part[v]));
        joints_->use(joints.back(), v == 0 || v + 1 == part.size() ? 2 : 1);
      }
    }
  }
  joints_->node.assign(joints_->points.size(), -1);
  std::span<const std::uint32_t> left(joints);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t p = 0; p < lines[i].part_count(); ++p) {
      const std::size_t vertices = lines[i].part(p).size();
      add_line(left.first(vertices), i, p, cost);
      left = left.subspan(vertices);
    }
  }
  joints_.reset();
  index_nodes();
}

WalkNetwork::~WalkNetwork() = default;
WalkNetwork::WalkNetwork(WalkNetwork&&) noexcept = default;

void WalkNetwork::add_segment(const LineSegment& segment, const SegmentCost& cost) {
  const double length = distance(segment.a, segment.b);
  std::vector<WalkStep> steps;
  if (cost)
    cost(segment, steps);
  else
    steps.push_back({1, {length, length}});
  for (const WalkStep& step : steps) {
    forward_.push_back(forward_.back() + step.cost.forward);
    backward_.push_back(backward_.back() + step.cost.backward);
    vertices_.push_back(between(segment.a, segment.b, step.to));
  }
}

void WalkNetwork::add_line(std::span<const std::uint32_t> line, std::size_t feature, std::size_t part,
                           const SegmentCost& cost) {
  const auto node_of = [&](std::uint32_t joint) {
    if (joints_->node[joint] < 0) {
      joints_->node[joint] = static_cast<std::int64_t>(nodes_.size());
      nodes_.push_back(joints_->points[joint]);
    }
    return static_cast<std::uint32_t>(joints_->node[joint]);
  };
  const auto begin_chain = [&](std::uint32_t joint) {
    chains_.push_back(
        {0, 0, static_cast<std::uint32_t>(vertices_.size()), 0, static_cast<std::uint32_t>(feature)});
    forward_.push_back(0);
    backward_.push_back(0);
    vertices_.push_back(joints_->points[joint]);
  };
  if (line.size() < 2) return;
  std::uint32_t last = line[0];
  std::uint32_t first = last;  // of the chain
  begin_chain(first);
  for (std::size_t v = 1; v < line.size(); ++v) {
    const std::uint32_t joint = line[v];
    if (joint == last) continue;  // repeated points
    last = joint;
    add_segment({feature, part, v - 1, vertices_.back(), joints_->points[joint]}, cost);
    if (joints_->uses[joint] < 2) continue;
    Chain& chain = chains_.back();
    chain.from = node_of(first);  // only now: what has no length makes no node
    chain.to = node_of(joint);
    chain.vertices = static_cast<std::uint32_t>(vertices_.size()) - chain.first_vertex;
    first = joint;
    if (v + 1 < line.size()) begin_chain(first);
  }
  if (chains_.back().vertices == 0) {  // nothing but repeated points since the last node
    vertices_.resize(chains_.back().first_vertex);
    forward_.resize(vertices_.size());
    backward_.resize(vertices_.size());
    chains_.pop_back();
  }
}

void WalkNetwork::index_nodes() {
  chain_begin_.assign(nodes_.size() + 1, 0);
  Groups groups(nodes_.size());
  for (const Chain& chain : chains_) {
    ++chain_begin_[chain.from + 1];
    ++chain_begin_[chain.to + 1];
    groups.join(chain.from, chain.to);
  }
  std::partial_sum(chain_begin_.begin(), chain_begin_.end(), chain_begin_.begin());
  chain_list_.resize(2 * chains_.size());
  std::vector<std::uint32_t> next(chain_begin_.begin(), chain_begin_.end() - 1);
  std::vector<ChainStretch> stretches;
  for (std::uint32_t c = 0; c < chains_.size(); ++c) {
    chain_list_[next[chains_[c].from]++] = c;
    chain_list_[next[chains_[c].to]++] = c;
    append_stretches(stretches, vertices(chains_[c]), c);
  }
  for (std::uint32_t n = 0; n < nodes_.size(); ++n) components_.push_back(groups.root(n));
  stretches_ = std::make_unique<Stretches>(Stretches{BoxTree<ChainStretch>(std::move(stretches))});
}

std::span<const std::uint32_t> WalkNetwork::chains_at(std::uint32_t node) const {
  return std::span(chain_list_).subspan(chain_begin_[node], chain_begin_[node + 1] - chain_begin_[node]);
}

std::span<const Point> WalkNetwork::vertices(const Chain& chain) const {
  return std::span(vertices_).subspan(chain.first_vertex, chain.vertices);
}

std::span<const double> WalkNetwork::forward_cost(const Chain& chain) const {
  return std::span(forward_).subspan(chain.first_vertex, chain.vertices);
}

std::span<const double> WalkNetwork::backward_cost(const Chain& chain) const {
  return std::span(backward_).subspan(chain.first_vertex, chain.vertices);
}

double WalkNetwork::length_m(const Chain& chain) const {
  const auto points = vertices(chain);
  double length = 0;
  for (std::size_t i = 1; i < points.size(); ++i) length += distance(points[i - 1], points[i]);
  return length;
}

Point WalkNetwork::point_at(const Chain& chain, double along) const {
  const auto points = vertices(chain);
  const auto index = std::min(static_cast<std::size_t>(along), points.size() - 2);
  return between(points[index], points[index + 1], along - static_cast<double>(index));
}

}  // namespace citygauge
