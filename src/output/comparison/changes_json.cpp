#include <algorithm>

#include "output/comparison/change_columns.hpp"
#include "output/comparison/change_files.hpp"
#include "output/comparison/change_words.hpp"
#include "output/json_document.hpp"

namespace citygauge {
namespace {

NamedRow totals(const Comparison& comparison) {
  NamedRow row;
  for (const ChangeKind kind : all_change_kinds)
    row.emplace_back(to_string(kind), static_cast<std::int64_t>(count_of(comparison, kind)));
  return row;
}

NamedRows changed_districts(const Comparison& comparison) {
  NamedRows rows;
  for (std::size_t d = 0; d < comparison.districts.size(); ++d)
    rows.push_back({{"id", comparison.districts.ids[d]},
                    {"name", comparison.districts.names[d]},
                    {"change", to_string(comparison.district_changes[d])}});
  return rows;
}

NamedRows changed_evidence(const std::vector<Evidence>& evidence) {
  NamedRows rows;
  for (const Evidence& table : evidence) {
    const auto& changes = *find_cells<std::string>(table, change_column);
    const std::int64_t fresh = std::ranges::count(changes, "new");
    rows.push_back({{"table", table.table},
                    {"new", fresh},
                    {"resolved", static_cast<std::int64_t>(changes.size()) - fresh}});
  }
  return rows;
}

}  // namespace

std::string changes_json(const Comparison& comparison) {
  const auto side = [](const RunReport& report, const std::string& name) {
    return NamedRow{{"title", report.title}, {"name", name}};
  };
  return json_document({{"citygauge", CITYGAUGE_VERSION},
                        {"base", side(comparison.base, comparison.base_name)},
                        {"plan", side(comparison.plan, comparison.plan_name)},
                        {"crs", comparison.plan.crs_name},
                        {"totals", totals(comparison)},
                        {"yardsticks", named_rows(yardstick_columns(), comparison.yardsticks)},
                        {"districts", changed_districts(comparison)},
                        {"changes", named_rows(change_columns(), comparison.changes)},
                        {"evidence", changed_evidence(comparison.evidence)}});
}

}  // namespace citygauge
