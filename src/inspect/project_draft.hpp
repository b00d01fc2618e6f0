// A project file drafted from what the layer doctor found: each role with its best layer, every unsure choice
// marked.
#pragma once

#include <string>

#include "config/library.hpp"
#include "inspect/inspection.hpp"

namespace citygauge {

struct ProjectDraft {
  std::string toml;
  int to_check = 0;  // lines marked `# check:`
  bool has_districts = false;
};

/// `folder` is where the file will lie; sources are named relative to it. The text is TOML that `check`
/// reads, with comments in the language. Without districts their table is left as a comment.
[[nodiscard]] ProjectDraft draft_project(const Inspection& inspection, const Library& library,
                                         const std::filesystem::path& folder, Language language);

}  // namespace citygauge
