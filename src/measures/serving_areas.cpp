#include "measures/serving_areas.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "geometry/catchment.hpp"
#include "geometry/shape_order.hpp"

namespace citygauge {

void ServingAreas::add(ShapeView area, double distance_m) {
  Kind& kind = area.kind() == ShapeKind::point ? points_ : polygons_;
  kind.shapes.add_feature(area);
  kind.distances_m.push_back(distance_m);
}

void ServingAreas::absorb(const ServingAreas& other) {
  for (const Kind* kind : {&other.polygons_, &other.points_})
    for (std::size_t i = 0; i < kind->shapes.size(); ++i) add(kind->shapes[i], kind->distances_m[i]);
}

void ServingAreas::sort() {
  polygons_.sort();
  points_.sort();
}

void ServingAreas::Kind::sort() {
  Kind sorted{Shapes(shapes.kind()), {}, BoxTree<BoxedShape>({})};
  std::vector<BoxedShape> boxes;
  const auto is_nearer = [&](std::size_t a, std::size_t b) { return distances_m[a] < distances_m[b]; };
  for (const std::size_t i : geometric_order(shapes, is_nearer)) {
    boxes.push_back({reached_box(i), static_cast<std::uint32_t>(boxes.size())});
    sorted.shapes.add_feature(shapes[i]);
    sorted.distances_m.push_back(distances_m[i]);
  }
  sorted.reached = BoxTree<BoxedShape>(std::move(boxes));
  *this = std::move(sorted);
}

void ServingAreas::append_catchments(Shapes& pieces, const Box& box) const {
  for (const Kind* kind : {&polygons_, &points_}) {
    std::vector<std::uint32_t> near;
    visit_meeting(kind->reached, box, [&](std::uint32_t i) { near.push_back(i); });
    std::ranges::sort(near);
    for (const std::uint32_t i : near) append_catchment(pieces, kind->shapes[i], kind->distances_m[i]);
  }
}

OpenTiles ServingAreas::tiles_beyond_reach(const Box& extent) const {
  OpenTiles tiles(extent);
  for (const Kind* kind : {&polygons_, &points_})
    for (std::size_t i = 0; i < kind->shapes.size(); ++i)
      for (const Point p : kind->shapes[i].points()) tiles.close_within(p, kind->distances_m[i]);
  return tiles;
}

LevelAreas ServingAreas::unserved(const Shapes& land, const Shapes& districts) const {
  constexpr Level own = 0, served = 1;
  const Box extent = districts.box();
  const auto open = std::make_shared<const OpenTiles>(tiles_beyond_reach(extent));
  tbb::enumerable_thread_specific<UnionArea> parts(extent, std::size_t{2}, open);
  tbb::parallel_for(std::size_t{0}, land.size(), [&](std::size_t i) { parts.local().add(land[i], own); });
  for (const Kind* kind : {&polygons_, &points_})
    tbb::parallel_for(std::size_t{0}, kind->shapes.size(), [&](std::size_t i) {
      if (!open->any_in(kind->reached_box(i))) return;
      Shapes pieces(ShapeKind::polygon);
      append_catchment(pieces, kind->shapes[i], kind->distances_m[i]);
      for (std::size_t piece = 0; piece < pieces.size(); ++piece) parts.local().add(pieces[piece], served);
    });
  UnionArea both(extent, 2, open);
  for (UnionArea& part : parts) both.absorb(std::move(part));
  return both.areas_of(own, districts);
}

}  // namespace citygauge
