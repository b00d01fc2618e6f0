// Bucharest: the net width of the open space along the river Dâmbovița (data/bucharest-dambovita/SOURCE.md).
// Nobody has published one, so the medial axis is put beside another method on the same space: opening. A
// disc of width w can be moved from one end to the other exactly if the space, shrunk by w/2, still links
// them.
//
// The ends are squares where the river enters the open space and where its centre line stops: the tributary
// that leaves the space to the south-west is then no end, as it would be for the longest way.
#include <iostream>

#include "geometry/corridor.hpp"
#include "geometry/geos_bridge.hpp"
#include "support/layer_shapes.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

constexpr double threshold_m = 50;
constexpr double end_side_m = 800;      // wider than the open space there, about 200 m
constexpr int quadrant_segments = 128;  // arcs of radius 25 m are then drawn with chords within 0.5 mm
constexpr double bisected_to_m = 1e-3;
constexpr double agreement_m = 5e-3;

using Ends = std::pair<Point, Point>;

struct River {
  Shapes space{ShapeKind::polygon};  // open space along the river, made by rcrisp
  Shapes free{ShapeKind::polygon};   // the same less buildings, by GEOS
  Ends ends;                         // first and last point of the river's line inside the space
};

LayerSource river_space(const std::filesystem::path& shared) {
  return test::layer("corridors", shared / "bucharest-dambovita/rcrisp_delineation.gpkg", "riverspace");
}

LayerSource buildings(const std::filesystem::path& shared) {
  return test::layer("buildings", shared / "bucharest-dambovita/bucharest_osm.gpkg", "buildings");
}

Ends ends_of_line(ShapeView line, ShapeView space) {
  const auto points = line.points();
  const auto inside = [&](Point p) { return contains(space, p); };
  return {*std::find_if(points.begin(), points.end(), inside),
          *std::find_if(points.rbegin(), points.rend(), inside)};
}

const River& read_river(const std::filesystem::path& shared) {
  static const River only = [&] {
    River river;
    river.space = test::layer_shapes(river_space(shared), ShapeKind::polygon);
    append_difference(river.free, river.space[0], test::layer_shapes(buildings(shared), ShapeKind::polygon));
    const auto line =
        test::layer("trails", shared / "bucharest-dambovita/bucharest_osm.gpkg", "river_centerline");
    river.ends = ends_of_line(test::layer_shapes(line, ShapeKind::line)[0], river.space[0]);
    return river;
  }();
  return only;
}

std::string square_around(Point p) {
  const double h = end_side_m / 2;
  return fmt::format("POLYGON(({0} {1},{2} {1},{2} {3},{0} {3},{0} {1}))", p.x - h, p.y - h, p.x + h,
                     p.y + h);
}

CorridorEnds squares_at(const Ends& ends) {
  CorridorEnds squares;
  append_wkt(squares.a, square_around(ends.first));
  append_wkt(squares.b, square_around(ends.second));
  return squares;
}

/// A shell with its holes.
std::vector<Shapes> pieces_of(ShapeView polygon) {
  std::vector<Shapes> pieces;
  for (std::size_t i = 0; i < polygon.part_count(); ++i) {
    if (doubled_signed_area(polygon.part(i)) > 0) pieces.emplace_back(ShapeKind::polygon);
    pieces.back().add_part(polygon.part(i));
  }
  for (Shapes& piece : pieces) piece.end_feature();
  return pieces;
}

/// Whether a disc of this width can be moved from one end to the other. The ends are no walls.
bool disc_passes(ShapeView space_with_ends, const Ends& ends, double width_m) {
  Shapes shrunk;
  append_buffer(shrunk, space_with_ends, -width_m / 2, quadrant_segments);
  if (shrunk.size() == 0) return false;
  const auto pieces = pieces_of(shrunk[0]);
  return std::ranges::any_of(pieces, [&](const Shapes& piece) {
    return contains(piece[0], ends.first) && contains(piece[0], ends.second);
  });
}

