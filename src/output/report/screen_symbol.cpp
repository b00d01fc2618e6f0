#include "output/report/screen_symbol.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace citygauge::html {
namespace {

constexpr double px_per_mm = 96 / 25.4;
constexpr double least_gap_px = 4;  // closer lines are a grey on the screen

double opacity(const Colour& colour) {
  return colour.opacity / 255.0;
}

double gap_px(const Hatch& hatch) {
  return std::max(least_gap_px, hatch.spacing_mm * px_per_mm);
}

const char* dash_array(Dash dash) {
  switch (dash) {
    case Dash::solid:
      return "";
    case Dash::dash:
      return "6 4";
    case Dash::dot:
      return "1 4";
    case Dash::dash_dot:
      return "7 3 1 3";
  }
  return "";
}

}  // namespace

std::string css_colour(const Colour& colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

/// The tile turns with the first hatch; a second one is drawn across it.
std::string svg_pattern(const std::string& id, const Symbol& symbol, double gap, double line) {
  const double angle = symbol.hatches.empty() ? 0 : symbol.hatches.front().angle_degrees;
  std::string svg = fmt::format(
      R"svg(<pattern id="{0}" patternUnits="userSpaceOnUse" width="{1:g}" height="{1:g}" patternTransform="rotate({2:g})">)svg",
      id, gap, -angle);
  // A little larger than the tile: no seam shows where tiles meet.
  svg +=
      fmt::format(R"(<rect x="-1" y="-1" width="{0:g}" height="{0:g}" fill="{1}" fill-opacity="{2:.2f}"/>)",
                  gap + 2, css_colour(symbol.colour), opacity(symbol.colour));
  for (const Hatch& hatch : symbol.hatches)
    svg += fmt::format(
        R"svg(<line x1="{0:g}" x2="{1:g}" y1="{2:g}" y2="{2:g}" stroke="{3}" stroke-opacity="{4:.2f}" stroke-width="{5:g}" transform="rotate({6:g} {2:g} {2:g})"/>)svg",
        -gap, 2 * gap, gap / 2, css_colour(hatch.colour), opacity(hatch.colour), line,
        angle - hatch.angle_degrees);
  return svg + "</pattern>";
}

std::string symbol_json(const Symbol& symbol) {
  const bool is_line = symbol.kind == ShapeKind::line;
  const Colour& line = is_line ? symbol.colour : symbol.outline;
  std::string json = fmt::format(R"({{"fill":"{}","opacity":{:.2f},"line":"{}","lineOpacity":{:.2f})",
                                 css_colour(symbol.colour), is_line ? 0 : opacity(symbol.colour),
                                 css_colour(line), opacity(line));
  const bool is_point = symbol.kind == ShapeKind::point;
  json += fmt::format(R"(,"width":{:.1f},"radius":{:.1f},"dash":"{}","marker":"{}","hatches":[)",
                      is_point ? 1.0 : std::max(0.8, symbol.size_mm * px_per_mm),
                      is_point ? std::max(3.5, symbol.size_mm * px_per_mm / 2) : 0.0, dash_array(symbol.dash),
                      symbol.marker == "triangle" || symbol.marker == "cross2" ? symbol.marker : "circle");
  const char* separator = "";
  for (const Hatch& hatch : symbol.hatches) {
    json += fmt::format(R"({}{{"angle":{:g},"gap":{:.1f},"line":"{}"}})", separator, hatch.angle_degrees,
                        gap_px(hatch), css_colour(hatch.colour));
    separator = ",";
  }
  return json + "]}";
}

}  // namespace citygauge::html
