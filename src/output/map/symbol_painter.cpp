#include "output/map/symbol_painter.hpp"

#include <cairo.h>

#include <algorithm>
#include <numbers>
#include <span>
#include <vector>

#include "geometry/border_network.hpp"
#include "output/map/hatch_lines.hpp"
#include "output/map/marker_outline.hpp"

namespace citygauge {
namespace {

// Features of one colour that become one path. In vector files this saves space, up to a few hundred; areas
// that touch show no seam between them. Pixels are stroked feature by feature: Cairo takes longer over a path
// the larger the box around it is. Translucent features are painted one by one, so that overlaps show.
constexpr std::size_t areas_at_once = 2000;
constexpr std::size_t lines_at_once = 200;

std::size_t fill_batch(Colour colour) {
  return colour.opacity == 255 ? areas_at_once : 1;
}

std::size_t stroke_batch(cairo_t* context, Colour colour) {
  const bool is_pixels = cairo_surface_get_type(cairo_get_target(context)) == CAIRO_SURFACE_TYPE_IMAGE;
  return colour.opacity == 255 && !is_pixels ? lines_at_once : 1;
}

void use_colour(cairo_t* context, Colour c) {
  cairo_set_source_rgba(context, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.opacity / 255.0);
}

void add_line(cairo_t* context, std::span<const Point> line) {
  if (line.empty()) return;
  cairo_move_to(context, line.front().x, line.front().y);
  for (const Point p : line.subspan(1)) cairo_line_to(context, p.x, p.y);
}

void add_feature(cairo_t* context, ShapeView feature) {
  for (std::size_t i = 0; i < feature.part_count(); ++i) {
    const std::span<const Point> part = feature.part(i);
    const bool is_ring = feature.kind() == ShapeKind::polygon && part.size() > 1;
    add_line(context, is_ring ? part.first(part.size() - 1) : part);
    if (is_ring) cairo_close_path(context);
  }
}

/// Calls `add(feature)` for all features, and `paint()` after each batch.
template <class Add, class Paint>
void paint_in_batches(const Shapes& shapes, std::size_t batch, Add add, Paint paint) {
  for (std::size_t f = 0; f < shapes.size(); ++f) {
    add(shapes[f]);
    if ((f + 1) % batch == 0 || f + 1 == shapes.size()) paint();
  }
}

/// Lengths drawn and left out by turns, mm. Dots are round; dashes grow with the line but stay apart on thin
/// ones.
std::vector<double> dash_pattern(Dash dash, double width_mm) {
  const double unit = std::max(width_mm, 0.35);
  const double gap = 2 * unit + width_mm;  // round ends reach into it by a width
  const double length = 5 * unit;
  const double dot = 0.01;  // not 0, which Cairo takes out of longer patterns
  switch (dash) {
    case Dash::solid:
      return {};
    case Dash::dash:
      return {length, gap};
    case Dash::dot:
      return {dot, gap};
    case Dash::dash_dot:
      return {length, gap, dot, gap};
  }
  return {};
}

void use_pen(cairo_t* context, Colour colour, double width_mm, Dash dash) {
  use_colour(context, colour);
  cairo_set_line_width(context, width_mm);
  cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
  const std::vector<double> pattern = dash_pattern(dash, width_mm);
  cairo_set_dash(context, pattern.data(), static_cast<int>(pattern.size()), 0);
}

/// Lines, or the borders of areas.
void paint_lines(cairo_t* context, const Shapes& shapes, Colour colour, double width_mm, Dash dash) {
  if (colour.opacity == 0 || width_mm <= 0) return;
  // Two dashed borders out of step would look like one without dashes.
  const bool once = shapes.kind() == ShapeKind::polygon && (dash != Dash::solid || colour.opacity < 255);
  if (once) return paint_lines(context, borders_once(shapes), colour, width_mm, dash);
  use_pen(context, colour, width_mm, dash);
  paint_in_batches(
      shapes, stroke_batch(context, colour), [&](ShapeView feature) { add_feature(context, feature); },
      [&] { cairo_stroke(context); });
}

void paint_hatch(cairo_t* context, const Shapes& areas, const Hatch& hatch) {
  use_pen(context, hatch.colour, hatch_line_mm, Dash::solid);
  cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT);
  const auto add = [&](ShapeView area) {
    for (const HatchLine& line : hatch_lines(area, hatch.angle_degrees, hatch.spacing_mm)) {
      cairo_move_to(context, line.from.x, line.from.y);
      cairo_line_to(context, line.to.x, line.to.y);
    }
  };
  paint_in_batches(areas, stroke_batch(context, hatch.colour), add, [&] { cairo_stroke(context); });
}

void paint_areas(cairo_t* context, const Shapes& areas, const Symbol& symbol) {
  if (symbol.colour.opacity > 0) {
    use_colour(context, symbol.colour);
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING);
    paint_in_batches(
        areas, fill_batch(symbol.colour), [&](ShapeView area) { add_feature(context, area); },
        [&] { cairo_fill(context); });
  }
  for (const Hatch& hatch : symbol.hatches) paint_hatch(context, areas, hatch);
  paint_lines(context, areas, symbol.outline, symbol.size_mm, symbol.dash);
}

void add_marker(cairo_t* context, const MarkerOutline& marker, Point centre, double radius) {
  if (marker.lines.empty()) {
    cairo_new_sub_path(context);
    cairo_arc(context, centre.x, centre.y, radius, 0, 2 * std::numbers::pi);
    return cairo_close_path(context);
  }
  for (const auto& line : marker.lines) {
    for (const Point p : line) cairo_line_to(context, centre.x + radius * p.x, centre.y + radius * p.y);
    marker.is_filled ? cairo_close_path(context) : cairo_new_sub_path(context);
  }
}

/// Each marker on its own: where they overlap, the later hides the earlier, outline and all.
void paint_markers(cairo_t* context, const Shapes& points, const Symbol& symbol) {
  const MarkerOutline marker = marker_outline(symbol.marker);
  use_pen(context, symbol.outline, marker_outline_mm, Dash::solid);
  for (std::size_t f = 0; f < points.size(); ++f) {
    for (const Point centre : points[f].points()) {
      add_marker(context, marker, centre, symbol.size_mm / 2);
      if (marker.is_filled) {
        use_colour(context, symbol.colour);
        cairo_fill_preserve(context);
      }
      use_colour(context, symbol.outline);
      symbol.outline.opacity > 0 ? cairo_stroke(context) : cairo_new_path(context);
    }
  }
}

}  // namespace

void paint_features(cairo_t* context, const Shapes& on_paper, const Symbol& symbol) {
  switch (symbol.kind) {
    case ShapeKind::point:
      return paint_markers(context, on_paper, symbol);
    case ShapeKind::line:
      return paint_lines(context, on_paper, symbol.colour, symbol.size_mm, symbol.dash);
    case ShapeKind::polygon:
      return paint_areas(context, on_paper, symbol);
  }
}

}  // namespace citygauge
