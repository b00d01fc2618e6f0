#include "output/workbook.hpp"

#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <sys/resource.h>

#include <csignal>

#include "core/error.hpp"
#include "output/workbook_file.hpp"
#include "sample_report.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using samples::bytes_of;
using samples::sample_report;
using samples::ScopedEnvironment;
using samples::TemporaryFolder;
using ::testing::HasSubstr;

/// A workbook that was written and opened again, by GDAL for values and by unzipping for looks.
class Written {
 public:
  explicit Written(const RunReport& report, std::size_t sheet_rows = excel_rows) {
    write_workbook(report, file(), sheet_rows);
    GDALAllRegister();
    const char* const only[] = {"XLSX", nullptr};
    dataset_.reset(GDALDataset::Open(file().c_str(), GDAL_OF_VECTOR, only));
  }

  [[nodiscard]] fs::path file() const { return folder_.path() / "results.xlsx"; }
  [[nodiscard]] OGRLayer& sheet(const char* name) const { return *dataset_->GetLayerByName(name); }

  /// The cells of a column, found by the English line of its heading.
  [[nodiscard]] std::vector<std::string> column(const char* name, const std::string& heading) const {
    std::vector<std::string> cells;
    const int field = field_of(sheet(name), heading);
    for (auto& row : sheet(name)) cells.emplace_back(row->GetFieldAsString(field));
    return cells;
  }

  [[nodiscard]] OGRFieldType type(const char* name, const std::string& heading) const {
    return sheet(name).GetLayerDefn()->GetFieldDefn(field_of(sheet(name), heading))->GetType();
  }

  /// The XML of the sheet at a place, counted from 1.
  [[nodiscard]] std::string xml(int place) const {
    return part("xl/worksheets/sheet" + std::to_string(place) + ".xml");
  }

  /// A file in the archive.
  [[nodiscard]] std::string part(const std::string& name) const {
    const std::string entry = "/vsizip/{" + file().string() + "}/" + name;
    std::string text;
    VSILFILE* const stream = VSIFOpenL(entry.c_str(), "rb");
    char block[4096];
    while (const std::size_t read = VSIFReadL(block, 1, sizeof(block), stream)) text.append(block, read);
    VSIFCloseL(stream);
    return text;
  }

 private:
  static int field_of(OGRLayer& layer, const std::string& heading) {
    for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i)
      if (std::string(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef()).ends_with("\n" + heading))
        return i;
    ADD_FAILURE() << "no column " << heading;
    return 0;
  }

  TemporaryFolder folder_;
  GDALDatasetUniquePtr dataset_;
};

constexpr const char* verdicts = "评价 Verdicts";
constexpr const char* ledger = "台账 Ledger";
using Cells = std::vector<std::string>;

TEST(Workbook, has_its_sheets_in_order) {
  const Written written(sample_report());
  Cells names;
  for (const auto* name :
       {"汇总 Summary", verdicts, ledger, "问题 Issues", "指标 Indicators", "来源 Provenance"})
    EXPECT_NE(&written.sheet(name), nullptr) << name;
}

TEST(Workbook, keeps_numbers_as_numbers) {
  const Written written(sample_report());
  for (const char* heading : {"Value", "Margin", "Numerator", "Denominator"})
    EXPECT_NE(written.type(verdicts, heading), OFTString) << heading;
  EXPECT_EQ(written.type(verdicts, "Year"), OFTInteger);
  EXPECT_EQ(written.column(verdicts, "Value"), (Cells{"8.125", "0.3", "8.125", "", "3", "0", "42.5"}));
  // 16 digits: 0.1 + 0.2 is 0.30000000000000004 in a double.
  EXPECT_THAT(written.xml(2), HasSubstr("<v>0.3</v>"));
  EXPECT_EQ(written.column(ledger, "Quantity"), (Cells{"9000.25", "8125"}));
}

