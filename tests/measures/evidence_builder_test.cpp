#include "measures/evidence_builder.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/error.hpp"

namespace citygauge {
namespace {

struct Row {
  std::int64_t fid;
  double width;
  std::string name;
  Point end;  // of a line from the origin
};

void add(EvidenceBuilder& builder, const Row& row) {
  const std::vector<Point> line{{0, 0}, row.end};
  builder.add_line(line);
  builder.set("fid", row.fid);
  builder.set("width_m", row.width);
  builder.set("name", row.name);
}

EvidenceBuilder builder() {
  return {"evidence_corridor_neck", ShapeKind::line};
}

/// All that is in a table, for comparison.
std::vector<std::string> written(const Evidence& evidence) {
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < evidence.shapes.size(); ++i) {
    const auto& columns = evidence.columns;
    const Point end = evidence.shapes[i].points().back();
    rows.push_back(std::to_string(std::get<std::vector<std::int64_t>>(columns.at(0).values).at(i)) + " " +
                   std::to_string(std::get<std::vector<double>>(columns.at(1).values).at(i)) + " " +
                   std::get<std::vector<std::string>>(columns.at(2).values).at(i) + " " +
                   std::to_string(end.x));
  }
  return rows;
}

// Ordered by fid, then width, then name, then geometry.
const std::vector<Row> rows{{2, 5.0, "b", {1, 0}},
                            {2, 5.0, "b", {3, 0}},
                            {2, 5.0, "c", {0, 0}},
                            {2, 7.5, "a", {0, 0}},
                            {10, 1.0, "a", {9, 0}}};
const std::vector<std::string> expected{"2 5.000000 b 1.000000", "2 5.000000 b 3.000000",
                                        "2 5.000000 c 0.000000", "2 7.500000 a 0.000000",
                                        "10 1.000000 a 9.000000"};

TEST(EvidenceBuilder, keeps_the_order_of_columns_and_the_shapes_with_their_rows) {
  EvidenceBuilder table = builder();
  for (const Row& row : rows) add(table, row);
  const Evidence evidence = std::move(table).build();
  EXPECT_EQ(evidence.table, "evidence_corridor_neck");
  ASSERT_EQ(evidence.columns.size(), 3U);
  EXPECT_EQ(evidence.columns[0].name, "fid");
  EXPECT_EQ(evidence.columns[1].name, "width_m");
  EXPECT_EQ(evidence.columns[2].name, "name");
  EXPECT_EQ(written(evidence), expected);
}

// All 120 orders, each cut into three builders at every place, as threads would.
TEST(EvidenceBuilder, rows_do_not_depend_on_the_order_in_which_they_came) {
  std::vector<std::size_t> order{0, 1, 2, 3, 4};
  do {
    for (std::size_t cut = 0; cut <= rows.size(); ++cut) {
      EvidenceBuilder whole = builder();
      EvidenceBuilder first = builder();
      EvidenceBuilder second = builder();
      for (std::size_t i = 0; i < order.size(); ++i) add(i < cut ? first : second, rows[order[i]]);
      whole.absorb(std::move(second));
      whole.absorb(std::move(first));
      EXPECT_EQ(written(std::move(whole).build()), expected);
    }
  } while (std::ranges::next_permutation(order).found);
}

TEST(EvidenceBuilder, without_rows_is_an_empty_table) {
  EvidenceBuilder table = builder();
  EXPECT_TRUE(table.empty());
  table.absorb(builder());
  EXPECT_TRUE(table.empty());
  const Evidence evidence = std::move(table).build();
  EXPECT_EQ(evidence.shapes.size(), 0U);
  EXPECT_TRUE(evidence.columns.empty());
}

TEST(EvidenceBuilder, what_was_absorbed_is_gone) {
  EvidenceBuilder table = builder();
  EvidenceBuilder other = builder();
  add(other, rows[0]);
  table.absorb(std::move(other));
  EXPECT_FALSE(table.empty());
  EXPECT_TRUE(other.empty());  // NOLINT(bugprone-use-after-move): said by its contract
}

TEST(EvidenceBuilder, rows_with_other_columns_are_a_bug) {
  EvidenceBuilder table = builder();
  add(table, rows[0]);
  const std::vector<Point> line{{0, 0}, {1, 1}};
  table.add_line(line);
  EXPECT_THROW(table.set("width_m", 1.0), Error) << "fid comes first";
  table.set("fid", std::int64_t{1});
  EXPECT_THROW(table.set("fid", std::int64_t{1}), Error) << "twice";
}

}  // namespace
}  // namespace citygauge
