// The files that a result consists of, and who writes each: one visible list. What is added to it is written,
// replaced together with the others, protected from covering an input, and named at the end of a check.
#pragma once

#include <span>

#include "config/style_book.hpp"
#include "model/run_report.hpp"
#include "model/text.hpp"
#include "output/file_list.hpp"

namespace citygauge {

/// What the files of a result are made of.
struct ResultSource {
  const RunReport& report;
  const StyleBook& styles;
  Language language;  // of what is in one language only
};

using ResultFile = ListedFile<ResultSource>;

/// In the order in which they are written and shown.
[[nodiscard]] std::span<const ResultFile> result_files();

}  // namespace citygauge
