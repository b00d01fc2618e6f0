#include "core/natural_order.hpp"

#include <cctype>

namespace citygauge {

bool natural_less(const std::string& a, const std::string& b) {
  const auto is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (!is_digit(a[i]) || !is_digit(b[j])) {
      if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
      ++i, ++j;
      continue;
    }
    std::size_t first = i, second = j;
    while (first < a.size() && a[first] == '0') ++first;
    while (second < b.size() && b[second] == '0') ++second;
    std::size_t first_end = first, second_end = second;
    while (first_end < a.size() && is_digit(a[first_end])) ++first_end;
    while (second_end < b.size() && is_digit(b[second_end])) ++second_end;
    if (first_end - first != second_end - second) return first_end - first < second_end - second;
    const int order = a.compare(first, first_end - first, b, second, second_end - second);
    if (order != 0) return order < 0;
    i = first_end, j = second_end;
  }
  if ((i == a.size()) != (j == b.size())) return i == a.size();
  return a < b;
}

}  // namespace citygauge
