// Runs one shipped indicator over tiny layers in memory and gives the whole report.
#pragma once

#include "config/library.hpp"
#include "evaluate/evaluation.hpp"
#include "support/memory_layers.hpp"
#include "support/shared_data.hpp"

namespace citygauge::test {

using Layers = std::map<std::string, std::vector<Example::Feature>>;

/// `indicator` may be one of the library's with changes.
inline RunReport run_small(const Indicator& indicator, const std::vector<std::string>& districts,
                           const Layers& layers, const std::vector<Profile>& profiles = {}) {
  Library library = shipped_library();
  library.indicators[indicator.id] = indicator;
  const Districts places = districts_of(districts);
  const DistrictGrid grid(places.shapes);
  Plan plan = make_plan({library, profiles, {indicator.id}, {}}, places, grid);
  MemoryLayers provider(layers, library.roles);
  NoProgress silent;
  RunReport report;
  evaluate(plan, provider, places, silent, report);
  return report;
}

/// The quantity of a ledger's row; the test fails when there is none.
inline double ledger_row(const RunReport& report, const std::string& district, const std::string& step) {
  for (const LedgerRow& row : report.ledger)
    if (row.district_id == district && row.step == step) return row.quantity;
  ADD_FAILURE() << "no row " << step << " of district " << district;
  return 0;
}

/// The sum of the rows above `counted`.
inline double rows_above_counted(const RunReport& report, const std::string& district) {
  double sum = 0;
  for (const LedgerRow& row : report.ledger)
    if (row.district_id == district && row.step != "counted") sum += row.quantity;
  return sum;
}

inline const Evidence* find_table(const RunReport& report, const std::string& table) {
  for (const Evidence& evidence : report.evidence)
    if (evidence.table == table) return &evidence;
  return nullptr;
}

}  // namespace citygauge::test
