// What the result of a plan was made from, beside it in batch.json, so that --resume can pass over the plan.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace citygauge {

/// Writes the digest of the inputs and those of all files of the result. REQUIRES a result in `out`. ERRORS:
/// Error{input}.
void write_run_record(const std::filesystem::path& out, const std::string& inputs);

/// Whether the result in `out` was made from these inputs and is as it was written: nothing is missing,
/// nothing has been changed.
[[nodiscard]] bool is_recorded_result(const std::filesystem::path& out, const std::string& inputs);

/// Why plans could not be read, by the digest of their inputs.
using UnreadablePlans = std::map<std::string, std::string>;

/// In unreadable.json of the batch's folder. ERRORS: Error{input}.
void write_unreadable_plans(const std::filesystem::path& batch, const UnreadablePlans& plans);
/// None where the file is missing or torn.
[[nodiscard]] UnreadablePlans read_unreadable_plans(const std::filesystem::path& batch);

}  // namespace citygauge