// 8.125 against ">= 8" is seen as 8.13 (output/shown_number.hpp), 42.5 as 42.50, 3 and 0 without decimals.
TEST(Workbook, shows_as_many_decimals_as_are_read) {
  RunReport report = sample_report();
  report.results[0].value = 7.9996;  // two decimals would say 8.00
  const Written written(report);
  EXPECT_THAT(written.part("xl/styles.xml"), HasSubstr("#,##0.0000"));
}

TEST(Workbook, says_the_verdict_in_words_beside_the_colour) {
  const Written written(sample_report());
  EXPECT_EQ(written.column(verdicts, "Verdict (zh)"),
            (Cells{"✓ 达标", "✗ 未达标", "△ 软性未达标", "? 无法评价", "– 无目标", "– 无目标", "✗ 未达标"}));
  EXPECT_EQ(written.column(verdicts, "Verdict"),
            (Cells{"pass", "miss", "soft_miss", "not_evaluated", "no_target", "no_target", "miss"}));
  const std::string xml = written.xml(2);
  EXPECT_THAT(xml, HasSubstr("<conditionalFormatting sqref=\"E2:E8\">"));
  EXPECT_THAT(xml, HasSubstr("<formula>$F2=\"miss\"</formula>"));
  EXPECT_THAT(xml, HasSubstr("<autoFilter ref=\"A1:T8\"/>"));
  EXPECT_THAT(xml, HasSubstr("state=\"frozen\""));
}

TEST(Workbook, keeps_texts_that_look_like_formulas_as_texts) {
  RunReport report = sample_report();
  const Cells names{"=1+1", "+86", "-5", "@SUM(A1)", "{=1}", "http://example.org", "=HYPERLINK(\"x\")"};
  for (std::size_t i = 0; i < names.size(); ++i) report.results[i].district_name = names[i];
  const Written written(report);
  EXPECT_EQ(written.column(verdicts, "Name"), names);
  EXPECT_EQ(written.xml(2).find("<f>"), std::string::npos);
  EXPECT_EQ(written.xml(2).find("<hyperlink"), std::string::npos);
  EXPECT_EQ(written.type(verdicts, "ID"), OFTString) << "01 stays 01";
  EXPECT_EQ(written.column(verdicts, "ID")[0], "01");
}

TEST(Workbook, is_well_formed_whatever_stands_in_a_name) {
  RunReport report = sample_report();
  report.results[0].district_name = "<script>alert(1)</script> & \"x\"";
  report.results[1].district_name = std::string("a\x01\x1b[31m\xFF b");  // control characters, not UTF-8
  report.results[2].district_name = "_x0041_x0042_ 🏙 \uFFFE";
  report.results[3].district_name = std::string(40000, 'x');
  const Written written(report);
  const Cells names = written.column(verdicts, "Name");
  EXPECT_EQ(names[0], "<script>alert(1)</script> & \"x\"");
  EXPECT_EQ(names[1], "a\uFFFD\uFFFD[31m\uFFFD b");
  EXPECT_THAT(written.xml(2), HasSubstr("_x005F_x0041_x005F_x0042_ 🏙 \uFFFD"));
  EXPECT_LE(names[3].size(), 32767U + 20);
  EXPECT_THAT(names[3], HasSubstr("cut"));
}

// Four results are left out of 7: a sheet of 5 rows holds the note, the heading and 3 more.
TEST(Workbook, says_what_a_sheet_cannot_hold) {
  const RunReport report = sample_report();
  const Written written(report, 5);
  const std::string xml = written.xml(2);
  EXPECT_THAT(xml, HasSubstr("另有 4 行，见 results.csv"));
  EXPECT_THAT(xml, HasSubstr("4 more rows are in results.csv"));
  EXPECT_THAT(xml, HasSubstr("<autoFilter ref=\"A2:T5\"/>"));
  EXPECT_EQ(xml.find("<row r=\"6\""), std::string::npos);
  EXPECT_THAT(xml, HasSubstr("<formula>$F3=\"miss\"</formula>"));
  const Written fitting(report, 8);
  EXPECT_EQ(fitting.xml(2).find("另有"), std::string::npos);
  EXPECT_THAT(fitting.xml(2), HasSubstr("<row r=\"8\""));
}

