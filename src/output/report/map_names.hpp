// The part of the report's data that is no geometry: names, values, verdicts, classes and their symbols.
#pragma once

#include <string>

#include "output/report/report_view.hpp"

namespace citygauge::html {

/// A JSON object without its closing brace, fit for a <script> element: unit, words, verdicts, outline,
/// issueClasses, groups, columns, issues.
[[nodiscard]] std::string map_names(const ReportView& view);

/// The same of one evidence layer: title, kind, classes, fields, columns, order.
[[nodiscard]] std::string layer_names(const ReportView& view, const EvidenceLayer& layer);

}  // namespace citygauge::html
