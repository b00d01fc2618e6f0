// The files of a batch's summary: one visible list, as of a result (output/result_files.hpp).
#pragma once

#include <span>

#include "model/batch.hpp"
#include "output/file_list.hpp"

namespace citygauge {

struct SummarySource {
  const BatchSummary& summary;
  Language language;  // of what is in one language only
};

using SummaryFile = ListedFile<SummarySource>;

/// summary.gpkg, .csv, .json, .xlsx, .html and .xml (JUnit).
[[nodiscard]] std::span<const SummaryFile> summary_files();

/// plans (status, counts, message) and targets (a row per plan and target), the worst first.
[[nodiscard]] std::string summary_json(const BatchSummary& summary);

}  // namespace citygauge
