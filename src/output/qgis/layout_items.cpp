#include "output/qgis/layout_items.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text_width.hpp"
#include "output/qgis/text.hpp"
#include "output/xml_text.hpp"

namespace citygauge::qgis {
namespace {

constexpr double mm_per_point = 25.4 / 72;
constexpr double cell_margin_mm = 0.7;
// Found on the planner's machine, or replaced there by one that has the glyphs.
constexpr const char* font_family = "Noto Sans CJK SC";

// QGIS's numbers of the kinds of items.
enum ItemType {
  page_item = 65638,
  map_item = 65639,
  picture_item = 65640,
  label_item = 65641,
  legend_item = 65642,
  scale_bar_item = 65646,
  frame_item = 65647,
  table_item = 65649
};

std::string item(ItemType type, const std::string& id, const PaperBox& box, const std::string& attributes,
                 const std::string& content) {
  return fmt::format(
      R"(<LayoutItem type="{0}" id="{1}" uuid="{{{1}}}" templateUuid="{{{1}}}" position="{2:.3f},{3:.3f},mm" )"
      R"(positionOnPage="{2:.3f},{3:.3f},mm" size="{4:.3f},{5:.3f},mm" referencePoint="0" itemRotation="0" )"
      R"(opacity="1" visibility="1" positionLock="false" zValue="1" outlineWidthM="0.3,mm" )"
      R"(frameJoinStyle="miter" {6}>)"
      R"(<FrameColor red="30" green="30" blue="30" alpha="255"/>)"
      R"(<BackgroundColor red="255" green="255" blue="255" alpha="255"/>{7}</LayoutItem>)"
      "\n",
      static_cast<int>(type), id, box.left, box.top, box.width(), box.height(), attributes, content);
}

/// As Qt writes fonts: family, points, pixels, hint, weight (50 normal, 75 bold), italic, ...
std::string font(LetterStyle letters) {
  return fmt::format("{},{:.4g},-1,5,{},0,0,0,0,0", font_family, letters.size_pt, letters.bold ? 75 : 50);
}

std::string text_style(double size_pt) {
  return fmt::format(R"(<text-style fontFamily="{}" fontSize="{:.4g}" fontSizeUnit="Point" fontWeight="50" )"
                     R"(textColor="30,30,30,255" textOpacity="1"/>)",
                     font_family, size_pt);
}

std::string symbol(const char* type, const char* layer_class, const std::string& properties) {
  return fmt::format(
      R"(<symbol name="" type="{}" alpha="1" clip_to_extent="1"><layer class="{}" enabled="1" locked="0" )"
      R"(pass="0">{}</layer></symbol>)",
      type, layer_class, properties);
}

std::string property(const char* key, const char* value) {
  return fmt::format(R"(<prop k="{}" v="{}"/>)", key, value);
}

std::string fill_symbol(const char* colour) {
  return symbol("fill", "SimpleFill",
                property("color", colour) + property("style", "solid") + property("outline_style", "no"));
}

std::string line_symbol() {
  return symbol("line", "SimpleLine",
                property("line_color", "30,30,30,255") + property("line_width", "0.25"));
}

std::string legend_style(const char* name, LetterStyle letters, double margin_top_mm) {
  return fmt::format(
      R"(<style name="{}" alignment="1" indent="0" marginTop="{}" marginBottom="1" marginLeft="2">)"
      R"(<styleFont description="{}" style=""/></style>)",
      name, margin_top_mm, font(letters));
}

/// A line may end after a space or a Chinese character; a word too long for a line has one for itself.
std::vector<std::string> wrapped(const std::string& text, double columns) {
  std::vector<std::string> lines(1);
  std::string word;
  const auto end_word = [&] {
    const double width = static_cast<double>(display_width(lines.back()) + display_width(word));
    if (width > columns + 1 && !lines.back().empty()) lines.emplace_back();  // + 1: the space at its end
    lines.back() += word;
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0u) == 0x80u) ++next;
    const std::string character = text.substr(at, next - at);
    word += character;
    if (character == " " || display_width(character) == 2) end_word();
    at = next;
  }
  end_word();
  return lines;
}

