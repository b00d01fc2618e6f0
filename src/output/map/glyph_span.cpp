#include "output/map/glyph_span.hpp"

#include <pango/pangocairo.h>

#include <vector>

namespace citygauge {
namespace {

bool is_invisible(PangoGlyph glyph) {
  return glyph == PANGO_GLYPH_EMPTY;
}

bool is_unknown(PangoGlyph glyph) {
  return (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
}

/// Appends the glyphs of a run that begins at `pen`, and moves it to the run's end; false on unknown ones.
bool append_run(const PangoGlyphString& run, Point& pen, std::vector<cairo_glyph_t>& glyphs) {
  for (int i = 0; i < run.num_glyphs; ++i) {
    const PangoGlyphInfo& info = run.glyphs[i];
    if (is_unknown(info.glyph)) return false;
    if (!is_invisible(info.glyph)) {
      glyphs.push_back({info.glyph, pen.x + pango_units_to_double(info.geometry.x_offset),
                        pen.y + pango_units_to_double(info.geometry.y_offset)});
    }
    pen.x += pango_units_to_double(info.geometry.width);
  }
  return true;
}

}  // namespace

struct GlyphSpan::Glyphs {
  std::unique_ptr<PangoFont, decltype(&g_object_unref)> font{nullptr, g_object_unref};
  std::vector<cairo_glyph_t> glyphs;
};

GlyphSpan::GlyphSpan() : glyphs_(std::make_unique<Glyphs>()) {}
GlyphSpan::~GlyphSpan() = default;

bool GlyphSpan::add(PangoLayoutLine* line, Point origin) {
  const std::size_t before = glyphs_->glyphs.size();
  for (const GSList* node = line->runs; node != nullptr; node = node->next) {
    const auto* const run = static_cast<const PangoLayoutRun*>(node->data);
    PangoFont* const font = run->item->analysis.font;
    if (glyphs_->font == nullptr) glyphs_->font.reset(PANGO_FONT(g_object_ref(font)));
    if (font != glyphs_->font.get() || !append_run(*run->glyphs, origin, glyphs_->glyphs)) {
      glyphs_->glyphs.resize(before);
      return false;
    }
  }
  return true;
}

void GlyphSpan::show(cairo_t* context, const std::string& text) const {
  if (glyphs_->glyphs.empty()) return;
  const auto count = static_cast<int>(glyphs_->glyphs.size());
  const auto bytes = static_cast<int>(text.size());
  const cairo_text_cluster_t whole{bytes, count};
  cairo_set_scaled_font(context, pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(glyphs_->font.get())));
  cairo_show_text_glyphs(context, text.data(), bytes, glyphs_->glyphs.data(), count, &whole, 1,
                         cairo_text_cluster_flags_t{});
}

}  // namespace citygauge
