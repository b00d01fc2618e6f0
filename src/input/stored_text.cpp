#include "input/stored_text.hpp"

#include <cpl_string.h>

#include <algorithm>

namespace citygauge {
namespace {

/// Lead 0x81–0xFE, trail 0x40–0xFE but 0x7F. A last lead byte alone is a text cut at the width of its field.
bool is_gbk(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) continue;
    if (lead == 0x80 || lead == 0xFF) return false;
    if (++i == bytes.size()) return true;
    const auto trail = static_cast<unsigned char>(bytes[i]);
    if (trail < 0x40 || trail == 0x7F || trail == 0xFF) return false;
  }
  return true;
}

/// Without a last character that the width of the field has cut.
std::string_view whole_characters(std::string_view bytes) {
  constexpr std::size_t longest_character = 4;
  const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0xC0; };
  for (std::size_t back = 1; back < longest_character && back <= bytes.size(); ++back) {
    const auto c = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (c < 0x80) return bytes;
    if (!is_lead(static_cast<char>(c))) continue;
    const std::size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    return length > back ? bytes.substr(0, bytes.size() - back) : bytes;
  }
  return bytes;
}

}  // namespace

void StoredText::add(std::string_view bytes) {
  if (std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return;
  ascii_ = false;
  const std::string_view whole = whole_characters(bytes);
  utf8_ = utf8_ && CPLIsUTF8(whole.data(), static_cast<int>(whole.size())) != 0;
  gbk_ = gbk_ && is_gbk(bytes);
}

std::string StoredText::encoding() const {
  if (ascii_) return "ASCII";
  if (utf8_) return "UTF-8";
  return gbk_ ? "GBK" : "unknown";
}

}  // namespace citygauge
