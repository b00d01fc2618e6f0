#include "output/sld_symbol.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>
#include <string_view>

#include "output/xml_text.hpp"

namespace citygauge {
namespace {

double opacity_of(Colour colour) {
  return std::round(1000.0 * colour.opacity / 255) / 1000;
}

std::string fill(Colour colour) {
  return fmt::format("<se:Fill>{}{}</se:Fill>", sld_parameter("fill", sld_colour(colour)),
                     sld_parameter("fill-opacity", opacity_of(colour)));
}

/// Dashes in multiples of the line's width, as QGIS and the map sheets draw them.
std::string_view dashes(Dash dash) {
  switch (dash) {
    case Dash::solid:
      return "";
    case Dash::dash:
      return "4 2";
    case Dash::dot:
      return "1 2";
    case Dash::dash_dot:
      return "4 2 1 2";
  }
  return "";
}

std::string dash_array(Dash dash, double width) {
  std::string array;
  for (const char c : dashes(dash)) {
    if (c == ' ') continue;
    array += fmt::format("{}{}", array.empty() ? "" : " ", std::round(100 * width * (c - '0')) / 100);
  }
  return array.empty() ? "" : sld_parameter("stroke-dasharray", array);
}

std::string stroke(Colour colour, double width_mm, Dash dash = Dash::solid) {
  const double width = sld_pixels(width_mm);
  return fmt::format("<se:Stroke>{}{}{}{}{}</se:Stroke>", sld_parameter("stroke", sld_colour(colour)),
                     sld_parameter("stroke-opacity", opacity_of(colour)),
                     sld_parameter("stroke-width", width), sld_parameter("stroke-linejoin", "round"),
                     dash_array(dash, width));
}

std::string mark(std::string_view shape, const std::string& content) {
  return fmt::format("<se:Mark><se:WellKnownName>{}</se:WellKnownName>{}</se:Mark>", xml_text(shape),
                     content);
}

/// A program takes the first of the marks that it knows (05-077r4, 11.3.2): QGIS reads "horline", GeoServer
/// and GeoTools "shape://horline".
std::string hatch(const Hatch& lines) {
  const std::string line = stroke(lines.colour, hatch_line_mm);
  const std::string level = mark("horline", line) + mark("shape://horline", line);
  return fmt::format(
      "<se:PolygonSymbolizer><se:Fill><se:GraphicFill><se:Graphic>{}<se:Size>{}</se:Size>"
      "<se:Rotation>{}</se:Rotation></se:Graphic></se:GraphicFill></se:Fill></se:PolygonSymbolizer>\n",
      level, sld_pixels(lines.spacing_mm), lines.angle_degrees);
}

std::string area(const Symbol& symbol) {
  std::string all = "<se:PolygonSymbolizer>" + fill(symbol.colour);
  if (symbol.size_mm > 0) all += stroke(symbol.outline, symbol.size_mm, symbol.dash);
  all += "</se:PolygonSymbolizer>\n";
  for (const Hatch& lines : symbol.hatches) all += hatch(lines);
  return all;
}

/// The standard has no diamond, which is a square on its corner, and calls the slanting cross an x.
std::string point(const Symbol& symbol) {
  const bool is_diamond = symbol.marker == "diamond";
  const std::string shape = is_diamond ? "square" : symbol.marker == "cross2" ? "x" : symbol.marker;
  const double size_mm = is_diamond ? symbol.size_mm / std::numbers::sqrt2 : symbol.size_mm;
  const std::string looks = fill(symbol.colour) + stroke(symbol.outline, marker_outline_mm);
  return fmt::format(
      "<se:PointSymbolizer><se:Graphic>{}<se:Size>{}</se:Size>{}</se:Graphic></se:PointSymbolizer>\n",
      mark(shape, looks), sld_pixels(size_mm), is_diamond ? "<se:Rotation>45</se:Rotation>" : "");
}

}  // namespace

std::string sld_symbolizers(const Symbol& symbol) {
  switch (symbol.kind) {
    case ShapeKind::point:
      return point(symbol);
    case ShapeKind::line:
      return "<se:LineSymbolizer>" + stroke(symbol.colour, symbol.size_mm, symbol.dash) +
             "</se:LineSymbolizer>\n";
    case ShapeKind::polygon:
      return area(symbol);
  }
  return {};
}

std::string sld_colour(Colour colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

std::string sld_parameter(const char* name, const std::string& value) {
  return fmt::format(R"(<se:SvgParameter name="{}">{}</se:SvgParameter>)", name, xml_text(value));
}

std::string sld_parameter(const char* name, double value) {
  return sld_parameter(name, fmt::format("{}", value));
}

double sld_pixels(double mm) {
  constexpr double mm_per_pixel = 0.28;
  return std::round(1000 * mm / mm_per_pixel) / 1000;
}

}  // namespace citygauge
