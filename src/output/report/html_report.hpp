// report.html: the whole result as one file that opens offline, in print and without script.
#pragma once

#include <cstddef>
#include <string>

#include "config/style_book.hpp"
#include "model/run_report.hpp"

namespace citygauge {

/// What the file takes at most, unless names and values alone take more: evidence on the map is simplified,
/// and if need be left out, until it fits.
inline constexpr std::size_t most_report_bytes = 10'000'000;

/// The report in one language. The same input gives the same bytes.
[[nodiscard]] std::string html_report(const RunReport& report, const StyleBook& styles, Language language,
                                      std::size_t most_bytes = most_report_bytes);

}  // namespace citygauge
