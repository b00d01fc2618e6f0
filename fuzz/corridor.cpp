// The width of corridors: no place on the axis is narrower than the walls allow, and the figures agree with
// one another.
#include "geometry/corridor.hpp"

#include "expect.hpp"
#include "read_shapes.hpp"
#include "targets.hpp"

namespace citygauge::fuzz {
namespace {

constexpr double exact_to_m = 1e-3;

/// The axis knows fewer walls than the border has edges: the ends do not count.
void check_axis(const CorridorWidth& width, ShapeView free_space) {
  for (const AxisEdge& edge : width.axis) {
    expect(edge.line.size() == edge.width_m.size(), "each point of the axis has its width");
    for (std::size_t i = 0; i < edge.line.size(); ++i) {
      expect(edge.width_m[i] >= edge.min_width_m - exact_to_m, "the least width is the least");
      // Far from two walls that are close together a place is held less well (geometry/local_width.hpp).
      const double open = 2 * distance_to_edges(free_space, edge.line[i]);
      expect(edge.width_m[i] >= 0.99 * open - 10 * exact_to_m, "no wall is nearer than the border");
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
