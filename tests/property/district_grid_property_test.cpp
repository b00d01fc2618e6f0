// What must hold for any districts and roads: every metre in a tiled box is counted once in all, GEOS finds
// the same lengths, and neither order, direction nor place changes a result.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <utility>
#include <vector>

#include "geometry/district_grid.hpp"
#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

/// Everything is drawn from one seed, so that a failing case is told by a single number.
class Draw {
 public:
  explicit Draw(unsigned seed) : engine_(seed) {}
  double real(double from, double to) { return std::uniform_real_distribution<double>(from, to)(engine_); }
  int whole(int from, int to) { return std::uniform_int_distribution<int>(from, to)(engine_); }

 private:
  std::mt19937 engine_;
};

struct Segment {
  Point a;
  Point b;
};

/// A box tiled by crooked quadrangles with more vertices on their sides.
class Tiling {
 public:
  /// `matching`: neighbours have the same vertices on their common side. Otherwise each has its own, and
  /// rounding leaves slivers of up to 5e-10 m between them.
  explicit Tiling(Draw& draw, bool matching = false)
      : columns_(draw.whole(1, 6)), rows_(draw.whole(1, 6)), side_(draw.real(20, 700)), matching_(matching) {
    const Point corner{draw.real(4e5, 6e5), draw.real(3e6, 4e6)};
    const double crooked = draw.whole(0, 3) == 0 ? 0 : 0.35;
    for (int row = 0; row <= rows_; ++row) {
      for (int column = 0; column <= columns_; ++column) {
        const double dx = column == 0 || column == columns_ ? 0 : draw.real(-crooked, crooked);
        const double dy = row == 0 || row == rows_ ? 0 : draw.real(-crooked, crooked);
        nodes_.push_back({corner.x + (column + dx) * side_, corner.y + (row + dy) * side_});
      }
    }
    box_ = {corner.x, corner.y, corner.x + columns_ * side_, corner.y + rows_ * side_};
    for (int row = 0; row < rows_; ++row) {
      for (int column = 0; column < columns_; ++column) add_tile(draw, column, row);
    }
  }

  [[nodiscard]] const Shapes& districts() const { return districts_; }
  [[nodiscard]] const Box& box() const { return box_; }

  /// The box as a polygon: its outline is that of the tiles.
  [[nodiscard]] Shapes outline() const {
    Shapes shapes;
    shapes.add_part(std::vector<Point>{{box_.min_x, box_.min_y},
                                       {box_.max_x, box_.min_y},
                                       {box_.max_x, box_.max_y},
                                       {box_.min_x, box_.max_y},
                                       {box_.min_x, box_.min_y}});
    shapes.end_feature();
    return shapes;
  }

  /// A stretch of one of the lines between nodes, at places of its own.
  [[nodiscard]] Segment along_a_border(Draw& draw) const {
    const bool eastward = draw.whole(0, 1) == 0;
    const int column = draw.whole(0, columns_ - (eastward ? 1 : 0));
    const int row = draw.whole(0, rows_ - (eastward ? 0 : 1));
    const Point from = node(column, row);
    const Point to = eastward ? node(column + 1, row) : node(column, row + 1);
    const double begin = draw.real(0, 0.9);
    return {between(from, to, begin),
            between(from, to, draw.whole(0, 2) == 0 ? 1 : draw.real(begin + 0.05, 1))};
  }

  [[nodiscard]] Segment anywhere(Draw& draw, double margin) const {
    const Box box = box_.grown(margin);
    const auto point = [&] {
      return Point{draw.real(box.min_x, box.max_x), draw.real(box.min_y, box.max_y)};
    };
    return {point(), point()};
  }

 private:
  [[nodiscard]] Point node(int column, int row) const { return nodes_[node_index(column, row)]; }

  [[nodiscard]] int node_index(int column, int row) const { return row * (columns_ + 1) + column; }

