#include "measures/facility_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/rounding.hpp"
#include "geometry/shape_distance.hpp"
#include "measures/entrances.hpp"
#include "measures/options.hpp"

namespace citygauge {
namespace {

/// Reads one entry of `kinds`.
FacilityKind read_kind(const std::string& name, const Option& option, double distance_m) {
  const auto* table = std::get_if<Option::Table>(&option.value);
  if (table == nullptr) throw config_error(option.at, fmt::format("`kinds.{}` must be a table", name));
  FacilityKind kind{name, {text_option(*table, "layer", "facilities"), {}, {}, false}, 0, 0};
  kind.distance_m = number_option(*table, "distance_m", distance_m);
  kind.least_area_m2 = number_option(*table, "area_m2", 0);
  if (!(kind.distance_m >= 0))
    throw config_error(option.at, fmt::format("`kinds.{}.distance_m` must not be negative", name));
  for (const auto& [key, value] : *table) {
    if (key == "layer" || key == "distance_m" || key == "area_m2") continue;
    if (const auto* bound = std::get_if<std::string>(&value.value)) {
      const auto threshold = parse_threshold(*bound);
      if (!threshold)
        throw config_error(value.at, fmt::format("`{}` is no range", *bound), "write \">= 120\"");
      kind.need.range.emplace(key, *threshold);
    } else {
      kind.need.where[key] = list_option(*table, key);
    }
  }
  return kind;
}

}  // namespace

std::vector<FacilityKind> facility_kinds(const MeasureSpec& spec) {
  const auto option = spec.options.find("kinds");
  if (option == spec.options.end()) throw config_error(spec.at, "measure `facility_set` needs `kinds`");
  const double distance_m = number_option(spec.options, "distance_m", 0);
  const std::vector<std::string> required = list_option(spec.options, "required");
  std::vector<FacilityKind> kinds;
  const auto& table = std::get<Option::Table>(option->second.value);
  for (const auto& [name, kind] : table)
    if (required.empty() || std::ranges::find(required, name) != required.end())
      kinds.push_back(read_kind(name, kind, distance_m));
  for (const std::string& name : required)
    if (!table.contains(name))
      throw config_error(spec.at, fmt::format("`required` names `{}`, which is none of `kinds`", name));
  if (kinds.empty()) throw config_error(spec.at, "`kinds` is empty");
  return kinds;
}

void FacilityPlaces::take(const Selection& selection) {
  const std::lock_guard lock(*mutex_);  // clinics, schools, parks: few
  const Shapes& shapes = selection.batch.shapes;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (!selection.counts[i] || shapes[i].empty()) continue;
    const bool has_area = shapes.kind() == ShapeKind::polygon;
    if (kind_.least_area_m2 > 0 && !has_area) ++without_area_;
    if (kind_.least_area_m2 > 0 && (!has_area || area_m2(shapes[i]) < least_equal(kind_.least_area_m2)))
      continue;
    shapes_[static_cast<std::size_t>(shapes.kind())].add_feature(shapes[i]);
    ++count_;
  }
}

void FacilityPlaces::build(const WalkNetwork* network, double snap_m) {
  if (network == nullptr)
    index_places();
  else
    search_network(*network, snap_m);
}

void FacilityPlaces::index_places() {
  std::vector<Item> items;
  for (const Shapes& shapes : shapes_)
    for (std::size_t i = 0; i < shapes.size(); ++i) items.push_back({shapes[i].box(), shapes[i]});
  tree_.emplace(std::move(items));
}

void FacilityPlaces::search_network(const WalkNetwork& network, double snap_m) {
  std::vector<Point> entrances;
  for (const Shapes& shapes : shapes_)
    for (std::size_t i = 0; i < shapes.size(); ++i) append_entrances(shapes[i], entrances);
  std::ranges::sort(entrances);
  entrances.erase(std::unique(entrances.begin(), entrances.end()), entrances.end());
  std::vector<WalkGoal> goals;
  for (const Point p : entrances)
    if (const auto place = network.snap(p, snap_m)) goals.push_back({*place, place->access_m});
  reach_.emplace(network, goals, kind_.distance_m);
}

bool FacilityPlaces::is_near(ShapeView subject) const {
  bool found = false;
  const double reach_m = greatest_equal(kind_.distance_m);
  const Box reach = subject.box().grown(reach_m);
  tree_->walk(
      subject.box().centre(), [&](const Box& box) { return !found && box.intersects(reach); },
      [&](const Item& item) {
        found = found || (item.box.intersects(reach) && within_distance(subject, item.shape, reach_m));
      });
  return found;
}

bool FacilityPlaces::is_near(const NetworkPlace& place) const {
  return place.access_m + reach_->cost_at(place) <= greatest_equal(kind_.distance_m);
}

}  // namespace citygauge
