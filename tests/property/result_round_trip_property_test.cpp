// A report of any content that is written and read back is the same report: written again it gives the same
// tables, byte for byte.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "output/geopackage.hpp"
#include "output/result_reader.hpp"
#include "output/sample_report.hpp"
#include "output/tables.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

/// Texts that break formats: quotes, markup, formulas, line ends, control characters, writing from the right,
/// emoji, words of SQL. No NUL, which C strings cannot hold.
std::string any_text() {
  static const std::vector<std::string> pieces{"涪城区", "a",    "'",        "\"",    ",",          "\n",
                                               "\r\n",   "\t",   "<script>", "&amp;", "=1+1",       "-",
                                               " ",      "\x01", "\x1b",     "\\N",   "'; DROP --", "עברית",
                                               "🏙",   "é",    "%s",       "NULL",  "{\"a\":",    "0"};
  std::string text;
  for (int i = *rc::gen::inRange(0, 6); i > 0; --i) text += *rc::gen::elementOf(pieces);
  return text;
}

double any_number() {
  static const std::vector<double> numbers{
      0,       -0.0, 1,        -1,  0.1 + 0.2, 1e-300, 1e300,        -123456.789,
      1.0 / 3, 1e16, 2e15 + 1, 8.0, -7.9996,   5e-324, std::nan(""), std::numeric_limits<double>::infinity()};
  return *rc::gen::elementOf(numbers);
}

std::optional<double> any_value() {
  return *rc::gen::arbitrary<bool>() ? std::optional(any_number()) : std::nullopt;
}

std::optional<int> any_year() {
  return *rc::gen::arbitrary<bool>() ? std::optional(*rc::gen::inRange(1900, 2100)) : std::nullopt;
}

Option any_option(int depth) {
  switch (*rc::gen::inRange(0, depth > 0 ? 5 : 3)) {
    case 0:
      return {*rc::gen::arbitrary<bool>(), {}};
    case 1:
      return {static_cast<double>(*rc::gen::inRange(-1000, 1000)) / 8, {}};
    case 2:
      return {any_text(), {}};
    case 3:
      return {Option::List{any_option(depth - 1), any_option(depth - 1)}, {}};
    default:
      return {Option::Table{{any_text(), any_option(depth - 1)}, {"b", any_option(depth - 1)}}, {}};
  }
}

Indicator any_indicator(int number) {
  Indicator indicator;
  indicator.id = "i" + std::to_string(number);
  indicator.title = {any_text(), any_text()};
  indicator.definition = {any_text(), any_text()};
  indicator.unit = any_text();
  indicator.factor = 1000;
  indicator.numerator = {any_text(), any_text(), {{any_text(), {any_text(), any_text()}}}, {}, {}};
  indicator.numerator.options[any_text()] = any_option(3);
  if (*rc::gen::arbitrary<bool>()) indicator.denominator = MeasureSpec{any_text(), any_text(), {}, {}, {}};
  indicator.group_by = any_text();
  indicator.subject = any_text();
  indicator.margin_unit = any_text();
  indicator.margin_factor = 0.001;
  return indicator;
}

Result any_result(int indicators) {
  Result r;
  r.district_id = any_text();
  r.district_name = any_text();
  r.scope = any_text();
  r.profile = any_text();
  r.indicator = "i" + std::to_string(*rc::gen::inRange(0, indicators));
  if (*rc::gen::arbitrary<bool>()) r.indicator += "." + any_text();
  r.value = any_value();
  r.unit = any_text();
  r.threshold = any_text();
  r.verdict = static_cast<Verdict>(*rc::gen::inRange(0, 5));
  r.soft = *rc::gen::arbitrary<bool>();
  r.margin = any_value();
  r.margin_unit = any_text();
  r.numerator = any_value();
  r.denominator = any_value();
  r.year = any_year();
  r.clause = any_text();
  r.note = any_text();
  return r;
}

Issue any_issue() {
  Issue issue{
      static_cast<Severity>(*rc::gen::inRange(0, 3)), any_text(), any_text(), {}, any_text(), any_text(), {}};
  if (*rc::gen::arbitrary<bool>()) issue.fid = *rc::gen::arbitrary<std::int64_t>();
  if (*rc::gen::arbitrary<bool>()) issue.place = {500000.125, *rc::gen::inRange(0, 1000000) / 8.0};
  return issue;
}

void add_district(Districts& districts, int number) {
  const double x = 1000.0 * number, size = *rc::gen::inRange(1, 1000);
  districts.shapes.add_part(std::vector<Point>{{x, 0}, {x + size, 0}, {x + size, size}, {x, size}, {x, 0}});
  districts.shapes.end_feature();
  districts.ids.push_back(any_text());
  districts.names.push_back(any_text());
  districts.population.push_back(any_value());
}

Evidence any_evidence(const std::string& table) {
  Evidence evidence{table,
                    Shapes(ShapeKind::line),
                    {{"text", std::vector<std::string>()},
                     {"real", std::vector<double>()},
                     {"whole", std::vector<std::int64_t>()}}};
  for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
    evidence.shapes.add_part(std::vector<Point>{{0.1 * i, 1.0 / 3}, {2, *rc::gen::inRange(0, 9) / 7.0}});
    evidence.shapes.end_feature();
    std::get<0>(evidence.columns[1].values).push_back(*rc::gen::inRange(-9, 9) / 7.0);
    std::get<1>(evidence.columns[2].values).push_back(*rc::gen::arbitrary<std::int64_t>());
    std::get<2>(evidence.columns[0].values).push_back(any_text());
  }
  return evidence;
}

RunReport any_report() {
  RunReport report;
  report.title = any_text();
  report.project = any_text();
  report.crs_name = any_text();
  const int indicators = *rc::gen::inRange(1, 4);
  for (int i = 0; i < indicators; ++i) report.indicators.push_back(any_indicator(i));
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) add_district(report.districts, i);
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) report.results.push_back(any_result(indicators));
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
    report.targets.push_back({any_text(),
                              {any_text(), any_text()},
                              "i0",
                              any_text(),
                              any_text(),
                              any_year(),
                              any_text(),
                              any_text(),
                              *rc::gen::arbitrary<bool>()});
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
    report.ledger.push_back({any_text(), any_text(), any_text(), any_number(), any_text()});
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) report.issues.push_back(any_issue());
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) report.counts.push_back({any_text(), i, 1, 2, 3, 4});
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
    report.provenance.push_back({"input", any_text(), any_text()});
  report.evidence = {any_evidence("evidence_b"), any_evidence("evidence_a")};
  return report;
}

RC_GTEST_PROP(ResultRoundTrip, written_read_and_written_again_is_the_same, ()) {
  setenv("SOURCE_DATE_EPOCH", "1893456000", 1);
  const RunReport report = any_report();
  const test::TemporaryFolder folder;
  write_geopackage(report, samples::sample_styles(), folder / "result.gpkg");
  const RunReport back = read_result(folder.path());
  RC_ASSERT(results_csv(back) == results_csv(report));
  RC_ASSERT(results_json(back) == results_json(report));
  write_geopackage(back, samples::sample_styles(), folder / "again.gpkg");
  RC_ASSERT(test::read_text(folder / "again.gpkg") == test::read_text(folder / "result.gpkg"));
}

}  // namespace
}  // namespace citygauge
