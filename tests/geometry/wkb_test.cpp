#include "geometry/wkb.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

using Bytes = std::vector<std::uint8_t>;

template <typename T>
void put(Bytes& bytes, T value) {
  const auto raw = std::bit_cast<std::array<std::uint8_t, sizeof(T)>>(value);
  bytes.insert(bytes.end(), raw.begin(), raw.end());
}

Bytes polygon(const std::vector<std::vector<Point>>& rings, std::uint32_t type = 3, bool with_z = false) {
  Bytes bytes{1};
  put(bytes, type);
  put(bytes, static_cast<std::uint32_t>(rings.size()));
  for (const auto& ring : rings) {
    put(bytes, static_cast<std::uint32_t>(ring.size()));
    for (const Point p : ring) {
      put(bytes, p.x);
      put(bytes, p.y);
      if (with_z) put(bytes, 7.0);
    }
  }
  return bytes;
}

const std::vector<Point> clockwise{{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}};

TEST(Wkb, turns_shells_counter_clockwise_and_holes_clockwise) {
  Shapes shapes(ShapeKind::polygon);
  const std::vector<Point> hole{{2, 2}, {4, 2}, {4, 4}, {2, 4}, {2, 2}};
  ASSERT_EQ(append_wkb(shapes, polygon({clockwise, hole})), WkbOutcome::ok);
  EXPECT_DOUBLE_EQ(area_m2(shapes[0]), 100 - 4);
  EXPECT_GT(doubled_signed_area(shapes[0].part(0)), 0);
  EXPECT_LT(doubled_signed_area(shapes[0].part(1)), 0);
}

TEST(Wkb, drops_z_in_both_dialects) {
  for (const std::uint32_t type : {1003U, 0x80000003U}) {
    Shapes shapes(ShapeKind::polygon);
    ASSERT_EQ(append_wkb(shapes, polygon({clockwise}, type, true)), WkbOutcome::ok);
    EXPECT_DOUBLE_EQ(area_m2(shapes[0]), 100);
  }
}

TEST(Wkb, remarks_on_what_it_put_in_order) {
  Shapes shapes(ShapeKind::polygon);
  const std::vector<Point> hole{
      {2, 2}, {4, 2}, {4, 4}, {2, 4}, {2, 2}};  // counter-clockwise: not like the shell
  const std::vector<Point> like_its_shell{{2, 2}, {2, 4}, {4, 4}, {4, 2}, {2, 2}};
  const std::vector<Point> repeated{{0, 0}, {0, 10}, {0, 10}, {10, 10}, {10, 0}, {0, 0}, {0, 0}};
  WkbRemarks remarks;
  ASSERT_EQ(append_wkb(shapes, polygon({clockwise, hole}), &remarks), WkbOutcome::ok);
  EXPECT_FALSE(remarks.dimensions_dropped || remarks.points_dropped || remarks.rings_turned);
  ASSERT_EQ(append_wkb(shapes, polygon({clockwise, like_its_shell}), &remarks), WkbOutcome::ok);
  EXPECT_TRUE(remarks.rings_turned);
  EXPECT_DOUBLE_EQ(area_m2(shapes[1]), 100 - 4);
  ASSERT_EQ(append_wkb(shapes, polygon({repeated}), &remarks), WkbOutcome::ok);
  EXPECT_TRUE(remarks.points_dropped);
  EXPECT_EQ(shapes[2].points().size(), 5U);
  EXPECT_DOUBLE_EQ(area_m2(shapes[2]), 100);
  ASSERT_EQ(append_wkb(shapes, polygon({clockwise}, 1003, true), &remarks), WkbOutcome::ok);
  EXPECT_TRUE(remarks.dimensions_dropped);
}

TEST(Wkb, closes_an_open_ring_and_says_so) {
  Shapes shapes(ShapeKind::polygon);
  EXPECT_EQ(append_wkb(shapes, polygon({{{0, 0}, {10, 0}, {10, 10}, {0, 10}}})), WkbOutcome::mended);
  EXPECT_DOUBLE_EQ(area_m2(shapes[0]), 100);
}

TEST(Wkb, names_what_it_cannot_use_and_leaves_the_column_as_it_was) {
  Shapes shapes(ShapeKind::polygon);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(append_wkb(shapes, polygon({})), WkbOutcome::empty);
  EXPECT_EQ(append_wkb(shapes, polygon({{{0, 0}, {nan, 0}, {1, 1}, {0, 0}}})), WkbOutcome::not_finite);
  EXPECT_EQ(append_wkb(shapes, polygon({{{0, 0}, {1, 0}, {0, 0}}})), WkbOutcome::degenerate);
  EXPECT_EQ(append_wkb(shapes, polygon({clockwise}, 10)), WkbOutcome::curve);
  EXPECT_EQ(append_wkb(shapes, polygon({clockwise}, 99)), WkbOutcome::malformed);
  Shapes lines(ShapeKind::line);
  EXPECT_EQ(append_wkb(lines, polygon({clockwise})), WkbOutcome::wrong_kind);
  EXPECT_EQ(shapes.size() + lines.size(), 0U);
  EXPECT_TRUE(shapes.points().empty());
}

TEST(Wkb, no_cut_makes_it_read_past_the_end) {
  const Bytes whole = polygon({clockwise, {{2, 2}, {4, 2}, {4, 4}, {2, 4}, {2, 2}}});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    Shapes shapes(ShapeKind::polygon);
    EXPECT_EQ(append_wkb(shapes, std::span(whole).first(size)), WkbOutcome::malformed) << size;
    EXPECT_EQ(shapes.size(), 0U);
  }
}

TEST(Wkb, a_count_larger_than_the_bytes_is_no_allocation) {
  Bytes bytes{1};
  put(bytes, std::uint32_t{2});
  put(bytes, std::uint32_t{0xFFFFFFFF});
  Shapes lines(ShapeKind::line);
  EXPECT_EQ(append_wkb(lines, bytes), WkbOutcome::malformed);
}

TEST(Wkb, what_is_written_reads_back) {
  for (const char* wkt :
       {"MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0),(1 1,1 2,2 2,2 1,1 1)),((20 0,30 0,30 9,20 0)))"}) {
    Shapes shapes(ShapeKind::polygon), back(ShapeKind::polygon);
    append_wkt(shapes, wkt);
    ASSERT_EQ(append_wkb(back, to_wkb(shapes[0])), WkbOutcome::ok);
    EXPECT_EQ(to_wkt(back[0]), to_wkt(shapes[0]));
  }
}

}  // namespace
}  // namespace citygauge
