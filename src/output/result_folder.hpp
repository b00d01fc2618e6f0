// The folder of a result: all files of a run, whole or not at all.
#pragma once

#include <filesystem>

#include "output/result_files.hpp"

namespace citygauge {

/// Writes all files of output/result_files.hpp to `out`, which is made if need be. They are written to a
/// hidden folder inside `out` first and renamed when all are safely on disk, so a failure leaves an earlier
/// result as it was and nothing new behind. ERRORS: Error{config} when `out` is a file; Error{input} when
/// something cannot be written.
void write_result_folder(const ResultSource& source, const std::filesystem::path& out);

}  // namespace citygauge
