#include "output/district_styles.hpp"

#include <gtest/gtest.h>

#include <set>

#include "sample_report.hpp"
#include "support/colour_vision.hpp"

namespace citygauge {
namespace {

using samples::sample_styles;
using Values = std::vector<std::optional<double>>;

const Values densities{10.16, 8.5, 7.85, 8.35, 7.83, 10.49, 7.12, 6.29};

double lightness(const StyleClass& c) {
  return test::luminance(test::linear(c.symbol.colour));
}

/// -1 without a hatch.
double hatch_angle(const Symbol& symbol) {
  return symbol.hatches.empty() ? -1 : symbol.hatches[0].angle_degrees;
}

TEST(DistrictStyles, show_the_verdict_of_the_column_asked_for) {
  const LayerStyle style = district_verdict_style(sample_styles(), "road_density_verdict");
  EXPECT_EQ(style.kind, StyleKind::categorised);
  EXPECT_EQ(style.column, "road_density_verdict");
  EXPECT_EQ(style.classes.size(), 5U);
  EXPECT_EQ(style.label.column, "name");
}

TEST(DistrictStyles, are_outlines_where_nothing_is_judged) {
  const LayerStyle style = district_verdict_style(sample_styles(), "");
  EXPECT_EQ(style.kind, StyleKind::single);
  EXPECT_EQ(style.classes.at(0).symbol.colour.opacity, 0);
}

// The classes are those of value_classes_test: 10, 9 and 8 meet ">= 8", 7 and less do not.
TEST(DistrictStyles, by_value_hatch_what_misses_the_target_and_darken_away_from_it) {
  const LayerStyle style = district_value_style(sample_styles(), "v", densities, ">= 8", "km/km2");
  ASSERT_EQ(style.classes.size(), 5U);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(style.classes[i].symbol.hatches.empty(), i < 3) << i;
  EXPECT_LT(lightness(style.classes[0]), lightness(style.classes[1]));
  EXPECT_LT(lightness(style.classes[1]), lightness(style.classes[2]));
  EXPECT_GT(lightness(style.classes[3]), lightness(style.classes[4]));
  EXPECT_EQ(class_of(style, 8.0), &style.classes[2]);
  EXPECT_NE(style.title.en.find("≥ 8 km/km²"), std::string::npos) << style.title.en;
  EXPECT_EQ(style.label.column, "v");
}

TEST(DistrictStyles, by_value_darken_downwards_where_little_is_wanted) {
  const LayerStyle style = district_value_style(sample_styles(), "v", densities, "<= 8", "m");
  const StyleClass *least = class_of(style, 6.5), *near = class_of(style, 7.5);
  ASSERT_TRUE(least != nullptr && near != nullptr && least != near);
  EXPECT_TRUE(least->symbol.hatches.empty());
  EXPECT_LT(lightness(*least), lightness(*near));
}

TEST(DistrictStyles, by_value_tell_too_much_from_too_little) {
  const LayerStyle style = district_value_style(sample_styles(), "v", densities, "[8, 9]", "m");
  const StyleClass *below = class_of(style, 7.5), *above = class_of(style, 9.5);
  ASSERT_TRUE(below != nullptr && above != nullptr);
  EXPECT_EQ(hatch_angle(below->symbol), 45);
  EXPECT_EQ(hatch_angle(above->symbol), 135);
}

TEST(DistrictStyles, by_value_are_one_ramp_without_a_target) {
  const LayerStyle style = district_value_style(sample_styles(), "v", densities, "", "m");
  for (std::size_t i = 1; i < style.classes.size(); ++i) {
    EXPECT_LT(lightness(style.classes[i - 1]), lightness(style.classes[i])) << i;
    EXPECT_TRUE(style.classes[i].symbol.hatches.empty());
  }
}

TEST(DistrictStyles, by_value_have_a_class_for_missing_values_only_where_there_are_some) {
  EXPECT_FALSE(is_missing(district_value_style(sample_styles(), "v", {1.0, 2.0}, "", "").classes.back()));
  const LayerStyle style = district_value_style(sample_styles(), "v", {1.0, std::nullopt}, "", "");
  EXPECT_TRUE(is_missing(style.classes.back()));
  EXPECT_EQ(class_of(style, std::nullopt), &style.classes.back());
  const LayerStyle none = district_value_style(sample_styles(), "v", {}, "", "");
  EXPECT_EQ(none.classes.size(), 1U);
}

// However many classes: a deuteranope sees neighbours differ (CIE76 above 5; about 2 is just noticeable).
TEST(DistrictStyles, by_value_have_neighbours_that_a_deuteranope_tells_apart) {
  for (const char* threshold : {"", ">= 0", "<= 9", ">= 3", "[2, 4]"}) {
    const LayerStyle style =
        district_value_style(sample_styles(), "v", {0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5}, threshold, "");
    for (std::size_t i = 1; i < style.classes.size(); ++i) {
      const Symbol &a = style.classes[i - 1].symbol, &b = style.classes[i].symbol;
      if (hatch_angle(a) != hatch_angle(b)) continue;
      EXPECT_GT(test::difference(test::as_deuteranope(test::linear(a.colour)),
                                 test::as_deuteranope(test::linear(b.colour))),
                5)
          << threshold << ' ' << style.classes[i].label.en;
    }
  }
}

// Three digits: 10.5, 7.12, 0.357; whole numbers from 100.
TEST(DistrictStyles, label_values_with_three_digits) {
  const auto decimals = [](double greatest) {
    return district_value_style(sample_styles(), "v", {greatest}, "", "").label.decimals;
  };
  EXPECT_EQ(decimals(1234.5), 0);
  EXPECT_EQ(decimals(10.49), 1);
  EXPECT_EQ(decimals(9.99), 2);
  EXPECT_EQ(decimals(0.3569), 3);
  EXPECT_EQ(decimals(0), 0);
}

}  // namespace
}  // namespace citygauge
