// Several files change places together: what a run has written becomes visible as a whole or not at all, also
// when the run is killed or the power goes (docs/decisions/0012-switching-a-result.md).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace citygauge {

/// Moves files from `fresh`, a folder inside `out` (output/hidden_folder.hpp), to `out`, over earlier files
/// of these names. They are flushed to disk first. If one cannot be moved, all are as before. REQUIRES: no
/// other run writes to `out` (output/output_folder.hpp). ERRORS: Error{input} when a file cannot be flushed
/// or moved.
void switch_files(const std::vector<std::string>& names, const std::filesystem::path& fresh,
                  const std::filesystem::path& out);

/// Whether a switch from `fresh` is under way, or was when its run was killed.
[[nodiscard]] bool is_switching(const std::filesystem::path& fresh);

/// Ends the switch of a run that was killed during it; nothing happens if there was none. ERRORS:
/// Error{input} as above.
void finish_switch(const std::filesystem::path& fresh, const std::filesystem::path& out);

}  // namespace citygauge
