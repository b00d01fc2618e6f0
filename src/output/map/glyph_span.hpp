// The glyphs of a label that is turned or stacked, shown as one piece of text. Programs that read a PDF take
// a slanting or upright name apart into its characters; marked as a whole (ActualText) it stays a name that
// can be searched.
#pragma once

#include <memory>
#include <string>

#include "geometry/point.hpp"
#include "output/map/cairo_types.hpp"

namespace citygauge {

class GlyphSpan {
 public:
  GlyphSpan();
  ~GlyphSpan();
  GlyphSpan(const GlyphSpan&) = delete;
  GlyphSpan& operator=(const GlyphSpan&) = delete;

  /// Adds a line whose baseline begins at `origin`, in points. False, and nothing is added, when it needs
  /// another font than the lines before it or has characters that no font has: a span has one font.
  [[nodiscard]] bool add(PangoLayoutLine* line, Point origin);

  /// Shows all with the context's colour; `text` is what they say.
  void show(cairo_t* context, const std::string& text) const;

 private:
  struct Glyphs;
  std::unique_ptr<Glyphs> glyphs_;
};

}  // namespace citygauge