TEST(Workbook, sums_up_each_target_with_its_worst_district) {
  const std::string xml = Written(sample_report()).xml(1);
  EXPECT_THAT(xml, HasSubstr("绵阳市体检"));
  EXPECT_THAT(xml, HasSubstr("EPSG:4544"));
  EXPECT_THAT(xml, HasSubstr("✓ 达标 met: 1    ✗ 未达标 missed: 2    △ 软性未达标 soft target missed: 1"));
  EXPECT_THAT(xml, HasSubstr("绵阳市行动方案"));
  EXPECT_THAT(xml, HasSubstr("到 2030 年，道路网密度达到 8 公里/平方公里以上。"));
  EXPECT_THAT(xml, HasSubstr("=cmd|'/C calc'!A0, \"游仙\"")) << "the worst district of the first target";
  EXPECT_THAT(xml, HasSubstr("<v>-7.5</v>"));
}

TEST(Workbook, is_dated_only_by_source_date_epoch) {
  const ScopedEnvironment date("SOURCE_DATE_EPOCH", "1893456000");  // 2030-01-01
  EXPECT_THAT(Written(sample_report()).xml(1), HasSubstr("2030-01-01"));
}

TEST(Workbook, has_the_same_bytes_each_time) {
  const Written first(sample_report());
  const Written second(sample_report());
  EXPECT_EQ(bytes_of(first.file()), bytes_of(second.file()));
  EXPECT_THAT(first.part("docProps/core.xml"), HasSubstr(">1980-01-01T00:00:00Z</dcterms:created>"));
}

TEST(Workbook, of_an_empty_report_has_headings) {
  const Written written(RunReport{});
  EXPECT_THAT(written.xml(2), HasSubstr("评价代码"));
}

TEST(Workbook, may_lie_in_a_folder_of_any_name) {
  const TemporaryFolder folder;
  for (const char* name : {"a}b", "{", "b.zip", "c.xlsx", "万江区 %s"}) {
    fs::create_directory(folder.path() / name);
    write_workbook(sample_report(), folder.path() / name / "results.xlsx");
    EXPECT_GT(fs::file_size(folder.path() / name / "results.xlsx"), 5000U) << name;
  }
}

TEST(Workbook, leaves_no_file_beside_it) {
  const Written written(sample_report());
  const fs::directory_iterator files(written.file().parent_path());
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

TEST(Workbook, names_a_folder_that_is_not_there) {
  try {
    write_workbook(sample_report(), "/nowhere/results.xlsx");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_THAT(error.what(), HasSubstr("/nowhere/results.xlsx"));
  }
}

// The library does not see that its temporary file was cut: 20,000 rows of XML are 2 MB, zipped less than 0.3
// MB.
TEST(Workbook, is_refused_when_the_disk_fills_up) {
  RunReport report = sample_report();
  report.ledger.assign(20000, report.ledger[0]);
  const TemporaryFolder folder;
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  rlimit limited = before;
  limited.rlim_cur = 512 * 1024;
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &limited);
  std::string message;
  try {
    write_workbook(report, folder.path() / "results.xlsx");
  } catch (const Error& error) {
    message = error.what();
  }
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_THAT(message, HasSubstr("cannot write"));
}

TEST(SpreadsheetText, counts_in_units_of_utf_16) {
  EXPECT_EQ(spreadsheet_text(std::string(32767, 'a')).size(), 32767U);
  std::string houses;
  for (int i = 0; i < 20000; ++i) houses += "🏙";  // two units each: 40,000
  const std::string cut = spreadsheet_text(houses);
  EXPECT_LT(cut.size(), houses.size());
  EXPECT_TRUE(cut.starts_with("🏙🏙"));
  EXPECT_TRUE(cut.ends_with("cut）"));
}

}  // namespace
}  // namespace citygauge
