#include "geometry/walk_reach.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>

namespace citygauge {
namespace {

constexpr double unreachable = std::numeric_limits<double>::infinity();
constexpr double rounding = 1e-6;  // of a sum of many costs: what costs exactly the limit is within it

/// The cumulative cost at a place between vertices.
double cost_along(std::span<const double> cumulative, double along) {
  const auto index = std::min(static_cast<std::size_t>(along), cumulative.size() - 2);
  const double t = along - static_cast<double>(index);
  return cumulative[index] + (cumulative[index + 1] - cumulative[index]) * t;
}

/// The place at which the cumulative cost, which never falls, is `cost`; within [from, to].
double place_at_cost(std::span<const double> cumulative, double cost, double from, double to) {
  const auto next = std::upper_bound(cumulative.begin(), cumulative.end(), cost);
  if (next == cumulative.begin()) return from;
  if (next == cumulative.end()) return to;
  const auto index = static_cast<std::size_t>(next - cumulative.begin()) - 1;
  const double step = cumulative[index + 1] - cumulative[index];
  const double place = static_cast<double>(index) + (cost - cumulative[index]) / step;
  return std::clamp(place, from, to);
}

}  // namespace

WalkReach::WalkReach(const WalkNetwork& network, std::span<const WalkGoal> goals, double limit)
    : network_(network), limit_(limit), node_cost_(network.node_count(), unreachable) {
  goal_begin_.assign(network.chains().size() + 1, 0);
  served_component_.assign(network.node_count(), false);
  for (const WalkGoal& goal : goals) {
    ++goal_begin_[goal.place.chain + 1];
    served_component_[network.components()[network.chains()[goal.place.chain].from]] = true;
  }
  std::partial_sum(goal_begin_.begin(), goal_begin_.end(), goal_begin_.begin());
  goal_list_.resize(goals.size());
  std::vector<std::uint32_t> next(goal_begin_.begin(), goal_begin_.end() - 1);
  for (const WalkGoal& goal : goals)
    goal_list_[next[goal.place.chain]++] = {goal.place.along, goal.access_cost};
  for (std::size_t c = 0; c + 1 < goal_begin_.size(); ++c)
    std::sort(goal_list_.begin() + goal_begin_[c], goal_list_.begin() + goal_begin_[c + 1],
              [](const Anchor& a, const Anchor& b) {
                return std::pair(a.along, a.cost) < std::pair(b.along, b.cost);
              });
  search(goals);
}

void WalkReach::search(std::span<const WalkGoal> goals) {
  using Entry = std::pair<double, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  const auto relax = [&](std::uint32_t node, double cost) {
    if (cost > limit_ + rounding || cost >= node_cost_[node]) return;
    node_cost_[node] = cost;
    queue.emplace(cost, node);
  };
  for (const WalkGoal& goal : goals) {
    const WalkNetwork::Chain& chain = network_.chains()[goal.place.chain];
    const auto forward = network_.forward_cost(chain), backward = network_.backward_cost(chain);
    relax(chain.from, goal.access_cost + cost_along(forward, goal.place.along));
    relax(chain.to, goal.access_cost + backward.back() - cost_along(backward, goal.place.along));
  }
  while (!queue.empty()) {
    const auto [cost, node] = queue.top();
    queue.pop();
    if (cost > node_cost_[node]) continue;
    for (const std::uint32_t c : network_.chains_at(node)) {
      const WalkNetwork::Chain& chain = network_.chains()[c];
      if (chain.from == node) relax(chain.to, cost + network_.backward_cost(chain).back());
      if (chain.to == node) relax(chain.from, cost + network_.forward_cost(chain).back());
    }
  }
}

std::vector<WalkReach::Anchor> WalkReach::anchors(std::uint32_t index) const {
  const WalkNetwork::Chain& chain = network_.chains()[index];
  const auto forward = network_.forward_cost(chain), backward = network_.backward_cost(chain);
  std::vector<Anchor> all{{0, node_cost_[chain.from]}};
  all.insert(all.end(), goal_list_.begin() + goal_begin_[index], goal_list_.begin() + goal_begin_[index + 1]);
  all.push_back({static_cast<double>(chain.vertices - 1), node_cost_[chain.to]});
  for (std::size_t i = 1; i < all.size(); ++i)  // walking back to an anchor before
    all[i].cost = std::min(all[i].cost, all[i - 1].cost + cost_along(backward, all[i].along) -
                                            cost_along(backward, all[i - 1].along));
  for (std::size_t i = all.size() - 1; i-- > 0;)  // walking on to an anchor behind
    all[i].cost = std::min(all[i].cost, all[i + 1].cost + cost_along(forward, all[i + 1].along) -
                                            cost_along(forward, all[i].along));
  return all;
}

double WalkReach::cost_at(const NetworkPlace& place) const {
  const WalkNetwork::Chain& chain = network_.chains()[place.chain];
  const auto forward = network_.forward_cost(chain), backward = network_.backward_cost(chain);
  double least = unreachable;
  for (const Anchor& anchor : anchors(place.chain)) {
    const double walk = anchor.along <= place.along
                            ? cost_along(backward, place.along) - cost_along(backward, anchor.along)
                            : cost_along(forward, anchor.along) - cost_along(forward, place.along);
    least = std::min(least, anchor.cost + walk);
  }
  return least <= limit_ + rounding ? least : unreachable;
}

std::vector<ChainStretch> WalkReach::covered(std::uint32_t index) const {
  const WalkNetwork::Chain& chain = network_.chains()[index];
  const auto forward = network_.forward_cost(chain), backward = network_.backward_cost(chain);
  std::vector<ChainStretch> stretches;
  const auto add = [&](double from, double to) {
    if (to <= from) return;
    if (!stretches.empty() && from <= stretches.back().to)
      stretches.back().to = std::max(stretches.back().to, to);
    else
      stretches.push_back({from, to});
  };
  const std::vector<Anchor> all = anchors(index);
  for (std::size_t i = 1; i < all.size(); ++i) {
    const Anchor& left = all[i - 1];
    const Anchor& right = all[i];
    if (left.cost <= limit_) {  // back to the left anchor
      const double farthest = cost_along(backward, left.along) + (limit_ - left.cost);
      add(left.along, place_at_cost(backward, farthest, left.along, right.along));
    }
    if (right.cost <= limit_) {  // on to the right one
      const double farthest = cost_along(forward, right.along) - (limit_ - right.cost);
      add(place_at_cost(forward, farthest, left.along, right.along), right.along);
    }
  }
  return stretches;
}

bool WalkReach::is_connected(std::uint32_t chain) const {
  return served_component_[network_.components()[network_.chains()[chain].from]];
}

}  // namespace citygauge
