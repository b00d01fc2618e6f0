#include "model/target.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string_view>

#include "core/rounding.hpp"

namespace citygauge {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::optional<double> parse_number(std::string_view text) {
  text = trimmed(text);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// "[0.6, 1]", already trimmed.
std::optional<Threshold> parse_range(std::string_view text) {
  if (text.size() < 2 || text.front() != '[' || text.back() != ']') return std::nullopt;
  text = text.substr(1, text.size() - 2);
  const auto comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto lower = parse_number(text.substr(0, comma));
  const auto upper = parse_number(text.substr(comma + 1));
  if (!lower || !upper || *lower > *upper) return std::nullopt;
  return Threshold{Comparator::within, *lower, *upper};
}

struct Symbol {
  std::string_view text;
  Comparator comparator;
};
constexpr Symbol symbols[] = {{">=", Comparator::at_least},
                              {"<=", Comparator::at_most},
                              {">", Comparator::more_than},
                              {"<", Comparator::less_than}};

}  // namespace

std::string to_string(const Threshold& threshold) {
  switch (threshold.comparator) {
    case Comparator::at_least:
      return fmt::format(">= {}", threshold.value);
    case Comparator::more_than:
      return fmt::format("> {}", threshold.value);
    case Comparator::at_most:
      return fmt::format("<= {}", threshold.value);
    case Comparator::less_than:
      return fmt::format("< {}", threshold.value);
    case Comparator::within:
      return fmt::format("[{}, {}]", threshold.value, threshold.upper);
  }
  return {};
}

std::optional<Threshold> parse_threshold(const std::string& text) {
  const std::string_view given = trimmed(text);
  for (const auto& [symbol, comparator] : symbols) {
    if (!given.starts_with(symbol)) continue;
    const auto value = parse_number(given.substr(symbol.size()));
    return value ? std::optional(Threshold{comparator, *value, 0}) : std::nullopt;
  }
  return parse_range(given);
}

double turning_value(const Threshold& threshold) {
  const bool includes_what_is_below =
      threshold.comparator == Comparator::at_most || threshold.comparator == Comparator::more_than;
  return includes_what_is_below ? greatest_equal(threshold.value) : least_equal(threshold.value);
}

bool meets(double value, const Threshold& threshold) {
  switch (threshold.comparator) {
    case Comparator::at_least:
      return value >= turning_value(threshold);
    case Comparator::more_than:
      return value > turning_value(threshold);
    case Comparator::at_most:
      return value <= turning_value(threshold);
    case Comparator::less_than:
      return value < turning_value(threshold);
    case Comparator::within:
      return value >= turning_value(threshold) && value <= greatest_equal(threshold.upper);
  }
  return false;
}

std::string indicator_part(const std::string& name) {
  return name.substr(0, name.find('.'));
}

std::string class_part(const std::string& name) {
  const auto dot = name.find('.');
  return dot == std::string::npos ? "" : name.substr(dot + 1);
}

}  // namespace citygauge
