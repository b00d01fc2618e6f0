// Which numbers of a result a user means: "WJ-03/road_density".
#pragma once

#include <string>
#include <vector>

#include "model/run_report.hpp"

namespace citygauge {

struct NumberName {
  std::string subject;    // id or name of a district or thing: "WJ-03", "竹溪单元"
  std::string indicator;  // or one class of it: "trail_length", "trail_length.mountain"
};

/// "WJ-03/road_density", parted at the last slash. ERRORS: Error{config} when a side is empty.
[[nodiscard]] NumberName number_name(const std::string& text);

/// Results of one indicator and one subject, by class, then by target; never empty.
using Numbers = std::vector<const Result*>;

/// An id goes before a name, and of several things of one name the first is meant.
/// ERRORS: Error{config} with the nearest name when the result has no such number.
[[nodiscard]] Numbers numbers_of(const RunReport& report, const NumberName& name);

}  // namespace citygauge
