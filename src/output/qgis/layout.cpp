#include "output/qgis/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/map/lettering.hpp"
#include "output/map/scale_bar.hpp"
#include "output/qgis/layout_items.hpp"
#include "output/qgis/text.hpp"
#include "output/source_date.hpp"
#include "output/xml_text.hpp"

namespace citygauge {
namespace {

/// Where things stand on the sheet, and how large its texts are. To the right of the map, from above:
/// targets, legend, table, and the foot with scale and north.
struct Arrangement {
  Lettering lettering;
  PaperBox sheet, title, subtitle, map, targets, legend, table, foot, imprint;
  std::size_t table_rows = 0;
};

double targets_height_mm(const QgisSheet& sheet, double size_pt, double width_mm) {
  std::size_t lines = 0;
  for (const std::string& target : sheet.targets) lines += qgis::lines_of(target, size_pt, width_mm);
  return qgis::text_height_mm(size_pt, lines);
}

/// The table gets what its rows take, as long as the legend keeps what it may need, or else half of the room:
/// a map hardly ever shows all classes.
void arrange_table(Arrangement& a, const QgisSheet& sheet, const std::vector<const QgisLayer*>& layers,
                   double gap) {
  a.table = {a.foot.left, a.foot.top - gap, a.foot.right, a.foot.top - gap};
  if (!sheet.table) return;
  const Lettering& l = a.lettering;
  const double all = a.table.bottom - a.targets.bottom;
  const double legend =
      std::min(all / 2, gap + qgis::legend_height_mm(a.targets.width(), layers, l.heading_pt(), l.body_pt()));
  const double row = qgis::row_height_mm(l.small_pt());
  const double head = qgis::text_height_mm(l.heading_pt()) + row;
  const double room = all - legend - head;
  a.table_rows = std::min(sheet.table->rows, static_cast<std::size_t>(std::max(0.0, room / row)));
  if (a.table_rows > 0) a.table.top = a.table.bottom - head - row * static_cast<double>(a.table_rows);
}

Arrangement arrange(PaperSize paper, const QgisSheet& sheet, const std::vector<const QgisLayer*>& layers) {
  constexpr double margin_mm = 8, padding_mm = 4, gap_mm = 3, side_mm = 70, foot_mm = 18;  // on A4
  Arrangement a;
  a.lettering = lettering_for(paper, Language::zh);
  const Lettering& l = a.lettering;
  const double gap = l.mm(gap_mm);
  a.sheet = PaperBox{0, 0, paper.width_mm, paper.height_mm}.shrunk(l.mm(margin_mm));
  const PaperBox inside = a.sheet.shrunk(l.mm(padding_mm));
  a.title = {inside.left, inside.top, inside.right, inside.top + qgis::text_height_mm(l.title_pt())};
  a.subtitle = {inside.left, a.title.bottom, inside.right,
                a.title.bottom + qgis::text_height_mm(l.subtitle_pt())};
  a.imprint = {inside.left, inside.bottom - qgis::text_height_mm(l.small_pt()), inside.right, inside.bottom};
  const double side = std::min(l.mm(side_mm), inside.width() / 3);
  a.map = {inside.left, a.subtitle.bottom + gap, inside.right - side - gap, a.imprint.top - gap};
  const double left = a.map.right + gap;
  a.targets = {left, a.map.top, inside.right, a.map.top};
  if (!sheet.targets.empty())
    a.targets.bottom +=
        qgis::text_height_mm(l.heading_pt()) + targets_height_mm(sheet, l.body_pt(), side) + gap;
  a.foot = {left, a.map.bottom - l.mm(foot_mm), inside.right, a.map.bottom};
  arrange_table(a, sheet, layers, gap);
  a.legend = {left, a.targets.bottom, inside.right, a.table.top - gap};
  return a;
}

/// The box's upper part, `height_mm` high, and the rest.
std::pair<PaperBox, PaperBox> split(const PaperBox& box, double height_mm) {
  PaperBox upper = box, lower = box;
  upper.bottom = lower.top = box.top + height_mm;
  return {upper, lower};
}

std::string targets(const Arrangement& a, const QgisSheet& sheet) {
  if (sheet.targets.empty()) return {};
  const auto [heading, body] = split(a.targets, qgis::text_height_mm(a.lettering.heading_pt()));
  std::string text;
  for (const std::string& target : sheet.targets) text += (text.empty() ? "" : "&#10;") + qgis_text(target);
  return qgis::label("targets_heading", heading, "目标 Targets", {a.lettering.heading_pt(), true}) +
         qgis::label("targets", body, text, {a.lettering.body_pt()});
}

std::string table(const Arrangement& a, const QgisSheet& sheet) {
  if (a.table_rows == 0) return {};
  const auto [heading, body] = split(a.table, qgis::text_height_mm(a.lettering.heading_pt()));
  std::string text = "数值 Values";
  if (a.table_rows < sheet.table->rows) text += fmt::format(" ({}/{})", a.table_rows, sheet.table->rows);
  return qgis::label("table_heading", heading, text, {a.lettering.heading_pt(), true}) +
         qgis::table(body, *sheet.table, a.table_rows, a.lettering.small_pt());
}

std::vector<const QgisLayer*> layers_of(const QgisPlan& plan, const QgisSheet& sheet) {
  std::vector<const QgisLayer*> layers;
  for (const std::string& id : sheet.layers)
    for (const QgisGroup& group : plan.groups)
      for (const QgisLayer& layer : group.layers)
        if (layer.id == id) layers.push_back(&layer);
  return layers;
}

/// What stands at the foot of the side: scale at the left, north at the right.
std::string foot(const Arrangement& a, double metres_per_mm) {
  constexpr double north_mm = 13, bar_mm = 1.6;  // on A4
  const double north_width = a.lettering.mm(north_mm);
  const PaperBox north{a.foot.right - north_width, a.foot.top, a.foot.right, a.foot.bottom};
  const PaperBox left{a.foot.left, a.foot.top, north.left - a.lettering.mm(2), a.foot.bottom};
  const double numeric_height = qgis::text_height_mm(a.lettering.body_pt());
  auto [bar, numeric] = split(left, left.height() - numeric_height);
  bar.top = bar.bottom - qgis::text_height_mm(a.lettering.small_pt()) - a.lettering.mm(bar_mm + 2);
  const ScaleBar divisions = scale_bar_for(metres_per_mm, bar.width() * 0.75);  // numbers reach beyond
  // Follows the map when the planner changes its scale.
  const std::string scale = "[% '比例尺 Scale 1:' || format_number(item_variables('map')['map_scale'], 0) %]";
  return qgis::north_arrow(north) +
         qgis::scale_bar(bar, divisions, a.lettering.mm(bar_mm), a.lettering.small_pt()) +
         qgis::label("scale", numeric, xml_text(scale), {a.lettering.body_pt()});
}

/// The day when it is printed; with SOURCE_DATE_EPOCH that day.
std::string date_words() {
  const auto date = source_date();
  constexpr std::size_t day = 10;  // "2025-01-31"
  return date ? date->substr(0, day) : "[% format_date(now(), 'yyyy-MM-dd') %]";
}

std::string imprint(const Arrangement& a, const QgisLayoutFrame& frame) {
  std::string text = "坐标系 CRS: " + qgis_text(frame.crs);
  if (!frame.source.empty()) text += "　　数据 Data: " + qgis_text(frame.source);
  text += "　　制图 Printed: " + date_words() + "　　citygauge " CITYGAUGE_VERSION " · QGIS";
  return qgis::label("imprint", a.imprint, text, {a.lettering.small_pt()});
}

std::string paper_name(PaperSize paper) {
  constexpr double same_mm = 1;
  constexpr int smallest = 5;
  const auto [less, more] = std::minmax(paper.width_mm, paper.height_mm);
  PaperSize size{841, 1189};  // A0
  for (int n = 0; n <= smallest; ++n) {
    if (std::abs(size.width_mm - less) < same_mm && std::abs(size.height_mm - more) < same_mm)
      return fmt::format("A{}", n);
    size = {std::floor(size.height_mm / 2), size.width_mm};
  }
  return fmt::format("{:.0f} x {:.0f} mm", paper.width_mm, paper.height_mm);
}

}  // namespace

std::string layout_name(const QgisLayoutFrame& frame, const QgisSheet& sheet) {
  return fmt::format("citygauge {} · {}", paper_name(frame.paper), sheet.title);
}

std::string qgis_layout(const QgisLayoutFrame& frame, const QgisPlan& plan, const QgisSheet& sheet) {
  constexpr double map_margin_mm = 6;  // on A4
  const std::vector<const QgisLayer*> layers = layers_of(plan, sheet);
  const Arrangement a = arrange(frame.paper, sheet, layers);
  const Lettering& l = a.lettering;
  const MapView view = fitting_view(frame.world, a.map, l.mm(map_margin_mm));
  return fmt::format("<Layout name=\"{}\" units=\"mm\" printResolution=\"300\">\n",
                     xml_text(layout_name(frame, sheet))) +
         qgis::page(frame.paper) + qgis::frame("sheet", a.sheet) +
         qgis::label("title", a.title, qgis_text(frame.title), {l.title_pt(), true}) +
         qgis::label("subtitle", a.subtitle, qgis_text(sheet.title), {l.subtitle_pt()}) +
         qgis::map(a.map, view.world(), sheet.title) + targets(a, sheet) +
         qgis::legend(a.legend, layers, l.heading_pt(), l.body_pt()) + table(a, sheet) +
         foot(a, view.metres_per_mm()) + imprint(a, frame) + "</Layout>\n";
}

}  // namespace citygauge
