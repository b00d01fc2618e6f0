#include "output/shown_number.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include "model/target.hpp"

namespace citygauge {
namespace {

constexpr double largest_plain = 1e15;  // beyond, a double has no digits after the point

int decimals_of(double value) {
  const double size = std::abs(value);
  if (size == std::round(size) || size >= 1e6) return 0;
  if (size >= 100) return 1;
  if (size >= 1) return 2;
  if (size >= 0.01) return 3;
  constexpr int most = 12;
  return std::min(most, 1 - static_cast<int>(std::floor(std::log10(size))));
}

std::string with_decimals(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  const bool is_zero = text.find_first_of("123456789") == std::string::npos;
  if (is_zero && text[0] == '-') text.erase(0, 1);
  return text;
}

double parsed(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

std::string shown_number(double value) {
  if (!std::isfinite(value) || std::abs(value) >= largest_plain) return fmt::format("{:.6g}", value);
  return with_decimals(value, decimals_of(value));
}

std::string shown_value(double value, const std::string& threshold) {
  std::string text = shown_number(value);
  const std::optional<Threshold> target = parse_threshold(threshold);
  if (!target || !std::isfinite(value) || std::abs(value) >= largest_plain) return text;
  const bool met = meets(value, *target);
  constexpr int most_decimals = 17;
  for (int d = decimals_of(value) + 1; meets(parsed(text), *target) != met && d <= most_decimals; ++d) {
    text = with_decimals(value, d);
  }
  return text;
}

std::string shown_threshold(std::string threshold) {
  replace_all(threshold, ">=", "≥");
  replace_all(threshold, "<=", "≤");
  return threshold;
}

std::string shown_unit(std::string unit) {
  replace_all(unit, "m2", "m²");
  return unit;
}

}  // namespace citygauge
