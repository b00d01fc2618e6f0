#include "output/batch/summary_files.hpp"

#include <array>

#include "output/batch/junit.hpp"
#include "output/batch/summary_columns.hpp"
#include "output/batch/summary_page.hpp"
#include "output/batch/summary_workbook.hpp"
#include "output/csv_text.hpp"
#include "output/file_switch.hpp"
#include "output/geopackage_rows.hpp"
#include "output/hidden_folder.hpp"
#include "output/json_document.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

void write_tables(const BatchSummary& summary, Language /*both*/, const fs::path& file) {
  GeopackageFile geopackage(file, "");
  write_rows(geopackage, "plans", plan_columns(), summary.plans);
  write_rows(geopackage, "targets", plan_target_columns(), summary.targets);
  geopackage.close();
}

void write_csv(const BatchSummary& summary, Language /*both*/, const fs::path& file) {
  write_text_file(file, csv_text(plan_target_columns(), summary.targets));
}

void write_json(const BatchSummary& summary, Language /*both*/, const fs::path& file) {
  write_text_file(file, summary_json(summary));
}

void write_xlsx(const BatchSummary& summary, Language /*both*/, const fs::path& file) {
  write_summary_workbook(summary, file);
}

void write_page(const BatchSummary& summary, Language language, const fs::path& file) {
  write_text_file(file, summary_page(summary, language));
}

void write_junit(const BatchSummary& summary, Language language, const fs::path& file) {
  write_text_file(file, junit_xml(summary, language));
}

constexpr std::array all_summary_files{
    SummaryFile{"summary.gpkg", write_tables}, SummaryFile{"summary.csv", write_csv},
    SummaryFile{"summary.json", write_json},   SummaryFile{"summary.xlsx", write_xlsx},
    SummaryFile{"summary.html", write_page},   SummaryFile{"summary.xml", write_junit},
};

}  // namespace

std::span<const SummaryFile> summary_files() {
  return all_summary_files;
}

void write_summary_files(const BatchSummary& summary, Language language, const OutputFolder& out) {
  const HiddenFolder hidden(out.path());
  std::vector<std::string> names;
  for (const SummaryFile& file : summary_files()) {
    file.write(summary, language, hidden.path() / file.name);
    names.emplace_back(file.name);
  }
  switch_files(names, hidden.path(), out.path());
}

std::string summary_json(const BatchSummary& summary) {
  return json_document({{"citygauge", CITYGAUGE_VERSION},
                        {"title", summary.title},
                        {"plans", named_rows(plan_columns(), summary.plans)},
                        {"targets", named_rows(plan_target_columns(), summary.targets)}});
}

}  // namespace citygauge
