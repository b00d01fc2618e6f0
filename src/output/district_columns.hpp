// The map table `districts`: which columns it has beside the geometry, and what stands in them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/run_report.hpp"

namespace citygauge {

/// One value and one verdict per district for one indicator (or one class of a grouped one).
struct DistrictColumn {
  std::string indicator;  // as in the results: "road_class_density.branch"
  std::string title_zh, title_en;
  std::string value_name;    // "road_class_density_branch"
  std::string verdict_name;  // "road_class_density_branch_verdict"
  std::vector<std::optional<double>> values;
  std::vector<std::optional<Verdict>> verdicts;  // the worst, where several targets judge the indicator
};

/// The indicators of districts, in the order of the results; those of other things (corridors, communities)
/// have no column. Names are made unique without regard to case, as SQLite compares them. At most
/// `max_district_columns`, since a table holds 2000 columns; the table `results` is always complete.
[[nodiscard]] std::vector<DistrictColumn> district_columns(const RunReport& report);

inline constexpr std::size_t max_district_columns = 500;

/// Orders verdicts from the worst: miss, not evaluated, soft miss, pass, no target.
[[nodiscard]] int badness(Verdict verdict);

/// "分等级道路网密度：支路", "Road density by class: branch": the title of an indicator, or of one class of
/// it.
[[nodiscard]] std::string title_words(const Indicator& indicator, const std::string& result_indicator,
                                      Language language);

/// The indicator that a result belongs to, which may be a class of it ("<indicator>.<class>"); or null.
[[nodiscard]] const Indicator* indicator_of(const RunReport& report, const std::string& result_indicator);

/// The threshold that an indicator's map is cut at: of its first target that is not soft, or else its first;
/// "" without a target.
[[nodiscard]] std::string leading_threshold(const RunReport& report, const std::string& indicator);

}  // namespace citygauge
