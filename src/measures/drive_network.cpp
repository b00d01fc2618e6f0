#include "measures/drive_network.hpp"

#include <algorithm>
#include <numeric>

namespace citygauge {
namespace {

// A stated speed beyond these is none: 0, or a code.
constexpr double least_kmh = 1, greatest_kmh = 200;

}  // namespace

std::optional<DriveNetwork::Road> DriveNetwork::road_of(const std::string& road_class, double kmh,
                                                        const std::string& oneway) const {
  const auto usual = kmh_by_class_.find(road_class);
  if (usual == kmh_by_class_.end()) return std::nullopt;
  const bool stated = kmh >= least_kmh && kmh <= greatest_kmh;
  const Direction direction = oneway == "yes"       ? Direction::forward
                              : oneway == "reverse" ? Direction::backward
                                                    : Direction::both;
  return Road{road_class, stated ? kmh : usual->second, !stated, direction};
}

void DriveNetwork::take(const Selection& roads) {
  const auto classes = roads.batch.text("class"), oneways = roads.batch.text("oneway");
  const auto speeds = roads.batch.number("speed");
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < roads.batch.size(); ++i) {
    const std::string& oneway = value_or_empty(oneways, i);
    const auto road = road_of(value_or_empty(classes, i), value_or_nan(speeds, i), oneway);
    if (!roads.counts[i] || !road) continue;
    lines_.add_feature(roads.batch.shapes[i]);
    roads_.push_back(*road);
    knows_oneway_ |= !oneway.empty();
  }
}

/// So that the order of the features does not matter.
void DriveNetwork::sort() {
  std::vector<std::size_t> order(lines_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    const auto points = lines_[a].points(), others = lines_[b].points();
    if (!std::ranges::equal(points, others)) return std::ranges::lexicographical_compare(points, others);
    return roads_[a] < roads_[b];
  });
  Shapes lines(ShapeKind::line);
  std::vector<Road> roads;
  for (const std::size_t i : order) {
    lines.add_feature(lines_[i]);
    roads.push_back(roads_[i]);
  }
  lines_ = std::move(lines);
  roads_ = std::move(roads);
}

void DriveNetwork::build() {
  sort();
  network_.emplace(lines_);
  for (const WalkNetwork::Chain& chain : network_->chains()) {
    const Road& road = roads_[chain.line];
    const double seconds = network_->length_m(chain) / (road.kmh / 3.6);
    times_.push_back({road.direction == Direction::backward ? TravelTimes::unreachable : seconds,
                      road.direction == Direction::forward ? TravelTimes::unreachable : seconds});
  }
}

double DriveNetwork::assumed_speed_share() const {
  double assumed = 0, all = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    all += length_m(lines_[i]);
    if (roads_[i].assumed_speed) assumed += length_m(lines_[i]);
  }
  return all > 0 ? assumed / all : 0;
}

}  // namespace citygauge
