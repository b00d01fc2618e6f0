// Lines cut by district borders, against GEOS: every stretch once, and as long.
#include "geometry/district_grid.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "expect.hpp"
#include "geometry/geos_bridge.hpp"
#include "read_shapes.hpp"
#include "targets.hpp"

namespace citygauge::fuzz {
namespace {

/// Length of a→b beside an edge that runs along it: there the grid says whose border it is, and GEOS does
/// not.
double beside_edge_m(Point a, Point b, Point from, Point to) {
  constexpr double reach_m = 2 * DistrictGrid::border_tolerance_m;
  const double length = distance(a, b), edge = distance(from, to);
  if (edge == 0) return 0;
  const Point way = (b - a) * (1 / length), along = (to - from) * (1 / edge);
  if (std::abs(cross(way, along)) > 0.3) return 0;
  const double slant = dot(way, along), off = cross(along, a - from), rise = cross(along, way);
  double first = (-reach_m - dot(a - from, along)) / slant;
  double last = (edge + reach_m - dot(a - from, along)) / slant;
  if (first > last) std::swap(first, last);
  if (rise == 0 && std::abs(off) > reach_m) return 0;
  if (rise != 0) {
    first = std::max(first, std::min((reach_m - off) / rise, (-reach_m - off) / rise));
    last = std::min(last, std::max((reach_m - off) / rise, (-reach_m - off) / rise));
  }
  return std::max(0.0, std::min(last, length) - std::max(first, 0.0));
}

double beside_borders_m(Point a, Point b, const Shapes& districts) {
  double sum = 0;
  for (std::size_t d = 0; d < districts.size(); ++d) {
    for (std::size_t i = 0; i < districts[d].part_count(); ++i) {
      const auto ring = districts[d].part(i);
      for (std::size_t k = 1; k < ring.size(); ++k) sum += beside_edge_m(a, b, ring[k - 1], ring[k]);
    }
  }
  return sum;
}

void check_order(const std::vector<DistrictPiece>& pieces, std::size_t districts) {
  std::map<std::uint32_t, double> reached;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const DistrictPiece& piece = pieces[i];
    expect(piece.district < districts, "a piece names a district");
    expect(0 <= piece.from && piece.from < piece.to && piece.to <= 1, "a piece is a stretch of the segment");
    const auto [known, first] = reached.try_emplace(piece.district, 0.0);
    expect(first || known->second <= piece.from, "pieces of one district do not overlap");
    known->second = piece.to;
    if (i > 0)
      expect(std::pair(pieces[i - 1].from, pieces[i - 1].district) < std::pair(piece.from, piece.district),
             "pieces come in order");
  }
}

void check_segment(const DistrictGrid& grid, const Shapes& districts, Point a, Point b,
                   const Lattice& lattice) {
  std::vector<DistrictPiece> pieces;
  grid.split(a, b, pieces);
  check_order(pieces, districts.size());
  std::vector<double> found(districts.size());
  for (const DistrictPiece& piece : pieces) found[piece.district] += distance(a, b) * (piece.to - piece.from);
  Shapes line(ShapeKind::line);
  line.add_part(std::vector<Point>{a, b});
  line.end_feature();
  const double tolerance =
      1e-9 * distance(a, b) + 64 * lattice.spacing_m() + 1.01 * beside_borders_m(a, b, districts);
  for (std::size_t d = 0; d < districts.size(); ++d)
    expect_near(found[d], geos_length_within(line[0], districts[d]), tolerance, "length in a district");
}

}  // namespace

void fuzz_district_grid(Input input) {
  Bytes bytes(input);
  const Lattice lattice = take_lattice(bytes);
  const double cell_m = lattice.step * static_cast<double>(1 + bytes.choice(100));
  const Shapes districts = take_shapes(bytes, lattice, ShapeKind::polygon, 3);
  if (districts.size() == 0) return;
  const DistrictGrid grid(districts, cell_m);
  for (int i = 0; i < 8 && !bytes.empty(); ++i) {
    const Point a = lattice.take(bytes), b = lattice.take(bytes);
    if (a != b) check_segment(grid, districts, a, b, lattice);
  }
}

}  // namespace citygauge::fuzz
