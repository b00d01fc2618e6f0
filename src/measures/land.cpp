#include "measures/land.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <map>

#include "geometry/district_grid.hpp"
#include "geometry/geos_bridge.hpp"
#include "geometry/shape_order.hpp"

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
  std::ranges::sort(views, geometrically_less);
  for (const ShapeView view : views) polygons_.add_feature(view);
  gathered_.clear();
  index_.emplace(polygons_);
}

LevelAreas Land::areas(const Districts& districts) const {
  UnionArea sweep(districts.shapes.box(), 1);
  for (std::size_t i = 0; i < polygons_.size(); ++i) sweep.add(polygons_[i]);
  return sweep.areas(districts.shapes);
}

bool Land::append_within(Shapes& out, ShapeView district) const {
  Shapes united(ShapeKind::polygon);
  const Shapes near = index_->copy_near(district.box());
  return near.size() > 0 && append_union(united, near) && append_intersection(out, united[0], district);
}

std::vector<Shapes> Land::within(const std::vector<ShapeView>& areas) const {
  std::vector<Shapes> inside(areas.size(), Shapes(ShapeKind::polygon));
  std::map<std::vector<std::uint32_t>, std::vector<std::size_t>> areas_by_near;
  const DistrictGrid grid(polygons_);
  std::vector<std::uint32_t> around;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    around.clear();
    const bool is_away = grid.districts_around(areas[i].box(), around) && around.empty();
    if (auto near = index_->near(areas[i].box()); !is_away && !near.empty())
      areas_by_near[std::move(near)].push_back(i);
  }
  std::vector<const decltype(areas_by_near)::value_type*> groups;
  for (const auto& group : areas_by_near) groups.push_back(&group);
  tbb::parallel_for(std::size_t{0}, groups.size(), [&](std::size_t g) {
    const auto& [near, members] = *groups[g];
    Shapes united(ShapeKind::polygon);
    if (!append_union(united, index_->copy(near))) return;
    for (const std::size_t i : members) append_intersection(inside[i], united[0], areas[i]);
  });
  return inside;
}

}  // namespace citygauge