double bottleneck_by_opening(const River& river) {
  Shapes all = river.free;
  const CorridorEnds squares = squares_at(river.ends);
  all.add_feature(squares.a[0]);
  all.add_feature(squares.b[0]);
  Shapes open;
  append_union(open, all);
  double passes = 0;
  double stuck = end_side_m / 2;
  while (stuck - passes > bisected_to_m) {
    const double width = (passes + stuck) / 2;
    (disc_passes(open[0], river.ends, width) ? passes : stuck) = width;
  }
  return (passes + stuck) / 2;
}

void print(const char* ends, const CorridorWidth& width) {
  std::cout << fmt::format(
      "{}: linked {}, bottleneck {:.4f} m, least {:.4f}, P5 {:.2f}, median {:.2f} m; axis {:.1f} m, below 50 "
      "m {:.1f} m "
      "({} necks)\n",
      ends, width.linked, width.bottleneck_m, width.min_m, width.p5_m, width.median_m, width.axis_length_m,
      width.below_length_m, width.necks.size());
  if (width.bottleneck)
    std::cout << fmt::format("  at {:.1f} {:.1f} - {:.1f} {:.1f}\n", width.bottleneck->wall_a.x,
                             width.bottleneck->wall_a.y, width.bottleneck->wall_b.x,
                             width.bottleneck->wall_b.y);
}

TEST(Bucharest, the_medial_axis_finds_the_bottleneck_that_opening_finds) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const River& river = read_river(shared);
  const CorridorWidth width = measure_corridor(river.free[0], squares_at(river.ends), threshold_m);
  print("along the river", width);
  ASSERT_TRUE(width.linked);
  const double opened = bottleneck_by_opening(river);
  std::cout << fmt::format("  bottleneck by opening {:.4f} m, difference {:.1f} mm\n", opened,
                           1000 * (width.bottleneck_m - opened));
  EXPECT_NEAR(width.bottleneck_m, opened, agreement_m);
}

/// Without ends the longest way is taken: it runs from the tributary's far end to the river's.
TEST(Bucharest, the_longest_way_is_longer_than_the_river) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const CorridorWidth width = measure_corridor(read_river(shared).free[0], {}, threshold_m);
  print("longest way", width);
  EXPECT_LE(width.min_m, width.bottleneck_m);
  EXPECT_LE(width.min_m, width.p5_m);
  EXPECT_LE(width.p5_m, width.median_m);
  EXPECT_LE(width.below_length_m, width.axis_length_m);
  EXPECT_GT(width.axis_length_m, 25866);  // the river's line inside, m
}

/// The same through the program: its own reader, free space, ends (as groups) and ledger.
TEST(Bucharest, the_program_reports_the_kernels_widths) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const River& river = read_river(shared);
  const CorridorWidth expected = measure_corridor(river.free[0], squares_at(river.ends), threshold_m);
  const test::TemporaryFolder folder;
  test::write_layer(folder / "groups.gpkg", "groups", wkbPolygon, 32635,
                    {{square_around(river.ends.first), {}}, {square_around(river.ends.second), {}}});
  Project project = test::project(shared / "bucharest-dambovita/bucharest_osm.gpkg", "boundary", "");
  project.layers = {river_space(shared), buildings(shared), test::layer("groups", folder / "groups.gpkg")};
  project.indicators = {"corridor_net_width"};
  const RunReport report = test::run(project);
  const auto step = [&](const char* name) {
    return test::sum(test::ledger(report, "corridor_net_width", name));
  };
  constexpr double grid_m = 1e-3;  // the axis is exact to a millimetre
  ASSERT_EQ(report.results.size(), 1U);
  EXPECT_NEAR(step("bottleneck"), expected.bottleneck_m, grid_m);
  EXPECT_NEAR(step("width_min"), expected.min_m, grid_m);
  EXPECT_NEAR(step("width_median"), expected.median_m, 0.01);
  EXPECT_NEAR(step("axis_length"), expected.axis_length_m, 1);
  EXPECT_NEAR(step("corridor_area") + step("obstacles"), step("free_area"), 1e-6);
  EXPECT_NEAR(-step("obstacles"), 59093, 1);  // SOURCE.md: riverspace under buildings
  std::cout << fmt::format("program: bottleneck {:.4f} m, obstacles {:.1f} m2; {}\n",
                           *report.results[0].value, -step("obstacles"), report.results[0].note);
}

}  // namespace
}  // namespace citygauge
