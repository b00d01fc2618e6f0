// The columns of the tables of results, named once: GeoPackage, CSV, JSON and XLSX write these, in this
// order, and the result's reader takes them back. The names are a contract with other programs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "model/run_report.hpp"

namespace citygauge {

enum class CellType : std::uint8_t { text, real, integer, boolean, time };  // a time is given as text

/// One value of a table; monostate is NULL. A double is always finite.
using Cell = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

/// NULL for what is not a finite number; 0 for -0.
[[nodiscard]] Cell real_cell(double value);

template <class Row>
struct Column {
  std::string_view name;
  CellType type;
  Cell (*cell)(const Row&);
  /// Puts back what `cell` gave; NULL is "", none, or NaN. What is derived from other columns is passed over.
  /// REQUIRES a cell of `type`, or NULL. ERRORS: Error{input} for a word that is not among those written.
  void (*set)(Row&, const Cell&);
};

[[nodiscard]] std::span<const Column<Result>> result_columns();
[[nodiscard]] std::span<const Column<SensitivityRow>> sensitivity_columns();
[[nodiscard]] std::span<const Column<LedgerRow>> ledger_columns();
[[nodiscard]] std::span<const Column<LayerCounts>> count_columns();
/// All but the place, which is a geometry in one format and two numbers in another.
[[nodiscard]] std::span<const Column<Issue>> issue_columns();
[[nodiscard]] std::span<const Column<Indicator>> indicator_columns();
[[nodiscard]] std::span<const Column<JudgedTarget>> target_columns();
[[nodiscard]] std::span<const Column<ProvenanceRow>> provenance_columns();

}  // namespace citygauge
