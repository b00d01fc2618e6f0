// The writing around a map: the heading (title, subtitle, the institute's logo) above, the imprint (CRS,
// source, date, program, page) below, and the double frame around the sheet.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "output/map/lettering.hpp"

namespace citygauge {

struct SheetHeading {
  std::string title;
  std::string subtitle;                       // may be ""
  std::optional<std::filesystem::path> logo;  // PNG or JPEG
};

/// Each may be "".
struct SheetImprint {
  std::string institute;
  std::string source;   // where the data come from
  std::string date;     // "2025-01-31"
  std::string crs;      // see `crs_words`
  std::string grid;     // see `grid_words` in coordinate_ticks.hpp
  std::string scale;    // see `scale_words`
  std::string version;  // of citygauge
  int page = 0;         // 0: no page number
  int pages = 0;
};

/// "CGCS2000 / 3-degree Gauss-Kruger CM 108E, EPSG:4545" from the WKT and the short name of a CRS.
[[nodiscard]] std::string crs_words(const std::string& crs_wkt, const std::string& crs_name);

/// The double frame along the sheet's margins, thick outside and thin inside. The interior is the box
/// within, for everything else.
[[nodiscard]] PaperBox sheet_interior(PaperSize sheet, const Lettering& lettering);
void draw_sheet_frame(Canvas& canvas, const Lettering& lettering);

/// Height of the heading in a box of this width; long titles wrap.
[[nodiscard]] double heading_height_mm(const Canvas& canvas, const SheetHeading& heading, double width_mm,
                                       const Lettering& lettering);
/// ERRORS: Error{input} when the logo cannot be read.
void draw_heading(Canvas& canvas, const PaperBox& box, const SheetHeading& heading,
                  const Lettering& lettering);

[[nodiscard]] double imprint_height_mm(const Canvas& canvas, const SheetImprint& imprint, double width_mm,
                                       const Lettering& lettering);
void draw_imprint(Canvas& canvas, const PaperBox& box, const SheetImprint& imprint,
                  const Lettering& lettering);

}  // namespace citygauge
