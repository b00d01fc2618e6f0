#include "geometry/validity.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

using Ring = std::vector<Point>;

Shapes polygon_of(const std::vector<Ring>& rings) {
  Shapes shapes;
  for (const Ring& ring : rings) shapes.add_part(ring);
  shapes.end_feature();
  return shapes;
}

bool sure(const std::vector<Ring>& rings) {
  return surely_valid(polygon_of(rings)[0]);
}

bool sure_wkt(const std::string& wkt) {
  Shapes shapes;
  append_wkt(shapes, wkt);
  return surely_valid(shapes[0]);
}

bool geos_valid_wkt(const std::string& wkt) {
  Shapes shapes;
  append_wkt(shapes, wkt);
  return !polygon_problem(shapes[0]);
}

const Ring square{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};

/// A clockwise square hole.
Ring hole(double x, double y, double size) {
  return {{x, y}, {x, y + size}, {x + size, y + size}, {x + size, y}, {x, y}};
}

TEST(SurelyValid, is_sure_of_ordinary_polygons) {
  EXPECT_TRUE(sure({square}));
  EXPECT_TRUE(sure({{{0, 0}, {1, 0}, {0, 1}, {0, 0}}}));
  EXPECT_TRUE(sure({square, hole(2, 2, 2), hole(6, 6, 2)}));
  EXPECT_TRUE(sure({{{0, 0}, {5, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}}));  // a vertex on a straight side
}

TEST(SurelyValid, is_sure_of_map_coordinates) {
  EXPECT_TRUE(sure_wkt(
      "POLYGON((500000 3800000,500010.5 3800000.1,500010.2 3800012,499999 3800011,500000 3800000))"));
}

TEST(SurelyValid, refuses_too_few_points_and_open_rings) {
  EXPECT_FALSE(sure({}));
  EXPECT_FALSE(sure({{}}));
  EXPECT_FALSE(sure({{{0, 0}, {1, 0}, {0, 0}}}));
  EXPECT_FALSE(sure({{{0, 0}, {10, 0}, {10, 10}, {0, 10}}}));
  EXPECT_FALSE(sure({square, {{2, 2}, {2, 4}, {2, 2}}}));
}

TEST(SurelyValid, refuses_coordinates_that_are_not_finite) {
  for (const double bad :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 1e200}) {
    EXPECT_FALSE(sure({{{0, 0}, {bad, 0}, {10, 10}, {0, 10}, {0, 0}}}));
    EXPECT_FALSE(sure({{{bad, 0}, {10, 0}, {10, 10}, {0, 10}, {bad, 0}}}));
    EXPECT_FALSE(sure({{{0, 0}, {10, 0}, {10, bad}, {0, 10}, {0, 0}}}));
  }
}

TEST(SurelyValid, refuses_repeated_points) {
  EXPECT_FALSE(sure({{{0, 0}, {10, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}}));
  EXPECT_FALSE(sure({{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}, {0, 0}}}));
}

TEST(SurelyValid, refuses_spikes) {
  EXPECT_FALSE(sure({{{0, 0}, {10, 0}, {10, 10}, {5, 10}, {5, 15}, {5, 10}, {0, 10}, {0, 0}}}));
  EXPECT_FALSE(sure({{{0, 0}, {10, 0}, {10, 20}, {10, 10}, {0, 10}, {0, 0}}}));  // lies back along x = 10
  EXPECT_FALSE(
      sure({{{5, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}, {-5, 0}, {5, 0}}}));  // forward and straight, but
  EXPECT_FALSE(sure({{{0, 0}, {5, 0}, {10, 0}, {0, 0}}}));                     // no area at all
}

TEST(SurelyValid, is_not_sure_of_a_triangle_as_flat_as_rounding) {
  // In doubles 0.1 · 0.9 and 0.3 · 0.3 differ by 1.4e-17: too little to tell on which side the third corner
  // lies.
  EXPECT_FALSE(sure({{{0, 0}, {0.1, 0.3}, {0.3, 0.9}, {0, 0}}}));
  EXPECT_FALSE(sure({{{0, 0}, {0.3, 0.9}, {0.1, 0.3}, {0, 0}}}));
}

TEST(SurelyValid, refuses_bow_ties) {
  EXPECT_FALSE(sure({{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}}));
  EXPECT_FALSE(sure({{{0, 0}, {20, 0}, {20, 10}, {10, -1}, {0, 10}, {0, 0}}}));
}