/// Where a text of the legend goes on in the next line; QGIS does not wrap by itself.
constexpr const char* line_break = "⏎";

std::string joined(const std::vector<std::string>& lines) {
  return qgis_text(fmt::format("{}", fmt::join(lines, line_break)));
}

/// What the legend says of one layer, in lines.
struct LegendEntry {
  std::vector<std::string> title;
  std::vector<std::vector<std::string>> classes;  // none where the title stands at the only symbol
};

constexpr double legend_symbol_ems = 2.2, legend_symbol_height_ems = 1.25, legend_margins_mm = 4;
constexpr double above_layer_mm = 2, above_symbol_mm = 1.7;

LegendEntry legend_entry(const QgisLayer& layer, double width_mm, double body_pt) {
  const double ems = (width_mm - legend_margins_mm) / (body_pt * mm_per_point);
  const double class_columns = 2 * (ems - legend_symbol_ems) - 4;
  if (layer.style->kind == StyleKind::single) return {wrapped(layer.title, class_columns), {}};
  LegendEntry entry{wrapped(layer.title, 2 * ems), {}};
  for (const StyleClass& c : layer.style->classes)
    entry.classes.push_back(wrapped(in_both_languages(c.label), class_columns));
  return entry;
}

/// A text of its own in place of the layer's name ("title-label") or of a class ("label-<n>").
std::string own_text(const std::string& key, const std::vector<std::string>& lines) {
  return fmt::format(R"(<Option name="legend/{}" type="QString" value="{}"/>)", key, joined(lines));
}

std::string legend_layer(const QgisLayer& layer, const LegendEntry& entry) {
  std::string texts = own_text("title-label", entry.title);
  for (std::size_t i = 0; i < entry.classes.size(); ++i)
    texts += own_text(fmt::format("label-{}", i), entry.classes[i]);
  return fmt::format(
      R"(<layer-tree-layer id="{}" name="{}" checked="Qt::Checked" expanded="1"><customproperties>)"
      R"(<Option type="Map">{}</Option></customproperties></layer-tree-layer>)",
      xml_text(layer.id), qgis_text(layer.title), texts);
}

std::string table_column(const QgisTableColumn& column) {
  constexpr int left = 1, right = 2;
  return fmt::format(
      R"(<column attribute="{}" heading="{}" hAlignment="{}" vAlignment="128" width="0" sortOrder="0" )"
      R"(sortByRank="0"/>)",
      xml_text(column.expression), qgis_text(column.heading), column.is_number ? right : left);
}

}  // namespace

double text_height_mm(double size_pt, std::size_t lines) {
  constexpr double line_spacing = 1.45;  // of a line of text to its size
  return size_pt * mm_per_point * line_spacing * static_cast<double>(lines);
}

std::size_t lines_of(const std::string& text, double size_pt, double width_mm) {
  constexpr double lost_at_line_ends = 1.1;
  const double columns = std::max(1.0, width_mm / (size_pt * mm_per_point / 2));  // of half an em
  return 1 + static_cast<std::size_t>(static_cast<double>(display_width(text)) * lost_at_line_ends / columns);
}

double row_height_mm(double size_pt) {
  return text_height_mm(size_pt) + 2 * cell_margin_mm;
}

std::string page(PaperSize paper) {
  const std::string white = fill_symbol("255,255,255,255");
  return fmt::format("<PageCollection>{}{}</PageCollection>\n", white,
                     item(page_item, "page", {0, 0, paper.width_mm, paper.height_mm},
                          R"(frame="false" background="true")", white));
}

std::string frame(const std::string& id, const PaperBox& box) {
  return item(label_item, id, box, R"(frame="true" background="false" labelText="")", "");
}

