#include "output/sld_style.hpp"

#include <fmt/format.h>

#include "output/qgis/text.hpp"
#include "output/sld_symbol.hpp"
#include "output/xml_text.hpp"

namespace citygauge {
namespace {

std::string compared(const char* operation, const std::string& column, const std::string& value) {
  return fmt::format(
      "<ogc:PropertyIs{0}><ogc:PropertyName>{1}</ogc:PropertyName><ogc:Literal>{2}</ogc:Literal></"
      "ogc:PropertyIs{0}>",
      operation, xml_text(column), xml_text(value));
}

/// Exactly the values that `class_of` gives to a range.
std::string range_condition(const LayerStyle& style, const StyleClass& range) {
  const std::string lower = compared(owns(style, range, range.lower) ? "GreaterThanOrEqualTo" : "GreaterThan",
                                     style.column, fmt::format("{}", range.lower));
  const std::string upper = compared(owns(style, range, range.upper) ? "LessThanOrEqualTo" : "LessThan",
                                     style.column, fmt::format("{}", range.upper));
  return "<ogc:And>" + lower + upper + "</ogc:And>";
}

std::string is_null(const std::string& column) {
  return fmt::format("<ogc:PropertyIsNull><ogc:PropertyName>{}</ogc:PropertyName></ogc:PropertyIsNull>",
                     xml_text(column));
}

/// Whatever no other class takes. Not by <se:ElseFilter>: QGIS (3.22) would draw everything by it.
std::string else_condition(const LayerStyle& style) {
  std::string differs;
  int others = 0;
  for (const StyleClass& c : style.classes) {
    if (c.value.empty()) continue;
    differs += compared("NotEqualTo", style.column, c.value);
    ++others;
  }
  if (others > 1) differs = "<ogc:And>" + differs + "</ogc:And>";
  return others == 0 ? "" : "<ogc:Or>" + is_null(style.column) + differs + "</ogc:Or>";
}

std::string condition(const LayerStyle& style, const StyleClass& c) {
  switch (style.kind) {
    case StyleKind::single:
      return {};
    case StyleKind::categorised:
      return c.value.empty() ? else_condition(style) : compared("EqualTo", style.column, c.value);
    case StyleKind::graduated:
      return is_missing(c) ? is_null(style.column) : range_condition(style, c);
  }
  return {};
}

std::string filter(const LayerStyle& style, const StyleClass& c) {
  const std::string inside = condition(style, c);
  return inside.empty() ? "" : "<ogc:Filter>" + inside + "</ogc:Filter>\n";
}

/// The column, or a number with its decimals and unit.
std::string label_text(const LayerStyle& style) {
  const LabelStyle& label = style.label;
  const std::string column = fmt::format("<ogc:PropertyName>{}</ogc:PropertyName>", xml_text(label.column));
  if (!labels_number(style)) return column;
  const std::string pattern =
      label.decimals > 0 ? "0." + std::string(static_cast<std::size_t>(label.decimals), '0') : "0";
  const std::string unit = label.unit.empty() ? "" : xml_text(' ' + label.unit);
  return fmt::format(R"(<ogc:Function name="numberFormat"><ogc:Literal>{}</ogc:Literal>{}</ogc:Function>{})",
                     pattern, column, unit);
}

std::string placement(ShapeKind kind) {
  const bool is_inside = kind == ShapeKind::polygon;
  const double aside = is_inside ? 0 : sld_pixels(2);
  return fmt::format(
      "<se:LabelPlacement><se:PointPlacement><se:AnchorPoint><se:AnchorPointX>{}</se:AnchorPointX>"
      "<se:AnchorPointY>0.5</se:AnchorPointY></se:AnchorPoint><se:Displacement><se:DisplacementX>{}"
      "</se:DisplacementX><se:DisplacementY>0</se:DisplacementY></se:Displacement></se:PointPlacement>"
      "</se:LabelPlacement>",
      is_inside ? 0.5 : 0, aside);
}

std::string halo(const LabelStyle& label) {
  if (label.halo_mm <= 0) return {};
  return fmt::format("<se:Halo><se:Radius>{}</se:Radius><se:Fill>{}</se:Fill></se:Halo>",
                     sld_pixels(label.halo_mm), sld_parameter("fill", "#ffffff"));
}

std::string text_symbolizer(const LayerStyle& style) {
  const LabelStyle& label = style.label;
  if (label.column.empty()) return {};
  constexpr double mm_per_point = 25.4 / 72;
  return fmt::format(
      "<se:TextSymbolizer><se:Label>{}</se:Label><se:Font>{}{}</se:Font>{}{}<se:Fill>{}{}</se:Fill>"
      "</se:TextSymbolizer>\n",
      label_text(style), sld_parameter("font-family", "Noto Sans CJK SC"),
      sld_parameter("font-size", sld_pixels(label.size_pt * mm_per_point)),
      placement(style.classes.front().symbol.kind), halo(label),
      sld_parameter("fill", sld_colour(label.colour)),
      sld_parameter("fill-opacity", label.colour.opacity / 255.0));
}

std::string rule(const LayerStyle& style, const StyleClass& c) {
  const std::string title =
      in_both_languages(c.label).empty() ? in_both_languages(style.title) : in_both_languages(c.label);
  return fmt::format(
      "<se:Rule>\n<se:Name>{0}</se:Name>\n<se:Description><se:Title>{0}</se:Title></"
      "se:Description>\n{1}{2}{3}"
      "</se:Rule>\n",
      xml_text(title), filter(style, c), sld_symbolizers(c.symbol), text_symbolizer(style));
}

}  // namespace

std::string to_sld(const LayerStyle& style, const std::string& layer) {
  std::string rules;
  for (const StyleClass& c : style.classes) rules += rule(style, c);
  return fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.1.0" xmlns="http://www.opengis.net/sld" xmlns:se="http://www.opengis.net/se"
 xmlns:ogc="http://www.opengis.net/ogc" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://www.opengis.net/sld http://schemas.opengis.net/sld/1.1.0/StyledLayerDescriptor.xsd">
<NamedLayer>
<se:Name>{0}</se:Name>
<UserStyle>
<se:Name>{0}</se:Name>
<se:Description><se:Title>{1}</se:Title></se:Description>
<se:FeatureTypeStyle>
{2}</se:FeatureTypeStyle>
</UserStyle>
</NamedLayer>
</StyledLayerDescriptor>
)",
      xml_text(layer), xml_text(in_both_languages(style.title)), rules);
}

}  // namespace citygauge
