// Areas that serve what lies within a distance of them, each within its own: parks, by their size.
#pragma once

#include <vector>

#include "geometry/open_tiles.hpp"
#include "geometry/shape_index.hpp"
#include "geometry/union_area.hpp"

namespace citygauge {

class ServingAreas {
 public:
  /// A polygon serves what lies within `distance_m` of it, points serve from where they are.
  void add(ShapeView area, double distance_m);
  /// Adds all areas of another.
  void absorb(const ServingAreas& other);
  /// Call once, after the last area and before what follows, which may be called from several threads at
  /// once. Puts the areas into an order that does not depend on how they came in.
  void sort();

  /// Appends what those areas serve that reach into `box`, as pieces whose union it is.
  void append_catchments(Shapes& pieces, const Box& box) const;
  /// m² of level 0: the `land` of each district that no area serves. Nothing is said of level 1.
  /// A catchment has many pieces, so tiles that one corner of an area reaches wholly are left out beforehand:
  /// in a city most are.
  [[nodiscard]] LevelAreas unserved(const Shapes& land, const Shapes& districts) const;

 private:
  /// Areas of one kind of geometry.
  struct Kind {
    Shapes shapes;
    std::vector<double> distances_m;
    BoxTree<BoxedShape> reached;

    void sort();
    [[nodiscard]] Box reached_box(std::size_t i) const { return shapes[i].box().grown(distances_m[i]); }
  };

  [[nodiscard]] OpenTiles tiles_beyond_reach(const Box& extent) const;

  Kind polygons_{Shapes(ShapeKind::polygon), {}, BoxTree<BoxedShape>({})};
  Kind points_{Shapes(ShapeKind::point), {}, BoxTree<BoxedShape>({})};
};

}  // namespace citygauge
