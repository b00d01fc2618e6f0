// Which sheets a result gets, and how their files are called.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/run_report.hpp"

namespace citygauge {

/// What the user asks for; with nothing set: the overview and a sheet for each indicator.
struct SheetChoice {
  bool overview = false;
  std::vector<std::string> indicators;  // ids; that of a grouped indicator stands for all its classes
  std::vector<std::string> districts;   // ids, or "all": a sheet for each of them instead of the whole city
};

struct PlannedSheet {
  std::string indicator;                // as in the results: "road_class_density.branch"; "": the overview
  std::optional<std::size_t> district;  // index; none: the whole city
  std::string file_name;                // without folder and ending: "02_road_density_WJ-01"
};

/// The sheets in the order of the results, districts in theirs. A sheet is called the same whatever else is
/// chosen with it. ERRORS: Error{config} for an indicator or a district that the result does not have.
[[nodiscard]] std::vector<PlannedSheet> plan_sheets(const RunReport& report, const SheetChoice& choice);

/// An id as a part of a file name: ASCII letters, digits, '-' and Chinese characters stay, each run of others
/// becomes '_'; at most 60 bytes; never empty.
[[nodiscard]] std::string safe_name(const std::string& id);

}  // namespace citygauge
