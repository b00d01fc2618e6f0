// Measures and writes texts with Pango: Canvas's text functions, without the file.
#pragma once

#include <span>

#include "output/map/cairo_types.hpp"
#include "output/map/canvas.hpp"
#include "output/map/chinese_font.hpp"

namespace citygauge {

class TextLayout;

/// How glyphs come onto the surface.
enum class GlyphPaint : std::uint8_t {
  text,      // as text, which PDF keeps searchable
  outlines,  // as areas: on pixels Cairo would move each glyph to a whole one
};

/// Writes into contexts whose unit is a millimetre.
class TextPainter {
 public:
  /// ERRORS: as ChineseFont.
  explicit TextPainter(GlyphPaint paint) : paint_(paint) {}

  [[nodiscard]] TextSize measure(const std::string& text, const TextStyle& style, double wrap_mm) const;
  void write(cairo_t* context, Point at, const std::string& text, const TextStyle& style, TextAlign align,
             double wrap_mm) const;
  void write_turned(cairo_t* context, Point centre, const std::string& text, const TextStyle& style,
                    double angle_degrees) const;
  [[nodiscard]] TextSize measure_stacked(const std::string& text, const TextStyle& style) const;
  void write_stacked(cairo_t* context, Point centre, const std::string& text, const TextStyle& style) const;

 private:
  struct PlacedRow;
  void paint_line(cairo_t* context, const TextLayout& layout, int line, const TextStyle& style) const;
  void paint_label(cairo_t* context, std::span<const PlacedRow> rows, const std::string& text,
                   const TextStyle& style) const;

  GlyphPaint paint_;
  ChineseFont font_;
};

}  // namespace citygauge
