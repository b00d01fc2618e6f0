// Gathers the evidence of all indicators into one table of each name.
#pragma once

#include <vector>

#include "model/result.hpp"

namespace citygauge {

/// Adds rows to the table of their name, which is made when there is none yet. Two indicators may prove
/// themselves by the same geometry: a row that the table holds already, in all columns and points, is not
/// added again. REQUIRES the columns that the table has.
void add_evidence(std::vector<Evidence>& tables, Evidence&& evidence);

}  // namespace citygauge
