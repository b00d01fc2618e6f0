// Upright writing, one character below the other, as Chinese maps letter their north-south streets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace citygauge {

struct StackedRow {
  std::string text;
  bool is_turned = false;  // by 90° clockwise: brackets and dashes run along the column
};

/// The rows of a stacked text: a character with its combining marks each, but a run of Latin letters and
/// digits ("G312", "12.5", "BRT") on one. Spaces are left out. REQUIRES well-formed UTF-8.
[[nodiscard]] std::vector<StackedRow> stacked_rows(std::string_view utf8);

}  // namespace citygauge
