// The width of corridors: no place on the axis is narrower than the walls allow, and the figures agree with
// one another.
#include "geometry/corridor.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "expect.hpp"
#include "read_shapes.hpp"
#include "targets.hpp"

namespace citygauge::fuzz {
namespace {

constexpr double exact_to_m = 1e-3;
constexpr double grid_step_m = 1e-4;  // of the diagram

/// How far apart the two walls nearest to `p` stand, of those that are no more than a twentieth farther than
/// the nearest; infinite where there is but one.
double nearest_walls_apart_m(ShapeView free_space, Point p, double nearest_m) {
  std::vector<Point> walls;
  double apart_m = std::numeric_limits<double>::infinity();
  for (std::size_t r = 0; r < free_space.part_count(); ++r) {
    const auto ring = free_space.part(r);
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Point along = ring[i] - ring[i - 1];
      if (ring[i] == ring[i - 1]) continue;
      const double share = std::clamp(dot(p - ring[i - 1], along) / squared_length(along), 0.0, 1.0);
      const Point wall = between(ring[i - 1], ring[i], share);
      if (distance(wall, p) > 1.05 * nearest_m) continue;
      for (const Point other : walls)
        if (!(other == wall)) apart_m = std::min(apart_m, distance(other, wall));
      walls.push_back(wall);
    }
  }
  return apart_m;
}

/// What geometry/local_width.hpp leaves open: far from two walls that are close together a place is held less
/// well.
double tolerance_m(ShapeView free_space, Point p, double nearest_m) {
  const double width_m = 2 * nearest_m;
  const double apart_m = nearest_walls_apart_m(free_space, p, nearest_m);
  const double held_m = apart_m < width_m / 10 ? 10 * grid_step_m * width_m / apart_m : 0;
  return 10 * exact_to_m + std::max(0.01 * width_m, held_m);
}

/// The axis knows fewer walls than the border has edges: the ends do not count.
void check_axis(const CorridorWidth& width, ShapeView free_space) {
  for (const AxisEdge& edge : width.axis) {
    expect(edge.line.size() == edge.width_m.size(), "each point of the axis has its width");
    for (std::size_t i = 0; i < edge.line.size(); ++i) {
      expect(edge.width_m[i] >= edge.min_width_m - exact_to_m, "the least width is the least");
      const double nearest_m = distance_to_edges(free_space, edge.line[i]);
      if (edge.width_m[i] >= 0.99 * 2 * nearest_m) continue;
      const double tolerance = tolerance_m(free_space, edge.line[i], nearest_m);
      expect(edge.width_m[i] >= 2 * nearest_m - tolerance, "no wall is nearer than the border");
    }
  }
}

void check_figures(const CorridorWidth& width, double threshold_m) {
  expect(std::isfinite(width.bottleneck_m) && width.bottleneck_m >= 0, "the bottleneck is a width");
  expect(width.linked || width.bottleneck_m == 0, "what is not linked has no width");
  expect(width.min_m <= width.p5_m && width.p5_m <= width.median_m, "quantiles come in order");
  expect(width.below_length_m <= width.axis_length_m * (1 + 1e-9) + 1e-9, "what is below is part of all");
  double last = 0;
  for (const Neck& neck : width.necks) {
    expect(neck.width_m < threshold_m && neck.width_m >= last, "necks are below, narrowest first");
    // The walls need not stand opposite: where a third is as near, the chord of the circle is shorter.
    const double chord = distance(neck.wall_a, neck.wall_b);
    expect(chord <= neck.width_m + 2 * exact_to_m, fmt::format("{} m fit in {} m", chord, neck.width_m));
    last = neck.width_m;
  }
}

}  // namespace

void fuzz_corridor(Input input) {
  Bytes bytes(input);
  const Lattice lattice = take_lattice(bytes);
  const double threshold_m = lattice.step * static_cast<double>(bytes.choice(200));
  const bool with_ends = bytes.choice(2) == 1;
  const Shapes free_space = take_shapes(bytes, lattice, ShapeKind::polygon, 1);
  CorridorEnds ends;
  if (with_ends) {
    ends.a = take_shapes(bytes, lattice, ShapeKind::polygon, 1);
    ends.b = take_shapes(bytes, lattice, ShapeKind::polygon, 1);
  }
  if (free_space.size() == 0) return;
  const CorridorWidth width = measure_corridor(free_space[0], ends, threshold_m);
  check_axis(width, free_space[0]);
  check_figures(width, threshold_m);
}

}  // namespace citygauge::fuzz
