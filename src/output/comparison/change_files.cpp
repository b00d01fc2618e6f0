#include "output/comparison/change_files.hpp"

#include <array>

#include "output/comparison/change_columns.hpp"
#include "output/comparison/change_page.hpp"
#include "output/csv_text.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

void write_csv(const ChangeSource& source, const fs::path& file) {
  write_text_file(file, csv_text(change_columns(), source.comparison.changes));
}

void write_json(const ChangeSource& source, const fs::path& file) {
  write_text_file(file, changes_json(source.comparison));
}

void write_xlsx(const ChangeSource& source, const fs::path& file) {
  write_change_workbook(source.comparison, file);
}

void write_page(const ChangeSource& source, const fs::path& file) {
  write_text_file(file, change_page(source.comparison, source.styles, source.language));
}

constexpr std::array all_change_files{
    ChangeFile{"compare.gpkg", write_change_geopackage},
    ChangeFile{"changes.csv", write_csv},
    ChangeFile{"changes.json", write_json},
    ChangeFile{"changes.xlsx", write_xlsx},
    ChangeFile{"compare.html", write_page},
};

}  // namespace

std::span<const ChangeFile> change_files() {
  return all_change_files;
}

}  // namespace citygauge
