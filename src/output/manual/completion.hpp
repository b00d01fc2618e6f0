// Completion of the command line in bash, zsh and fish: scripts that know every command, option and value,
// written from the program's own description, so that they need not call it while someone types.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "output/manual/program_description.hpp"

namespace citygauge {

[[nodiscard]] std::string bash_completion(const ProgramDescription& program);
/// Help beside the candidates is in `language`.
[[nodiscard]] std::string zsh_completion(const ProgramDescription& program, Language language);
[[nodiscard]] std::string fish_completion(const ProgramDescription& program, Language language);

enum class PathKind : std::uint8_t { none, file, folder };

/// What may stand for a value: words, paths, both or, for free text, neither.
struct ValueCandidates {
  std::vector<std::string> words;
  PathKind paths = PathKind::none;
};

/// By the option's type, and by its metavar where that names a kind of the catalogue: PROFILE (or a file),
/// INDICATOR, ROLE, MEASURE, or ID for any of them.
[[nodiscard]] ValueCandidates candidates_of(const OptionDescription& option,
                                            const ProgramDescription& program);

}  // namespace citygauge
