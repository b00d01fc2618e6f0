#include "measures/entrances.hpp"

#include <cmath>

namespace citygauge {
namespace {

constexpr double spacing_m = 20;

}  // namespace

void append_entrances(ShapeView shape, std::vector<Point>& entrances) {
  if (shape.kind() == ShapeKind::point) {
    entrances.insert(entrances.end(), shape.points().begin(), shape.points().end());
    return;
  }
  for (std::size_t p = 0; p < shape.part_count(); ++p) {
    const auto part = shape.part(p);
    for (std::size_t i = 1; i < part.size(); ++i) {
      const double steps = std::ceil(distance(part[i - 1], part[i]) / spacing_m);
      for (double k = 0; k < steps; ++k) entrances.push_back(between(part[i - 1], part[i], k / steps));
    }
    entrances.push_back(part.back());
  }
}

}  // namespace citygauge
