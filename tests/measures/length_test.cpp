// Lengths by different border rules and of one gathering: each is what it would be alone.
#include <gtest/gtest.h>

#include "support/measure_run.hpp"

namespace citygauge {
namespace {

using test::option;
using test::Others;
using Values = std::vector<std::optional<double>>;

MeasureSpec spec(const std::string& border, const std::string& dual_carriageway) {
  return {"length",
          "roads",
          {{"class", {"arterial", "branch"}}},
          {{"border", option(border)}, {"dual_carriageway", option(dual_carriageway)}},
          {}};
}

/// Two squares side by side. A pair of carriageways of 1 km along the border that they share, a road of 1 km
/// along the outer border of the first, one of 400 m inside it, and a path that does not count.
test::MeasureRun two_squares() {
  const auto carriageway = [](const char* line) {
    return Example::Feature{line, {{"class", "arterial"}, {"name", "滨江大道"}, {"oneway", "yes"}}};
  };
  return {
      .spec = {},
      .layers = {{"roads",
                  {carriageway("LINESTRING(1000 0,1000 1000)"),
                   carriageway("LINESTRING(1012 1000,1012 0)"),
                   {"LINESTRING(0 0,0 1000)", {{"class", "branch"}}},
                   {"LINESTRING(300 500,700 500)", {{"class", "branch"}}},
                   {"LINESTRING(300 600,700 600)", {{"class", "footway"}}}}}},
      .districts = test::districts_of({test::square, "POLYGON((1000 0,2000 0,2000 1000,1000 1000,1000 0))"})};
}

// Half of each carriageway is taken back where both are drawn: 500 of the 1000 m on the border, 500 of the
// 1000 m inside the second square. What is left on the border is halved, or not.
const std::map<std::string, Values> once{{"half", {1000 + 400 + 250, 250 + 500}},
                                         {"full", {1000 + 400 + 500, 500 + 500}},
                                         {"half_everywhere", {500 + 400 + 250, 250 + 500}}};
const std::map<std::string, Values> physical{{"half", {1000 + 400 + 500, 500 + 1000}},
                                             {"full", {1000 + 400 + 1000, 1000 + 1000}},
                                             {"half_everywhere", {500 + 400 + 500, 500 + 1000}}};

void expect_values(const Measured& found, const Values& expected, const std::string& about) {
  ASSERT_EQ(found.quantities.size(), expected.size());
  for (std::size_t d = 0; d < expected.size(); ++d) {
    EXPECT_NEAR(*found.quantities[d].value, *expected[d], 1e-6) << about << ", district " << d;
    EXPECT_TRUE(test::adds_up(found, d)) << about << ", district " << d;
  }
}

TEST(Length, by_each_border_rule_is_the_same_alone_and_beside_the_others) {
  for (const auto& [dual, expected] : {std::pair{"once", once}, {"physical", physical}}) {
    std::vector<MeasureSpec> specs;
    for (const auto& [border, values] : expected) specs.push_back(spec(border, dual));
    const std::vector<Measured> together = test::measured_together(specs, two_squares());
    std::size_t i = 0;
    for (const auto& [border, values] : expected) {
      const std::string about = std::string(dual) + ", " + border;
      expect_values(together[i], values, about + ", together");
      expect_values(test::measured_together({specs[i]}, two_squares())[0], values, about + ", alone");
      ++i;
    }
  }
}

TEST(Length, of_a_class_adds_up_to_the_whole_by_each_border_rule) {
  test::MeasureRun run = two_squares();
  run.group_by = "class";
  const auto found = test::measured_together({spec("half", "once"), spec("half_everywhere", "once")}, run);
  for (const Measured& each : found) {
    ASSERT_EQ(each.groups.size(), 2U);
    for (std::size_t d = 0; d < 2; ++d)
      EXPECT_NEAR(*each.groups[0].second[d].value + *each.groups[1].second[d].value,
                  *each.quantities[d].value, 1e-9);
  }
  EXPECT_NEAR(*found[0].groups[1].second[0].value, 1400, 1e-9);  // branch roads of the first square
  EXPECT_NEAR(*found[1].groups[1].second[0].value, 900, 1e-9);
}

TEST(Length, of_an_alternative_leaves_the_evidence_to_the_choice_in_force) {
  const std::vector<MeasureSpec> specs{spec("half", "once"), spec("full", "once")};
  const auto found = test::measured_together(specs, two_squares(), Others::value_only);
  EXPECT_EQ(test::evidence_rows(found[0]),
            test::evidence_rows(test::measured_together({specs[0]}, two_squares())[0]));
  EXPECT_GT(test::evidence_rows(found[0]), 0U);
  EXPECT_EQ(test::evidence_rows(found[1]), 0U);
}

// The stretches along borders prove only what halves them.
TEST(Length, shows_border_stretches_only_where_they_count_half) {
  const auto rows = [](const std::string& border) {
    return test::evidence_rows(test::measured_together({spec(border, "physical")}, two_squares())[0]);
  };
  EXPECT_EQ(rows("half"), 1U);
  EXPECT_EQ(rows("full"), 0U);
}

}  // namespace
}  // namespace citygauge
