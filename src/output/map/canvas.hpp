// A sheet that is drawn on, in millimetres: the same drawing becomes PDF, SVG or PNG. All of Cairo and Pango
// stays behind this.
//
// PDF and SVG hold no pixels but those of pictures; hatches are lines, translucent colours stay colours.
// Texts in a PDF can be searched, also turned and stacked ones, with the fonts' used glyphs embedded. In an
// SVG they are shapes, so that it looks the same where the font is missing. The same drawing gives the same
// bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "model/style.hpp"
#include "output/map/paper.hpp"

namespace citygauge {

enum class PictureFormat : std::uint8_t { pdf, svg, png };

enum class TextAlign : std::uint8_t { left, centre, right };

struct TextStyle {
  double size_pt = 9;
  bool bold = false;
  Colour colour{30, 30, 30};
  double halo_mm = 0;  // 0: none
  Colour halo_colour{255, 255, 255};
};

struct TextSize {
  double width_mm = 0;
  double height_mm = 0;  // of all lines, each from 0.96 em above its baseline to 0.22 em below, 1.35 em apart
  double ascent_mm = 0;  // from the top to the baseline of the first line
};

class Canvas {
 public:
  /// Begins a sheet that `finish` writes to `file`. `dpi` counts for PNG. `title` goes into the metadata of
  /// PDF and SVG. ERRORS: Error{input} when the file cannot be made, a PNG would have more than 32,000 pixels
  /// a side or 250 million in all, or no font with Chinese glyphs is installed (the hint names the package
  /// fonts-noto-cjk).
  Canvas(const std::filesystem::path& file, PictureFormat format, PaperSize size, double dpi,
         const std::string& title);
  /// Without `finish` no file is left, and one that was there before stays.
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  [[nodiscard]] PaperSize size() const;
  [[nodiscard]] PictureFormat format() const;

  /// Until the matching `unclip` nothing is drawn outside the box. Clips nest.
  void clip(const PaperBox& box);
  void unclip();

  /// Draws features whose coordinates are millimetres on paper: of areas first all fills, then all hatches,
  /// then all outlines. Many opaque features become one path in the file; translucent ones are painted one by
  /// one, so that overlaps show. Borders that neighbours share are drawn once if dashed or translucent. Empty
  /// features are skipped. REQUIRES shapes.kind() == symbol.kind, except that a line symbol may draw the
  /// borders of polygons; coordinates within some metres of the sheet (MapView::to_paper sees to it).
  /// ERRORS: Error{config} for an unknown marker.
  void draw(const Shapes& on_paper, const Symbol& symbol);
  void draw(ShapeView on_paper, const Symbol& symbol);
  void draw_line(Point from, Point to, const Symbol& line);
  void draw_box(const PaperBox& box, const Symbol& area);

  // Of all texts: control characters become U+FFFD, and what is beyond 10,000 bytes becomes "…".

  /// Size of a text, which may have several lines (\n), wrapped at `wrap_mm` (0: not).
  [[nodiscard]] TextSize measure(const std::string& text, const TextStyle& style, double wrap_mm = 0) const;
  /// Writes with the top of the first line at `at`, and its left end, middle or right end there.
  void write(Point at, const std::string& text, const TextStyle& style, TextAlign align = TextAlign::left,
             double wrap_mm = 0);
  /// Writes one line with its middle at `centre`, turned counter-clockwise about it by `angle_degrees`.
  void write_turned(Point centre, const std::string& text, const TextStyle& style, double angle_degrees);
  /// Writes the characters upright, one below the other, the middle of the stack at `centre`. A run of
  /// digits or Latin letters stays together on one row; brackets and dashes are turned.
  void write_stacked(Point centre, const std::string& text, const TextStyle& style);
  [[nodiscard]] TextSize measure_stacked(const std::string& text, const TextStyle& style) const;

  /// Draws a PNG or JPEG picture into the box, whole, undistorted and centred, at 600 dpi at most.
  /// ERRORS: Error{input} when it cannot be read, is damaged, or has more than 100 million pixels.
  void draw_picture(const PaperBox& box, const std::filesystem::path& picture);

  /// Writes the file. ERRORS: Error{input} when it cannot be written.
  void finish();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace citygauge
