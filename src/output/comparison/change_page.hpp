// compare.html: the comparison as one file that opens offline, in print and without script, in the look of
// the report.
#pragma once

#include <string>

#include "config/style_book.hpp"
#include "output/comparison/comparison.hpp"

namespace citygauge {

/// The same input gives the same bytes. Of more than 5000 rows the worst are there, of evidence 100 per
/// table.
[[nodiscard]] std::string change_page(const Comparison& comparison, const StyleBook& styles,
                                      Language language);

}  // namespace citygauge
