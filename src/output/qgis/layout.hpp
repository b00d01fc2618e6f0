// A print layout of QGIS: title, targets, map, legend, scale bar, north arrow and imprint on one sheet of
// paper.
#pragma once

#include <string>

#include "output/map/paper.hpp"
#include "output/qgis/plan.hpp"

namespace citygauge {

/// What is the same on all sheets of a project.
struct QgisLayoutFrame {
  PaperSize paper{420, 297};  // A3, landscape
  Box world;                  // what the maps show, metres of the project's CRS; not empty
  std::string title;          // of the project
  std::string crs;            // in words
  std::string source;         // the project file; "" when not known
};

/// "citygauge A3 · 道路网密度 Road network density", unique in the project as the sheet's title is.
[[nodiscard]] std::string layout_name(const QgisLayoutFrame& frame, const QgisSheet& sheet);

/// The XML element <Layout>. The map follows the theme that has the sheet's title; the legend shows what is
/// on the map. `titles` are those of the plan's layers by id.
[[nodiscard]] std::string qgis_layout(const QgisLayoutFrame& frame, const QgisPlan& plan,
                                      const QgisSheet& sheet);

}  // namespace citygauge