std::string label(const std::string& id, const PaperBox& box, const std::string& xml, LetterStyle letters) {
  constexpr int left = 1, middle = 128;
  return item(label_item, id, box,
              fmt::format(R"(frame="false" background="false" htmlState="0" halign="{}" valign="{}" )"
                          R"(marginX="0" marginY="0" labelText="{}")",
                          left, middle, xml),
              fmt::format(R"(<LabelFont description="{}" style=""/>)"
                          R"(<FontColor red="30" green="30" blue="30" alpha="255"/>)",
                          font(letters)));
}

std::string map(const PaperBox& box, const Box& extent, const std::string& theme) {
  return item(
      map_item, "map", box,
      fmt::format(R"(frame="true" background="true" mapRotation="0" mapFlags="0" keepLayerSet="false" )"
                  R"(drawCanvasItems="true" followPreset="true" followPresetName="{}")",
                  xml_text(theme)),
      fmt::format(R"(<Extent xmin="{}" ymin="{}" xmax="{}" ymax="{}"/><LayerSet/>)", extent.min_x,
                  extent.min_y, extent.max_x, extent.max_y));
}

std::string legend(const PaperBox& box, const std::vector<const QgisLayer*>& layers, double heading_pt,
                   double body_pt) {
  std::string tree;
  for (const QgisLayer* layer : layers)
    tree += legend_layer(*layer, legend_entry(*layer, box.width(), body_pt));
  const double em_mm = body_pt * mm_per_point;
  const std::string styles = legend_style("title", {heading_pt, true}, 0) +
                             legend_style("group", {body_pt, true}, above_layer_mm) +
                             legend_style("subgroup", {body_pt, true}, above_layer_mm) +
                             legend_style("symbol", {body_pt}, above_symbol_mm) +
                             legend_style("symbolLabel", {body_pt}, above_symbol_mm);
  return item(legend_item, "legend", box,
              fmt::format(R"(frame="false" background="false" title="图例 Legend" map_uuid="{{map}}" )"
                          R"(legendFilterByMap="1" resizeToContents="1" columnCount="1" boxSpace="0" )"
                          R"(columnSpace="2" symbolWidth="{:.3g}" symbolHeight="{:.3g}" lineSpacing="1" )"
                          R"(titleAlignment="1" symbolAlignment="1" wrapChar="{}")",
                          legend_symbol_ems * em_mm, legend_symbol_height_ems * em_mm, line_break),
              fmt::format("<styles>{}</styles><layer-tree-group>{}</layer-tree-group>", styles, tree));
}

double legend_height_mm(double width_mm, const std::vector<const QgisLayer*>& layers, double heading_pt,
                        double body_pt) {
  double height = text_height_mm(heading_pt);
  for (const QgisLayer* layer : layers) {
    const LegendEntry entry = legend_entry(*layer, width_mm, body_pt);
    height += above_layer_mm + text_height_mm(body_pt, entry.title.size());
    for (const auto& lines : entry.classes) height += above_symbol_mm + text_height_mm(body_pt, lines.size());
  }
  return height;
}

std::string scale_bar(const PaperBox& box, const ScaleBar& bar, double height_mm, double size_pt) {
  constexpr double least_km_m = 500;  // of a division that is told in kilometres
  const bool in_km = bar.division_m >= least_km_m;
  const std::string attributes = fmt::format(
      R"(frame="false" background="false" mapUuid="{{map}}" style="Single Box" unitType="{0}" unitLabel="{1}" )"
      R"(numMapUnitsPerScaleBarUnit="1" numUnitsPerSegment="{2}" segmentMillimeters="{3:.4f}" )"
      R"(numSegments="{4}" numSegmentsLeft="0" segmentSizeMode="0" height="{5:.3g}" boxContentSpace="0" )"
      R"(labelBarSpace="1" outlineWidth="0.25" alignment="0" labelVerticalPlacement="0" )"
      R"(labelHorizontalPlacement="0" minBarWidth="20" maxBarWidth="150" lineJoinStyle="miter" )"
      R"(lineCapStyle="square")",
      in_km ? "km" : "meters", in_km ? "km" : "m", in_km ? bar.division_m / 1000 : bar.division_m,
      bar.division_mm, bar.divisions, height_mm);
  return item(scale_bar_item, "scale_bar", box, attributes,
              text_style(size_pt) +
                  fmt::format("<fillSymbol1>{}</fillSymbol1><fillSymbol2>{}</fillSymbol2>"
                              "<lineSymbol>{}</lineSymbol><divisionLineSymbol>{}</divisionLineSymbol>",
                              fill_symbol("30,30,30,255"), fill_symbol("255,255,255,255"), line_symbol(),
                              line_symbol()));
}