TEST(SurelyValid, refuses_rings_that_touch_themselves) {
  EXPECT_FALSE(sure({{{0, 0}, {10, 0}, {10, 10}, {5, 0}, {0, 10}, {0, 0}}}));          // a vertex on an edge
  EXPECT_FALSE(sure({{{0, 0}, {5, 5}, {10, 0}, {10, 10}, {5, 5}, {0, 10}, {0, 0}}}));  // a vertex twice
}

TEST(SurelyValid, refuses_misplaced_holes) {
  EXPECT_FALSE(sure({square, hole(20, 20, 2)}));               // outside
  EXPECT_FALSE(sure({square, hole(9, 9, 2)}));                 // across the border
  EXPECT_FALSE(sure({square, hole(8, 4, 2)}));                 // along the border
  EXPECT_FALSE(sure({square, hole(2, 2, 6), hole(4, 4, 2)}));  // in another hole
  EXPECT_FALSE(sure({square, hole(4, 4, 2), hole(2, 2, 6)}));  // around another hole
  EXPECT_FALSE(sure({square, hole(2, 2, 3), hole(4, 4, 3)}));  // overlapping another hole
  EXPECT_FALSE(sure({square, hole(-5, -5, 20)}));              // around the shell
  EXPECT_FALSE(sure({hole(0, 0, 5)}));                         // a hole without a shell
  EXPECT_FALSE(sure({square, square}));                        // the shell twice
}

TEST(SurelyValid, is_sure_of_disjoint_shells) {
  EXPECT_TRUE(sure_wkt("MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)),((20 0,30 0,30 10,20 10,20 0)))"));
  // Boxes overlap, the shells do not: an L and a square in its elbow.
  EXPECT_TRUE(sure_wkt("MULTIPOLYGON(((0 0,10 0,10 2,2 2,2 10,0 10,0 0)),((5 5,9 5,9 9,5 9,5 5)))"));
}

TEST(SurelyValid, is_sure_of_an_island_in_a_lake) {
  EXPECT_TRUE(
      sure_wkt("MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0),(2 2,2 8,8 8,8 2,2 2)),((4 4,6 4,6 6,4 6,4 4)))"));
}

TEST(SurelyValid, refuses_shells_that_overlap_or_touch) {
  EXPECT_FALSE(sure_wkt("MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)),((2 2,4 2,4 4,2 4,2 2)))"));  // nested
  EXPECT_FALSE(
      sure_wkt("MULTIPOLYGON(((2 2,4 2,4 4,2 4,2 2)),((0 0,10 0,10 10,0 10,0 0)))"));  // the other way
  EXPECT_FALSE(
      sure_wkt("MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)),((5 5,15 5,15 15,5 15,5 5)))"));  // crossing
  EXPECT_FALSE(sure_wkt("MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)),((10 0,20 0,20 10,10 10,10 0)))"));
}

TEST(SurelyValid, refuses_a_hole_that_belongs_to_another_shell) {
  // The hole lies in the second shell but is listed with the first.
  const Ring far{{20, 0}, {30, 0}, {30, 10}, {20, 10}, {20, 0}};
  EXPECT_FALSE(sure({square, hole(22, 2, 2), far}));
  EXPECT_TRUE(sure({square, far, hole(22, 2, 2)}));
}

TEST(SurelyValid, is_not_sure_where_rings_touch_in_a_point) {
  const std::string touching = "POLYGON((0 0,10 0,10 10,0 10,0 0),(0 5,5 7,5 3,0 5))";
  EXPECT_TRUE(geos_valid_wkt(touching));
  EXPECT_FALSE(sure_wkt(touching));
}

/// A comb with long level teeth: every edge has all others beside it, whatever the order along x.
Ring comb(int teeth) {
  Ring ring{{0, 0}};
  for (int i = 0; i < teeth; ++i) {
    ring.push_back({2.0 * teeth, 2.0 * i});
    ring.push_back({2.0 * teeth, 2.0 * i + 1});
    ring.push_back({1, 2.0 * i + 1});
    ring.push_back({1, 2.0 * i + 2});
  }
  ring.push_back({0, 2.0 * teeth});
  ring.push_back({0, 0});
  return ring;
}

TEST(SurelyValid, leaves_large_combs_to_geos) {
  EXPECT_TRUE(sure({comb(50)}));
  EXPECT_FALSE(sure({comb(20000)}));  // valid, but 1.6e9 pairs of edges would have to be looked at
}

TEST(SurelyValid, refuses_lines_and_points) {
  Shapes lines(ShapeKind::line);
  lines.add_part(square);
  lines.end_feature();
  EXPECT_FALSE(surely_valid(lines[0]));
}

}  // namespace
}  // namespace citygauge
