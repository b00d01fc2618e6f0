#include "geometry/walking_pace.hpp"

#include <cmath>

namespace citygauge {

double WalkingPace::seconds(double length_m, double slope) const {
  constexpr double steepness = 3.5, fastest = 0.05;  // Tobler's
  return flat_seconds(length_m) * std::exp(steepness * (std::abs(slope + fastest) - fastest));
}

}  // namespace citygauge
