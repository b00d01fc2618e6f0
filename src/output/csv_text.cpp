#include "output/csv_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace citygauge {
namespace {

std::string csv_quoted(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

/// Spreadsheets of East Asia also take the full-width signs for what they look like.
bool begins_as_formula(const std::string& text) {
  constexpr std::array signs{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  return std::ranges::any_of(signs, [&](const char* sign) { return text.starts_with(sign); });
}

struct CsvCell {
  std::string operator()(std::monostate /*null*/) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const {
    std::array<char, 32> digits{};  // the shortest round-trip form in this range takes at most 24
    const double size = std::abs(value);
    const bool is_plain = size == 0 || (size >= 1e-5 && size < 1e15);
    const auto format = is_plain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, format).ptr;
    return {digits.data(), end};
  }
  std::string operator()(const std::string& text) const {
    return csv_quoted(begins_as_formula(text) ? "'" + text : text);
  }
};

}  // namespace

std::string csv_line(const std::vector<Cell>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    line += std::visit(CsvCell{}, cells[i]);
  }
  return line + "\r\n";
}

}  // namespace citygauge
