// Which of many shapes lie near a box, without looking at all of them.
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/box_tree.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

/// A feature of a `Shapes` by its number.
struct BoxedShape {
  Box box;
  std::uint32_t feature = 0;
};
[[nodiscard]] inline const Box& box_of(const BoxedShape& shape) {
  return shape.box;
}

/// Calls `visit(feature)` for those whose boxes meet `box`, in no certain order.
template <typename Visit>
void visit_meeting(const BoxTree<BoxedShape>& tree, const Box& box, Visit&& visit) {
  tree.walk(
      box.centre(), [&](const Box& node) { return node.intersects(box); },
      [&](const BoxedShape& shape) {
        if (shape.box.intersects(box)) visit(shape.feature);
      });
}

/// Its functions may be called from several threads at once.
class ShapeIndex {
 public:
  /// `shapes` must outlive the index and stay as they are.
  explicit ShapeIndex(const Shapes& shapes);

  /// The features whose boxes meet `box`, ascending.
  [[nodiscard]] std::vector<std::uint32_t> near(const Box& box) const;
  /// Copies of those features, in the same order.
  [[nodiscard]] Shapes copy_near(const Box& box) const { return copy(near(box)); }
  [[nodiscard]] Shapes copy(const std::vector<std::uint32_t>& features) const;

 private:
  const Shapes* shapes_;
  BoxTree<BoxedShape> tree_;
};

}  // namespace citygauge
