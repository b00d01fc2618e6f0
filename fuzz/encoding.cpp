// The detector of encodings: any bytes are taken, and what a file is guessed to be depends on its texts
// alone.
#include "input/encoding.hpp"

#include <optional>
#include <sstream>
#include <vector>

#include "expect.hpp"
#include "targets.hpp"

namespace citygauge::fuzz {
namespace {

/// The code point whose UTF-8 would be `length` bytes from here, whatever they are; none beyond the end.
std::optional<std::uint32_t> decoded(const std::string& text, std::size_t at, std::size_t length) {
  static constexpr std::uint8_t payload[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  if (at + length > text.size()) return std::nullopt;
  std::uint32_t code = static_cast<std::uint8_t>(text[at]) & payload[length];
  for (std::size_t i = 1; i < length; ++i)
    code = code << 6 | (static_cast<std::uint8_t>(text[at + i]) & 0x3F);
  return code;
}

std::string encoded(std::uint32_t code) {
  const auto tail = [code](int shift) { return static_cast<char>(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0 | code >> 6), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0 | code >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | code >> 18), tail(12), tail(6), tail(0)};
}

/// By trying lengths: a character is UTF-8 when it decodes to a code point that encodes to the same bytes.
bool is_utf8_by_trial(const std::string& text) {
  const auto length_at = [&](std::size_t at) -> std::size_t {
    for (std::size_t length = 1; length <= 4; ++length) {
      const auto code = decoded(text, at, length);
      if (!code || *code > 0x10FFFF || (*code >= 0xD800 && *code <= 0xDFFF)) continue;
      if (text.compare(at, length, encoded(*code)) == 0) return length;
    }
    return 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = length_at(at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

EncodingEvidence evidence(const std::vector<std::string>& texts) {
  EncodingEvidence gathered;
  for (const std::string& text : texts) gathered.add(text);
  return gathered;
}

void expect_same(const EncodingEvidence& one, const EncodingEvidence& other, const char* what) {
  expect(one.guess() == other.guess() && one.sure() == other.sure(), what);
}

void check_cutting(const std::string& text) {
  const std::string_view kept = without_cut_character(text);
  expect(text.starts_with(kept) && text.size() - kept.size() <= 3, "at most one character is cut away");
  if (is_utf8_by_trial(text)) expect(kept == text, "nothing is cut from whole characters");
  if (kept != text) expect(is_utf8_by_trial(std::string(kept)), "what is left of a cut text is UTF-8");
}

}  // namespace

void fuzz_encoding(Input input) {
  std::vector<std::string> texts;
  std::istringstream lines(as_text(input));
  for (std::string line; std::getline(lines, line);) {
    expect(is_utf8(line) == is_utf8_by_trial(line), "UTF-8 is what decodes and encodes to itself");
    check_cutting(line);
    texts.push_back(line);
  }
  const EncodingEvidence all = evidence(texts);
  expect_same(all, evidence({texts.rbegin(), texts.rend()}), "the order of texts changes nothing");
  std::vector<std::string> more = texts;
  more.insert(more.begin(), "plain ASCII");
  expect_same(all, evidence(more), "ASCII texts change nothing");
  more.insert(more.end(), {"规划道路", "中华人民共和国"});
  if (all.guess() == TextEncoding::utf8) expect(evidence(more).sure(), "Chinese UTF-8 makes UTF-8 sure");
  if (all.sure()) expect(!to_string(all.guess()).empty(), "what is sure has a name");
}

}  // namespace citygauge::fuzz
