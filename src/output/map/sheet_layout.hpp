// Where the parts of a sheet stand: heading on top, imprint at the bottom, between them the map and a panel
// with table, legend, inset, scale bar and north arrow; beside the map on a landscape sheet, below it on a
// portrait one. Pure arithmetic on boxes: what the parts need is measured by whoever draws them.
#pragma once

#include <functional>
#include <optional>

#include "output/map/lettering.hpp"

namespace citygauge {

/// The sheets that can be laid out; smaller and narrower ones have no room for the parts.
inline constexpr double shortest_sheet_side_mm = 140;
inline constexpr double longest_sheet_side_mm = 2000;
inline constexpr double longest_to_shortest_side = 5;
[[nodiscard]] bool can_be_laid_out(PaperSize sheet);

/// Between the parts, on A4; the frames keep it from the sheet's frame too.
inline constexpr double sheet_gap_mm = 3;

struct SheetFrames {
  PaperBox heading, map, panel, imprint;  // around `map` there is room for the coordinates' numbers
  bool panel_beside = true;               // or below
};

struct FrameNeeds {
  double heading_mm = 0, imprint_mm = 0;  // heights
  double tick_margin_mm = 0;              // around the map
  bool has_table = false;                 // which widens the panel
  double panel_height_mm = 0;             // of a panel below: what it would like to have
};

/// REQUIRES the interior of a sheet that can be laid out.
[[nodiscard]] SheetFrames lay_out_frames(const PaperBox& interior, const FrameNeeds& needs,
                                         const Lettering& lettering);

struct PanelNeeds {
  std::function<double(double width_mm)> table_height;   // none: no table
  std::function<double(double width_mm)> legend_height;  // as high as it would like to be
  std::function<PaperSize(PaperSize room)> inset_size;   // none: no inset
  std::function<PaperSize(double width_mm)> scale_size;  // of a scale bar that is not wider
  PaperSize north_arrow;
};

struct SheetPanel {
  std::optional<PaperBox> table, inset;
  PaperBox legend, scale_bar, north_arrow;
  double wanted_height_mm = 0;  // at which nothing would have to shrink
};

[[nodiscard]] SheetPanel lay_out_panel(const SheetFrames& frames, const PanelNeeds& needs,
                                       const Lettering& lettering);

}  // namespace citygauge
