#include "evaluate/evidence_tables.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace citygauge {
namespace {

/// One overlap of 1 m2 per entry, its lower left corner that many metres to the east.
Evidence overlaps(const std::vector<double>& eastings, const std::vector<std::int64_t>& fids) {
  Evidence evidence{"evidence_overlaps", Shapes(ShapeKind::polygon), {}};
  for (const double x : eastings) {
    evidence.shapes.add_part(std::vector<Point>{{x, 0}, {x + 1, 0}, {x + 1, 1}, {x, 1}, {x, 0}});
    evidence.shapes.end_feature();
  }
  evidence.columns = {{"fid", fids}, {"area_m2", std::vector<double>(eastings.size(), 1)}};
  return evidence;
}

std::vector<std::int64_t> fids_of(const Evidence& evidence) {
  return *find_cells<std::int64_t>(evidence, "fid");
}

// The second indicator reads the same layer, but counts one feature less (3) and one more (4).
TEST(EvidenceTables, hold_what_two_indicators_have_found_once) {
  std::vector<Evidence> tables;
  add_evidence(tables, overlaps({10, 20, 30}, {1, 2, 3}));
  add_evidence(tables, overlaps({10, 20, 40}, {1, 2, 4}));
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(fids_of(tables[0]), (std::vector<std::int64_t>{1, 2, 3, 4}));
  EXPECT_EQ(tables[0].shapes.size(), 4U);
  EXPECT_EQ(tables[0].shapes[3].points()[0].x, 40);
}

TEST(EvidenceTables, keep_rows_that_differ_in_a_column_or_a_point) {
  std::vector<Evidence> tables;
  add_evidence(tables, overlaps({10, 20}, {1, 2}));
  add_evidence(tables, overlaps({10, 21}, {7, 2}));
  EXPECT_EQ(fids_of(tables[0]), (std::vector<std::int64_t>{1, 2, 7, 2}));
}

TEST(EvidenceTables, know_a_row_again_whose_number_is_unknown) {
  std::vector<Evidence> tables;
  for (int i = 0; i < 2; ++i) {
    Evidence evidence = overlaps({10, 20}, {1, 1});
    evidence.columns[1].values = std::vector<double>{std::nan(""), 5};
    add_evidence(tables, std::move(evidence));
  }
  EXPECT_EQ(tables[0].shapes.size(), 2U);
}

TEST(EvidenceTables, keep_tables_of_other_names_apart) {
  std::vector<Evidence> tables;
  add_evidence(tables, overlaps({10}, {1}));
  Evidence other = overlaps({10}, {1});
  other.table = "evidence_uncovered";
  add_evidence(tables, std::move(other));
  EXPECT_EQ(tables.size(), 2U);
}

}  // namespace
}  // namespace citygauge
