#include "output/map/text_layout.hpp"

#include <pango/pango.h>

#include <algorithm>
#include <string_view>

#include "core/text_width.hpp"

namespace citygauge {
namespace {

PangoFontDescription* font_description(const ChineseFont& font, const TextStyle& style) {
  PangoFontDescription* const description = pango_font_description_new();
  pango_font_description_set_family(description, font.family().c_str());
  pango_font_description_set_size(description, pango_units_from_double(style.size_pt));
  pango_font_description_set_weight(description, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return description;
}

}  // namespace

std::string clean_lines(const std::string& text) {
  constexpr std::size_t most_bytes = 10'000;
  const bool is_cut = text.size() > most_bytes;
  std::string_view rest = std::string_view(text).substr(0, most_bytes);
  while (is_cut && !rest.empty() && (static_cast<unsigned char>(text[rest.size()]) & 0xC0u) == 0x80u) {
    rest.remove_suffix(1);  // not within a character
  }
  std::string cleaned;
  for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    cleaned += printable(rest.substr(0, end)) + '\n';
    rest.remove_prefix(end + 1);
  }
  return cleaned + printable(rest) + (is_cut ? "…" : "");
}

void TextLayout::Release::operator()(PangoLayout* layout) const {
  g_object_unref(layout);
}

TextLayout::TextLayout(const ChineseFont& font, const std::string& cleaned, const TextStyle& style,
                       double wrap_mm)
    : layout_(pango_layout_new(font.context())), em_mm_(em_mm(style)) {
  PangoFontDescription* const description = font_description(font, style);
  pango_layout_set_font_description(layout_.get(), description);
  pango_font_description_free(description);
  if (wrap_mm > 0) {
    pango_layout_set_width(layout_.get(), pango_units_from_double(wrap_mm / mm_per_pt));
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  }
  pango_layout_set_text(layout_.get(), cleaned.data(), static_cast<int>(cleaned.size()));
}

int TextLayout::line_count() const {
  return pango_layout_get_line_count(layout_.get());
}

PangoLayoutLine* TextLayout::line(int index) const {
  return pango_layout_get_line_readonly(layout_.get(), index);
}

double TextLayout::line_width_mm(int index) const {
  PangoRectangle logical;
  pango_layout_line_get_extents(line(index), nullptr, &logical);
  return pango_units_to_double(logical.width) * mm_per_pt;
}

TextSize TextLayout::size() const {
  TextSize size{0, (ascent_em + descent_em) * em_mm_, ascent_em * em_mm_};
  for (int i = 0; i < line_count(); ++i) size.width_mm = std::max(size.width_mm, line_width_mm(i));
  size.height_mm += (line_count() - 1) * line_pitch_em * em_mm_;
  return size;
}

}  // namespace citygauge
