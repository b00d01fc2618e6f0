// The files of a batch's summary: one visible list, as of a result (output/result_files.hpp).
#pragma once

#include <filesystem>
#include <span>

#include "model/batch.hpp"
#include "output/output_folder.hpp"

namespace citygauge {

struct SummaryFile {
  const char* name;  // within the folder of the batch
  void (*write)(const BatchSummary& summary, Language language, const std::filesystem::path& file);
};

/// summary.gpkg, .csv, .json, .xlsx, .html and .xml (JUnit).
[[nodiscard]] std::span<const SummaryFile> summary_files();

/// Writes them all to `out`, whole or not at all. ERRORS: Error{input} when something cannot be written.
void write_summary_files(const BatchSummary& summary, Language language, const OutputFolder& out);

/// plans (status, counts, message) and targets (a row per plan and target), the worst first.
[[nodiscard]] std::string summary_json(const BatchSummary& summary);

}  // namespace citygauge
