#include "evaluate/indicator_needs.hpp"

#include <algorithm>

#include "evaluate/plan.hpp"

namespace citygauge {
namespace {

/// Measures are made for districts; any will do to ask what they read.
Districts one_district() {
  Districts districts;
  constexpr double side_m = 1000;
  const std::vector<Point> square{{0, 0}, {side_m, 0}, {side_m, side_m}, {0, side_m}, {0, 0}};
  districts.shapes.add_part(square);
  districts.shapes.end_feature();
  districts.ids = districts.names = {"1"};
  districts.population = {std::nullopt};
  return districts;
}

void add(std::vector<LayerNeed>& needs, const LayerNeed& need) {
  const auto present = std::ranges::find(needs, need.role, &LayerNeed::role);
  if (present == needs.end()) {
    needs.push_back(need);
    return;
  }
  present->optional = present->optional && need.optional;
  for (const std::string& attribute : need.attributes)
    if (std::ranges::find(present->attributes, attribute) == present->attributes.end())
      present->attributes.push_back(attribute);
}

}  // namespace

std::vector<LayerNeed> needs_of(const Indicator& indicator, const Library& library) {
  const Districts districts = one_district();
  const DistrictGrid grid(districts.shapes);
  const std::vector<Profile> no_profiles;
  const std::map<std::string, Options> no_options;
  const Plan plan = make_plan({library, no_profiles, {indicator.id}, no_options}, districts, grid);
  std::vector<LayerNeed> needs;
  for (const Task& task : plan.tasks)
    for (const LayerNeed& need : task.needs) add(needs, need);
  return needs;
}

}  // namespace citygauge
