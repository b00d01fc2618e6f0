#include "input/sqlite_journals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <string_view>
#include <system_error>

#include "core/error.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

bool is_sqlite(const fs::path& file) {
  constexpr std::string_view magic("SQLite format 3\0", 16);
  std::string head(magic.size(), ' ');
  std::ifstream stream(file, std::ios::binary);
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  return stream && head == magic;
}

/// Longer than its header, which is all that is left once the changes are in the file.
bool has_frames(const fs::path& wal) {
  constexpr std::uintmax_t header_bytes = 32;
  std::error_code missing;
  const std::uintmax_t bytes = fs::file_size(wal, missing);
  return !missing && bytes > header_bytes;
}

/// Zeroes where its header was, or no bytes, mean that the transaction has ended.
bool is_hot(const fs::path& journal) {
  std::ifstream stream(journal, std::ios::binary);
  std::string head(8, '\0');
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  return stream && std::ranges::any_of(head, [](char byte) { return byte != '\0'; });
}

}  // namespace

std::vector<std::string> options_to_only_read(const fs::path& file) {
  std::error_code unknown;
  if (!fs::is_regular_file(file, unknown) || !is_sqlite(file)) return {};
  if (has_frames(file.string() + "-wal"))
    throw input_error(
        fmt::format("{0}: another program has written changes that are still in {0}-wal", file.string()),
        "save and close the file in QGIS, or whatever has it open, and run again");
  if (is_hot(file.string() + "-journal"))
    throw input_error(fmt::format("{0}: half-written: another program is changing it or was stopped while it "
                                  "did so ({0}-journal)",
                                  file.string()),
                      "let that program end, or open the file once in QGIS so that it is set right");
  return {"IMMUTABLE=YES"};
}

}  // namespace citygauge
