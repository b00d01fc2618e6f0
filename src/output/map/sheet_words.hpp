// The sentences of a sheet: what it shows, where it comes from, what its reader has to know.
#pragma once

#include <string>
#include <vector>

#include "model/run_report.hpp"
#include "output/map/district_table.hpp"
#include "output/map/sheet_plan.hpp"

namespace citygauge {

/// "道路网密度", "分等级道路网密度：支路"; "指标达标总览" for the overview. A group is called as the legend
/// calls it.
[[nodiscard]] std::string indicator_words(const RunReport& report, const std::string& indicator,
                                          Language language);

/// What the sheet shows: "文昌老城单元 · 道路网密度（km/km²） · 目标 ≥ 8（2030、2035）".
[[nodiscard]] std::string subject_words(const RunReport& report, const PlannedSheet& sheet,
                                        Language language);

/// The note of the results when none of those that the sheet shows has a value; else "".
[[nodiscard]] std::string why_not_evaluated(const RunReport& report, const PlannedSheet& sheet);

/// "city.gpkg、green.shp": the inputs of the result, and then the remarks.
[[nodiscard]] std::string source_words(const RunReport& report, const std::vector<std::string>& remarks,
                                       Language language);

/// The table of a district's sheet: all its results, or those of the sheet's indicator. What two profiles ask
/// alike stands there once.
[[nodiscard]] std::vector<DistrictTableRow> district_table_rows(const RunReport& report,
                                                                const PlannedSheet& sheet, Language language);

/// "2025-01-31": SOURCE_DATE_EPOCH, or today.
[[nodiscard]] std::string today();

}  // namespace citygauge
