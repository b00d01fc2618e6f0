#include "geometry/shape_index.hpp"

#include <algorithm>

namespace citygauge {
namespace {

std::vector<BoxedShape> boxed(const Shapes& shapes) {
  std::vector<BoxedShape> all;
  all.reserve(shapes.size());
  for (std::size_t i = 0; i < shapes.size(); ++i)
    all.push_back({shapes[i].box(), static_cast<std::uint32_t>(i)});
  return all;
}

}  // namespace

ShapeIndex::ShapeIndex(const Shapes& shapes) : shapes_(&shapes), tree_(boxed(shapes)) {}

std::vector<std::uint32_t> ShapeIndex::near(const Box& box) const {
  std::vector<std::uint32_t> found;
  visit_meeting(tree_, box, [&](std::uint32_t feature) { found.push_back(feature); });
  std::ranges::sort(found);
  return found;
}

Shapes ShapeIndex::copy(const std::vector<std::uint32_t>& features) const {
  Shapes copies(shapes_->kind());
  for (const std::uint32_t feature : features) copies.add_feature((*shapes_)[feature]);
  return copies;
}

}  // namespace citygauge
