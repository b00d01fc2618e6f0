#include "output/map/text_painter.hpp"

#include <pango/pangocairo.h>

#include <numbers>
#include <vector>

#include "core/text_width.hpp"
#include "output/map/glyph_span.hpp"
#include "output/map/stacked_rows.hpp"
#include "output/map/text_layout.hpp"

namespace citygauge {
namespace {

void use_colour(cairo_t* context, Colour c) {
  cairo_set_source_rgba(context, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.opacity / 255.0);
}

/// The context moved, turned, and in points, until the end of the scope.
class Placed {
 public:
  Placed(cairo_t* context, Point origin, double clockwise_degrees = 0) : context_(context) {
    cairo_save(context_);
    cairo_translate(context_, origin.x, origin.y);
    cairo_scale(context_, mm_per_pt, mm_per_pt);
    if (clockwise_degrees != 0) cairo_rotate(context_, clockwise_degrees * std::numbers::pi / 180);
  }
  ~Placed() {
    cairo_new_path(context_);
    cairo_restore(context_);
  }
  Placed(const Placed&) = delete;
  Placed& operator=(const Placed&) = delete;

 private:
  cairo_t* context_;
};

void add_outlines(cairo_t* context, PangoLayoutLine* line) {
  cairo_move_to(context, 0, 0);
  pango_cairo_layout_line_path(context, line);
}

/// Under a line whose baseline begins at the context's origin, in points.
void paint_halo(cairo_t* context, PangoLayoutLine* line, const TextStyle& style) {
  if (style.halo_mm <= 0 || style.halo_colour.opacity == 0) return;
  add_outlines(context, line);
  use_colour(context, style.halo_colour);
  cairo_set_line_width(context, 2 * style.halo_mm / mm_per_pt);
  cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash(context, nullptr, 0, 0);
  cairo_stroke(context);
}

/// What is to be laid out of a text that has one line only.
std::string single_line(const std::string& text) {
  return printable(clean_lines(text));
}

}  // namespace

/// A row of a turned or stacked label.
struct TextPainter::PlacedRow {
  TextLayout layout;
  Point baseline_pt;  // where its baseline begins, from the label's middle
  bool is_turned;     // by 90° clockwise about that point

  /// With its middle at `middle_pt`.
  PlacedRow(TextLayout row, Point middle_pt, bool turned) : layout(std::move(row)), is_turned(turned) {
    const TextSize size = layout.size();
    const double back = size.width_mm / 2 / mm_per_pt;
    const double down = (size.ascent_mm - size.height_mm / 2) / mm_per_pt;
    baseline_pt = middle_pt + (turned ? Point{-down, -back} : Point{-back, down});
  }
};

TextSize TextPainter::measure(const std::string& text, const TextStyle& style, double wrap_mm) const {
  return TextLayout(font_, clean_lines(text), style, wrap_mm).size();
}

void TextPainter::write(cairo_t* context, Point at, const std::string& text, const TextStyle& style,
                        TextAlign align, double wrap_mm) const {
  const TextLayout layout(font_, clean_lines(text), style, wrap_mm);
  const double share_left = align == TextAlign::left ? 0 : align == TextAlign::centre ? 0.5 : 1;
  for (int i = 0; i < layout.line_count(); ++i) {
    const double baseline = at.y + (ascent_em + i * line_pitch_em) * em_mm(style);
    const Placed placed(context, {at.x - share_left * layout.line_width_mm(i), baseline});
    paint_line(context, layout, i, style);
  }
}

/// Writes a line whose baseline begins at the context's origin, in points.
void TextPainter::paint_line(cairo_t* context, const TextLayout& layout, int line,
                             const TextStyle& style) const {
  paint_halo(context, layout.line(line), style);
  use_colour(context, style.colour);
  if (paint_ == GlyphPaint::text) {
    cairo_move_to(context, 0, 0);
    pango_cairo_show_layout_line(context, layout.line(line));
  } else {
    add_outlines(context, layout.line(line));
    cairo_fill(context);
  }
}

/// Writes rows about the context's origin, in points, as one piece of text. Rows that cannot be part of it
/// are drawn as outlines; the text says them all the same.
void TextPainter::paint_label(cairo_t* context, std::span<const PlacedRow> rows, const std::string& text,
                              const TextStyle& style) const {
  const auto at_row = [&](const PlacedRow& row, auto paint) {
    cairo_save(context);
    cairo_translate(context, row.baseline_pt.x, row.baseline_pt.y);
    if (row.is_turned) cairo_rotate(context, std::numbers::pi / 2);
    paint(row.layout.line(0));
    cairo_restore(context);
  };
  for (const PlacedRow& row : rows) {
    at_row(row, [&](PangoLayoutLine* line) { paint_halo(context, line, style); });
  }
  use_colour(context, style.colour);
  GlyphSpan span;
  for (const PlacedRow& row : rows) {
    const bool can_join = paint_ == GlyphPaint::text && !row.is_turned;
    if (can_join && span.add(row.layout.line(0), row.baseline_pt)) continue;
    at_row(row, [&](PangoLayoutLine* line) {
      add_outlines(context, line);
      cairo_fill(context);
    });
  }
  span.show(context, text);
}

void TextPainter::write_turned(cairo_t* context, Point centre, const std::string& text,
                               const TextStyle& style, double angle_degrees) const {
  const std::string line = single_line(text);
  const PlacedRow row(TextLayout(font_, line, style, 0), {}, false);
  const Placed placed(context, centre, -angle_degrees);
  if (angle_degrees != 0) return paint_label(context, {&row, 1}, line, style);
  cairo_translate(context, row.baseline_pt.x, row.baseline_pt.y);
  paint_line(context, row.layout, 0, style);
}

TextSize TextPainter::measure_stacked(const std::string& text, const TextStyle& style) const {
  const std::vector<StackedRow> rows = stacked_rows(single_line(text));
  TextSize size{0, (ascent_em + descent_em) * em_mm(style), ascent_em * em_mm(style)};
  for (const StackedRow& row : rows) {
    const TextSize of_row = TextLayout(font_, row.text, style, 0).size();
    size.width_mm = std::max(size.width_mm, row.is_turned ? of_row.height_mm : of_row.width_mm);
  }
  if (!rows.empty()) size.height_mm += static_cast<double>(rows.size() - 1) * stack_pitch_em * em_mm(style);
  return size;
}

void TextPainter::write_stacked(cairo_t* context, Point centre, const std::string& text,
                                const TextStyle& style) const {
  const std::string line = single_line(text);
  const std::vector<StackedRow> rows = stacked_rows(line);
  const double pitch_pt = stack_pitch_em * style.size_pt;
  Point middle_pt{0, -pitch_pt * (static_cast<double>(rows.size()) - 1) / 2};
  std::vector<PlacedRow> placed_rows;
  placed_rows.reserve(rows.size());
  for (const StackedRow& row : rows) {
    placed_rows.emplace_back(TextLayout(font_, row.text, style, 0), middle_pt, row.is_turned);
    middle_pt.y += pitch_pt;
  }
  const Placed placed(context, centre);
  paint_label(context, placed_rows, line, style);
}

}  // namespace citygauge
