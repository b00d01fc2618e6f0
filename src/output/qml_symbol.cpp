#include "output/qml_symbol.hpp"

#include <fmt/format.h>

#include <string_view>

#include "output/xml_text.hpp"

namespace citygauge {
namespace {

std::string pen(Dash dash) {
  switch (dash) {
    case Dash::solid:
      return "solid";
    case Dash::dash:
      return "dash";
    case Dash::dot:
      return "dot";
    case Dash::dash_dot:
      return "dash dot";
  }
  return "solid";
}

std::string property(std::string_view key, std::string_view value) {
  return fmt::format(R"(<prop k="{}" v="{}"/>)", key, xml_text(value));
}

std::string number(std::string_view key, double value) {
  return property(key, fmt::format("{}", value));
}

std::string symbol_layer(std::string_view type, std::string_view content) {
  return fmt::format(R"(<layer class="{}" enabled="1" locked="0" pass="0">{}</layer>)", type, content);
}

std::string line_layer(Colour colour, double width_mm, Dash dash) {
  return symbol_layer("SimpleLine", property("line_color", qml_colour(colour)) +
                                        number("line_width", width_mm) + property("line_style", pen(dash)) +
                                        property("capstyle", "round") + property("joinstyle", "round"));
}

std::string hatch_layer(const Hatch& hatch) {
  const std::string line =
      fmt::format(R"(<symbol name="@hatch" type="line" alpha="1" clip_to_extent="1">{}</symbol>)",
                  line_layer(hatch.colour, hatch_line_mm, Dash::solid));
  return symbol_layer("LinePatternFill",
                      number("angle", hatch.angle_degrees) + number("distance", hatch.spacing_mm) + line);
}

std::string fill_layers(const Symbol& symbol) {
  std::string layers = symbol_layer(
      "SimpleFill", property("color", qml_colour(symbol.colour)) + property("style", "solid") +
                        property("outline_color", qml_colour(symbol.outline)) +
                        property("outline_style", symbol.size_mm > 0 ? pen(symbol.dash) : "no") +
                        number("outline_width", symbol.size_mm) + property("joinstyle", "round"));
  for (const Hatch& hatch : symbol.hatches) layers += hatch_layer(hatch);
  return layers;
}

std::string marker_layer(const Symbol& symbol) {
  return symbol_layer("SimpleMarker",
                      property("name", symbol.marker) + property("color", qml_colour(symbol.colour)) +
                          property("outline_color", qml_colour(symbol.outline)) +
                          number("outline_width", marker_outline_mm) + number("size", symbol.size_mm));
}

}  // namespace

std::string qml_colour(Colour colour) {
  return fmt::format("{},{},{},{}", colour.red, colour.green, colour.blue, colour.opacity);
}

std::string qml_symbol(const std::string& name, const Symbol& symbol) {
  const auto element = [&](std::string_view type, const std::string& layers) {
    return fmt::format(R"(<symbol name="{}" type="{}" alpha="1" clip_to_extent="1">{}</symbol>)", name, type,
                       layers);
  };
  switch (symbol.kind) {
    case ShapeKind::point:
      return element("marker", marker_layer(symbol));
    case ShapeKind::line:
      return element("line", line_layer(symbol.colour, symbol.size_mm, symbol.dash));
    case ShapeKind::polygon:
      return element("fill", fill_layers(symbol));
  }
  return {};
}

}  // namespace citygauge
