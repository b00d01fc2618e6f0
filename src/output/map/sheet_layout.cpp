#include "output/map/sheet_layout.hpp"

#include <algorithm>
#include <vector>

namespace citygauge {
namespace {

// On A4, mm.
constexpr double panel_width = 56;
constexpr double panel_width_with_table = 94;
constexpr double least_panel_height = 40;
constexpr double narrowest_scale_bar = 11;  // gaps: where less is left beside the arrow, the bar goes below
// Shares of the sheet's interior that the map keeps to itself.
constexpr double widest_panel = 0.42;
constexpr double highest_panel = 0.45;
// Shares of the panel.
constexpr double highest_table = 0.62;
constexpr double highest_inset = 0.2;
constexpr double own_share_of_table = 0.48;   // of the width of a panel below
constexpr double own_share_of_legend = 0.34;  // beside a table
constexpr double legend_alone = 0.68;

PaperBox at(double left, double top, PaperSize size) {
  return {left, top, left + size.width_mm, top + size.height_mm};
}

/// The foot of a panel column: the scale bar to the left, the arrow to the right of it, both on the bottom;
/// in a narrow column the arrow above the bar. Returns its height.
double place_foot(const PaperBox& column, const PanelNeeds& needs, double gap_mm, SheetPanel& panel) {
  const PaperSize arrow = needs.north_arrow;
  const double beside = column.width() - arrow.width_mm - gap_mm;
  const bool is_narrow = beside < narrowest_scale_bar * gap_mm;
  const PaperSize bar = needs.scale_size(is_narrow ? column.width() : beside);
  panel.scale_bar = at(column.left, column.bottom - bar.height_mm, bar);
  const double arrow_bottom = is_narrow ? panel.scale_bar.top - gap_mm : column.bottom;
  panel.north_arrow = at(column.right - arrow.width_mm, arrow_bottom - arrow.height_mm, arrow);
  return column.bottom - std::min(panel.scale_bar.top, panel.north_arrow.top);
}

SheetPanel panel_beside(const PaperBox& box, const PanelNeeds& needs, double gap_mm) {
  SheetPanel panel;
  PaperBox rest = box;
  rest.bottom -= place_foot(box, needs, gap_mm, panel) + gap_mm;
  if (needs.inset_size) {
    const PaperSize inset = needs.inset_size({box.width(), highest_inset * box.height()});
    panel.inset = at(box.left, rest.bottom - inset.height_mm, inset);
    rest.bottom -= inset.height_mm + gap_mm;
  }
  const double legend = needs.legend_height(box.width());
  if (needs.table_height) {
    // What the legend leaves, but never so little that the table is starved, nor all.
    const double wanted = needs.table_height(box.width());
    const double most = std::max(rest.height() - legend - gap_mm, highest_table * rest.height());
    panel.table = PaperBox{rest.left, rest.top, rest.right, rest.top + std::min(wanted, most)};
    rest.top = panel.table->bottom + gap_mm;
  }
  panel.legend = rest;
  return panel;
}

SheetPanel panel_below(const PaperBox& box, const PanelNeeds& needs, double gap_mm) {
  SheetPanel panel;
  PaperBox rest = box;
  if (needs.table_height) {
    panel.table = PaperBox{box.left, box.top, box.left + own_share_of_table * box.width(), box.bottom};
    rest.left = panel.table->right + gap_mm;
  }
  const double share = needs.table_height ? own_share_of_legend : legend_alone;
  panel.legend = {rest.left, box.top, rest.left + share * box.width(), box.bottom};
  const PaperBox column{panel.legend.right + gap_mm, box.top, box.right, box.bottom};
  const double foot = place_foot(column, needs, gap_mm, panel);
  panel.wanted_height_mm = std::max(foot, needs.legend_height(panel.legend.width()));
  if (needs.inset_size) {
    const double room = std::max(column.height() - foot - gap_mm, 0.0);
    panel.inset = at(column.left, column.top, needs.inset_size({column.width(), room}));
    const double wanted = needs.inset_size({column.width(), column.width()}).height_mm;
    panel.wanted_height_mm = std::max(panel.wanted_height_mm, foot + gap_mm + wanted);
  }
  if (panel.table)
    panel.wanted_height_mm = std::max(panel.wanted_height_mm, needs.table_height(panel.table->width()));
  return panel;
}

}  // namespace

bool can_be_laid_out(PaperSize sheet) {
  const auto [less, more] = std::minmax(sheet.width_mm, sheet.height_mm);
  return less >= shortest_sheet_side_mm && more <= longest_sheet_side_mm &&
         more <= longest_to_shortest_side * less;
}

SheetFrames lay_out_frames(const PaperBox& interior, const FrameNeeds& needs, const Lettering& lettering) {
  const double gap_mm = lettering.mm(sheet_gap_mm);
  const PaperBox inside = interior.shrunk(gap_mm);
  SheetFrames frames;
  frames.panel_beside = interior.width() >= interior.height();
  frames.heading = {inside.left, inside.top, inside.right, inside.top + needs.heading_mm};
  frames.imprint = {inside.left, inside.bottom - needs.imprint_mm, inside.right, inside.bottom};
  PaperBox body{inside.left, frames.heading.bottom + gap_mm, inside.right, frames.imprint.top - gap_mm};
  frames.panel = body;
  if (frames.panel_beside) {
    const double wanted = lettering.mm(needs.has_table ? panel_width_with_table : panel_width);
    frames.panel.left = body.right - std::min(wanted, widest_panel * body.width());
    body.right = frames.panel.left - gap_mm;
  } else {
    const double most = highest_panel * body.height();
    frames.panel.top = body.bottom - std::clamp(needs.panel_height_mm,
                                                std::min(lettering.mm(least_panel_height), most), most);
    body.bottom = frames.panel.top - gap_mm;
  }
  frames.map = body.shrunk(needs.tick_margin_mm);
  return frames;
}

SheetPanel lay_out_panel(const SheetFrames& frames, const PanelNeeds& needs, const Lettering& lettering) {
  const double gap_mm = lettering.mm(sheet_gap_mm);
  return frames.panel_beside ? panel_beside(frames.panel, needs, gap_mm)
                             : panel_below(frames.panel, needs, gap_mm);
}

}  // namespace citygauge
