#include "output/batch/summary_files.hpp"

#include <array>

#include "output/batch/junit.hpp"
#include "output/batch/summary_columns.hpp"
#include "output/batch/summary_page.hpp"
#include "output/batch/summary_workbook.hpp"
#include "output/csv_text.hpp"
#include "output/geopackage_rows.hpp"
#include "output/json_document.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

void write_tables(const SummarySource& source, const fs::path& file) {
  GeopackageFile geopackage(file, "");
  write_rows(geopackage, "plans", plan_columns(), source.summary.plans);
  write_rows(geopackage, "targets", plan_target_columns(), source.summary.targets);
  geopackage.close();
}

void write_csv(const SummarySource& source, const fs::path& file) {
  write_text_file(file, csv_text(plan_target_columns(), source.summary.targets));
}

void write_json(const SummarySource& source, const fs::path& file) {
  write_text_file(file, summary_json(source.summary));
}

void write_xlsx(const SummarySource& source, const fs::path& file) {
  write_summary_workbook(source.summary, file);
}

void write_page(const SummarySource& source, const fs::path& file) {
  write_text_file(file, summary_page(source.summary, source.language));
}

void write_junit(const SummarySource& source, const fs::path& file) {
  write_text_file(file, junit_xml(source.summary, source.language));
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

std::string summary_json(const BatchSummary& summary) {
  return json_document({{"citygauge", CITYGAUGE_VERSION},
                        {"title", summary.title},
                        {"plans", named_rows(plan_columns(), summary.plans)},
                        {"targets", named_rows(plan_target_columns(), summary.targets)}});
}

}  // namespace citygauge
