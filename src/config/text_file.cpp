#include "config/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

namespace citygauge {
namespace {

namespace fs = std::filesystem;

// No configuration is larger, but a layer named by mistake is. A value takes some 150 times its text in
// memory.
constexpr std::uintmax_t max_bytes = 1u << 20;

void check_is_small_file(const fs::path& path, const Location& at) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) throw config_error(at, "there is no such file");
  if (!fs::is_regular_file(status)) throw config_error(at, "not a file");  // a pipe would never end
  if (fs::file_size(path, error) > max_bytes || error)
    throw config_error(at, "too large for a configuration file (1 MB)");
}

/// Bytes of the UTF-8 sequence that begins here; 0 when it is none (overlong, surrogate, out of range, cut).
std::size_t sequence_length(std::string_view rest) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || rest.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  const unsigned char second = byte(1);
  if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)) return 0;
  if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) return 0;
  return length;
}

std::optional<std::size_t> first_invalid_byte(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t length = sequence_length(text.substr(offset));
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

}  // namespace

Location location_of(std::string_view text, std::size_t offset, const std::string& file) {
  const std::string_view before = text.substr(0, offset);
  const auto line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const auto is_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return {file, static_cast<int>(std::ranges::count(before, '\n')) + 1,
          static_cast<int>(std::ranges::count_if(before.substr(line_begin), is_character)) + 1};
}

std::string read_text_file(const fs::path& path) {
  const Location at{path.string(), 0, 0};
  check_is_small_file(path, at);
  std::ifstream stream(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream) throw config_error(at, "cannot be read");
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (text.empty()) throw config_error({at.file, 1, 1}, "the file is empty");
  if (const auto invalid = first_invalid_byte(text)) {
    const auto bad = static_cast<unsigned char>(text[*invalid]);
    throw config_error(location_of(text, *invalid, at.file), fmt::format("not UTF-8 (byte 0x{:02X})", bad),
                       "save the file as UTF-8");
  }
  return text;
}

std::vector<fs::path> files_in(const fs::path& folder, const std::string& extension) {
  std::error_code error;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == extension && entry.is_regular_file()) files.push_back(entry.path());
  if (error) throw config_error({folder.string(), 0, 0}, "there is no such folder");
  std::ranges::sort(files);
  return files;
}

std::string name_of(const fs::path& path) {
  return path.stem().string();
}

}  // namespace citygauge
