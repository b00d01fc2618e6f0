#include "output/map/paper_layers.hpp"

#include <algorithm>

#include "output/map/frame_cut.hpp"

namespace citygauge {
namespace {

/// Whether a part of a feature, which may reach beyond the frame, shows in it.
bool shows(const Box& frame, ShapeView feature) {
  if (!feature.box().intersects(frame)) return false;
  for (std::size_t p = 0; p < feature.part_count(); ++p) {
    const auto part = feature.part(p);
    if (feature.kind() == ShapeKind::line ? !line_within(frame, part).empty()
        : feature.kind() == ShapeKind::polygon
            ? !ring_within(frame, part).empty()
            : std::ranges::any_of(part, [&](Point point) { return frame.contains(point); }))
      return true;
  }
  return false;
}

/// Millimetres of lines, square millimetres of areas. REQUIRES shapes on paper.
double total_size(const Shapes& features) {
  double sum = 0;
  for (std::size_t i = 0; i < features.size(); ++i)
    sum += features.kind() == ShapeKind::line ? length_m(features[i]) : area_m2(features[i]);
  return sum;
}

}  // namespace

PaperLayer on_paper(const MapLayer& layer, const MapView& view, double tolerance_mm, double least_mm) {
  PaperLayer paper{&layer, view.to_paper(*layer.shapes, tolerance_mm), {}, {}, 0, 0};
  const std::size_t classes = layer.style.classes.size();
  paper.by_class.assign(classes, Shapes(layer.shapes->kind()));
  paper.seen.assign(classes, false);
  const PaperBox& f = view.frame();
  const Box frame{f.left, f.top, f.right, f.bottom};
  for (std::size_t i = 0; i < paper.features.size(); ++i) {
    const std::size_t c = layer.class_of[i];
    const ShapeView feature = paper.features[i];
    if (c == not_drawn || feature.empty()) continue;
    const Box box = feature.box();
    if (feature.kind() != ShapeKind::point && box.width() < least_mm && box.height() < least_mm) {
      ++paper.left_out;
      continue;
    }
    ++paper.drawn;
    paper.by_class[c].add_feature(feature);
    if (!paper.seen[c]) paper.seen[c] = shows(frame, feature);
  }
  return paper;
}

std::vector<Text> drop_unreadable(PaperLayer& paper, double districts_mm2) {
  std::vector<Text> dropped;
  const LayerStyle& style = paper.layer->style;
  if (paper.layer->part != LayerPart::context || paper.features.kind() == ShapeKind::point) return dropped;
  double ink_mm2 = 0;
  for (std::size_t c = 0; c < paper.by_class.size(); ++c) {  // the first class is the most important
    Shapes& features = paper.by_class[c];
    if (features.size() == 0) continue;
    const double size = total_size(features);
    ink_mm2 += size * style.classes[c].symbol.size_mm;
    const bool is_readable = features.kind() == ShapeKind::line
                                 ? ink_mm2 <= densest_ink * districts_mm2
                                 : size >= least_area_mm2 * static_cast<double>(features.size());
    if (is_readable) continue;
    const Text& label = style.classes[c].label;
    if (paper.seen[c]) dropped.push_back(label.zh.empty() && label.en.empty() ? style.title : label);
    paper.drawn -= features.size();
    features = Shapes(features.kind());
    paper.seen[c] = false;
  }
  return dropped;
}

}  // namespace citygauge
