#include "geometry/local_width.hpp"

#include "geometry/medial_axis.hpp"

namespace citygauge {

WidthPlace WidthStretch::at(double share) const {
  const double t = arc.from() + (arc.to() - arc.from()) * share;
  const auto [a, b] = arc.chord(t);
  return {arc.place(t), arc.width_m(t), a, b};
}

std::vector<WidthStretch> width_stretches(ShapeView polygon) {
  Shapes walls(ShapeKind::line);
  for (std::size_t ring = 0; ring < polygon.part_count(); ++ring) walls.add_part(polygon.part(ring));
  walls.end_feature();
  const MedialAxis axis = medial_axis(walls[0]);
  std::vector<WidthStretch> stretches;
  stretches.reserve(axis.edges.size());
  for (const MedialEdge& edge : axis.edges)
    stretches.push_back({AxisArc(edge.left, edge.right, axis.nodes[edge.from], axis.nodes[edge.to])});
  return stretches;
}

}  // namespace citygauge
