#include "measures/land.hpp"

#include <algorithm>
#include <numeric>

#include "geometry/geos_bridge.hpp"

namespace citygauge {

void Land::take(const Selection& selection) {
  Shapes& mine = gathered_.local();
  for (std::size_t i = 0; i < selection.batch.size(); ++i)
    if (selection.counts[i]) mine.add_feature(selection.batch.shapes[i]);
}

void Land::sort() {
  std::vector<ShapeView> views;
  for (const Shapes& part : gathered_)
    for (std::size_t i = 0; i < part.size(); ++i) views.push_back(part[i]);
  std::ranges::sort(views, [](ShapeView a, ShapeView b) {
    return std::ranges::lexicographical_compare(a.points(), b.points());
  });
  for (const ShapeView view : views) polygons_.add_feature(view);
  gathered_.clear();
}

LevelAreas Land::areas(const Districts& districts) const {
  UnionArea sweep(districts.shapes.box(), 1);
  for (std::size_t i = 0; i < polygons_.size(); ++i) sweep.add(polygons_[i]);
  return sweep.areas(districts.shapes);
}

bool Land::append_within(Shapes& out, ShapeView district) const {
  Shapes united(ShapeKind::polygon);
  const Shapes near = those_near(polygons_, district.box());
  return near.size() > 0 && append_union(united, near) && append_intersection(out, united[0], district);
}

Shapes those_near(const Shapes& polygons, const Box& box) {
  Shapes near(ShapeKind::polygon);
  for (std::size_t i = 0; i < polygons.size(); ++i)
    if (polygons[i].box().intersects(box)) near.add_feature(polygons[i]);
  return near;
}

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
