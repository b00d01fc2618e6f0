#include "measures/obstacle_shapes.hpp"

#include <algorithm>
#include <utility>

#include "geometry/shape_order.hpp"

namespace citygauge {
namespace {

constexpr double default_road_width_m = 7;  // two lanes, where neither width nor lanes are known
constexpr double lane_width_m = 3.5;
constexpr double widest_surface_m = 200;  // a wider road or railway is an error of the data

BoxTree<BoxedShape> tree_of(const std::vector<Box>& corridors, double margin_m) {
  std::vector<BoxedShape> boxes;
  for (const Box& box : corridors)
    boxes.push_back({box.grown(margin_m), static_cast<std::uint32_t>(boxes.size())});
  return BoxTree<BoxedShape>(std::move(boxes));
}

/// For each corridor, the shapes that may reach into it, in the order of their coordinates.
std::vector<std::vector<std::size_t>> near_corridors(const std::vector<Box>& corridors, const Shapes& shapes,
                                                     double margin_m) {
  const BoxTree<BoxedShape> tree = tree_of(corridors, margin_m);
  std::vector<std::vector<std::size_t>> near(corridors.size());
  for (std::size_t i = 0; i < shapes.size(); ++i)
    visit_meeting(tree, shapes[i].box(), [&](std::uint32_t corridor) { near[corridor].push_back(i); });
  for (auto& list : near)
    std::ranges::sort(list,
                      [&](std::size_t a, std::size_t b) { return geometrically_less(shapes[a], shapes[b]); });
  return near;
}

double road_width_m(double width, double lanes) {
  if (width > 0 && width <= widest_surface_m) return width;
  const bool has_lanes = lanes > 0 && lanes * lane_width_m <= widest_surface_m;
  return has_lanes ? lanes * lane_width_m : default_road_width_m;
}

}  // namespace

void ObstacleShapes::limit_to(const std::vector<Box>& corridors) {
  corridors_.emplace(tree_of(corridors, widest_surface_m / 2));
}

bool ObstacleShapes::may_matter(const Box& box) const {
  if (!corridors_) return true;
  bool is_near = false;
  visit_meeting(*corridors_, box, [&](std::uint32_t) { is_near = true; });
  return is_near;
}

void ObstacleShapes::take(const Selection& selection) {
  const Shapes& shapes = selection.batch.shapes;
  const auto widths = selection.batch.number("width");
  const auto lanes = selection.batch.number("lanes");
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < shapes.size(); ++i)
    if (selection.counts[i] && may_matter(shapes[i].box())) kept.push_back(i);
  const std::scoped_lock lock(mutex_);
  for (const std::size_t i : kept) {
    if (shapes.kind() == ShapeKind::polygon) {
      polygons_.add_feature(shapes[i]);
    } else {
      roads_.add_feature(shapes[i]);
      road_widths_m_.push_back(road_width_m(value_or_nan(widths, i), value_or_nan(lanes, i)));
    }
  }
}

void ObstacleShapes::find_near(const std::vector<Box>& corridors) {
  const double widest_road_m = road_widths_m_.empty() ? 0 : *std::ranges::max_element(road_widths_m_);
  near_polygons_ = near_corridors(corridors, polygons_, 0);
  near_roads_ = near_corridors(corridors, roads_, widest_road_m / 2);
}

void ObstacleShapes::append_near(CorridorObstacles& near, std::size_t corridor) const {
  for (const std::size_t i : near_polygons_[corridor]) near.polygons.add_feature(polygons_[i]);
  for (const std::size_t i : near_roads_[corridor]) {
    near.roads.add_feature(roads_[i]);
    near.road_widths_m.push_back(road_widths_m_[i]);
  }
}

}  // namespace citygauge
