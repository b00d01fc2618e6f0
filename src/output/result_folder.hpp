// The folder of a result: all files of a run, whole or not at all.
#pragma once

#include "output/output_folder.hpp"
#include "output/result_files.hpp"

namespace citygauge {

/// Writes all files of output/result_files.hpp to `out`. They are written to a hidden folder inside `out`
/// first and switched together when all are safely on disk, so a failure leaves an earlier result as it was
/// and nothing new behind. ERRORS: Error{input} when something cannot be written;
/// those of check_evidence.
void write_result_folder(const ResultSource& source, const OutputFolder& out,
                         SpanRecorder* recorder = nullptr);

}  // namespace citygauge
