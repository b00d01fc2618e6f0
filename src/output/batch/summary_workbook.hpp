// summary.xlsx: the plans and their targets for the meeting.
#pragma once

#include <filesystem>

#include "model/batch.hpp"

namespace citygauge {

/// Sheets 方案 Plans and 目标 Targets, in Chinese and English, the worst first. ERRORS: Error{input}.
void write_summary_workbook(const BatchSummary& summary, const std::filesystem::path& file);

}  // namespace citygauge
