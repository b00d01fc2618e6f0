#include "measures/corridor_set.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <utility>

#include "core/natural_order.hpp"
#include "geometry/shape_order.hpp"
#include "geometry/welded_polygon.hpp"

namespace citygauge {
namespace {

void sort_shapes(Shapes& shapes) {
  Shapes sorted(shapes.kind());
  for (const std::size_t i : geometric_order(shapes)) sorted.add_feature(shapes[i]);
  shapes = std::move(sorted);
}

}  // namespace

Shared<CorridorSet> CorridorSet::of(const MeasureSpec& spec, const MeasureContext& context,
                                    const std::string& ends,
                                    const std::map<std::string, ClassFilter>& obstacles) {
  std::string key = "corridors\n" + key_of(spec.layer, spec.where, spec.range) + "ends " + ends + '\n';
  for (const auto& [role, where] : obstacles) key += key_of(role, where, {});
  auto own = std::make_shared<CorridorSet>();
  own->is_obstacle_too_ = obstacles.contains(spec.layer) || spec.layer == "water";
  return share(context, key, std::move(own));
}

void CorridorSet::take_corridors(const Selection& selection) {
  const FeatureBatch& batch = selection.batch;
  const std::scoped_lock lock(mutex_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (!selection.counts[i]) continue;
    std::string id = value_or_empty(batch.text("id"), i);
    if (id.empty()) id = std::to_string(batch.fids[i]);
    const std::string& name = value_or_empty(batch.text("name"), i);
    corridors_.push_back({id, name.empty() ? id : name, shapes_.size(), false});
    shapes_.add_feature(batch.shapes[i]);
  }
}

void CorridorSet::take_ends(const Selection& selection) {
  const Shapes& shapes = selection.batch.shapes;
  const std::scoped_lock lock(mutex_);
  for (std::size_t i = 0; i < shapes.size(); ++i)
    if (selection.counts[i]) (shapes.kind() == ShapeKind::line ? gates_ : groups_).add_feature(shapes[i]);
}

void CorridorSet::take_near(ObstacleShapes& obstacles, const Selection& selection) {
  {
    const std::scoped_lock lock(mutex_);
    if (!is_obstacle_too_ && !corridors_.empty() && !obstacles.is_limited()) obstacles.limit_to(boxes());
  }
  obstacles.take(selection);
}

// Threads must not change the order in which things are looked at.
void CorridorSet::sort() {
  if (std::exchange(is_sorted_, true)) return;
  std::ranges::sort(corridors_, [&](const Corridor& a, const Corridor& b) {
    if (a.id != b.id) return natural_less(a.id, b.id);
    return geometrically_less(shapes_[a.shape], shapes_[b.shape]);
  });
  weld();
  sort_shapes(groups_);
  sort_shapes(gates_);
  obstacles_.find_near(boxes());
  known_.resize(corridors_.size());
}

/// REQUIRES corridors in order.
void CorridorSet::weld() {
  std::vector<std::optional<Shapes>> whole(size());
  tbb::parallel_for(std::size_t{0}, size(), [&](std::size_t c) {
    if (may_have_hairlines(shape(c))) whole[c] = welded(shape(c));
  });
  Shapes shapes(ShapeKind::polygon);
  for (std::size_t c = 0; c < size(); ++c) {
    shapes.add_feature(whole[c] ? (*whole[c])[0] : shape(c));
    corridors_[c].shape = c;
    corridors_[c].is_welded = whole[c].has_value();
  }
  shapes_ = std::move(shapes);
}

std::vector<Box> CorridorSet::boxes() const {
  std::vector<Box> boxes;
  for (std::size_t c = 0; c < size(); ++c) boxes.push_back(shape(c).box());
  return boxes;
}

CorridorEnds CorridorSet::ends(std::size_t c) const {
  return has_gates() ? corridor_gates(shape(c), gates_) : corridor_ends(shape(c), groups_);
}

CorridorObstacles CorridorSet::obstacles(std::size_t c) const {
  CorridorObstacles near;
  obstacles_.append_near(near, c);
  return near;
}

std::optional<double> CorridorSet::known_width_m(std::size_t c, bool crossings_cut) const {
  for (const KnownWidth& known : known_[c])
    if (known.crossing_roads == 0 || known.crossings_cut == crossings_cut) return known.width_m;
  return std::nullopt;
}

}  // namespace citygauge
