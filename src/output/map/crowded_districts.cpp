#include "output/map/crowded_districts.hpp"

#include <algorithm>
#include <cmath>

namespace citygauge {
namespace {

constexpr double widest_border = 0.05;  // of a typical district

bool is_of_districts(const MapLayer& layer) {
  return layer.part == LayerPart::districts || layer.part == LayerPart::district_borders;
}

}  // namespace

double typical_district_mm(const Shapes& districts, const MapView& view) {
  std::vector<double> areas;
  for (std::size_t d = 0; d < districts.size(); ++d) areas.push_back(area_m2(districts[d]));
  if (areas.empty()) return 0;
  const auto middle = areas.begin() + static_cast<std::ptrdiff_t>(areas.size() / 2);
  std::ranges::nth_element(areas, middle);
  return std::sqrt(*middle) / view.metres_per_mm();
}

std::size_t ease_crowding(LayerStack& stack, double typical_mm, double least_labelled_mm) {
  std::size_t unlabelled = 0;
  for (MapLayer& layer : stack.layers) {
    if (!is_of_districts(layer)) continue;
    for (StyleClass& style_class : layer.style.classes)
      style_class.symbol.size_mm = std::min(style_class.symbol.size_mm, widest_border * typical_mm);
    if (typical_mm >= least_labelled_mm) continue;
    unlabelled += layer.labels.size();
    layer.labels.clear();
  }
  return unlabelled;
}

}  // namespace citygauge
