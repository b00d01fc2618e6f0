#include "geometry/single_polygons.hpp"

namespace citygauge {

Shapes single_polygons(ShapeView feature) {
  Shapes singles(ShapeKind::polygon);
  for (std::size_t ring = 0; ring < feature.part_count(); ++ring) {
    const bool is_shell = doubled_signed_area(feature.part(ring)) > 0;
    if (is_shell && ring > 0) singles.end_feature();
    singles.add_part(feature.part(ring));
  }
  if (feature.part_count() > 0) singles.end_feature();
  return singles;
}

}  // namespace citygauge
