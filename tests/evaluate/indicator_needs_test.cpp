#include "evaluate/indicator_needs.hpp"

#include <gmock/gmock.h>

#include "support/shared_data.hpp"

namespace citygauge {
namespace {

using test::shipped_library;
using testing::Contains;
using testing::ElementsAre;

std::vector<LayerNeed> needs(const std::string& id) {
  return needs_of(shipped_library().indicators.at(id), shipped_library());
}

TEST(IndicatorNeeds, are_the_layers_and_attributes_that_a_run_asks_for) {
  const auto of_density = needs("road_density");
  ASSERT_EQ(of_density.size(), 1U) << "the district's own area reads no layer";
  EXPECT_EQ(of_density[0].role, "roads");
  EXPECT_THAT(of_density[0].attributes, Contains("class"));
  EXPECT_FALSE(of_density[0].optional);
}

TEST(IndicatorNeeds, say_what_may_be_missing) {
  const auto of_width = needs("corridor_net_width");
  ASSERT_EQ(of_width.front().role, "corridors");
  EXPECT_FALSE(of_width.front().optional);
  for (std::size_t i = 1; i < of_width.size(); ++i) EXPECT_TRUE(of_width[i].optional) << of_width[i].role;
}

// Green space is read for the numerator; the population may come from the districts instead of a layer.
TEST(IndicatorNeeds, take_the_denominator_in) {
  const auto per_head = needs("park_area_per_capita");
  ASSERT_EQ(per_head.size(), 2U);
  EXPECT_EQ(per_head[0].role, "green");
  EXPECT_EQ(per_head[1].role, "population");
  EXPECT_TRUE(per_head[1].optional);
  EXPECT_THAT(per_head[1].attributes, ElementsAre("people"));
}

// Numerator and denominator both read `buildings`: one entry, with what either asks for.
TEST(IndicatorNeeds, name_a_role_once) {
  const auto of_share = needs("low_rise_share");
  ASSERT_EQ(of_share.size(), 1U);
  EXPECT_EQ(of_share[0].role, "buildings");
  EXPECT_THAT(of_share[0].attributes, testing::IsSupersetOf({"floors", "floor_area", "use"}));
}

TEST(IndicatorNeeds, lead_to_roles_and_attributes_that_there_are) {
  for (const auto& [id, indicator] : shipped_library().indicators)
    for (const LayerNeed& need : needs_of(indicator, shipped_library())) {
      ASSERT_TRUE(shipped_library().roles.contains(need.role)) << id;
      for (const std::string& attribute : need.attributes)
        EXPECT_NE(shipped_library().roles.at(need.role).attribute(attribute), nullptr) << id << attribute;
    }
}

}  // namespace
}  // namespace citygauge
