#include "cli/remembered_project.hpp"

#include <algorithm>
#include <system_error>

#include "core/digest.hpp"
#include "evaluate/provenance.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

/// Links followed: one that lies beside the result may lead away from it.
bool lies_beside(const fs::path& file, const fs::path& folder) {
  std::error_code no_file, no_folder;
  const fs::path real_file = fs::canonical(file, no_file);
  const fs::path around = fs::canonical(folder.empty() ? "." : folder, no_folder).parent_path();
  return !no_file && !no_folder && std::ranges::mismatch(around, real_file).in1 == around.end();
}

/// Nobody can record the digest of a file that he does not know.
bool is_what_was_measured(const fs::path& file, const RunReport& report) {
  constexpr std::uintmax_t largest_bytes = 16u << 20;  // of a configuration file
  std::error_code failed;
  const auto recorded = recorded_digest(report, file.filename().string());
  return recorded && fs::is_regular_file(file, failed) && fs::file_size(file, failed) <= largest_bytes &&
         sha256_of_file(file) == *recorded;
}

}  // namespace

RememberedProject remembered_project(const RunReport& report, const fs::path& folder) {
  const fs::path remembered(report.project);
  if (report.project.empty() || remembered.is_absolute())
    return {std::nullopt,
            {"未绘底图：结果未记录项目文件（--project）",
             "drawn without context: the result does not tell its project file (--project)"}};
  const fs::path file = (folder / remembered).lexically_normal();
  if (lies_beside(file, folder) || is_what_was_measured(file, report)) return {file, {}};
  return {std::nullopt,
          {"未绘底图：结果所记的项目文件不在其旁，或在结果生成后已改动或移走（--project）",
           "drawn without context: the project file that the result names does not lie beside it, and has "
           "changed or gone since the result was made (--project)"}};
}

}  // namespace citygauge