std::string north_arrow(const PaperBox& box) {
  // <svg viewBox="0 0 24 36"> with two half arrows, black and white, and the letter N.
  constexpr const char* svg_base64 =
      "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAyNCAzNiI+PHBhdGggZD0iTTEyIDEw"
      "TDIwIDM0TDEyIDI4WiIgZmlsbD0iIzFlMWUxZSIgc3Ryb2tlPSIjMWUxZTFlIi8+PHBhdGggZD0iTTEyIDEwTDQgMzRMMTIgMjha"
      "IiBmaWxsPSIjZmZmIiBzdHJva2U9IiMxZTFlMWUiLz48cGF0aCBkPSJNOSA3LjVWMUwxNSA3LjVWMSIgZmlsbD0ibm9uZSIgc3Ry"
      "b2tlPSIjMWUxZTFlIiBzdHJva2Utd2lkdGg9IjEuNCIvPjwvc3ZnPg==";
  constexpr int true_north = 1, zoomed = 0, middle = 4, svg = 0;
  return item(
      picture_item, "north", box,
      fmt::format(R"(frame="false" background="false" mapUuid="{{map}}" northMode="{}" northOffset="0" )"
                  R"(pictureRotation="0" resizeMode="{}" anchorPoint="{}" mode="{}" )"
                  R"(pictureWidth="{:.3f}" pictureHeight="{:.3f}" file="base64:{}")",
                  true_north, zoomed, middle, svg, box.width(), box.height(), svg_base64),
      "");
}

std::string table(const PaperBox& box, const QgisTable& content, std::size_t most_rows, double size_pt) {
  std::string columns;
  for (const QgisTableColumn& column : content.columns) columns += table_column(column);
  const std::string style = text_style(size_pt);
  return fmt::format(
             R"(<LayoutMultiFrame type="{}" uuid="{{table}}" templateUuid="{{table}}" vectorLayer="{}" )"
             R"(source="0" maxFeatures="{}" filterFeatures="{}" featureFilter="{}" cellMargin="{}" )"
             R"(showGrid="1" horizontalGrid="1" verticalGrid="0" gridStrokeWidth="0.15" )"
             R"(gridColor="150,150,150,255" backgroundColor="255,255,255,0" headerMode="0" )"
             R"(headerHAlignment="0" resizeMode="0" emptyTableMode="0" showOnlyVisibleFeatures="0">)"
             R"(<childFrame uuid="{{table_frame}}" templateUuid="{{table_frame}}"/>)"
             R"(<headerTextFormat>{}</headerTextFormat><contentTextFormat>{}</contentTextFormat>)"
             R"(<displayColumns>{}</displayColumns></LayoutMultiFrame>)"
             "\n",
             static_cast<int>(table_item), xml_text(content.layer), most_rows,
             content.filter.empty() ? "false" : "true", xml_text(content.filter), cell_margin_mm, style,
             style, columns) +
         item(frame_item, "table_frame", box,
              fmt::format(R"(frame="false" background="false" multiFrame="{{table}}" )"
                          R"(multiFrameTemplateUuid="{{table}}" sectionX="0" sectionY="0" )"
                          R"(sectionWidth="{:.3f}" sectionHeight="{:.3f}" hidePageIfEmpty="0" )"
                          R"(hideBackgroundIfEmpty="0")",
                          box.width(), box.height()),
              "");
}

}  // namespace citygauge::qgis
