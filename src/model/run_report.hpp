// All that one run found, ready to be written.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "model/district.hpp"
#include "model/indicator.hpp"
#include "model/result.hpp"
#include "model/text.hpp"

namespace citygauge {

/// A target that the run judged by, as its profile quotes it.
struct JudgedTarget {
  std::string profile;  // id
  Text profile_title;
  std::string indicator;
  std::string threshold;  // ">= 8"
  std::string scope;
  std::optional<int> year;
  std::string clause;
  std::string text;  // the clause, quoted exactly
  bool soft = false;
};

struct RunReport {
  std::string title;
  std::string project;   // the project file, relative to the folder of the result; "" when not known
  std::string crs_wkt;   // working CRS (WKT2)
  std::string crs_name;  // "EPSG:4545"
  Districts districts;
  std::vector<Indicator> indicators;        // those measured, in the order of the results
  std::vector<JudgedTarget> targets;        // of the profiles, in their order
  std::vector<Result> results;              // sorted by indicator order, profile, district
  std::vector<SensitivityRow> sensitivity;  // in the order of the results
  std::vector<LedgerRow> ledger;
  std::vector<Evidence> evidence;
  std::vector<Issue> issues;
  std::vector<LayerCounts> counts;
  std::vector<ProvenanceRow> provenance;
};

/// The issue of a run that its project asked for no evidence.
inline constexpr const char* evidence_off = "evidence_off";

[[nodiscard]] inline bool draws_evidence(const RunReport& report) {
  return std::ranges::find(report.issues, evidence_off, &Issue::code) == report.issues.end();
}

}  // namespace citygauge
