#include "output/qml_style.hpp"

#include <fmt/format.h>

#include <string_view>

#include "core/text_width.hpp"

namespace citygauge {
namespace {

/// Text as XML takes it: no control characters, markup escaped.
std::string xml(std::string_view text) {
  std::string escaped;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string rgba(Colour c) {
  return fmt::format("{},{},{},{}", c.red, c.green, c.blue, c.opacity);
}

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
  return fmt::format(R"(<prop k="{}" v="{}"/>)", key, xml(value));
}

std::string millimetres(std::string_view key, double value) {
  return property(key, fmt::format("{}", value));
}

std::string symbol_layer(std::string_view type, std::string_view content) {
  return fmt::format(R"(<layer class="{}" enabled="1" locked="0" pass="0">{}</layer>)", type, content);
}

std::string line_layer(Colour colour, double width_mm, Dash dash) {
  return symbol_layer("SimpleLine", property("line_color", rgba(colour)) +
                                        millimetres("line_width", width_mm) +
                                        property("line_style", pen(dash)) + property("capstyle", "round") +
                                        property("joinstyle", "round"));
}

std::string hatch_layer(const Hatch& hatch) {
  constexpr double line_mm = 0.25;
  const std::string line =
      fmt::format(R"(<symbol name="@hatch" type="line" alpha="1" clip_to_extent="1">{}</symbol>)",
                  line_layer(hatch.colour, line_mm, Dash::solid));
  return symbol_layer("LinePatternFill", millimetres("angle", hatch.angle_degrees) +
                                             millimetres("distance", hatch.spacing_mm) + line);
}

std::string fill_layers(const Symbol& symbol) {
  std::string layers = symbol_layer(
      "SimpleFill", property("color", rgba(symbol.colour)) + property("style", "solid") +
                        property("outline_color", rgba(symbol.outline)) + property("outline_style", "solid") +
                        millimetres("outline_width", symbol.size_mm) + property("joinstyle", "round"));
  for (const Hatch& hatch : symbol.hatches) layers += hatch_layer(hatch);
  return layers;
}

std::string marker_layer(const Symbol& symbol) {
  constexpr double outline_mm = 0.3;
  return symbol_layer("SimpleMarker",
                      property("name", symbol.marker) + property("color", rgba(symbol.colour)) +
                          property("outline_color", rgba(symbol.outline)) +
                          millimetres("outline_width", outline_mm) + millimetres("size", symbol.size_mm));
}

std::string qml_symbol(std::size_t name, const Symbol& symbol) {
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

/// Both languages: a GeoPackage is the same whoever made it.
std::string bilingual(const Text& text) {
  if (text.zh.empty() || text.en.empty() || text.zh == text.en) return text.in(Language::zh);
  return text.zh + " " + text.en;
}

std::string qml_classes(const LayerStyle& style) {
  std::string classes;
  for (std::size_t i = 0; i < style.classes.size(); ++i) {
    const StyleClass& c = style.classes[i];
    const std::string common =
        fmt::format(R"(symbol="{}" label="{}" render="true")", i, xml(bilingual(c.label)));
    if (style.kind == StyleKind::categorised) {
      classes += fmt::format(R"(<category type="string" value="{}" {}/>)", xml(c.value), common);
    } else {
      classes += fmt::format(R"(<range lower="{}" upper="{}" {}/>)", c.lower, c.upper, common);
    }
    classes += '\n';
  }
  return classes;
}

std::string renderer(const LayerStyle& style) {
  std::string symbols;
  for (std::size_t i = 0; i < style.classes.size(); ++i)
    symbols += qml_symbol(i, style.classes[i].symbol) + '\n';
  symbols = "<symbols>\n" + symbols + "</symbols>\n";
  const std::string column = xml(style.column);
  switch (style.kind) {
    case StyleKind::single:
      return "<renderer-v2 type=\"singleSymbol\">\n" + symbols + "</renderer-v2>\n";
    case StyleKind::categorised:
      return fmt::format(
          "<renderer-v2 type=\"categorizedSymbol\" attr=\"{}\">\n<categories>\n{}</categories>\n{}"
          "</renderer-v2>\n",
          column, qml_classes(style), symbols);
    case StyleKind::graduated:
      return fmt::format(
          "<renderer-v2 type=\"graduatedSymbol\" attr=\"{}\" graduatedMethod=\"GraduatedColor\">\n"
          "<ranges>\n{}</ranges>\n{}</renderer-v2>\n",
          column, qml_classes(style), symbols);
  }
  return {};
}

/// QGIS's expression for what a label shows.
std::string label_expression(const LabelStyle& label) {
  if (label.column.empty() || label.unit.empty()) return label.column.empty() ? "" : '"' + label.column + '"';
  return fmt::format("format_number(\"{}\", {}) || ' {}'", label.column, label.decimals, label.unit);
}

/// Labels stand in polygons and beside lines and points. No font is named: QGIS then takes its own, which has
/// the glyphs of the planner's language.
std::string labeling(const std::string& expression, ShapeKind kind) {
  if (expression.empty()) return {};
  const bool is_inside = kind == ShapeKind::polygon;
  return fmt::format(
      R"xml(<labeling type="simple"><settings calloutType="simple">
<text-style fieldName="{}" isExpression="1" fontSize="9" fontSizeUnit="Point" fontWeight="50" textColor="40,40,40,255" textOpacity="1">
<text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="1"/>
</text-style>
<placement placement="1" quadOffset="{}" xOffset="{}" yOffset="0" offsetUnits="MM" geometryGeneratorEnabled="1"
 geometryGenerator="{}($geometry)" geometryGeneratorType="PointGeometry"/>
<rendering drawLabels="1" obstacle="0"/></settings></labeling>
)xml",
      xml(expression), is_inside ? 4 : 5, is_inside ? 0 : 2, is_inside ? "point_on_surface" : "centroid");
}

}  // namespace

std::string to_qml(const LayerStyle& style) {
  return fmt::format(R"(<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling" labelsEnabled="{}">
{}{}</qgis>
)",
                     style.label.column.empty() ? 0 : 1, renderer(style),
                     labeling(label_expression(style.label), style.classes.front().symbol.kind));
}

}  // namespace citygauge
