#include "output/report/html_report.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "output/report/html_text.hpp"
#include "output/sample_report.hpp"

namespace citygauge {
namespace {

std::string html_of(const RunReport& report, Language language = Language::en) {
  return html_report(report, samples::sample_styles(), language);
}

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const std::size_t begin = text.find(before) + before.size();
  return text.substr(begin, text.find(after, begin) - begin);
}

/// A report in which every text of a user's file is hostile.
RunReport hostile_report() {
  const std::string hostile =
      "<script>alert(1)</script>\"><img src=x onerror=alert(2)>{{title}}'\x01\xE2\x80\xAE</title>";
  RunReport report = samples::sample_report();
  report.title = hostile;
  report.crs_name = hostile;
  report.districts.scope = hostile;
  for (std::string& name : report.districts.names) name = hostile;
  for (Result& result : report.results) result.district_name = result.note = result.clause = hostile;
  for (JudgedTarget& target : report.targets) target.text = target.clause = target.scope = hostile;
  for (Indicator& indicator : report.indicators) {
    indicator.title = indicator.definition = {hostile, hostile};
    indicator.unit = hostile;
  }
  for (Result& result : report.results) result.unit = result.margin_unit = hostile;
  for (Issue& issue : report.issues) issue.layer = issue.message = issue.action = issue.code = hostile;
  for (ProvenanceRow& row : report.provenance) row.topic = row.key = row.value = hostile;
  for (LedgerRow& row : report.ledger) row.step = row.unit = hostile;
  for (Evidence& evidence : report.evidence)
    for (EvidenceColumn& column : evidence.columns) {
      if (column.name != "width_m") column.name = hostile;
      if (auto* texts = std::get_if<std::vector<std::string>>(&column.values))
        for (std::string& text : *texts) text = hostile;
    }
  return report;
}

TEST(HtmlReport, hostile_texts_make_no_element) {
  const std::string plain = html_of(samples::sample_report());
  const std::string hostile = html_of(hostile_report());
  EXPECT_EQ(occurrences(hostile, "<script"), occurrences(plain, "<script"));
  EXPECT_EQ(occurrences(hostile, "</script"), occurrences(plain, "</script"));
  EXPECT_EQ(occurrences(hostile, "<img"), occurrences(plain, "<img"));
  EXPECT_EQ(occurrences(hostile, "</title"), occurrences(plain, "</title"));
  EXPECT_EQ(occurrences(hostile, "\xE2\x80\xAE"), 0U);  // turns the writing direction
  EXPECT_EQ(hostile.find('\x01'), std::string::npos);
}

TEST(HtmlReport, what_looks_like_the_template_stays_text) {
  EXPECT_GT(occurrences(html_of(hostile_report()), "{{title}}"), 0U);
}

TEST(HtmlReport, policy_admits_its_own_script_and_style_and_nothing_else) {
  const std::string html = html_of(samples::sample_report());
  const std::string policy = between(html, "Content-Security-Policy\" content=\"", "\">");
  const std::size_t script = html.rfind("<script>") + 8;
  EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
  EXPECT_NE(policy.find(html::policy_hash(html.substr(script, html.find("</script>", script) - script))),
            std::string::npos);
  EXPECT_NE(policy.find(html::policy_hash(between(html, "<style>", "</style>"))), std::string::npos);
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  EXPECT_EQ(html.find('\r'), std::string::npos);  // a browser would drop it, and the hash would not fit
}

TEST(HtmlReport, names_nothing_that_a_browser_would_fetch) {
  const std::string html = html_of(samples::sample_report());
  for (const char* fetching :
       {"<link", "<iframe", "<object", "<embed", "src=\"http", "@import", "sourceMappingURL"})
    EXPECT_EQ(html.find(fetching), std::string::npos) << fetching;
}

TEST(HtmlReport, every_link_in_the_page_has_its_place) {
  const std::string html = html_of(samples::sample_report());
  const std::regex link(R"re(<a [^>]*href="#([^"]+)")re");
  for (std::sregex_iterator it(html.begin(), html.end(), link), end; it != end; ++it)
    EXPECT_NE(html.find("id=\"" + (*it)[1].str() + "\""), std::string::npos) << (*it)[1];
}

TEST(HtmlReport, is_the_same_every_time) {
  EXPECT_EQ(html_of(samples::sample_report()), html_of(samples::sample_report()));
}

TEST(HtmlReport, speaks_the_language_that_is_asked_for) {
  const std::string zh = html_of(samples::sample_report(), Language::zh);
  const std::string en = html_of(samples::sample_report(), Language::en);
  EXPECT_NE(zh.find("<html lang=\"zh-CN\">"), std::string::npos);
  EXPECT_NE(en.find("<html lang=\"en\">"), std::string::npos);
  EXPECT_NE(zh.find("到 2030 年，道路网密度达到 8 公里/平方公里以上。"), std::string::npos);
  EXPECT_NE(zh.find("判定矩阵"), std::string::npos);
  EXPECT_EQ(en.find("判定矩阵"), std::string::npos);
  EXPECT_NE(en.find("Not all targets are met"), std::string::npos);
}

TEST(HtmlReport, date_is_shown_only_when_it_is_fixed) {
  EXPECT_EQ(html_of(samples::sample_report()).find("2025-01-31"), std::string::npos);
  const samples::ScopedEnvironment fixed("SOURCE_DATE_EPOCH", "1738310400");  // 2025-01-31 08:00 UTC
  EXPECT_NE(html_of(samples::sample_report()).find("<span>2025-01-31</span>"), std::string::npos);
}

/// 5,000 districts, 3 indicators: the tables are cut, and say so; the data are whole.
TEST(HtmlReport, tables_of_many_districts_are_cut_and_say_so) {
  RunReport report = samples::sample_report();
  report.evidence.clear();
  report.results.clear();
  Districts& districts = report.districts = Districts{};
  for (int i = 0; i < 5000; ++i) {
    const double x = 500000 + 100.0 * (i % 70), y = 3400000 + 100.0 * (i / 70);
    samples::add_ring(districts.shapes, {{x, y}, {x + 100, y}, {x + 100, y + 100}, {x, y + 100}, {x, y}});
    districts.shapes.end_feature();
    districts.ids.push_back(std::to_string(i));
    districts.names.push_back("district " + std::to_string(i));
    districts.population.emplace_back();
    report.results.push_back(samples::sample_result(std::to_string(i), "road_density", i / 500.0,
                                                    i < 4000 ? Verdict::miss : Verdict::pass));
  }
  const std::string html = html_of(report);
  EXPECT_LT(html.size(), 3'000'000U);
  EXPECT_NE(html.find("The 100 most telling of 5000 rows are listed"), std::string::npos);
  const auto data = nlohmann::json::parse(
      between(html, "<script type=\"application/json\" id=\"report-data\">", "</script>"));
  EXPECT_EQ(data["groups"][0]["names"].size(), 5000U);
}

/// A report without any result is still a page.
TEST(HtmlReport, an_empty_result_is_no_trouble) {
  RunReport report;
  report.title = "empty";
  EXPECT_NE(html_of(report).find("No target was set"), std::string::npos);
}

TEST(HtmlReport, says_what_the_size_cap_left_out) {
  RunReport report = samples::sample_report();
  const std::string whole = html_of(report);
  const std::string capped = html_report(report, samples::sample_styles(), Language::en, 100'000);
  EXPECT_EQ(whole.find("least telling of"), std::string::npos);
  EXPECT_NE(capped.find("least telling of"), std::string::npos);
}

}  // namespace
}  // namespace citygauge
