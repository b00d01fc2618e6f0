#include "measures/overlap_evidence.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace citygauge {
namespace {

/// Squares, each by its western edge, its southern edge and its size; fids from 1.
struct Squares {
  Shapes shapes{ShapeKind::polygon};
  std::vector<std::int64_t> fids;

  void add(double x, double y, double size) {
    shapes.add_part(std::vector<Point>{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}});
    shapes.end_feature();
    fids.push_back(static_cast<std::int64_t>(fids.size()) + 1);
  }
};

struct Found {
  std::set<std::pair<std::int64_t, std::int64_t>> pairs;
  std::int64_t passed_over = 0;
};

Found found_in(const Squares& squares) {
  OverlapFinder finder({-1000, -1000, 100000, 100000});
  for (std::size_t i = 0; i < squares.shapes.size(); ++i) finder.add(squares.shapes[i], squares.fids[i]);
  Found found;
  const auto evidence = finder.find("green");
  found.passed_over = finder.passed_over();
  if (!evidence) return found;
  std::map<std::string, std::vector<std::int64_t>> columns;
  for (const EvidenceColumn& column : evidence->columns)
    if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&column.values))
      columns[column.name] = *numbers;
  for (std::size_t i = 0; i < evidence->shapes.size(); ++i)
    found.pairs.emplace(columns.at("fid").at(i), columns.at("pair_fid").at(i));
  return found;
}

/// Of 20 on top of one another there are 190 pairs; each is drawn with the next eight, the last with none.
TEST(OverlapFinder, draws_of_a_stack_each_polygon_with_the_next_eight) {
  Squares stack;
  for (int i = 0; i < 20; ++i) stack.add(0.5 * i, 0.25 * i, 100);
  const Found found = found_in(stack);
  EXPECT_EQ(found.pairs.size(), 12U * 8 + 7 + 6 + 5 + 4 + 3 + 2 + 1);
  EXPECT_EQ(found.passed_over, 190 - 124);
  EXPECT_TRUE(found.pairs.contains({1, 2}));
  EXPECT_TRUE(found.pairs.contains({1, 9}));
  EXPECT_FALSE(found.pairs.contains({1, 10}));
  EXPECT_TRUE(found.pairs.contains({19, 20}));
}

TEST(OverlapFinder, draws_every_plot_in_a_park) {
  Squares city;
  city.add(0, 0, 1000);
  for (int i = 0; i < 30; ++i) city.add(30.0 * i, 20, 25);
  const Found found = found_in(city);
  EXPECT_EQ(found.pairs.size(), 30U);
  EXPECT_EQ(found.passed_over, 0);
}

TEST(OverlapFinder, draws_every_neighbour_that_is_overlapped_by_a_strip) {
  Squares row;
  for (int i = 0; i < 12; ++i) row.add(95.0 * (i % 4), 95.0 * (i / 4), 100);
  // 3 rows of 3 pairs, 2 columns of 4, and at each of 3 by 2 corners two across.
  const Found found = found_in(row);
  EXPECT_EQ(found.pairs.size(), 9U + 8 + 12);
  EXPECT_EQ(found.passed_over, 0);
}

TEST(OverlapFinder, finds_nothing_where_nothing_overlaps) {
  Squares apart;
  apart.add(0, 0, 10);
  apart.add(10, 0, 10);
  EXPECT_TRUE(found_in(apart).pairs.empty());
}

}  // namespace
}  // namespace citygauge
