// The table of all measures. A new measure is one line here.
#include <algorithm>

#include "measures/area.hpp"
#include "measures/covered_area.hpp"
#include "measures/covered_length.hpp"
#include "measures/extreme.hpp"
#include "measures/length.hpp"
#include "measures/measure.hpp"
#include "measures/net_width.hpp"
#include "measures/overlap.hpp"
#include "measures/population.hpp"
#include "measures/tally.hpp"
#include "measures/things.hpp"

namespace citygauge {

const std::vector<MeasureDeclaration>& measure_registry() {
  // clang-format off
  static const std::vector<MeasureDeclaration> registry{
      length_declaration(),
      area_declaration(),
      weighted_area_declaration(),
      covered_area_declaration(),
      net_width_declaration(),
      population_declaration(),
      count_declaration(),
      sum_declaration(),
      extreme_declaration(),
      things_declaration(),
      covered_length_declaration(),
      overlap_declaration(),
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
