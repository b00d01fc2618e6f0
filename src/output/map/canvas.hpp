// A sheet that is drawn on, in millimetres: the same drawing becomes PDF, SVG or PNG. All of Cairo and Pango
// stays behind this.
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
  double height_mm = 0;  // from the top of the tallest to the bottom of the lowest glyph of the font
  double ascent_mm = 0;  // from the top to the baseline of the first line
};

class Canvas {
 public:
  /// Begins a sheet that `finish` writes to `file`. `dpi` counts for PNG. `title` goes into the PDF's
  /// metadata. ERRORS: Error{input} when the file cannot be made, a PNG would be larger than 32,000 pixels a
  /// side, or no font with Chinese glyphs is installed (the hint names the package fonts-noto-cjk).
  Canvas(const std::filesystem::path& file, PictureFormat format, PaperSize size, double dpi,
         const std::string& title);
  /// Without `finish` the file is removed.
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  [[nodiscard]] PaperSize size() const;
  [[nodiscard]] PictureFormat format() const;

  /// Until the matching `unclip` nothing is drawn outside the box. Clips nest.
  void clip(const PaperBox& box);
  void unclip();

  /// Draws features whose coordinates are millimetres on paper. All features of one call with the same
  /// symbol are drawn together; empty features are skipped. REQUIRES shapes.kind() == symbol.kind, except
  /// that a line symbol may draw the borders of polygons.
  void draw(const Shapes& on_paper, const Symbol& symbol);
  void draw(ShapeView on_paper, const Symbol& symbol);
  void draw_line(Point from, Point to, const Symbol& line);
  void draw_box(const PaperBox& box, const Symbol& area);

  /// Size of a text, which may have several lines (\n), wrapped at `wrap_mm` (0: not).
  [[nodiscard]] TextSize measure(const std::string& text, const TextStyle& style, double wrap_mm = 0) const;
  /// Writes with the top of the first line at `at`, and its left end, middle or right end there.
  void write(Point at, const std::string& text, const TextStyle& style, TextAlign align = TextAlign::left,
             double wrap_mm = 0);
  /// Writes one line with its middle at `centre`, turned counter-clockwise about it by `angle_degrees`.
  void write_turned(Point centre, const std::string& text, const TextStyle& style, double angle_degrees);
  /// Writes the characters upright, one below the other, the middle of the stack at `centre`. A run of
  /// digits or Latin letters stays together on one row.
  void write_stacked(Point centre, const std::string& text, const TextStyle& style);
  [[nodiscard]] TextSize measure_stacked(const std::string& text, const TextStyle& style) const;

  /// Draws a PNG or JPEG picture into the box, whole, undistorted and centred.
  /// ERRORS: Error{input} when it cannot be read.
  void draw_picture(const PaperBox& box, const std::filesystem::path& picture);

  /// Writes the file. ERRORS: Error{input} when it cannot be written.
  void finish();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace citygauge
