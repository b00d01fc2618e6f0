// The files that a comparison consists of: one visible list, like output/result_files.hpp.
#pragma once

#include <filesystem>
#include <span>

#include "config/style_book.hpp"
#include "output/comparison/comparison.hpp"
#include "output/file_list.hpp"

namespace citygauge {

struct ChangeSource {
  const Comparison& comparison;
  const StyleBook& styles;
  Language language;  // of what is in one language only
};

using ChangeFile = ListedFile<ChangeSource>;

/// In the order in which they are written and shown.
[[nodiscard]] std::span<const ChangeFile> change_files();

/// {citygauge, base, plan, totals, yardsticks, districts, changes, evidence}; the rows have the names of the
/// columns as keys, and null for what is missing.
[[nodiscard]] std::string changes_json(const Comparison& comparison);

/// compare.gpkg: `districts` with before, after, difference and kind of change per indicator; the changed
/// evidence; `changes`, `yardsticks`, `layer_styles`.
void write_change_geopackage(const ChangeSource& source, const std::filesystem::path& file);

/// changes.xlsx: the changed rows, all rows, yardsticks, districts and evidence.
void write_change_workbook(const Comparison& comparison, const std::filesystem::path& file);

}  // namespace citygauge
