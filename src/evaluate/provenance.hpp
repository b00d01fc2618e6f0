// Where a result comes from: inputs with size, time and digest; CRS and distortion; options; profile texts;
// versions.
#pragma once

#include <vector>

#include "evaluate/plan.hpp"
#include "input/crs.hpp"
#include "model/project.hpp"
#include "model/run_report.hpp"

namespace citygauge {

[[nodiscard]] std::vector<ProvenanceRow> provenance_of(const Project& project,
                                                       const std::vector<Profile>& profiles, const Plan& plan,
                                                       const RunReport& report, const Distortion& distorted);

}  // namespace citygauge
