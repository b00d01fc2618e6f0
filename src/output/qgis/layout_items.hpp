// The items of a QGIS print layout as XML: boxes on paper, each with an id that is unique in its layout.
#pragma once

#include <string>
#include <vector>

#include "output/map/paper.hpp"
#include "output/map/scale_bar.hpp"
#include "output/qgis/plan.hpp"

namespace citygauge::qgis {

struct LetterStyle {
  double size_pt = 10;
  bool bold = false;
};

/// Room that `lines` lines take.
[[nodiscard]] double text_height_mm(double size_pt, std::size_t lines = 1);
/// An estimate, on the safe side, of the lines that a text takes in a box of this width.
[[nodiscard]] std::size_t lines_of(const std::string& text, double size_pt, double width_mm);
/// Height of a row of a table.
[[nodiscard]] double row_height_mm(double size_pt);

/// The white page.
[[nodiscard]] std::string page(PaperSize paper);
[[nodiscard]] std::string frame(const std::string& id, const PaperBox& box);
/// `xml` is text that has been escaped already; "[% ... %]" in it is evaluated.
[[nodiscard]] std::string label(const std::string& id, const PaperBox& box, const std::string& xml,
                                LetterStyle letters);
/// The map follows a theme. Its id is "map"; all that has to do with the map refers to that.
[[nodiscard]] std::string map(const PaperBox& box, const Box& extent, const std::string& theme);
/// The layers, as they are on the map: classes that it does not show are left out.
[[nodiscard]] std::string legend(const PaperBox& box, const std::vector<const QgisLayer*>& layers,
                                 double heading_pt, double body_pt);
/// Room that the legend takes if the map shows all classes, an estimate.
[[nodiscard]] double legend_height_mm(double width_mm, const std::vector<const QgisLayer*>& layers,
                                      double heading_pt, double body_pt);
[[nodiscard]] std::string scale_bar(const PaperBox& box, const ScaleBar& bar, double height_mm,
                                    double size_pt);
/// Turns to true north with the map.
[[nodiscard]] std::string north_arrow(const PaperBox& box);
/// The first `most_rows` rows of a layer.
[[nodiscard]] std::string table(const PaperBox& box, const QgisTable& content, std::size_t most_rows,
                                double size_pt);

}  // namespace citygauge::qgis
