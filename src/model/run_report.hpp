// All that one run found, ready to be written.
#pragma once

#include <string>
#include <vector>

#include "model/district.hpp"
#include "model/indicator.hpp"
#include "model/result.hpp"

namespace citygauge {

struct RunReport {
  std::string title;
  std::string crs_wkt;   // working CRS (WKT2)
  std::string crs_name;  // "EPSG:4545"
  Districts districts;
  std::vector<Indicator> indicators;  // those measured, in the order of the results
  std::vector<Result> results;        // sorted by indicator order, profile, district
  std::vector<LedgerRow> ledger;
  std::vector<Evidence> evidence;
  std::vector<Issue> issues;
  std::vector<LayerCounts> counts;
  std::vector<ProvenanceRow> provenance;
};

}  // namespace citygauge
