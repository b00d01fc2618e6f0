// What must hold for any network: components are those that all ways outside, each walked by itself, connect;
// and the gaps are the shortest of all pairs of segments.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "geometry/nearest_distance.hpp"
#include "geometry/network_gaps.hpp"
#include "geometry/network_parts.hpp"
#include "support/draw.hpp"

namespace citygauge {
namespace {

constexpr double far_away = 1e12;

using test::Draw;

/// Straight streets between the nodes of a crooked lattice, many of them missing.
Shapes random_lines(Draw& draw) {
  const int size = draw.whole(2, 7);
  std::vector<Point> nodes;
  for (int i = 0; i < size * size; ++i)
    nodes.push_back({100.0 * (i % size) + draw.real(-30, 30), 100.0 * (i / size) + draw.real(-30, 30)});
  const int kept = draw.whole(2, 10);
  Shapes lines(ShapeKind::line);
  const auto add = [&](int a, int b) {
    if (draw.whole(0, 10) > kept) return;
    lines.add_part(std::vector{nodes[a], nodes[b]});
    lines.end_feature();
  };
  for (int i = 0; i < size * size; ++i) {
    if (i % size + 1 < size) add(i, i + 1);
    if (i + size < size * size) add(i, i + size);
  }
  return lines;
}

/// Of every chain nothing, all, or one or two stretches.
std::vector<NetworkStretch> random_stretches(Draw& draw, const WalkNetwork& network) {
  std::vector<NetworkStretch> stretches;
  for (std::uint32_t c = 0; c < network.chains().size(); ++c) {
    const double a = draw.real(0.1, 0.4), b = draw.real(0.6, 0.9);
    const int choice = draw.whole(0, 4);
    if (choice == 1) stretches.push_back({c, 0, 1});
    if (choice == 2) stretches.push_back({c, a, b});
    if (choice == 3) stretches.insert(stretches.end(), {{c, 0, a}, {c, b, 1}});
    if (choice == 4) stretches.push_back({c, b, 1});
  }
  return stretches;
}

/// Every node and every end of a stretch is a place; all ways between places are walked (Floyd, 1962).
class AllWays {
 public:
  AllWays(const WalkNetwork& network, const std::vector<NetworkStretch>& stretches)
      : nodes_(network.node_count()) {
    places_ = nodes_ + 2 * stretches.size();
    metres_.assign(places_ * places_, far_away);
    for (std::size_t p = 0; p < places_; ++p) metres_[p * places_ + p] = 0;
    inside_.resize(nodes_);
    std::size_t s = 0;
    for (std::uint32_t c = 0; c < network.chains().size(); ++c) {
      const WalkNetwork::Chain& chain = network.chains()[c];
      const double length = network.forward_cost(chain).back();
      std::size_t last = chain.from;
      double done = 0;
      for (; s < stretches.size() && stretches[s].chain == c; ++s) {
        link(last, nodes_ + 2 * s, (stretches[s].from - done) * length);
        if (stretches[s].from == 0) inside_[chain.from].push_back(s);
        if (stretches[s].to == 1) inside_[chain.to].push_back(s);
        last = nodes_ + 2 * s + 1;
        done = stretches[s].to;
      }
      link(last, chain.to, (1 - done) * length);
    }
    walk();
  }

  [[nodiscard]] std::vector<std::uint32_t> parts(std::size_t count, double outside_m) const {
    std::vector<std::uint32_t> part(count);
    for (std::uint32_t s = 0; s < count; ++s) part[s] = s;
    const auto join = [&](std::uint32_t a, std::uint32_t b) {
      const auto [low, high] = std::minmax({part[a], part[b]});  // by value
      for (std::uint32_t& p : part) p = p == high ? low : p;
    };
    for (const auto& here : inside_)
      for (const std::size_t s : here)
        join(static_cast<std::uint32_t>(here[0]), static_cast<std::uint32_t>(s));
    for (std::size_t a = 0; a < 2 * count; ++a)
      for (std::size_t b = 0; b < 2 * count; ++b)
        if (outside_m > 0 && metres_[(nodes_ + a) * places_ + nodes_ + b] <= outside_m)
          join(static_cast<std::uint32_t>(a / 2), static_cast<std::uint32_t>(b / 2));
    return part;
  }

 private:
  void link(std::size_t a, std::size_t b, double metres) {
    metres_[a * places_ + b] = std::min(metres_[a * places_ + b], metres);
    metres_[b * places_ + a] = metres_[a * places_ + b];
  }
  void walk() {
    for (std::size_t k = 0; k < places_; ++k)
      for (std::size_t i = 0; i < places_; ++i)
        for (std::size_t j = 0; j < places_; ++j)
          metres_[i * places_ + j] =
              std::min(metres_[i * places_ + j], metres_[i * places_ + k] + metres_[k * places_ + j]);
  }

  std::size_t nodes_, places_;
  std::vector<double> metres_;
  std::vector<std::vector<std::size_t>> inside_;  // stretches that end at each node
};

/// The same parts under other numbers?
bool same_partition(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if ((a[i] == a[j]) != (b[i] == b[j])) return false;
  return a.size() == b.size();
}

RC_GTEST_PROP(NetworkParts, are_what_all_ways_outside_connect, (unsigned seed)) {
  Draw draw(seed);
  const WalkNetwork network(random_lines(draw));
  const auto stretches = random_stretches(draw, network);
  const double outside_m = draw.whole(0, 3) == 0 ? 0 : draw.real(20, 400);
  const double reach_m = outside_m > 0 ? outside_m + touching_m : 0;
  RC_ASSERT(same_partition(connected_parts(network, stretches, outside_m),
                           AllWays(network, stretches).parts(stretches.size(), reach_m)));
}

double width_between(const std::vector<Point>& s, const std::vector<Point>& o) {
  return std::sqrt(std::min({squared_distance({s[0], s[1]}, o[0]), squared_distance({s[0], s[1]}, o[1]),
                             squared_distance({o[0], o[1]}, s[0]), squared_distance({o[0], o[1]}, s[1])}));
}

// Streets of the lattice do not cross, so the least distance of two is at an end of one.
RC_GTEST_PROP(NetworkGaps, are_the_shortest_of_all_pairs, (unsigned seed)) {
  Draw draw(seed);
  const WalkNetwork network(random_lines(draw));
  const auto stretches = random_stretches(draw, network);
  const auto parts = connected_parts(network, stretches, 0);
  const double gap_m = draw.real(5, 120);
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> expected;
  for (std::size_t i = 0; i < stretches.size(); ++i)
    for (std::size_t j = 0; j < stretches.size(); ++j) {
      if (parts[i] >= parts[j]) continue;
      const double width = width_between(line_of(network, stretches[i]), line_of(network, stretches[j]));
      const auto known = expected.emplace(std::pair(parts[i], parts[j]), width).first;
      known->second = std::min(known->second, width);
    }
  std::erase_if(expected, [&](const auto& entry) { return entry.second > gap_m; });
  std::size_t found = 0;
  for (const NetworkGap& gap : network_gaps(network, stretches, parts, gap_m)) {
    if (gap.part == gap.other_part) continue;
    ++found;
    const auto pair = expected.find(std::pair(gap.part, gap.other_part));
    RC_ASSERT(pair != expected.end());
    RC_ASSERT(std::abs(pair->second - gap.width_m) < 1e-9);
    RC_ASSERT(std::abs(distance(gap.from, gap.to) - gap.width_m) < 1e-9);
  }
  RC_ASSERT(found == expected.size());
}

}  // namespace
}  // namespace citygauge
