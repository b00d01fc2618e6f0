// One map sheet before it is drawn: what is on it and where. Tests look at it, and
// output/map/sheet_drawing.hpp puts it on a canvas.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "output/map/coordinate_ticks.hpp"
#include "output/map/district_table.hpp"
#include "output/map/legend.hpp"
#include "output/map/map_labels.hpp"
#include "output/map/paper_layers.hpp"
#include "output/map/scale_bar.hpp"
#include "output/map/sheet_layout.hpp"
#include "output/map/sheet_plan.hpp"
#include "output/map/title_block.hpp"

namespace citygauge {

/// An SVG with more features than this is drawn with less detail: browsers and drawing programs stall.
inline constexpr std::size_t most_svg_features = 50'000;

struct SheetSettings {
  Language language = Language::zh;
  std::optional<double> scale_denominator;  // else the greatest round scale at which all fits
  std::string title;                        // "": that of the project
  std::string subtitle;                     // "": what the sheet shows
  std::string institute, date;
  std::optional<std::filesystem::path> logo;
  std::vector<Text> context_remarks;  // what is to be said about the context
};

struct SheetPage {
  int number = 0, of = 0;
};

/// A sheet ready to be drawn. Its parts look into each other.
struct ComposedSheet {
  PlannedSheet plan;
  Lettering lettering;
  LayerStack stack;
  SheetFrames frames;
  SheetPanel panel;
  MapView view{{}, {}, 1};
  std::vector<PaperLayer> layers;
  std::vector<Text> unreadable;  // classes of the context that are left out, see `drop_unreadable`
  MapLabels labels;
  std::vector<LegendBlock> legend;
  std::vector<DistrictTableRow> table;
  CoordinateTicks ticks;
  ScaleBar scale_bar;
  double convergence_degrees = 0;
  SheetHeading heading;
  SheetImprint imprint;
  bool fits = true;         // whether the view shows all that the sheet is about
  bool simplified = false;  // drawn with less detail: `most_svg_features`

  ComposedSheet() = default;
  ComposedSheet(const ComposedSheet&) = delete;
  ComposedSheet& operator=(const ComposedSheet&) = delete;
};

/// Lays a sheet out for the canvas, which measures texts and tells the format.
[[nodiscard]] std::unique_ptr<ComposedSheet> compose_sheet(const Canvas& canvas, const SheetSources& sources,
                                                           const PlannedSheet& plan,
                                                           const SheetSettings& settings, SheetPage page);

}  // namespace citygauge
