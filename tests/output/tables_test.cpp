#include "output/tables.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <locale>
#include <nlohmann/json.hpp>

#include "sample_report.hpp"

namespace citygauge {
namespace {

using samples::sample_report;
using samples::sample_result;

constexpr const char* header =
    "\xEF\xBB\xBF"
    "district_id,district_name,scope,profile,indicator,value,unit,threshold,verdict,soft,margin,margin_unit,"
    "numerator,denominator,year,clause,note\r\n";

/// The line of a report that has this one result.
std::string line_of(const Result& result) {
  RunReport report;
  report.results = {result};
  return results_csv(report).substr(std::string(header).size());
}

TEST(ResultsCsv, without_results_is_its_header) {
  EXPECT_EQ(results_csv(RunReport{}), header);
}

TEST(ResultsCsv, writes_all_columns_in_the_order_of_the_contract) {
  EXPECT_EQ(
      line_of(samples::sample_results()[0]),
      "01,涪城区,建成区,mianyang-2030,road_density,8.125,km/km2,>= 8,pass,false,0.125,km,8125,1000000,2030,"
      "二（五）,\r\n");
}

TEST(ResultsCsv, quotes_and_disarms_text_and_leaves_missing_numbers_empty) {
  EXPECT_EQ(line_of(samples::sample_results()[3]),
            "02,\"'=cmd|'/C calc'!A0, \"\"游仙\"\"\",建成区,our-own,road_density,,km/km2,>= "
            "8,not_evaluated,false,,,,,"
            "2030,二（五）,\"no layer \"\"roads\"\",\nsee project.toml\"\r\n");
}

TEST(ResultsCsv, disarms_every_start_that_a_spreadsheet_would_run) {
  for (const std::string start : {"=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"}) {
    Result result;
    result.district_id = start + "1";
    EXPECT_TRUE(line_of(result).starts_with("'" + start + "1,")) << start;
  }
  for (const std::string start : {"\r", "\n"}) {
    Result result;
    result.district_id = start + "1";
    EXPECT_TRUE(line_of(result).starts_with("\"'" + start + "1\"")) << "quoted as well";
  }
}

/// The cell in the column `value`, the sixth.
std::string value_cell(double value) {
  Result result;
  result.value = value;
  const std::string line = line_of(result);
  return line.substr(5, line.find(',', 5) - 5);
}

TEST(ResultsCsv, keeps_every_digit_of_a_number) {
  EXPECT_EQ(value_cell(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(value_cell(1e6), "1000000");
  EXPECT_EQ(value_cell(-7.5), "-7.5");  // a number is never disarmed
  EXPECT_EQ(value_cell(0), "0");
  EXPECT_EQ(value_cell(1e-7), "1e-07");
  EXPECT_EQ(value_cell(1e300), "1e+300");
  EXPECT_EQ(value_cell(std::numeric_limits<double>::quiet_NaN()), "");
}

struct DecimalComma : std::numpunct<char> {
  [[nodiscard]] char do_decimal_point() const override { return ','; }
};

TEST(Tables, do_not_take_their_decimal_point_from_the_locale) {
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new DecimalComma));
  const std::string cell = value_cell(8.125);
  const std::string json = results_json(sample_report());
  std::locale::global(before);
  EXPECT_EQ(cell, "8.125");
  EXPECT_NE(json.find("\"value\": 8.125,"), std::string::npos);
}

TEST(ResultsJson, has_all_parts_of_a_report) {
  const auto json = nlohmann::json::parse(results_json(sample_report()));
  EXPECT_EQ(json["citygauge"], CITYGAUGE_VERSION);
  EXPECT_EQ(json["title"], "绵阳市体检");
  EXPECT_EQ(json["crs"], "EPSG:4544");
  EXPECT_EQ(json["results"].size(), 7U);
  EXPECT_EQ(json["ledger"][0]["quantity"], 9000.25);
  EXPECT_EQ(json["counts"][0]["read"], 10);
  EXPECT_EQ(json["issues"][1]["x"], 500123.5);
  EXPECT_TRUE(json["issues"][0]["x"].is_null());
  EXPECT_EQ(json["issues"][0]["fid"], 12);
  EXPECT_EQ(json["provenance"][1]["value"], "roads.gpkg");
  EXPECT_EQ(json["indicators"][0]["title_zh"], "道路网密度");
  EXPECT_EQ(json["indicators"][0]["denominator"], R"({"measure":"area","layer":"","where":{},"options":{}})");
  EXPECT_TRUE(json["indicators"][1]["denominator"].is_null());
  EXPECT_EQ(json["targets"][0]["text"], "到 2030 年，道路网密度达到 8 公里/平方公里以上。");
}

TEST(ResultsJson, has_null_for_what_is_missing_and_true_types) {
  const auto json = nlohmann::json::parse(results_json(sample_report()));
  const auto& unknown = json["results"][3];
  EXPECT_TRUE(unknown["value"].is_null());
  EXPECT_TRUE(unknown["margin"].is_null());
  EXPECT_EQ(unknown["note"], "no layer \"roads\",\nsee project.toml");
  EXPECT_EQ(json["results"][1]["value"], 0.1 + 0.2);
  EXPECT_EQ(json["results"][2]["soft"], true);
  EXPECT_EQ(json["results"][2]["year"], 2030);
  EXPECT_EQ(json["results"][2].size(), 17U);
}

TEST(ResultsJson, stays_utf_8_when_a_name_is_not) {
  RunReport report = sample_report();
  report.results[0].district_name = "\xB8\xA2";  // GBK
  const auto json = nlohmann::json::parse(results_json(report));
  EXPECT_EQ(json["results"][0]["district_name"], "\uFFFD\uFFFD");
}

TEST(ResultsJson, of_an_empty_report_has_empty_lists) {
  const auto json = nlohmann::json::parse(results_json(RunReport{}));
  EXPECT_TRUE(json["results"].is_array());
  EXPECT_TRUE(json["issues"].empty());
}

}  // namespace
}  // namespace citygauge
