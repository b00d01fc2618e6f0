#include "output/text_table.hpp"

#include <algorithm>

#include "core/text_width.hpp"

namespace citygauge {
namespace {

std::vector<std::size_t> column_widths(const std::vector<TextRow>& rows) {
  std::vector<std::size_t> widths;
  for (const TextRow& row : rows) {
    if (widths.size() < row.size()) widths.resize(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(printable(row[i].text)));
    }
  }
  return widths;
}

std::string painted(const std::string& text, const std::string& colour) {
  return colour.empty() ? text : "\x1b[" + colour + "m" + text + "\x1b[0m";
}

}  // namespace

std::string laid_out(const std::vector<TextRow>& rows, const std::string& indent) {
  const std::vector<std::size_t> widths = column_widths(rows);
  std::string lines;
  for (const TextRow& row : rows) {
    lines += indent;
    std::string gap;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string text = printable(row[i].text);
      // Spaces are kept for the next cell, so that no line ends in them.
      const std::string fill(widths[i] - display_width(text), ' ');
      if (row[i].align == Align::right) gap += fill;
      if (!text.empty()) {
        lines += gap + painted(text, row[i].colour);
        gap.clear();
      }
      if (row[i].align == Align::left) gap += fill;
      gap += "  ";
    }
    lines += '\n';
  }
  return lines;
}

}  // namespace citygauge
