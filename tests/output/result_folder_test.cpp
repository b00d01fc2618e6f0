#include "output/result_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "config/style_book.hpp"
#include "core/error.hpp"
#include "sample_report.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using samples::bytes_of;
using samples::sample_report;
using samples::TemporaryFolder;
using samples::write_bytes;

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

using Names = std::vector<std::string>;

/// What a result consists of, sorted, and other files beside it.
Names result_names(const Names& others = {}) {
  Names names = others;
  for (const ResultFile& file : result_files()) names.emplace_back(file.name);
  std::sort(names.begin(), names.end());
  return names;
}

void write(const RunReport& report, const fs::path& out) {
  static const StyleBook styles = load_style_book(CITYGAUGE_SOURCE_DIR);
  write_result_folder({report, styles, Language::zh}, OutputFolder(out));
}

std::optional<ErrorKind> kind_of_failure(const fs::path& out, const RunReport& report = sample_report()) {
  try {
    write(report, out);
  } catch (const Error& error) {
    return error.kind();
  }
  return std::nullopt;
}

TEST(ResultFolder, is_made_and_holds_the_files_and_no_others) {
  const TemporaryFolder folder;
  write(sample_report(), folder.path() / "a" / "out");
  EXPECT_EQ(names_in(folder.path() / "a" / "out"), result_names());
}

TEST(ResultFolder, holds_the_tables_in_every_format) {
  for (const char* name : {"result.gpkg", "results.csv", "results.json", "results.xlsx"})
    EXPECT_EQ(std::ranges::count(result_names(), name), 1) << name;
}

TEST(ResultFolder, replaces_an_earlier_result_and_keeps_other_files) {
  const TemporaryFolder folder;
  for (const std::string& name : result_names({"notes.txt"})) {
    write_bytes(folder.path() / name, "earlier");
  }
  write(sample_report(), folder.path());
  EXPECT_EQ(names_in(folder.path()), result_names({"notes.txt"}));
  EXPECT_EQ(bytes_of(folder.path() / "notes.txt"), "earlier");
  EXPECT_EQ(bytes_of(folder.path() / "result.gpkg").substr(0, 15), "SQLite format 3");
  EXPECT_NE(bytes_of(folder.path() / "results.csv"), "earlier");
}

// QGIS leaves these beside a file that it has open; SQLite would apply the journal to the new file.
TEST(ResultFolder, leaves_no_journal_of_an_earlier_result) {
  const TemporaryFolder folder;
  for (const char* name : {"result.gpkg-wal", "result.gpkg-shm"})
    write_bytes(folder.path() / name, "earlier");
  write(sample_report(), folder.path());
  EXPECT_EQ(names_in(folder.path()), result_names());
}

TEST(ResultFolder, leaves_an_earlier_result_whole_when_a_name_is_taken_by_a_folder) {
  for (const std::string& taken : result_names()) {
    const TemporaryFolder folder;
    for (const std::string& name : result_names()) {
      if (name != taken) write_bytes(folder.path() / name, "earlier");
    }
    fs::create_directory(folder.path() / taken);
    EXPECT_EQ(kind_of_failure(folder.path()), ErrorKind::input) << taken;
    EXPECT_EQ(names_in(folder.path()), result_names()) << taken;
    for (const std::string& name : result_names()) {
      if (name == taken) continue;
      EXPECT_EQ(bytes_of(folder.path() / name), "earlier") << taken;
    }
  }
}

/// What writing an unsound report throws; an earlier result must be whole afterwards.
std::optional<ErrorKind> kind_of_refusal(const RunReport& report) {
  const TemporaryFolder folder;
  write_bytes(folder.path() / "results.csv", "earlier");
  const auto kind = kind_of_failure(folder.path(), report);
  EXPECT_EQ(names_in(folder.path()), (Names{"results.csv"}));
  EXPECT_EQ(bytes_of(folder.path() / "results.csv"), "earlier");
  return kind;
}

TEST(ResultFolder, leaves_an_earlier_result_whole_when_writing_fails) {
  RunReport report = sample_report();
  report.crs_wkt = "nonsense";  // found out while the GeoPackage is written
  EXPECT_EQ(kind_of_refusal(report), ErrorKind::internal);
}

// Several writers at once go through the cells: none may meet a column that is too short.
TEST(ResultFolder, refuses_a_column_that_does_not_fit_its_shapes) {
  RunReport report = sample_report();
  report.evidence[0].columns[0].values = std::vector<double>{};
  EXPECT_EQ(kind_of_refusal(report), ErrorKind::internal);
}

TEST(ResultFolder, is_not_left_behind_when_writing_fails) {
  const TemporaryFolder folder;
  RunReport report = sample_report();
  report.crs_wkt = "nonsense";
  EXPECT_THROW(write(report, folder.path() / "out"), Error);
  EXPECT_FALSE(fs::exists(folder.path() / "out"));
}

TEST(ResultFolder, refuses_a_file_in_its_place) {
  const TemporaryFolder folder;
  write_bytes(folder.path() / "out", "a file");
  EXPECT_EQ(kind_of_failure(folder.path() / "out"), ErrorKind::config);
  EXPECT_EQ(bytes_of(folder.path() / "out"), "a file");
  EXPECT_EQ(kind_of_failure(folder.path() / "out" / "deeper"), ErrorKind::input);
}

}  // namespace
}  // namespace citygauge
