#include "output/map/lettering.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/text_width.hpp"

namespace citygauge {
namespace {

constexpr double a4_area_mm2 = 210.0 * 297.0;
constexpr double growth = 0.3;  // exponent of the sheet's area
constexpr double least_scale = 0.8;
constexpr double greatest_scale = 3;

/// Bytes of the UTF-8 character that begins with `lead`.
std::size_t bytes_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte >= 0xF0) return 4;
  if (byte >= 0xE0) return 3;
  return byte >= 0xC0 ? 2 : 1;
}

}  // namespace

Lettering lettering_for(PaperSize sheet, Language language) {
  const double area = sheet.width_mm * sheet.height_mm;
  return {language, std::clamp(std::pow(area / a4_area_mm2, growth), least_scale, greatest_scale)};
}

TextStyle text_style(double size_pt, bool bold, Colour colour) {
  TextStyle style;
  style.size_pt = size_pt;
  style.bold = bold;
  style.colour = colour;
  return style;
}

Symbol pen(double width_mm, Colour colour) {
  Symbol symbol;
  symbol.kind = ShapeKind::line;
  symbol.colour = colour;
  symbol.size_mm = width_mm;
  return symbol;
}

Symbol filled(Colour colour) {
  constexpr Colour none{0, 0, 0, 0};
  return filled(colour, 0, none);
}

Symbol filled(Colour colour, double outline_mm, Colour outline) {
  Symbol symbol;
  symbol.kind = ShapeKind::polygon;
  symbol.colour = colour;
  symbol.outline = outline;
  symbol.size_mm = outline_mm;
  return symbol;
}

std::string shortened(const std::string& text, std::size_t columns) {
  const std::string line = printable(text);
  if (display_width(line) <= columns) return line;
  std::size_t end = 0;
  std::size_t used = 1;  // of the mark
  while (end < line.size()) {
    const std::size_t bytes = std::min(bytes_of(line[end]), line.size() - end);
    used += display_width(std::string_view(line).substr(end, bytes));
    if (used > columns) break;
    end += bytes;
  }
  return line.substr(0, end) + "…";
}

std::vector<double> shared_width(const std::vector<double>& wanted, double total) {
  std::vector<double> given = wanted;
  if (given.empty()) return given;
  const double spare = total - std::accumulate(wanted.begin(), wanted.end(), 0.0);
  if (spare >= 0) {
    given.front() += spare;
    return given;
  }
  std::vector<double> ascending = wanted;
  std::sort(ascending.begin(), ascending.end());
  double left = total;
  double cap = 0;
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    cap = left / static_cast<double>(ascending.size() - i);
    if (ascending[i] > cap) break;
    left -= ascending[i];
  }
  for (double& width : given) {
    width = std::min(width, cap);
  }
  return given;
}

}  // namespace citygauge
