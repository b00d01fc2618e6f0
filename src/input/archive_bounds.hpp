// What an archive may unpack to, checked from its table of contents before anything is unpacked. It is
// unpacked to memory in pieces, never to disk, so that no member's name leads anywhere.
#pragma once

#include <filesystem>

namespace citygauge {

/// Whether the file begins as a ZIP does, whatever its name: .zip, .xlsx, .shz, .gdb.zip.
[[nodiscard]] bool is_archive(const std::filesystem::path& file);

/// ERRORS: Error{input}: cannot be listed; more than 10,000 members; more than 16 GB unpacked; more than 100
/// MB and more than 200 times its own size (a bomb); a member whose name leads out of the archive.
void check_archive(const std::filesystem::path& file);

}  // namespace citygauge
