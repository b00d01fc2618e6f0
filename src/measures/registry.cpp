// The table of all measures. A new measure is one line here.
#include <algorithm>

#include "measures/area.hpp"
#include "measures/covered_area.hpp"
#include "measures/length.hpp"
#include "measures/measure.hpp"
#include "measures/net_width.hpp"
#include "measures/population.hpp"

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
