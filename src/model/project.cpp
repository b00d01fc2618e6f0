#include "model/project.hpp"

#include <algorithm>

namespace citygauge {

const LayerSource* Project::layer(const std::string& role) const {
  if (role == "districts") return &districts;
  const auto found = std::ranges::find(layers, role, &LayerSource::role);
  return found == layers.end() ? nullptr : &*found;
}

}  // namespace citygauge
