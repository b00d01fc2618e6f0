// Walking networks: no metre is lost, nodes and chains agree, and the nearest place is the nearest.
#include "geometry/walk_network.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

#include "expect.hpp"
#include "read_shapes.hpp"
#include "targets.hpp"

namespace citygauge::fuzz {
namespace {

constexpr double join_m = 0.01;

void check_chains(const WalkNetwork& network) {
  std::vector<std::size_t> ends(network.node_count());
  for (const WalkNetwork::Chain& chain : network.chains()) {
    expect(chain.from < network.node_count() && chain.to < network.node_count(), "a chain's nodes exist");
    expect(network.vertices(chain).size() >= 2, "a chain has two vertices");
    const auto forward = network.forward_cost(chain), backward = network.backward_cost(chain);
    expect(std::ranges::is_sorted(forward) && std::ranges::is_sorted(backward), "costs grow along a chain");
    ++ends[chain.from];
    ++ends[chain.to];
  }
  for (std::uint32_t node = 0; node < network.node_count(); ++node)
    expect(network.chains_at(node).size() == ends[node], "a node knows its chains");
}

/// Components by passing the least number along until nothing changes.
void check_components(const WalkNetwork& network) {
  std::vector<std::uint32_t> least(network.node_count());
  std::iota(least.begin(), least.end(), 0U);
  for (bool changed = true; changed;) {
    changed = false;
    for (const WalkNetwork::Chain& chain : network.chains()) {
      if (least[chain.from] == least[chain.to]) continue;
      least[chain.from] = least[chain.to] = std::min(least[chain.from], least[chain.to]);
      changed = true;
    }
  }
  const auto& found = network.components();
  for (std::size_t a = 0; a < least.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      expect((found[a] == found[b]) == (least[a] == least[b]), "nodes share a component if ways link them");
}

double nearest_m(const WalkNetwork& network, Point p) {
  Shapes all(ShapeKind::line);
  for (const WalkNetwork::Chain& chain : network.chains()) all.add_part(network.vertices(chain));
  all.end_feature();
  return distance_to_edges(all[0], p);
}

void check_snap(const WalkNetwork& network, Point p, double limit_m, double slack_m) {
  const double nearest = nearest_m(network, p);
  const auto place = network.snap(p, limit_m);
  expect(place || nearest > limit_m - slack_m, "what is near is found");
  if (!place) return;
  expect_near(place->access_m, nearest, slack_m, "the nearest place");
  const Point there = network.point_at(network.chains()[place->chain], place->along);
  expect_near(distance(p, there), place->access_m, slack_m, "the place found");
}

}  // namespace

void fuzz_walk_network(Input input) {
  Bytes bytes(input);
  const Lattice lattice = take_lattice(bytes);
  const Shapes lines = take_shapes(bytes, lattice, ShapeKind::line, 8);
  const WalkNetwork network(lines, join_m);
  check_chains(network);
  check_components(network);
  double drawn = 0, kept = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) drawn += length_m(lines[i]);
  for (const WalkNetwork::Chain& chain : network.chains()) kept += network.length_m(chain);
  const auto vertices = static_cast<double>(lines.points().size());
  expect_near(kept, drawn, 2 * join_m * vertices + 1e-9 * drawn, "the length of the network");
  for (int i = 0; i < 4; ++i) {
    const Point p = lattice.take(bytes);
    check_snap(network, p, lattice.step * static_cast<double>(bytes.byte()), 64 * lattice.spacing_m());
  }
}

}  // namespace citygauge::fuzz
