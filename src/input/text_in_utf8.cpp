#include "input/text_in_utf8.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <memory>

#include "input/dbf_text.hpp"

namespace citygauge {
namespace {

constexpr const char* any_bytes = "ISO-8859-1";  // every byte is a character of it
constexpr const char* utf16 = "UTF-16";
constexpr GIntBig most_bytes = GIntBig{1} << 30;

struct FileCloser {
  void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

/// "UTF-16" by the mark at the begin; "" for UTF-8 and ASCII.
std::string encoding_of(const std::string& path) {
  const std::unique_ptr<VSILFILE, FileCloser> file(VSIFOpenL(path.c_str(), "rb"));
  std::array<unsigned char, 2> mark{};
  if (file != nullptr && VSIFReadL(mark.data(), 1, mark.size(), file.get()) == mark.size() &&
      ((mark[0] == 0xFF && mark[1] == 0xFE) || (mark[0] == 0xFE && mark[1] == 0xFF)))
    return utf16;
  const TextEncoding guess = plain_text_encoding(path).guess();
  if (guess == TextEncoding::ascii || guess == TextEncoding::utf8) return "";
  return guess == TextEncoding::unknown ? any_bytes : to_string(guess);
}

void append_utf8(std::string& text, std::uint32_t letter) {
  const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (letter < 0x80) return add(letter);
  if (letter < 0x800) {
    add(0xC0 | (letter >> 6U));
  } else if (letter < 0x10000) {
    add(0xE0 | (letter >> 12U));
    add(0x80 | ((letter >> 6U) & 0x3F));
  } else {
    add(0xF0 | (letter >> 18U));
    add(0x80 | ((letter >> 12U) & 0x3F));
    add(0x80 | ((letter >> 6U) & 0x3F));
  }
  add(0x80 | (letter & 0x3F));
}

/// GDAL's own recoding ends at a zero byte, which every second one may be here.
std::string from_utf16(const std::string& content) {
  constexpr std::uint32_t replacement = 0xFFFD;
  const bool big_endian = static_cast<unsigned char>(content[0]) == 0xFE;
  const auto unit_at = [&](std::size_t at) {
    const std::uint32_t first = static_cast<unsigned char>(content[at]);
    const std::uint32_t second = static_cast<unsigned char>(content[at + 1]);
    return big_endian ? first * 256 + second : second * 256 + first;
  };
  std::string text;
  for (std::size_t at = 2; at + 1 < content.size(); at += 2) {
    std::uint32_t letter = unit_at(at);
    if (letter >= 0xD800 && letter < 0xE000) {
      const std::uint32_t low = letter < 0xDC00 && at + 3 < content.size() ? unit_at(at + 2) : 0;
      const bool is_pair = low >= 0xDC00 && low < 0xE000;
      letter = is_pair ? 0x10000 + ((letter - 0xD800) << 10U) + (low - 0xDC00) : replacement;
      at += is_pair ? 2 : 0;
    }
    append_utf8(text, letter);
  }
  return text;
}

Issue issue_of(const std::string& encoding, const std::string& role) {
  if (encoding == any_bytes)
    return {Severity::warning,
            "encoding_unknown",
            role,
            {},
            fmt::format("the text is in no known encoding; it is read as {}", encoding),
            "decoded",
            {}};
  return {Severity::note,
          "encoding_detected",
          role,
          {},
          fmt::format("the file does not say the encoding of its text; {} was detected", encoding),
          "decoded",
          {}};
}

}  // namespace

std::string content_of(const std::string& path, const std::string& what) {
  GByte* bytes = nullptr;
  vsi_l_offset size = 0;
  if (VSIIngestFile(nullptr, path.c_str(), &bytes, &size, most_bytes) == 0)
    throw input_error(fmt::format("{}: cannot be read, or is larger than 1 GiB", what));
  std::string content(reinterpret_cast<const char*>(bytes), size);
  VSIFree(bytes);
  return content;
}

std::string recoded(const std::string& content, const std::string& encoding) {
  if (encoding == utf16 && content.size() >= 2) return from_utf16(content);
  char* text = CPLRecode(content.c_str(), encoding.c_str(), CPL_ENC_UTF8);
  std::string utf8 = text;
  CPLFree(text);
  return utf8;
}

std::string text_in_utf8(LayerOpening& opening, const LayerSource& source, const std::string& path) {
  std::string encoding = source.encoding;
  if (encoding.empty()) {
    encoding = encoding_of(path);
    opening.encoding.detected = encoding;
    if (encoding.empty()) return path;
    opening.issues.push_back(issue_of(encoding, source.role));
  }
  if (opening.files == nullptr) opening.files = std::make_unique<MemoryFiles>();
  return opening.files->write(recoded(content_of(path, source.source.string()), encoding),
                              "utf8/" + std::filesystem::path(path).filename().string());
}

}  // namespace citygauge
