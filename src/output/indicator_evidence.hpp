// Which evidence proves which indicator, so that whatever shows an indicator shows its evidence and no
// other's.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/run_report.hpp"

namespace citygauge {

/// Rows of one table that agree in the columns that tell whose they are.
struct EvidencePart {
  std::string table;
  std::optional<std::string> indicator, layer;  // nullopt: the table has no such column
  std::optional<double> distance_m;
  friend auto operator<=>(const EvidencePart&, const EvidencePart&) = default;
};

/// The parts of a table with their rows, ascending.
[[nodiscard]] std::map<EvidencePart, std::vector<std::size_t>> evidence_parts(const Evidence& evidence);

/// Whether a part proves a number of the indicator: one of its measures declares the table
/// (measures/measure.hpp), reads the part's layer and goes by its distance, and no other indicator is named.
[[nodiscard]] bool proves(const EvidencePart& part, const Indicator& indicator);

/// The rows of a report's evidence that prove an indicator, in their order; tables without any are left out.
[[nodiscard]] std::vector<Evidence> evidence_of(const RunReport& report, const Indicator& indicator);

}  // namespace citygauge
