#include "output/tables.hpp"

#include "output/csv_text.hpp"
#include "output/json_document.hpp"
#include "output/row_columns.hpp"

namespace citygauge {
namespace {

NamedRows issues_with_places(const std::vector<Issue>& issues) {
  NamedRows rows;
  for (const Issue& issue : issues) {
    NamedRow& row = rows.emplace_back(named_row(issue_columns(), issue));
    row.emplace_back("x", issue.place ? Cell(issue.place->first) : Cell());
    row.emplace_back("y", issue.place ? Cell(issue.place->second) : Cell());
  }
  return rows;
}

}  // namespace

std::string results_csv(const RunReport& report) {
  return csv_text(result_columns(), report.results);
}

std::string results_json(const RunReport& report) {
  return json_document({{"citygauge", CITYGAUGE_VERSION},
                        {"title", report.title},
                        {"crs", report.crs_name},
                        {"results", named_rows(result_columns(), report.results)},
                        {"sensitivity", named_rows(sensitivity_columns(), report.sensitivity)},
                        {"ledger", named_rows(ledger_columns(), report.ledger)},
                        {"counts", named_rows(count_columns(), report.counts)},
                        {"indicators", named_rows(indicator_columns(), report.indicators)},
                        {"targets", named_rows(target_columns(), report.targets)},
                        {"issues", issues_with_places(report.issues)},
                        {"provenance", named_rows(provenance_columns(), report.provenance)}});
}

}  // namespace citygauge
