#include "output/indicator_formula.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

Indicator density() {
  Indicator indicator;
  indicator.id = "road_density";
  indicator.factor = 1000;
  indicator.numerator = {"length", "roads", {{"class", {"arterial", "branch"}}}, {}, {}};
  indicator.denominator = MeasureSpec{"area", "", {}, {}, {}};
  return indicator;
}

TEST(IndicatorFormula, is_a_ratio_with_its_factor) {
  EXPECT_EQ(formula_text(density()).en, "1000 × length(roads, class ∈ {arterial, branch}) ÷ area(district)");
  EXPECT_EQ(formula_text(density()).zh,
            "1000 × 长度（道路中心线，类别 ∈ {主干路、支路}） ÷ 面积（评价单元）");
}

TEST(IndicatorFormula, leaves_out_a_factor_of_one_and_a_missing_denominator) {
  Indicator width;
  width.numerator = {"net_width", "corridors", {}, {}, {}};
  EXPECT_EQ(formula_text(width).en, "net width(corridors)");
  width.factor = 0.5;
  EXPECT_EQ(formula_text(width).zh, "0.5 × 净宽度（生态廊道）");
}

TEST(IndicatorFormula, shows_options_and_only_the_names_of_nested_tables) {
  Indicator indicator = density();
  indicator.denominator.reset();
  indicator.factor = 1;
  indicator.numerator.where.clear();
  indicator.numerator.options["border"] = {std::string("half"), {}};
  indicator.numerator.options["distance_m"] = {500.0, {}};
  indicator.numerator.options["classes"] = {Option::List{{std::string("a"), {}}, {std::string("b"), {}}}, {}};
  indicator.numerator.options["weights"] = {Option::Table{{"a", {0.5, {}}}, {"deep", {Option::Table{}, {}}}},
                                            {}};
  EXPECT_EQ(formula_text(indicator).en,
            "length(roads; border = half, classes = {a, b}, distance_m = 500, weights = {a = 0.5, deep})");
  EXPECT_EQ(formula_text(indicator).zh,
            "长度（道路中心线；边界上的路段 = 共用边界各计一半，classes = {a、b}，服务半径（m） = "
            "500，计入比例 = {a = "
            "0.5、deep}）");
}

TEST(IndicatorFormula, spells_out_what_a_share_is_taken_of) {
  const auto list = [](std::vector<std::string> texts) {
    Option::List elements;
    for (std::string& text : texts) elements.push_back({std::move(text), {}});
    return Option{std::move(elements), {}};
  };
  const Option state{Option::Table{{"owner", list({"government"})}, {"status", list({"new"})}}, {}};
  const Option large{Option::Table{{"floor_area", list({">= 1000", "< 20000"})}}, {}};
  Indicator indicator;
  indicator.numerator = {"count", "buildings", {}, {}, {}};
  indicator.numerator.options["among"] = {Option::List{state, large}, {}};
  EXPECT_EQ(
      formula_text(indicator).en,
      "count(buildings; among = owner ∈ {government} and status ∈ {new}, or floor_area ≥ 1000 < 20000)");
  EXPECT_EQ(formula_text(indicator).zh,
            "数量（建筑；统计范围 = 投资主体 ∈ {政府投资}且状态 ∈ {新建}，或建筑面积 ≥ 1000 < 20000）");
  indicator.numerator.options["among"] = {Option::List{Option{Option::Table{}, {}}}, {}};
  EXPECT_EQ(formula_text(indicator).en, "count(buildings; among = all)");
}

TEST(IndicatorFormula, says_that_it_is_taken_for_each_class) {
  Indicator indicator = density();
  indicator.group_by = "class";
  EXPECT_TRUE(formula_text(indicator).en.ends_with(", for each class"));
  EXPECT_TRUE(formula_text(indicator).zh.ends_with("，按类别分列"));
}

TEST(IndicatorFormula, names_an_unknown_measure_by_its_own_name) {
  Indicator indicator;
  indicator.numerator.measure = "beauty";
  EXPECT_EQ(formula_text(indicator).zh, "beauty（评价单元）");
}

}  // namespace
}  // namespace citygauge
