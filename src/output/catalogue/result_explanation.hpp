// What `citygauge explain DISTRICT/INDICATOR --result OUT` says: how one number of a result came about, from
// the ledger to the verdict. Everything comes from the result itself.
#pragma once

#include <string>

#include "config/style_book.hpp"
#include "model/run_report.hpp"
#include "output/catalogue/result_numbers.hpp"
#include "output/catalogue/terminal_page.hpp"

namespace citygauge {

/// Value, verdicts with their clauses, the ledger step by step, definition, formula and options, notes,
/// evidence and issues. ERRORS: Error{config} with the nearest name when the result has no such
/// number.
[[nodiscard]] std::string result_explanation(const RunReport& report, const StyleBook& styles,
                                             const NumberName& name, const TerminalLook& look);

}  // namespace citygauge
