// Land cover by different rules for water and of one gathering: each is what it would be alone.
#include <gtest/gtest.h>

#include "support/measure_run.hpp"

namespace citygauge {
namespace {

using test::option;

/// Grass all over a square kilometre, on it a pond of 300 m, a building of 100 m, and a yard of 200 m that
/// says that a quarter of it is permeable.
test::MeasureRun square_of_ground() {
  return {.spec = {},
          .layers = {{"land_cover",
                      {{test::square, {{"class", "grass"}}},
                       {"POLYGON((0 0,300 0,300 1000,0 1000,0 0))", {{"class", "water"}}},
                       {"POLYGON((200 0,300 0,300 1000,200 1000,200 0))", {{"class", "building"}}},
                       {"POLYGON((300 0,500 0,500 1000,300 1000,300 0))",
                        {{"class", "paved"}, {"permeability", 0.25}}}}}},
          .districts = test::districts_of({test::square})};
}

MeasureSpec cover(const std::string& measure, const std::string& water) {
  Option::List priority;
  for (const char* name : {"building", "water", "paved", "grass"}) priority.push_back(option(name));
  MeasureSpec spec{measure, "land_cover", {}, {{"priority", option(priority)}, {"water", option(water)}}, {}};
  if (measure == "ground_area") return spec;
  Option::Table weights;
  for (const auto& [name, weight] :
       {std::pair{"building", 0.0}, {"water", 1.0}, {"paved", 0.0}, {"grass", 1.0}})
    weights[name] = option(weight);
  spec.options["weights"] = option(weights);
  spec.options["weight_attribute"] = option("permeability");
  return spec;
}

// On top: water 200 m, building 100 m, the yard 200 m, grass 500 m, each 1 km long.
const std::vector<std::pair<MeasureSpec, double>> rules{
    {cover("ground_area", "both_parts"), 1e6},
    {cover("ground_area", "neither_part"), 0.8e6},
    {cover("weighted_area", "both_parts"), 0.2e6 + 0.25 * 0.2e6 + 0.5e6},
    {cover("weighted_area", "denominator_only"), 0.25 * 0.2e6 + 0.5e6},
    {cover("weighted_area", "neither_part"), 0.25 * 0.2e6 + 0.5e6}};

TEST(WeightedArea, by_each_rule_is_the_same_alone_and_beside_the_others) {
  std::vector<MeasureSpec> specs;
  for (const auto& [spec, area_m2] : rules) specs.push_back(spec);
  const std::vector<Measured> forth = test::measured_together(specs, square_of_ground());
  std::ranges::reverse(specs);  // now others gather the polygons
  std::vector<Measured> back = test::measured_together(specs, square_of_ground());
  std::ranges::reverse(back);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const auto& [spec, area_m2] = rules[i];
    const std::string about = spec.measure + ", water = " + to_string(spec.options.at("water"));
    EXPECT_NEAR(*forth[i].quantities[0].value, area_m2, 1e-6) << about;
    EXPECT_EQ(back[i].quantities[0].value, forth[i].quantities[0].value) << about;
    EXPECT_EQ(test::measured_together({spec}, square_of_ground())[0].quantities[0].value,
              forth[i].quantities[0].value)
        << about;
  }
}

}  // namespace
}  // namespace citygauge
