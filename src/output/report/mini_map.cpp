#include "output/report/mini_map.hpp"

#include <fmt/compile.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "geometry/simplify.hpp"
#include "output/report/screen_symbol.hpp"

namespace citygauge::html {
namespace {

constexpr double longest_side = 1000;             // of the drawing, in its units
constexpr std::size_t most_drawn_evidence = 200;  // per layer; more is a blot at this size

std::string verdict_paths(const std::vector<std::string>& paths, const ValueColumn* column) {
  std::array<std::string, 5> by_verdict;
  std::string unjudged;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const auto worst = column ? column->worst(i) : std::nullopt;
    (worst ? by_verdict[static_cast<std::size_t>(worst->verdict)] : unjudged) += paths[i];
  }
  std::string svg;
  for (std::size_t v = 0; v < by_verdict.size(); ++v)
    if (!by_verdict[v].empty())
      svg += fmt::format(R"svg(<path class="district" fill="url(#map-{})" d="{}"/>)svg",
                         to_string(static_cast<Verdict>(v)), by_verdict[v]);
  if (!unjudged.empty()) svg += fmt::format(R"(<path class="district outline" d="{}"/>)", unjudged);
  return svg;
}

}  // namespace

MiniMap::MiniMap(const Districts& districts, const BorderNetwork& borders) : extent_(districts.shapes.box()) {
  if (extent_.empty()) return;
  unit_m_ = std::max({extent_.width(), extent_.height(), 1.0}) / longest_side;
  const Shapes shapes = simplified(districts.shapes, borders, unit_m_);
  for (std::size_t i = 0; i < shapes.size(); ++i) paths_.push_back(path_of(shapes[i]));
}

std::string MiniMap::path_of(ShapeView shape) const {
  std::string path;
  const bool is_ring = shape.kind() == ShapeKind::polygon;
  for (std::size_t i = 0; i < shape.part_count(); ++i) {
    std::span<const Point> part = shape.part(i);
    if (is_ring && part.size() > 1) part = part.first(part.size() - 1);
    long long x = 0, y = 0;
    for (std::size_t p = 0; p < part.size(); ++p) {
      const long long to_x = std::llround((part[p].x - extent_.min_x) / unit_m_);
      const long long to_y = std::llround((extent_.max_y - part[p].y) / unit_m_);
      const char* const command = p == 0   ? "M"
                                  : p == 1 ? "l"
                                           : " ";  // then all are relative: x and y start at 0
      fmt::format_to(std::back_inserter(path), FMT_COMPILE("{}{} {}"), command, to_x - x, to_y - y);
      x = to_x;
      y = to_y;
    }
    if (is_ring) path += 'z';
  }
  return path;
}

std::string MiniMap::drawn(const ValueColumn* column, const std::vector<const EvidenceLayer*>& evidence,
                           const StyleBook& styles) const {
  if (paths_.empty()) return {};
  std::string svg = fmt::format(R"(<svg viewBox="-6 -6 {:.0f} {:.0f}" aria-hidden="true">)",
                                extent_.width() / unit_m_ + 12, extent_.height() / unit_m_ + 12);
  svg += verdict_paths(paths_, column);
  for (const EvidenceLayer* layer : evidence) {
    const Shapes& shapes = layer->evidence->shapes;
    const LayerStyle& style = styles.of(layer->evidence->table, shapes.kind());
    for (std::size_t i = 0; i < std::min(layer->order.size(), most_drawn_evidence); ++i) {
      const auto drawn_class = class_index(style, *layer->evidence, layer->order[i]);
      if (!drawn_class || shapes.kind() == ShapeKind::point) continue;
      const Symbol& symbol = style.classes[*drawn_class].symbol;
      const bool is_line = shapes.kind() == ShapeKind::line;
      svg += fmt::format(R"(<path class="{}" {}="{}" d="{}"/>)", is_line ? "evidence-line" : "evidence-area",
                         is_line ? "stroke" : "fill", css_colour(symbol.colour),
                         path_of(shapes[layer->order[i]]));
    }
  }
  return svg + "</svg>";
}

}  // namespace citygauge::html