  void add_tile(Draw& draw, int column, int row) {
    const int corners[] = {node_index(column, row), node_index(column + 1, row),
                           node_index(column + 1, row + 1), node_index(column, row + 1),
                           node_index(column, row)};
    for (int i = 0; i < 4; ++i) {
      districts_.add_point(nodes_[corners[i]]);
      districts_.add_points(on_side(draw, corners[i], corners[i + 1]));
    }
    districts_.add_point(nodes_[corners[4]]);
    districts_.end_part();
    districts_.end_feature();
  }

  /// Vertices between two nodes, in that direction.
  std::vector<Point> on_side(Draw& draw, int from, int to) {
    const auto known = sides_.find({to, from});
    if (matching_ && known != sides_.end()) return {known->second.rbegin(), known->second.rend()};
    std::vector<Point> points;
    double at = 0;
    for (int n = draw.whole(0, 4); n > 0; --n) {
      at = draw.real(at, 1);
      points.push_back(between(nodes_[from], nodes_[to], at));
    }
    sides_[{from, to}] = points;
    return points;
  }

  int columns_;
  int rows_;
  double side_;
  bool matching_;
  std::map<std::pair<int, int>, std::vector<Point>> sides_;
  std::vector<Point> nodes_;
  Box box_;
  Shapes districts_;
};

/// Counted length per district.
std::vector<double> lengths(const DistrictGrid& grid, std::size_t district_count, Segment segment) {
  std::vector<DistrictPiece> pieces;
  grid.split(segment.a, segment.b, pieces);
  std::vector<double> sums(district_count);
  for (const DistrictPiece& piece : pieces) {
    sums[piece.district] +=
        distance(segment.a, segment.b) * (piece.to - piece.from) * (piece.shared ? 0.5 : 1);
  }
  return sums;
}

double total(const std::vector<double>& sums) {
  double total = 0;
  for (const double sum : sums) total += sum;
  return total;
}

Shapes as_line(Segment segment) {
  Shapes line(ShapeKind::line);
  line.add_part(std::vector<Point>{segment.a, segment.b});
  line.end_feature();
  return line;
}

/// A crooked star with a hole, somewhere in a square kilometre.
void add_star(Draw& draw, Shapes& shapes) {
  const Point centre{5e5 + draw.real(0, 1000), 3.4e6 + draw.real(0, 1000)};
  const int corners = draw.whole(3, 60);
  std::vector<Point> shell;
  std::vector<Point> hole;
  for (int i = 0; i < corners; ++i) {
    const double angle = 6.283185307179586 * i / corners;
    const double radius = draw.real(150, 600);
    shell.push_back(centre + Point{std::cos(angle), std::sin(angle)} * radius);
    hole.push_back(centre + Point{std::cos(-angle), std::sin(-angle)} * 40);
  }
  shell.push_back(shell.front());
  hole.push_back(hole.front());
  shapes.add_part(shell);
  if (corners > 5 && draw.whole(0, 1) == 0) shapes.add_part(hole);
  shapes.end_feature();
}

Segment across_stars(Draw& draw) {
  const auto point = [&] { return Point{5e5 + draw.real(-700, 1700), 3.4e6 + draw.real(-700, 1700)}; };
  return {point(), point()};
}

bool same(const std::vector<DistrictPiece>& a, const std::vector<DistrictPiece>& b, double tolerance) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](const DistrictPiece& p, const DistrictPiece& q) {
                      return p.district == q.district && p.shared == q.shared &&
                             std::abs(p.from - q.from) <= tolerance && std::abs(p.to - q.to) <= tolerance;
                    });
}

std::vector<DistrictPiece> split(const DistrictGrid& grid, Segment segment) {
  std::vector<DistrictPiece> pieces;
  grid.split(segment.a, segment.b, pieces);
  return pieces;
}

