#include "output/row_columns.hpp"

#include <array>
#include <cmath>

#include "output/column_of.hpp"
#include "output/indicator_formula.hpp"

namespace citygauge {
namespace {

constexpr std::array all_result_columns{column<&Result::district_id>("district_id"),
                                        column<&Result::district_name>("district_name"),
                                        column<&Result::scope>("scope"),
                                        column<&Result::profile>("profile"),
                                        column<&Result::indicator>("indicator"),
                                        column<&Result::value>("value"),
                                        column<&Result::unit>("unit"),
                                        column<&Result::threshold>("threshold"),
                                        column<&Result::verdict>("verdict"),
                                        column<&Result::soft>("soft"),
                                        column<&Result::margin>("margin"),
                                        column<&Result::margin_unit>("margin_unit"),
                                        column<&Result::numerator>("numerator"),
                                        column<&Result::denominator>("denominator"),
                                        column<&Result::year>("year"),
                                        column<&Result::clause>("clause"),
                                        column<&Result::note>("note")};

constexpr std::array all_sensitivity_columns{
    column<&SensitivityRow::district_id>("district_id"),
    column<&SensitivityRow::district_name>("district_name"),
    column<&SensitivityRow::profile>("profile"),
    column<&SensitivityRow::indicator>("indicator"),
    column<&SensitivityRow::threshold>("threshold"),
    column<&SensitivityRow::option>("option"),
    column<&SensitivityRow::choice>("choice"),
    column<&SensitivityRow::value>("value"),
    column<&SensitivityRow::verdict>("verdict"),
    column<&SensitivityRow::alternative>("alternative"),
    column<&SensitivityRow::alternative_value>("alternative_value"),
    column<&SensitivityRow::alternative_verdict>("alternative_verdict"),
    column<&SensitivityRow::unit>("unit"),
    column<&SensitivityRow::flips>("flips")};

constexpr std::array all_ledger_columns{
    column<&LedgerRow::district_id>("district_id"), column<&LedgerRow::indicator>("indicator"),
    column<&LedgerRow::step>("step"), column<&LedgerRow::quantity>("quantity"),
    column<&LedgerRow::unit>("unit")};

constexpr std::array all_count_columns{
    column<&LayerCounts::layer>("layer"),       column<&LayerCounts::read>("read"),
    column<&LayerCounts::used>("used"),         column<&LayerCounts::excluded>("excluded"),
    column<&LayerCounts::repaired>("repaired"), column<&LayerCounts::rejected>("rejected")};

constexpr std::array all_issue_columns{
    column<&Issue::severity>("severity"), column<&Issue::code>("code"),
    column<&Issue::layer>("layer"),       column<&Issue::fid>("fid"),
    column<&Issue::message>("message"),   column<&Issue::action>("action")};

constexpr std::array all_indicator_columns{
    column<&Indicator::id>("id"),
    text_column<&Indicator::title, &Text::zh>("title_zh"),
    text_column<&Indicator::title, &Text::en>("title_en"),
    text_column<&Indicator::definition, &Text::zh>("definition_zh"),
    text_column<&Indicator::definition, &Text::en>("definition_en"),
    column<&Indicator::unit>("unit"),
    derived_column<Indicator>("formula_zh", [](const Indicator& i) -> Cell { return formula_text(i).zh; }),
    derived_column<Indicator>("formula_en", [](const Indicator& i) -> Cell { return formula_text(i).en; }),
    column<&Indicator::subject>("subject"),
    column<&Indicator::group_by>("group_by"),
    column<&Indicator::margin_unit>("margin_unit"),
    column<&Indicator::margin_factor>("margin_factor"),
    column<&Indicator::factor>("factor"),
    derived_column<Indicator>("numerator_measure",
                              [](const Indicator& i) -> Cell { return i.numerator.measure; }),
    derived_column<Indicator>("numerator_layer",
                              [](const Indicator& i) -> Cell { return i.numerator.layer; }),
    column<&Indicator::numerator>("numerator"),
    column<&Indicator::denominator>("denominator")};

constexpr std::array all_target_columns{
    column<&JudgedTarget::profile>("profile"),
    text_column<&JudgedTarget::profile_title, &Text::zh>("profile_title_zh"),
    text_column<&JudgedTarget::profile_title, &Text::en>("profile_title_en"),
    column<&JudgedTarget::indicator>("indicator"),
    column<&JudgedTarget::threshold>("threshold"),
    column<&JudgedTarget::scope>("scope"),
    column<&JudgedTarget::year>("year"),
    column<&JudgedTarget::clause>("clause"),
    column<&JudgedTarget::text>("text"),
    column<&JudgedTarget::soft>("soft")};

constexpr std::array all_provenance_columns{column<&ProvenanceRow::topic>("topic"),
                                            column<&ProvenanceRow::key>("key"),
                                            column<&ProvenanceRow::value>("value")};

}  // namespace

Cell real_cell(double value) {
  return std::isfinite(value) ? Cell{value + 0.0} : Cell{};  // -0 becomes 0: SQLite does not keep its sign
}

std::span<const Column<Result>> result_columns() {
  return all_result_columns;
}
std::span<const Column<SensitivityRow>> sensitivity_columns() {
  return all_sensitivity_columns;
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
std::span<const Column<Indicator>> indicator_columns() {
  return all_indicator_columns;
}
std::span<const Column<JudgedTarget>> target_columns() {
  return all_target_columns;
}
std::span<const Column<ProvenanceRow>> provenance_columns() {
  return all_provenance_columns;
}

}  // namespace citygauge
