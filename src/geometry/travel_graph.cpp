#include "geometry/travel_graph.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>

namespace citygauge {
namespace {

constexpr double same_place_m = 1e-3;

/// How much of a chain's length lies before a place.
double share_before(std::span<const double> lengths, double along) {
  const auto index = std::min(static_cast<std::size_t>(along), lengths.size() - 2);
  const double t = along - static_cast<double>(index);
  return (lengths[index] + (lengths[index + 1] - lengths[index]) * t) / lengths.back();
}

}  // namespace

TravelGraph::TravelGraph(const WalkNetwork& network, const std::vector<ChainTime>& times,
                         std::span<const NetworkPlace> stops)
    : network_(network), vertices_(network.node_count() + stops.size()) {
  std::vector<std::vector<std::pair<double, std::uint32_t>>> on_chain(network.chains().size());
  for (std::size_t s = 0; s < stops.size(); ++s)
    on_chain[stops[s].chain].emplace_back(stops[s].along, vertex_of_stop(s));
  for (std::uint32_t c = 0; c < on_chain.size(); ++c) {
    std::ranges::sort(on_chain[c]);
    add_chain(c, times[c], on_chain[c]);
  }
  std::ranges::stable_sort(edges_, {}, &Edge::from);
  edge_begin_.assign(vertices_ + 1, 0);
  for (const Edge& edge : edges_) ++edge_begin_[edge.from + 1];
  std::partial_sum(edge_begin_.begin(), edge_begin_.end(), edge_begin_.begin());
}

void TravelGraph::add_chain(std::uint32_t index, ChainTime time,
                            std::span<const std::pair<double, std::uint32_t>> stops) {
  const WalkNetwork::Chain& chain = network_.chains()[index];
  const auto lengths = network_.forward_cost(chain);
  std::vector<std::pair<double, std::uint32_t>> places{{0.0, chain.from}};
  places.insert(places.end(), stops.begin(), stops.end());
  places.emplace_back(static_cast<double>(chain.vertices - 1), chain.to);
  for (std::size_t i = 1; i < places.size(); ++i) {
    const auto [begin, from] = places[i - 1];
    const auto [end, to] = places[i];
    const double share = share_before(lengths, end) - share_before(lengths, begin);
    // A stop at a node may use all that meets there, though it was found on a one-way chain.
    if (share * lengths.back() < same_place_m) {
      edges_.push_back({from, to, 0, index, begin, end});
      edges_.push_back({to, from, 0, index, end, begin});
      continue;
    }
    if (std::isfinite(time.forward_s))
      edges_.push_back({from, to, time.forward_s * share, index, begin, end});
    if (std::isfinite(time.backward_s))
      edges_.push_back({to, from, time.backward_s * share, index, end, begin});
  }
}

TravelTimes TravelGraph::from_stop(std::size_t stop,
                                   const std::function<bool(std::uint32_t)>& is_goal) const {
  using Entry = std::pair<double, std::uint32_t>;
  TravelTimes times{std::vector<double>(vertices_, TravelTimes::unreachable),
                    std::vector<std::uint32_t>(vertices_, no_edge)};
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  times.seconds[vertex_of_stop(stop)] = 0;
  queue.emplace(0.0, vertex_of_stop(stop));
  while (!queue.empty()) {
    const auto [seconds, vertex] = queue.top();
    queue.pop();
    if (seconds > times.seconds[vertex]) continue;
    if (is_goal && is_goal(vertex)) return times;
    for (std::uint32_t e = edge_begin_[vertex]; e < edge_begin_[vertex + 1]; ++e) {
      const double there = seconds + edges_[e].seconds;
      if (there >= times.seconds[edges_[e].to]) continue;
      times.seconds[edges_[e].to] = there;
      times.edge[edges_[e].to] = e;
      queue.emplace(there, edges_[e].to);
    }
  }
  return times;
}

std::vector<Point> TravelGraph::route(const TravelTimes& times, std::uint32_t to) const {
  std::vector<const Edge*> edges;
  for (std::uint32_t at = to; times.edge[at] != no_edge; at = edges.back()->from)
    edges.push_back(&edges_[times.edge[at]]);
  std::vector<Point> points;
  for (auto edge = edges.rbegin(); edge != edges.rend(); ++edge) add_points(**edge, points);
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

void TravelGraph::add_points(const Edge& edge, std::vector<Point>& points) const {
  const WalkNetwork::Chain& chain = network_.chains()[edge.chain];
  const auto vertices = network_.vertices(chain);
  points.push_back(network_.point_at(chain, edge.begin));
  if (edge.begin < edge.end) {
    for (auto v = static_cast<std::size_t>(edge.begin) + 1; static_cast<double>(v) < edge.end; ++v)
      points.push_back(vertices[v]);
  } else {
    for (auto v = static_cast<std::size_t>(std::ceil(edge.begin));
         v-- > 0 && static_cast<double>(v) > edge.end;)
      points.push_back(vertices[v]);
  }
  points.push_back(network_.point_at(chain, edge.end));
}

}  // namespace citygauge