RC_GTEST_PROP(DistrictGridProperty, counts_every_metre_in_a_tiled_box_once, (unsigned seed, bool matching)) {
  Draw draw(seed);
  const Tiling tiling(draw, matching);
  const DistrictGrid grid(tiling.districts());
  for (int i = 0; i < 20; ++i) {
    const Segment road = draw.whole(0, 1) == 0 ? tiling.along_a_border(draw) : tiling.anywhere(draw, 0);
    const double metres = distance(road.a, road.b);
    // A road that crosses a sliver at a slant has up to a micrometre in it; along a border there is none.
    const double slivers = matching ? 1e-11 : 1e-6;
    RC_ASSERT(std::abs(total(lengths(grid, tiling.districts().size(), road)) - metres) <=
              1e-12 * metres + slivers);
  }
}

RC_GTEST_PROP(DistrictGridProperty, counts_what_lies_in_the_box_of_roads_that_leave_it, (unsigned seed)) {
  Draw draw(seed);
  const Tiling tiling(draw, true);
  const DistrictGrid grid(tiling.districts());
  const Shapes outline = tiling.outline();
  for (int i = 0; i < 10; ++i) {
    const Segment road = tiling.anywhere(draw, 500);
    const double inside = geos_length_within(as_line(road)[0], outline[0]);
    // A vertex put on a side of the box lies off it by up to 3e-10 m of rounding: 1e-8 m at slanting
    // crossings.
    RC_ASSERT(std::abs(total(lengths(grid, tiling.districts().size(), road)) - inside) <= 1e-8);
  }
}

RC_GTEST_PROP(DistrictGridProperty, halves_roads_on_shared_borders, (unsigned seed)) {
  Draw draw(seed);
  const Tiling tiling(draw);
  const DistrictGrid grid(tiling.districts());
  for (int i = 0; i < 20; ++i) {
    const Segment road = tiling.along_a_border(draw);
    const Point middle = between(road.a, road.b, 0.5);
    const Box& box = tiling.box();
    const double to_outline =
        std::min({middle.x - box.min_x, box.max_x - middle.x, middle.y - box.min_y, box.max_y - middle.y});
    auto sums = lengths(grid, tiling.districts().size(), road);
    std::sort(sums.begin(), sums.end(), std::greater<>());
    // Where a third border has a vertex within three tolerances of the road, a few millimetres may go there.
    const double due = distance(road.a, road.b) * (to_outline > 0.1 ? 0.5 : 1);
    RC_ASSERT(std::abs(sums[0] - due) < 0.005);
    if (to_outline > 0.1) RC_ASSERT(std::abs(sums[1] - due) < 0.005);
  }
}

RC_GTEST_PROP(DistrictGridProperty, agrees_with_geos, (unsigned seed)) {
  Draw draw(seed);
  Shapes districts;
  for (int n = draw.whole(1, 8); n > 0; --n) add_star(draw, districts);
  const DistrictGrid grid(districts, draw.real(1, 300));
  for (int i = 0; i < 10; ++i) {
    const Segment road = across_stars(draw);
    const auto sums = lengths(grid, districts.size(), road);
    for (std::size_t d = 0; d < districts.size(); ++d) {
      const double expected = geos_length_within(as_line(road)[0], districts[d]);
      // GEOS rounds each crossing to a double: 5e-10 m at a northing of 3.4e6.
      RC_ASSERT(std::abs(sums[d] - expected) <= 1e-9 * distance(road.a, road.b) + 5e-9);
    }
  }
}

RC_GTEST_PROP(DistrictGridProperty, gives_overlapping_districts_what_they_get_alone, (unsigned seed)) {
  Draw draw(seed);
  Shapes districts;
  for (int n = draw.whole(2, 8); n > 0; --n) add_star(draw, districts);
  const DistrictGrid together(districts);
  const auto road = across_stars(draw);
  const auto sums = lengths(together, districts.size(), road);
  for (std::size_t d = 0; d < districts.size(); ++d) {
    Shapes one;
    one.add_feature(districts[d]);
    RC_ASSERT(std::abs(lengths(DistrictGrid(one), 1, road)[0] - sums[d]) <= 1e-9);
  }
}

