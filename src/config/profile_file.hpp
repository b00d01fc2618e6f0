// Reads profiles/*.toml: the targets of one policy text.
//
//   title
//   [[target]]  indicator, threshold (">= 8", "> 1", "<= 20", "< 3", "[0.6, 1]"), scope, year, clause,
//               text (the clause, quoted exactly), soft = false
//   [[not_computable]]  clause, text, reason = { zh, en }: a demand that layers cannot answer
#pragma once

#include <filesystem>
#include <string>

#include "config/library.hpp"
#include "model/target.hpp"

namespace citygauge {

/// Whether a profile is given as a path and not as the name of a shipped one.
[[nodiscard]] bool is_profile_path(const std::string& name_or_path);

/// The file of a shipped profile, by its name, or of a path. ERRORS: Error{config} at `named_at` if there is
/// none.
[[nodiscard]] std::filesystem::path find_profile(const std::string& name_or_path, const Location& named_at,
                                                 const std::filesystem::path& data_dir);

/// ERRORS: Error{config} with the place, in the profile or at `named_at`.
[[nodiscard]] Profile load_profile(const std::string& name_or_path, const Location& named_at,
                                   const Library& library);

}  // namespace citygauge
