#include "input/encoding.hpp"

#include <algorithm>

namespace citygauge {
namespace {

constexpr double likely_share =
    0.6;  // of GB 2312 among the characters: rare hanzi in names are a few per cent
constexpr double sure_share = 0.9;
constexpr std::int64_t sure_pairs = 2;

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<std::uint8_t>(text[at]) : 0;
}

bool within(std::uint8_t byte, int first, int last) {
  return byte >= first && byte <= last;
}

/// Length that a UTF-8 character with this first byte has; 0: none begins so.
std::size_t utf8_length(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (within(lead, 0xC2, 0xDF)) return 2;
  if (within(lead, 0xE0, 0xEF)) return 3;
  return within(lead, 0xF0, 0xF4) ? 4 : 0;
}

/// Whether `second` may follow `lead`: no overlong forms, no surrogates, nothing above U+10FFFF.
bool may_follow(std::uint8_t lead, std::uint8_t second) {
  const int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  return within(second, least, most);
}

enum class Read : std::uint8_t { whole, cut, invalid };

struct Character {
  Read read = Read::invalid;
  std::size_t length = 1;
};

Character utf8_at(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte_at(text, at);
  const std::size_t length = utf8_length(lead);
  if (length == 0) return {};
  const std::size_t there = std::min(length, text.size() - at);
  for (std::size_t i = 1; i < there; ++i) {
    const std::uint8_t next = byte_at(text, at + i);
    if (i == 1 ? !may_follow(lead, next) : !within(next, 0x80, 0xBF)) return {};
  }
  return {there == length ? Read::whole : Read::cut, there};
}

Character gb18030_at(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte_at(text, at);
  if (lead < 0x80) return {Read::whole, 1};
  if (!within(lead, 0x81, 0xFE)) return {};
  if (at + 1 == text.size()) return {Read::cut, 1};
  const std::uint8_t second = byte_at(text, at + 1);
  if (within(second, 0x40, 0xFE) && second != 0x7F) return {Read::whole, 2};
  if (!within(second, 0x30, 0x39)) return {};
  if (at + 3 >= text.size()) return {Read::cut, text.size() - at};
  const bool whole = within(byte_at(text, at + 2), 0x81, 0xFE) && within(byte_at(text, at + 3), 0x30, 0x39);
  return {whole ? Read::whole : Read::invalid, 4};
}

/// The hanzi and signs that GB 2312 has.
bool is_common(std::uint8_t lead, std::uint8_t second) {
  return within(second, 0xA1, 0xFE) && (within(lead, 0xB0, 0xF7) || within(lead, 0xA1, 0xA3));
}

}  // namespace

std::string to_string(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::utf8:
      return "UTF-8";
    case TextEncoding::cp936:
      return "CP936";
    case TextEncoding::gb18030:
      return "GB18030";
    case TextEncoding::ascii:
    case TextEncoding::unknown:
      return "";
  }
  return "";
}

void EncodingEvidence::add(std::string_view text) {
  if (std::ranges::none_of(text, [](char c) { return static_cast<std::uint8_t>(c) >= 0x80; })) return;
  any_ = true;
  add_as_utf8(text);
  add_as_gb18030(text);
}

void EncodingEvidence::add_as_utf8(std::string_view text) {
  for (std::size_t at = 0; valid_utf8_ && at < text.size();) {
    const Character character = utf8_at(text, at);
    if (character.read == Read::invalid) valid_utf8_ = false;
    if (character.read == Read::whole && character.length > 2) ++long_sequences_;
    if (character.length == 2 && within(byte_at(text, at), 0xC2, 0xC9)) ++latin_sequences_;
    at += character.length;
  }
}

void EncodingEvidence::add_as_gb18030(std::string_view text) {
  for (std::size_t at = 0; valid_gb18030_ && at < text.size();) {
    const Character character = gb18030_at(text, at);
    if (character.read == Read::invalid) valid_gb18030_ = false;
    if (character.read == Read::whole && character.length == 4) ++quads_;
    if (character.length == 2 && character.read == Read::whole) {
      ++pairs_;
      common_pairs_ += is_common(byte_at(text, at), byte_at(text, at + 1)) ? 1 : 0;
    }
    at += character.length;
  }
}

TextEncoding EncodingEvidence::guess() const {
  if (!any_) return TextEncoding::ascii;
  const bool only_hanzi = valid_gb18030_ && pairs_ > 0 && common_pairs_ == pairs_;
  const bool by_chance = long_sequences_ == 0 && latin_sequences_ == 0 && only_hanzi;
  if (valid_utf8_ && !by_chance) return TextEncoding::utf8;
  const auto common = static_cast<double>(common_pairs_);
  if (!valid_gb18030_ || common < likely_share * static_cast<double>(pairs_) || pairs_ == 0)
    return TextEncoding::unknown;
  return quads_ > 0 ? TextEncoding::gb18030 : TextEncoding::cp936;
}

bool EncodingEvidence::sure() const {
  switch (guess()) {
    case TextEncoding::utf8:
      return long_sequences_ > 0;
    case TextEncoding::cp936:
    case TextEncoding::gb18030:
      return pairs_ >= sure_pairs &&
             static_cast<double>(common_pairs_) >= sure_share * static_cast<double>(pairs_);
    case TextEncoding::ascii:
    case TextEncoding::unknown:
      return false;
  }
  return false;
}

std::string_view without_cut_character(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Character character = utf8_at(text, at);
    if (character.read == Read::cut) return text.substr(0, at);
    if (character.read == Read::invalid) break;
    at += character.length;
  }
  return text;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = utf8_at(text, at);
    if (character.read != Read::whole) return false;
    at += character.length;
  }
  return true;
}

}  // namespace citygauge
