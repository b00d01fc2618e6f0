#include "output/result_folder.hpp"

namespace citygauge {

void write_result_folder(const ResultSource& source, const OutputFolder& out, SpanRecorder* recorder) {
  check_evidence(source.report.evidence);  // before several writers at once rely on it
  write_together(
      result_files(), source, out, [] {}, recorder);
}

}  // namespace citygauge
