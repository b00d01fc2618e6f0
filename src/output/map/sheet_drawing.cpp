#include "output/map/sheet_drawing.hpp"

#include "output/map/inset.hpp"
#include "output/map/north_arrow.hpp"

namespace citygauge {
namespace {

constexpr Colour veil{255, 255, 255, 150};  // over all that is not the sheet's own district
constexpr Colour emphasis{20, 20, 20};
constexpr double emphasis_mm = 0.7;  // on A4
constexpr double map_border_mm = 0.35;

/// All of the map frame but the district: the frame as a shell, the district's rings turned round as holes.
Shapes surroundings(const Shapes& district, const PaperBox& frame) {
  Shapes all(ShapeKind::polygon);
  const PaperBox outer = frame.shrunk(-10);  // beyond the clip: no line along the frame
  all.add_part(std::vector<Point>{{outer.left, outer.top},
                                  {outer.right, outer.top},
                                  {outer.right, outer.bottom},
                                  {outer.left, outer.bottom},
                                  {outer.left, outer.top}});
  for (std::size_t p = 0; p < district[0].part_count(); ++p) {
    const auto ring = district[0].part(p);
    all.add_part(std::vector<Point>(ring.rbegin(), ring.rend()));
  }
  all.end_feature();
  return all;
}

void emphasise(Canvas& canvas, const SheetSources& sources, const ComposedSheet& sheet) {
  if (!sheet.plan.district) return;
  Shapes own(ShapeKind::polygon);
  own.add_feature(sources.report.districts.shapes[*sheet.plan.district]);
  constexpr double tolerance_mm = 0.05;
  const Shapes district = sheet.view.to_paper(own, tolerance_mm);
  if (district[0].empty()) return;
  canvas.draw(surroundings(district, sheet.view.frame()), filled(veil));
  canvas.draw(district, pen(sheet.lettering.mm(emphasis_mm), emphasis));
}

void draw_map(Canvas& canvas, const SheetSources& sources, const ComposedSheet& sheet) {
  const PaperBox& frame = sheet.view.frame();
  canvas.draw_box(frame, filled(paper_white));
  canvas.clip(frame);
  for (const PaperLayer& layer : sheet.layers)
    for (std::size_t c = layer.by_class.size(); c-- > 0;)  // the first class is the most important
      canvas.draw(layer.by_class[c], layer.layer->style.classes[c].symbol);
  emphasise(canvas, sources, sheet);
  draw_map_labels(canvas, sheet.labels, sheet.lettering);
  canvas.unclip();
  canvas.draw_box(frame, filled({0, 0, 0, 0}, sheet.lettering.mm(map_border_mm)));
  draw_coordinate_ticks(canvas, sheet.view, sheet.ticks, sheet.lettering);
}

void draw_panel(Canvas& canvas, const SheetSources& sources, const ComposedSheet& sheet) {
  const SheetPanel& panel = sheet.panel;
  if (panel.table) draw_district_table(canvas, *panel.table, sheet.table, sheet.lettering);
  if (!sheet.legend.empty()) draw_legend(canvas, panel.legend, sheet.legend, sheet.lettering);
  if (panel.inset) {
    Inset inset;
    if (sheet.plan.district) inset.marked = {*sheet.plan.district};
    inset.sheet_extent = sheet.view.world();
    draw_inset(canvas, *panel.inset, sources.report.districts.shapes, inset, sheet.lettering);
  }
  draw_scale_bar(canvas, {panel.scale_bar.left, panel.scale_bar.top}, sheet.scale_bar, sheet.lettering);
  draw_north_arrow(canvas, {panel.north_arrow.left, panel.north_arrow.top}, sheet.convergence_degrees,
                   sheet.lettering);
}

}  // namespace

void draw_sheet(Canvas& canvas, const SheetSources& sources, const ComposedSheet& sheet) {
  draw_sheet_frame(canvas, sheet.lettering);
  draw_heading(canvas, sheet.frames.heading, sheet.heading, sheet.lettering);
  draw_map(canvas, sources, sheet);
  draw_panel(canvas, sources, sheet);
  draw_imprint(canvas, sheet.frames.imprint, sheet.imprint, sheet.lettering);
}

}  // namespace citygauge
