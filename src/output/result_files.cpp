#include "output/result_files.hpp"

#include <array>

#include "output/geopackage.hpp"
#include "output/qgis/project.hpp"
#include "output/report/html_report.hpp"
#include "output/tables.hpp"
#include "output/text_file_output.hpp"
#include "output/workbook.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

void write_tables(const ResultSource& source, const fs::path& file) {
  write_geopackage(source.report, source.styles, file);
}

void write_project(const ResultSource& source, const fs::path& file) {
  write_qgis_project(source.report, source.styles, file);
}

void write_csv(const ResultSource& source, const fs::path& file) {
  write_text_file(file, results_csv(source.report));
}

void write_json(const ResultSource& source, const fs::path& file) {
  write_text_file(file, results_json(source.report));
}

void write_xlsx(const ResultSource& source, const fs::path& file) {
  write_workbook(source.report, file);
}

void write_report(const ResultSource& source, const fs::path& file) {
  write_text_file(file, html_report(source.report, source.styles, source.language));
}

constexpr std::array all_result_files{
    ResultFile{"result.gpkg", write_tables}, ResultFile{"result.qgz", write_project},
    ResultFile{"results.csv", write_csv},    ResultFile{"results.json", write_json},
    ResultFile{"results.xlsx", write_xlsx},  ResultFile{"report.html", write_report},
};

}  // namespace

std::span<const ResultFile> result_files() {
  return all_result_files;
}

}  // namespace citygauge
