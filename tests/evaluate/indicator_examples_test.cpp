// Executes every worked example of every shipped indicator: the documentation is the test.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <regex>
#include <set>

#include "config/library.hpp"
#include "evaluate/evaluation.hpp"
#include "measures/measure.hpp"
#include "measures/whole_features.hpp"
#include "support/draw.hpp"
#include "support/memory_layers.hpp"

namespace citygauge {
namespace {

const Library& library() {
  static const Library loaded = load_library(CITYGAUGE_SOURCE_DIR);
  return loaded;
}

struct Case {
  std::string indicator;
  std::size_t example;
};

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const auto& [id, indicator] : library().indicators)
    for (std::size_t i = 0; i < indicator.examples.size(); ++i) cases.push_back({id, i});
  return cases;
}

RunReport run_example(const Indicator& indicator, const Example& example) {
  const Districts districts = test::districts_of(example.districts, example.district_population);
  const DistrictGrid grid(districts.shapes);
  const std::map<std::string, Options> options{{indicator.id, example.options}};
  Plan plan = make_plan({library(), {}, {indicator.id}, options}, districts, grid);
  test::MemoryLayers layers(example.layers, library().roles);
  NoProgress silent;
  RunReport report;
  evaluate(plan, layers, districts, silent, report);
  return report;
}

void expect_values(const RunReport& report, const std::string& id,
                   const std::vector<std::optional<double>>& expected, double tolerance) {
  std::vector<Result> results;
  for (const Result& result : report.results)
    if (result.indicator == id) results.push_back(result);
  ASSERT_EQ(results.size(), expected.size()) << id;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    ASSERT_EQ(results[i].value.has_value(), expected[i].has_value())
        << id << ", subject " << i << ": " << results[i].note;
    if (!expected[i]) {
      EXPECT_EQ(results[i].verdict, Verdict::not_evaluated);
      EXPECT_FALSE(results[i].note.empty()) << "a value that is missing needs a reason";
      continue;
    }
    EXPECT_NEAR(*results[i].value, *expected[i], tolerance * std::max(1.0, std::abs(*expected[i])))
        << id << ", subject " << i;
  }
}

class IndicatorExamples : public testing::TestWithParam<Case> {};

TEST_P(IndicatorExamples, has_the_value_derived_by_hand) {
  const Indicator& indicator = library().indicators.at(GetParam().indicator);
  const Example& example = indicator.examples[GetParam().example];
  SCOPED_TRACE(to_string(example.at) + ": " + example.comment);
  const RunReport report = run_example(indicator, example);
  if (indicator.group_by.empty()) expect_values(report, indicator.id, example.values, example.tolerance);
  for (const auto& [group, values] : example.groups)
    expect_values(report, indicator.id + "." + group, values, example.tolerance);
}

/// Draws an example elsewhere: turned and moved to where Chinese cities have their coordinates, with all
/// their digits, and with more corners along its lines.
class Slanted {
 public:
  Slanted(double angle, unsigned seed) : angle_(angle), draw_(seed) {}

  Example operator()(Example example) {
    for (std::string& district : example.districts) district = moved(district);
    for (auto& [role, features] : example.layers)
      for (auto& feature : features) feature.wkt = moved(feature.wkt);
    return example;
  }

 private:
  std::string moved(const std::string& wkt) {
    static const std::regex pair(R"((-?[\d.]+(?:e[-+]?\d+)?) (-?[\d.]+(?:e[-+]?\d+)?))");
    std::string drawn;
    Point last;
    auto rest = wkt.cbegin();
    for (std::sregex_iterator match(wkt.begin(), wkt.end(), pair), end; match != end; ++match) {
      const Point p{std::stod((*match)[1]), std::stod((*match)[2])};
      const std::string between_them(rest, (*match)[0].first);
      drawn += between_them;
      const bool goes_on = between_them.find_first_of("(") == std::string::npos;
      if (goes_on && draw_.whole(0, 2) == 0) drawn += place(between(last, p, draw_.real(0.1, 0.9))) + ',';
      drawn += place(p);
      last = p;
      rest = (*match)[0].second;
    }
    return drawn.append(rest, wkt.cend());
  }

  [[nodiscard]] std::string place(Point p) const {
    return fmt::format("{} {}", 500123.4 + p.x * std::cos(angle_) - p.y * std::sin(angle_),
                       3478912.9 + p.x * std::sin(angle_) + p.y * std::cos(angle_));
  }

  double angle_;
  test::Draw draw_;
};

bool has_raster(const Example& example) {
  return std::ranges::any_of(example.layers, [](const auto& layer) {
    return !layer.second.empty() && layer.second[0].attributes.contains("cells");
  });
}

/// Whose district is that of a point on a border: which one it is, rounding decides.
const std::set<std::string> at_a_border{"facility_count_2", "led_share_2"};

// Right angles and whole numbers forgive much that real plans do not.
TEST_P(IndicatorExamples, has_it_too_where_it_lies_aslant) {
  const Indicator& indicator = library().indicators.at(GetParam().indicator);
  const Example& example = indicator.examples[GetParam().example];
  const std::string name = indicator.id + '_' + std::to_string(GetParam().example + 1);
  if (at_a_border.contains(name)) GTEST_SKIP() << "a point lies on the border of two districts";
  if (has_raster(example)) GTEST_SKIP() << "cells lie along the axes";
  const double tolerance = std::max(example.tolerance, 1e-8);
  for (unsigned turn = 0; turn < 16; ++turn) {
    SCOPED_TRACE(to_string(example.at) + ": " + example.comment + " Turned " + std::to_string(turn));
    const RunReport report = run_example(indicator, Slanted(0.1 + 0.39 * turn, turn)(example));
    if (indicator.group_by.empty()) expect_values(report, indicator.id, example.values, tolerance);
    for (const auto& [group, values] : example.groups)
      expect_values(report, indicator.id + "." + group, values, tolerance);
  }
}

INSTANTIATE_TEST_SUITE_P(shipped, IndicatorExamples, testing::ValuesIn(all_cases()),
                         [](const auto& test_case) {
                           return test_case.param.indicator + "_" +
                                  std::to_string(test_case.param.example + 1);
                         });

/// The tables that the examples of each measure write.
std::map<std::string, std::set<std::string>> written_tables() {
  std::map<std::string, std::set<std::string>> written;
  for (const Case& one : all_cases()) {
    const Indicator& indicator = library().indicators.at(one.indicator);
    for (const Evidence& evidence : run_example(indicator, indicator.examples[one.example]).evidence)
      written[indicator.numerator.measure].insert(evidence.table);
  }
  return written;
}

// Maps and reports find the evidence of an indicator by what its measure declares.
TEST(MeasureDeclarations, name_the_tables_that_the_measures_write) {
  auto written = written_tables();
  const std::vector<std::string> by_kind = offenders_tables();  // what an example draws depends on its layer
  for (const MeasureDeclaration& measure : measure_registry()) {
    EXPECT_THAT(measure.evidence, testing::IsSupersetOf(written[measure.name])) << measure.name;
    if (measure.evidence != by_kind)
      EXPECT_THAT(written[measure.name], testing::SizeIs(measure.evidence.size())) << measure.name;
  }
}

TEST(IndicatorExamplesComplete, every_indicator_has_two_examples) {
  for (const auto& [id, indicator] : library().indicators) EXPECT_GE(indicator.examples.size(), 2U) << id;
}

}  // namespace
}  // namespace citygauge
