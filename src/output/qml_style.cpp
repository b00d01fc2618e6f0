#include "output/qml_style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "output/qgis/expression.hpp"
#include "output/qgis/text.hpp"
#include "output/qml_symbol.hpp"
#include "output/xml_text.hpp"

namespace citygauge {
namespace {

/// Legend texts in both languages: a GeoPackage is the same whoever made it.
std::string legend_text(const StyleClass& c) {
  return qgis_text(in_both_languages(c.label));
}

std::string symbols(const LayerStyle& style) {
  std::string all;
  for (std::size_t i = 0; i < style.classes.size(); ++i)
    all += qml_symbol(fmt::format("{}", i), style.classes[i].symbol) + '\n';
  return "<symbols>\n" + all + "</symbols>\n";
}

/// One element per class.
template <class Element>
std::string for_each_class(const LayerStyle& style, Element element) {
  std::string all;
  for (std::size_t i = 0; i < style.classes.size(); ++i) all += element(style.classes[i], i) + '\n';
  return all;
}

std::string categorised(const LayerStyle& style) {
  const std::string categories = for_each_class(style, [](const StyleClass& c, std::size_t i) {
    return fmt::format(R"(<category type="string" value="{}" symbol="{}" label="{}" render="true"/>)",
                       xml_text(c.value), i, legend_text(c));
  });
  return fmt::format(
      "<renderer-v2 type=\"categorizedSymbol\" attr=\"{}\">\n<categories>\n{}</categories>\n{}"
      "</renderer-v2>\n",
      xml_text(style.column), categories, symbols(style));
}

std::string graduated(const LayerStyle& style) {
  const std::string ranges = for_each_class(style, [](const StyleClass& c, std::size_t i) {
    return fmt::format(R"(<range lower="{}" upper="{}" symbol="{}" label="{}" render="true"/>)", c.lower,
                       c.upper, i, legend_text(c));
  });
  return fmt::format(
      "<renderer-v2 type=\"graduatedSymbol\" attr=\"{}\" graduatedMethod=\"GraduatedColor\">\n"
      "<ranges>\n{}</ranges>\n{}</renderer-v2>\n",
      xml_text(style.column), ranges, symbols(style));
}

/// Exactly the values that `class_of` gives to a range.
std::string condition(const LayerStyle& style, const StyleClass& range) {
  const std::string column = qgis::column(style.column);
  if (is_missing(range)) return column + " IS NULL";
  return fmt::format("{} {} {} AND {} {} {}", column, owns(style, range, range.lower) ? ">=" : ">",
                     range.lower, column, owns(style, range, range.upper) ? "<=" : "<", range.upper);
}

std::string rules(const LayerStyle& style) {
  const std::string all = for_each_class(style, [&](const StyleClass& c, std::size_t i) {
    return fmt::format(R"(<rule key="{{class-{}}}" symbol="{}" filter="{}" label="{}"/>)", i, i,
                       xml_text(condition(style, c)), legend_text(c));
  });
  return fmt::format(
      "<renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\">\n<rules key=\"{{classes}}\">\n{}</rules>\n{}"
      "</renderer-v2>\n",
      all, symbols(style));
}

std::string renderer(const LayerStyle& style) {
  switch (style.kind) {
    case StyleKind::single:
      return "<renderer-v2 type=\"singleSymbol\">\n" + symbols(style) + "</renderer-v2>\n";
    case StyleKind::categorised:
      return categorised(style);
    case StyleKind::graduated:
      return std::ranges::any_of(style.classes, is_missing) ? rules(style) : graduated(style);
  }
  return {};
}

std::string label_expression_of(const LayerStyle& style) {
  const LabelStyle& label = style.label;
  if (label.column.empty()) return {};
  const std::string column = qgis::column(label.column);
  if (!labels_number(style)) return column;
  const std::string number = fmt::format("format_number({}, {})", column, label.decimals);
  return label.unit.empty() ? number : number + " || " + qgis::literal(' ' + label.unit);
}

/// Labels stand in polygons and beside lines and points. No font is named: QGIS then takes its own, which has
/// the glyphs of the planner's language.
std::string labelling(const std::string& expression, const LayerStyle& style) {
  if (expression.empty()) return {};
  const LabelStyle& label = style.label;
  const bool is_inside = style.classes.front().symbol.kind == ShapeKind::polygon;
  constexpr double greatest_priority = 10;  // QGIS's own scale
  Colour opaque = label.colour;
  opaque.opacity = 255;
  return fmt::format(
      R"xml(<labeling type="simple"><settings calloutType="simple">
<text-style fieldName="{}" isExpression="1" fontSize="{}" fontSizeUnit="Point" fontWeight="50" textColor="{}" textOpacity="{}">
<text-buffer bufferDraw="{:d}" bufferSize="{}" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="1"/>
</text-style>
<placement placement="1" priority="{}" quadOffset="{}" xOffset="{}" yOffset="0" offsetUnits="MM" geometryGeneratorEnabled="1"
 geometryGenerator="{}($geometry)" geometryGeneratorType="PointGeometry"/>
<rendering drawLabels="1" obstacle="0"/></settings></labeling>
)xml",
      xml_text(expression), label.size_pt, qml_colour(opaque), label.colour.opacity / 255.0,
      label.halo_mm > 0, label.halo_mm, std::lround(std::clamp(label.priority, 0.0, greatest_priority)),
      is_inside ? 4 : 5, is_inside ? 0 : 2, is_inside ? "point_on_surface" : "centroid");
}

}  // namespace

std::string qml_body(const LayerStyle& style, const std::string& label_expression) {
  const std::string& own = label_expression.empty() ? label_expression_of(style) : label_expression;
  return renderer(style) + labelling(own, style);
}

std::string to_qml(const LayerStyle& style) {
  return fmt::format(R"(<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling" labelsEnabled="{}">
{}</qgis>
)",
                     style.label.column.empty() ? 0 : 1, qml_body(style));
}

}  // namespace citygauge