RC_GTEST_PROP(DistrictGridProperty, permutes_with_the_districts, (unsigned seed)) {
  Draw draw(seed);
  const Tiling tiling(draw);
  const auto count = static_cast<std::uint32_t>(tiling.districts().size());
  Shapes backward;
  for (std::uint32_t d = count; d > 0; --d) backward.add_feature(tiling.districts()[d - 1]);
  const DistrictGrid grid(tiling.districts());
  const DistrictGrid backward_grid(backward);
  for (int i = 0; i < 10; ++i) {
    const Segment road = draw.whole(0, 1) == 0 ? tiling.along_a_border(draw) : tiling.anywhere(draw, 100);
    auto sums = lengths(backward_grid, count, road);
    std::reverse(sums.begin(), sums.end());
    RC_ASSERT(sums == lengths(grid, count, road));
  }
}

RC_GTEST_PROP(DistrictGridProperty, does_not_depend_on_the_direction, (unsigned seed)) {
  Draw draw(seed);
  const Tiling tiling(draw);
  const DistrictGrid grid(tiling.districts());
  for (int i = 0; i < 10; ++i) {
    const Segment road = draw.whole(0, 1) == 0 ? tiling.along_a_border(draw) : tiling.anywhere(draw, 100);
    auto back = split(grid, {road.b, road.a});
    for (DistrictPiece& piece : back) piece = {piece.district, 1 - piece.to, 1 - piece.from, piece.shared};
    auto there = split(grid, road);
    const auto by_district = [](const DistrictPiece& p, const DistrictPiece& q) {
      return p.district != q.district ? p.district < q.district : p.from < q.from;
    };
    std::sort(back.begin(), back.end(), by_district);
    std::sort(there.begin(), there.end(), by_district);
    RC_ASSERT(same(there, back, 1e-15));
  }
}

RC_GTEST_PROP(DistrictGridProperty, does_not_depend_on_the_place, (unsigned seed)) {
  Draw draw(seed);
  const Tiling tiling(draw);
  const Point shift{draw.whole(-300, 300) * 1000.0, draw.whole(-300, 300) * 1000.0};
  Shapes moved = tiling.districts();
  for (Point& p : moved.mutable_points()) p = p + shift;
  const DistrictGrid grid(tiling.districts());
  const DistrictGrid moved_grid(moved);
  for (int i = 0; i < 10; ++i) {
    const Segment road = draw.whole(0, 1) == 0 ? tiling.along_a_border(draw) : tiling.anywhere(draw, 100);
    const auto here = lengths(grid, moved.size(), road);
    const auto there = lengths(moved_grid, moved.size(), {road.a + shift, road.b + shift});
    // Moving rounds every coordinate by up to 5e-10 m.
    for (std::size_t d = 0; d < moved.size(); ++d) RC_ASSERT(std::abs(here[d] - there[d]) <= 1e-7);
  }
}

RC_GTEST_PROP(DistrictGridProperty, keeps_pieces_of_a_district_apart_and_in_order, (unsigned seed)) {
  Draw draw(seed);
  const Tiling tiling(draw);
  const DistrictGrid grid(tiling.districts());
  const Segment road = draw.whole(0, 1) == 0 ? tiling.along_a_border(draw) : tiling.anywhere(draw, 100);
  const auto pieces = split(grid, road);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    RC_ASSERT(0 <= pieces[i].from && pieces[i].from < pieces[i].to && pieces[i].to <= 1);
    for (std::size_t j = i + 1; j < pieces.size(); ++j) {
      RC_ASSERT(pieces[i].from <= pieces[j].from);
      if (pieces[i].district != pieces[j].district) continue;
      RC_ASSERT(pieces[i].to <= pieces[j].from);
      RC_ASSERT(pieces[i].to < pieces[j].from || pieces[i].shared != pieces[j].shared);
    }
  }
}

}  // namespace
}  // namespace citygauge
