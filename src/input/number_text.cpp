#include "input/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace citygauge {
namespace {

constexpr double percent = 0.01;
constexpr std::size_t longest_number = 400;  // bytes; DBL_MAX has 309 digits

/// Full-width forms U+FF01…U+FF5E as ASCII, the ideographic space as a blank.
std::string half_width(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
    const bool three = i + 2 < text.size();
    if (three && byte(i) == 0xEF && (byte(i + 1) == 0xBC || byte(i + 1) == 0xBD)) {
      const int code = (byte(i + 1) - 0xBC) * 64 + byte(i + 2) - 0x80;  // from U+FF00
      if (code >= 0x01 && code <= 0x5E) {
        plain += static_cast<char>(code + 0x20);
        i += 2;
        continue;
      }
    }
    if (three && text.substr(i, 3) == "\xE3\x80\x80") {
      plain += ' ';
      i += 2;
      continue;
    }
    plain += text[i];
  }
  return plain;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Without its thousands separators; nullopt where a comma is none.
std::optional<std::string> without_separators(std::string_view number) {
  const std::size_t end = std::min(number.find_first_of(".eE"), number.size());
  std::string plain;
  std::size_t run = 0;  // digits since the last comma, or since the begin
  bool separated = false;
  for (std::size_t i = 0; i <= end; ++i) {
    const bool comma = i < end && number[i] == ',';
    if (comma || i == end) {
      if (separated ? run != 3 : comma && (run == 0 || run > 3)) return std::nullopt;
      separated = separated || comma;
      run = 0;
    } else {
      run += is_digit(number[i]) ? 1 : 0;
      plain += number[i];
    }
  }
  if (number.substr(end).find(',') != std::string_view::npos) return std::nullopt;
  return plain.append(number.substr(end));
}

using Suffixes = std::vector<std::pair<std::string_view, double>>;

/// What may follow a number in a column of that unit, with its factor.
const Suffixes& suffixes_of(std::string_view unit) {
  static const std::map<std::string_view, Suffixes> all{
      {"", {{"%", percent}, {"层", 1}, {"个", 1}, {"条", 1}}},
      {"%", {{"%", 1}}},
      {"people", {{"人", 1}, {"万", 1e4}, {"万人", 1e4}}},
      {"households", {{"户", 1}, {"万", 1e4}, {"万户", 1e4}}},
      {"a", {{"年", 1}}},
      {"m", {{"m", 1}, {"M", 1}, {"米", 1}, {"km", 1e3}, {"公里", 1e3}}},
      {"m2",
       {{"m2", 1},
        {"m²", 1},
        {"㎡", 1},
        {"平方米", 1},
        {"平米", 1},
        {"ha", 1e4},
        {"公顷", 1e4},
        {"万平方米", 1e4}}},
      {"km/h", {{"km/h", 1}, {"公里/小时", 1}, {"千米/小时", 1}, {"kmh", 1}}},
  };
  static const Suffixes none;
  const auto found = all.find(unit);
  return found == all.end() ? none : found->second;
}

std::optional<double> factor_of(std::string_view suffix, std::string_view unit) {
  if (suffix.empty()) return 1;
  for (const auto& [written, factor] : suffixes_of(unit))
    if (suffix == written) return factor;
  return std::nullopt;
}

std::optional<double> plain_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace

std::optional<NumberInText> number_in_text(std::string_view text, std::string_view unit) {
  text = trimmed(text);
  if (text.empty() || text.size() > longest_number) return std::nullopt;
  if (const auto value = plain_number(text)) return NumberInText{*value, false};
  const std::string ascii = half_width(text);
  const std::string_view whole = trimmed(ascii);
  std::size_t end = whole.find_first_not_of("0123456789.,+-");
  if (end != std::string_view::npos && (whole[end] == 'e' || whole[end] == 'E'))
    end = whole.find_first_not_of("0123456789+-", end + 1);
  end = std::min(end, whole.size());
  const auto factor = factor_of(trimmed(whole.substr(end)), unit);
  const auto digits = without_separators(trimmed(whole.substr(0, end)));
  if (!factor || !digits) return std::nullopt;
  const auto value = plain_number(*digits);
  if (!value || !std::isfinite(*value * *factor)) return std::nullopt;
  // 35 / 100 is the double nearest to 0.35; 35 · 0.01 need not be.
  return NumberInText{*factor == percent ? *value / 100 : *value * *factor, true};
}

}  // namespace citygauge
