#include "measures/weighting.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace citygauge {
namespace {

const double missing = std::nan("");

Option texts(const std::vector<std::string>& values) {
  Option::List list;
  for (const std::string& value : values) list.push_back({value, {}});
  return {list, {}};
}
Option numbers(const std::map<std::string, double>& values) {
  Option::Table table;
  for (const auto& [key, value] : values) table[key] = {value, {}};
  return {table, {}};
}

/// Grass counts in full and water half; of paving and roofs an attribute may tell; roads go before grass.
Weighting weighting() {
  return Weighting({{"weights", numbers({{"grass", 1}, {"road", 0}, {"water", 0.5}, {"paving", 0.3}})},
                    {"weight_attribute", {std::string("permeability"), {}}},
                    {"weight_attribute_classes", texts({"paving", "roof"})},
                    {"priority", texts({"road", "grass"})}});
}

double weight(const std::string& feature_class, double attribute) {
  const auto standing = weighting().of(feature_class, attribute);
  EXPECT_TRUE(standing) << feature_class;
  return standing ? standing->weight : -1;
}

TEST(Weighting, takes_the_weight_of_the_class) {
  EXPECT_EQ(weight("grass", missing), 1);
  EXPECT_EQ(weight("water", missing), 0.5);
  EXPECT_EQ(weight("road", missing), 0);
}

TEST(Weighting, an_attribute_goes_before_the_class_where_it_applies) {
  EXPECT_EQ(weight("paving", 0.8), 0.8);
  EXPECT_EQ(weight("roof", 0.2), 0.2) << "a class without a weight of its own";
  EXPECT_EQ(weight("grass", 0.8), 1) << "grass is not among the attribute's classes";
}

TEST(Weighting, an_attribute_without_classes_applies_to_all) {
  const Weighting all({{"weights", numbers({{"grass", 1}})}, {"weight_attribute", {std::string("p"), {}}}});
  EXPECT_EQ(all.of("grass", 0.4)->weight, 0.4);
  EXPECT_EQ(all.of("unknown", 0.4)->weight, 0.4);
  EXPECT_EQ(all.of("grass", missing)->weight, 1);
}

/// A percentage or a sentinel is no share: it counts as missing, and the class's own weight holds.
TEST(Weighting, an_attribute_outside_the_range_of_shares_counts_as_missing) {
  EXPECT_EQ(weight("paving", 45), 0.3);
  EXPECT_EQ(weight("paving", -1), 0.3);
  EXPECT_EQ(weight("paving", INFINITY), 0.3);
  EXPECT_TRUE(Weighting::outside_range(45));
  EXPECT_FALSE(Weighting::outside_range(missing));
}

TEST(Weighting, a_weight_outside_the_range_of_shares_is_refused) {
  EXPECT_THROW(Weighting({{"weights", numbers({{"grass", 5}})}}), Error);
}

TEST(Weighting, a_feature_without_any_weight_does_not_count) {
  EXPECT_EQ(weighting().of("roof", missing), std::nullopt);
  EXPECT_EQ(weighting().of("unknown", missing), std::nullopt);
  EXPECT_EQ(weighting().of("unknown", 0.5), std::nullopt);
  EXPECT_EQ(weighting().of("", missing), std::nullopt);
}

TEST(Weighting, without_weights_every_class_counts_in_full) {
  EXPECT_EQ(Weighting(Options{}).of("anything", missing), (Standing{0, 1}));
}

// A missing attribute leaves the class's own weight, or none at all: either way the sum is a lower bound.
TEST(Weighting, says_when_a_missing_attribute_makes_the_sum_a_lower_bound) {
  EXPECT_TRUE(weighting().waits_for_attribute("roof", missing));
  EXPECT_TRUE(weighting().waits_for_attribute("paving", missing));
  EXPECT_FALSE(weighting().waits_for_attribute("roof", 0.2));
  EXPECT_FALSE(weighting().waits_for_attribute("grass", missing));
}

TEST(Standing, the_first_of_the_priority_wins) {
  const Standing road = *weighting().of("road", missing);
  const Standing grass = *weighting().of("grass", missing);
  const Standing water = *weighting().of("water", missing);
  EXPECT_LT(grass, road);
  EXPECT_LT(water, grass);
  EXPECT_LT(water, road);
}

// An overlap of equals must not flatter the plan.
TEST(Standing, among_equals_the_smaller_weight_wins) {
  const Standing water = *weighting().of("water", missing);
  const Standing paving = *weighting().of("paving", missing);
  EXPECT_EQ(water.rank, paving.rank);
  EXPECT_LT(water, paving) << "0.3 wins over 0.5";
  EXPECT_EQ(std::max(water, paving).weight, 0.3);
  EXPECT_FALSE(water < water);
}

}  // namespace
}  // namespace citygauge
