#include "output/row_columns.hpp"

#include <array>
#include <cmath>
#include <optional>

namespace citygauge {
namespace {

Cell real_cell_or_null(const std::optional<double>& value) {
  return value ? real_cell(*value) : Cell{};
}

template <class Integer>
Cell integer_cell(const std::optional<Integer>& value) {
  return value ? Cell{static_cast<std::int64_t>(*value)} : Cell{};
}

using ResultColumn = Column<Result>;
const std::array all_result_columns{
    ResultColumn{"district_id", CellType::text, [](const Result& r) -> Cell { return r.district_id; }},
    ResultColumn{"district_name", CellType::text, [](const Result& r) -> Cell { return r.district_name; }},
    ResultColumn{"scope", CellType::text, [](const Result& r) -> Cell { return r.scope; }},
    ResultColumn{"profile", CellType::text, [](const Result& r) -> Cell { return r.profile; }},
    ResultColumn{"indicator", CellType::text, [](const Result& r) -> Cell { return r.indicator; }},
    ResultColumn{"value", CellType::real, [](const Result& r) { return real_cell_or_null(r.value); }},
    ResultColumn{"unit", CellType::text, [](const Result& r) -> Cell { return r.unit; }},
    ResultColumn{"threshold", CellType::text, [](const Result& r) -> Cell { return r.threshold; }},
    ResultColumn{"verdict", CellType::text, [](const Result& r) -> Cell { return to_string(r.verdict); }},
    ResultColumn{"soft", CellType::boolean, [](const Result& r) -> Cell { return r.soft; }},
    ResultColumn{"margin", CellType::real, [](const Result& r) { return real_cell_or_null(r.margin); }},
    ResultColumn{"margin_unit", CellType::text, [](const Result& r) -> Cell { return r.margin_unit; }},
    ResultColumn{"numerator", CellType::real, [](const Result& r) { return real_cell_or_null(r.numerator); }},
    ResultColumn{"denominator", CellType::real,
                 [](const Result& r) { return real_cell_or_null(r.denominator); }},
    ResultColumn{"year", CellType::integer, [](const Result& r) { return integer_cell(r.year); }},
    ResultColumn{"clause", CellType::text, [](const Result& r) -> Cell { return r.clause; }},
    ResultColumn{"note", CellType::text, [](const Result& r) -> Cell { return r.note; }}};

using LedgerColumn = Column<LedgerRow>;
const std::array all_ledger_columns{
    LedgerColumn{"district_id", CellType::text, [](const LedgerRow& r) -> Cell { return r.district_id; }},
    LedgerColumn{"indicator", CellType::text, [](const LedgerRow& r) -> Cell { return r.indicator; }},
    LedgerColumn{"step", CellType::text, [](const LedgerRow& r) -> Cell { return r.step; }},
    LedgerColumn{"quantity", CellType::real, [](const LedgerRow& r) { return real_cell(r.quantity); }},
    LedgerColumn{"unit", CellType::text, [](const LedgerRow& r) -> Cell { return r.unit; }}};

using CountColumn = Column<LayerCounts>;
const std::array all_count_columns{
    CountColumn{"layer", CellType::text, [](const LayerCounts& c) -> Cell { return c.layer; }},
    CountColumn{"read", CellType::integer, [](const LayerCounts& c) -> Cell { return c.read; }},
    CountColumn{"used", CellType::integer, [](const LayerCounts& c) -> Cell { return c.used; }},
    CountColumn{"excluded", CellType::integer, [](const LayerCounts& c) -> Cell { return c.excluded; }},
    CountColumn{"repaired", CellType::integer, [](const LayerCounts& c) -> Cell { return c.repaired; }},
    CountColumn{"rejected", CellType::integer, [](const LayerCounts& c) -> Cell { return c.rejected; }}};

using IssueColumn = Column<Issue>;
const std::array all_issue_columns{
    IssueColumn{"severity", CellType::text, [](const Issue& i) -> Cell { return to_string(i.severity); }},
    IssueColumn{"code", CellType::text, [](const Issue& i) -> Cell { return i.code; }},
    IssueColumn{"layer", CellType::text, [](const Issue& i) -> Cell { return i.layer; }},
    IssueColumn{"fid", CellType::integer, [](const Issue& i) { return integer_cell(i.fid); }},
    IssueColumn{"message", CellType::text, [](const Issue& i) -> Cell { return i.message; }},
    IssueColumn{"action", CellType::text, [](const Issue& i) -> Cell { return i.action; }}};

using ProvenanceColumn = Column<ProvenanceRow>;
const std::array all_provenance_columns{
    ProvenanceColumn{"topic", CellType::text, [](const ProvenanceRow& p) -> Cell { return p.topic; }},
    ProvenanceColumn{"key", CellType::text, [](const ProvenanceRow& p) -> Cell { return p.key; }},
    ProvenanceColumn{"value", CellType::text, [](const ProvenanceRow& p) -> Cell { return p.value; }}};

}  // namespace

Cell real_cell(double value) {
  return std::isfinite(value) ? Cell{value} : Cell{};
}

std::span<const Column<Result>> result_columns() {
  return all_result_columns;
}
std::span<const Column<LedgerRow>> ledger_columns() {
  return all_ledger_columns;
}
std::span<const Column<LayerCounts>> count_columns() {
  return all_count_columns;
}
std::span<const Column<Issue>> issue_columns() {
  return all_issue_columns;
}
std::span<const Column<ProvenanceRow>> provenance_columns() {
  return all_provenance_columns;
}

}  // namespace citygauge
