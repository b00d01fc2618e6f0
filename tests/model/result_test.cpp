#include "model/result.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace citygauge {
namespace {

// DESIGN §5, a contract: other programs read these words.
TEST(Verdict, has_a_word_for_the_tables) {
  EXPECT_EQ(to_string(Verdict::pass), "pass");
  EXPECT_EQ(to_string(Verdict::miss), "miss");
  EXPECT_EQ(to_string(Verdict::soft_miss), "soft_miss");
  EXPECT_EQ(to_string(Verdict::not_evaluated), "not_evaluated");
  EXPECT_EQ(to_string(Verdict::no_target), "no_target");
}

/// Two shapes, the second empty, with a column of values.
Evidence evidence_of(const char* table, ShapeKind kind, std::vector<double> values) {
  Evidence made{table, Shapes(kind), {{"value", std::move(values)}}};
  made.shapes.end_feature();
  made.shapes.end_feature();
  return made;
}

TEST(Evidence, is_sound_when_each_shape_has_a_value) {
  EXPECT_NO_THROW(
      check_evidence({evidence_of("a", ShapeKind::line, {1, 2}), evidence_of("a", ShapeKind::line, {3, 4}),
                      evidence_of("b", ShapeKind::point, {5, 6})}));
}

TEST(Evidence, is_refused_when_a_column_does_not_fit_its_shapes) {
  EXPECT_THROW(check_evidence({evidence_of("a", ShapeKind::line, {1})}), Error);
  EXPECT_THROW(check_evidence({evidence_of("a", ShapeKind::line, {1, 2, 3})}), Error);
}

TEST(Evidence, is_refused_when_a_table_has_two_kinds_of_geometry) {
  EXPECT_THROW(
      check_evidence({evidence_of("a", ShapeKind::line, {1, 2}), evidence_of("a", ShapeKind::point, {3, 4})}),
      Error);
}

// It makes no table, so its kind does not matter.
TEST(Evidence, is_sound_without_shapes) {
  EXPECT_NO_THROW(check_evidence(
      {evidence_of("a", ShapeKind::line, {1, 2}), Evidence{"a", Shapes(ShapeKind::point), {}}}));
}

}  // namespace
}  // namespace citygauge
