// The tables of an indicator's section: values against targets, evidence, ledger.
#pragma once

#include "output/report/report_view.hpp"

namespace citygauge::html {

/// {subject_title, value_title, label, targets, has_notes, rows, cut, note} of one column.
[[nodiscard]] PageObject values_table(const ReportView& view, std::size_t column);

/// {title, layer, columns, rows, cut} of one evidence layer.
[[nodiscard]] PageObject evidence_table(const ReportView& view, std::size_t layer);

/// {subject_title, steps, rows, cut}: a row per subject, a column per step; false without a ledger.
[[nodiscard]] PageValue ledger_table(const ReportView& view, const Section& section);

/// "[1,2,3,4]" -> "1,2,3,4"; "" for an empty box.
[[nodiscard]] std::string box_attribute(const Box& box, const MapFrame& frame);

}  // namespace citygauge::html
