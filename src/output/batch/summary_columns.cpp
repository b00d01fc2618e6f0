#include "output/batch/summary_columns.hpp"

#include <array>

#include "output/column_of.hpp"

namespace citygauge {

template <>
struct CellOf<PlanStatus> : CellOfWord<PlanStatus, PlanStatus::pass, PlanStatus::miss,
                                       PlanStatus::unevaluated, PlanStatus::unreadable> {};

namespace {

constexpr std::array all_plan_columns{
    column<&PlanOutcome::plan>("plan"),
    column<&PlanOutcome::path>("path"),
    column<&PlanOutcome::status>("status"),
    column<&PlanOutcome::met>("met"),
    column<&PlanOutcome::missed>("missed"),
    column<&PlanOutcome::soft_missed>("soft_missed"),
    column<&PlanOutcome::not_evaluated>("not_evaluated"),
    column<&PlanOutcome::from_template>("from_template"),
    column<&PlanOutcome::message>("message"),
};

constexpr std::array all_target_columns{
    column<&PlanTarget::plan>("plan"),
    column<&PlanTarget::indicator>("indicator"),
    text_column<&PlanTarget::title, &Text::zh>("title_zh"),
    text_column<&PlanTarget::title, &Text::en>("title_en"),
    column<&PlanTarget::verdict>("verdict"),
    column<&PlanTarget::value>("value"),
    column<&PlanTarget::unit>("unit"),
    column<&PlanTarget::threshold>("threshold"),
    column<&PlanTarget::margin>("margin"),
    column<&PlanTarget::margin_unit>("margin_unit"),
    column<&PlanTarget::relative_margin>("relative_margin"),
    column<&PlanTarget::district_id>("district_id"),
    column<&PlanTarget::district_name>("district_name"),
    column<&PlanTarget::met>("met"),
    column<&PlanTarget::missed>("missed"),
    column<&PlanTarget::soft_missed>("soft_missed"),
    column<&PlanTarget::not_evaluated>("not_evaluated"),
    column<&PlanTarget::soft>("soft"),
    column<&PlanTarget::profile>("profile"),
    column<&PlanTarget::year>("year"),
    column<&PlanTarget::clause>("clause"),
    column<&PlanTarget::note>("note"),
};

}  // namespace

std::span<const Column<PlanOutcome>> plan_columns() {
  return all_plan_columns;
}

std::span<const Column<PlanTarget>> plan_target_columns() {
  return all_target_columns;
}

}  // namespace citygauge
