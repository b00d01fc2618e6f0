// The table of all measures. A new measure is one line here.
#include <algorithm>

#include "measures/area.hpp"
#include "measures/class_areas.hpp"
#include "measures/components.hpp"
#include "measures/covered_area.hpp"
#include "measures/covered_land.hpp"
#include "measures/covered_length.hpp"
#include "measures/extreme.hpp"
#include "measures/facility_set.hpp"
#include "measures/ground_area.hpp"
#include "measures/largest_patch.hpp"
#include "measures/length.hpp"
#include "measures/measure.hpp"
#include "measures/net_width.hpp"
#include "measures/network_length.hpp"
#include "measures/overlap.hpp"
#include "measures/population.hpp"
#include "measures/served_land.hpp"
#include "measures/tally.hpp"
#include "measures/things.hpp"
#include "measures/travel_time.hpp"
#include "measures/widest_road.hpp"

namespace citygauge {

const std::vector<MeasureDeclaration>& measure_registry() {
  // clang-format off
  static const std::vector<MeasureDeclaration> registry{
      length_declaration(),
      area_declaration(),
      weighted_area_declaration(),
      ground_area_declaration(),
      covered_area_declaration(),
      net_width_declaration(),
      population_declaration(),
      count_declaration(),
      sum_declaration(),
      extreme_declaration(),
      things_declaration(),
      covered_length_declaration(),
      travel_time_declaration(),
      overlap_declaration(),
      gained_area_declaration(),
      covered_land_declaration(),
      served_land_declaration(),
      class_areas_declaration(),
      largest_patch_declaration(),
      widest_road_declaration(),
      components_declaration(),
      facility_set_declaration(),
      network_length_declaration(),
  };
  // clang-format on
  return registry;
}

const MeasureDeclaration* find_measure(const std::string& name) {
  const auto& registry = measure_registry();
  const auto found = std::ranges::find(registry, name, &MeasureDeclaration::name);
  return found == registry.end() ? nullptr : &*found;
}

}  // namespace citygauge
