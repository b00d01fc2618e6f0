#include "measures/hub_journeys.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace citygauge {
namespace {

constexpr double seconds_per_minute = 60;

/// Groups of hubs that can be reached from each other; gives the members of the largest, of equal ones of the
/// first. `seconds[i][j]`: from i to j.
std::vector<bool> largest_group(const std::vector<std::vector<double>>& seconds) {
  std::vector<bool> largest(seconds.size(), false);
  std::ptrdiff_t most = 0;
  for (std::size_t i = 0; i < seconds.size(); ++i) {
    std::vector<bool> group(seconds.size());
    for (std::size_t j = 0; j < seconds.size(); ++j)
      group[j] = std::isfinite(seconds[i][j]) && std::isfinite(seconds[j][i]);
    const auto size = std::ranges::count(group, true);
    if (size > most) largest = group;
    most = std::max(most, size);
  }
  return largest;
}

}  // namespace

HubJourneys::HubJourneys(const DriveNetwork& roads, std::vector<Hub> hubs, HubAccess access)
    : roads_(roads), hubs_(std::move(hubs)), access_(std::move(access)) {
  std::ranges::sort(hubs_, {}, [](const Hub& hub) { return std::tie(hub.name, hub.at, hub.counts); });
  const auto has_gates = [&](const WalkNetwork::Chain& chain) {
    return !access_.junctions_only.contains(roads_.class_of(chain));
  };
  std::vector<NetworkPlace> stops;
  for (Hub& hub : hubs_) {
    if (!hub.counts) continue;
    const auto place = roads_.network().snap(hub.at, access_.snap_m, has_gates);
    hub.standing = place ? HubStanding::disconnected : HubStanding::off_network;
    if (!place) continue;
    hub.place = *place;
    hub.stop = stops.size();
    stops.push_back(*place);
  }
  graph_.emplace(roads_.network(), roads_.times(), stops);
}

std::vector<bool> HubJourneys::junctions_with(const std::set<std::string>& classes) const {
  const WalkNetwork& network = roads_.network();
  std::vector<bool> junctions(network.node_count());
  for (std::uint32_t node = 0; node < network.node_count(); ++node) {
    const auto chains = network.chains_at(node);
    const auto is_wanted = [&](std::uint32_t c) {
      return classes.contains(roads_.class_of(network.chains()[c]));
    };
    junctions[node] = std::ranges::any_of(chains, is_wanted) && !std::ranges::all_of(chains, is_wanted);
  }
  return junctions;
}

bool HubJourneys::go_to_roads(const std::set<std::string>& classes) {
  const std::vector<bool> junctions = junctions_with(classes);
  if (std::ranges::count(junctions, true) == 0) return false;
  const auto is_goal = [&](std::uint32_t vertex) { return vertex < junctions.size() && junctions[vertex]; };
  for (std::size_t h = 0; h < hubs_.size(); ++h) {
    if (!hubs_[h].on_network()) continue;
    const TravelTimes times = graph_->from_stop(hubs_[h].stop, is_goal);
    std::uint32_t nearest = 0;
    double least = TravelTimes::unreachable;
    for (std::uint32_t v = 0; v < junctions.size(); ++v) {
      if (!junctions[v] || times.seconds[v] >= least) continue;
      least = times.seconds[v];
      nearest = v;
    }
    if (!std::isfinite(least)) continue;
    hubs_[h].standing = HubStanding::reached;
    journeys_.push_back({h, Journey::to_road, nearest, (access_s(hubs_[h]) + least) / seconds_per_minute});
  }
  return true;
}

void HubJourneys::go_to_each_other() {
  std::vector<std::size_t> placed;
  for (std::size_t h = 0; h < hubs_.size(); ++h)
    if (hubs_[h].on_network()) placed.push_back(h);
  if (placed.size() == 1)
    hubs_[placed[0]].standing = HubStanding::reached;  // by all others, of which none is
  std::vector<std::vector<double>> seconds(placed.size());
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const TravelTimes times = graph_->from_stop(hubs_[placed[i]].stop);
    for (const std::size_t h : placed)
      seconds[i].push_back(times.seconds[graph_->vertex_of_stop(hubs_[h].stop)]);
  }
  const std::vector<bool> goes = largest_group(seconds);
  if (std::ranges::count(goes, true) < 2) return;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!goes[i]) continue;
    Hub& from = hubs_[placed[i]];
    from.standing = HubStanding::reached;
    for (std::size_t j = 0; j < placed.size(); ++j) {
      if (i == j || !goes[j]) continue;
      const Hub& to = hubs_[placed[j]];
      journeys_.push_back({placed[i], placed[j], graph_->vertex_of_stop(to.stop),
                           (access_s(from) + seconds[i][j] + access_s(to)) / seconds_per_minute});
    }
  }
}

std::vector<Point> HubJourneys::route(const Journey& journey) const {
  const Hub& from = hubs_[journey.from];
  const TravelTimes times =
      graph_->from_stop(from.stop, [&](std::uint32_t vertex) { return vertex == journey.vertex; });
  std::vector<Point> points{from.at};
  const std::vector<Point> way = graph_->route(times, journey.vertex);
  points.insert(points.end(), way.begin(), way.end());
  if (journey.to != Journey::to_road) points.push_back(hubs_[journey.to].at);
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

}  // namespace citygauge
