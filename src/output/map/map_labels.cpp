#include "output/map/map_labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <numbers>
#include <set>

#include "core/text_width.hpp"
#include "output/map/name_stretches.hpp"

namespace citygauge {
namespace {

constexpr std::size_t longest_line = 30;  // columns; a Chinese character takes two
constexpr std::array named_road_classes{"motorway", "expressway", "arterial"};
constexpr double leader_width_mm = 0.15;
constexpr double same_place_mm = 12;  // equal labels of evidence nearer than this are one

TextStyle text_style(const LabelStyle& style, const Lettering& lettering) {
  return {style.size_pt * lettering.scale, false, style.colour, lettering.mm(style.halo_mm), paper_white};
}

/// Each line of a label as it is written.
std::string written(const std::string& label) {
  const std::size_t end = label.rfind('\n');
  if (end == std::string::npos) return shortened(label, longest_line);
  return shortened(label.substr(0, end), longest_line) + '\n' +
         shortened(label.substr(end + 1), longest_line);
}

bool is_stacked_script(const std::string& text) {
  return display_width(text) > 0 && std::ranges::any_of(text, [](unsigned char c) { return c >= 0xE3; });
}

/// A label that wants a place.
struct Wish {
  std::string text;
  LabelStyle style;
  ShapeView shape;
  bool is_district = false;
};

class Wishes {
 public:
  Wishes(const Canvas& canvas, const Lettering& lettering) : canvas_(canvas), lettering_(lettering) {}

  void add(const PaperLayer& paper) {
    const MapLayer& layer = *paper.layer;
    if (layer.labels.empty()) return;
    if (layer.part == LayerPart::context && paper.features.kind() == ShapeKind::line)
      return add_stretches(paper);
    for (std::size_t i = 0; i < paper.features.size(); ++i) {
      const ShapeView shape = paper.features[i];
      if (layer.class_of[i] == not_drawn || shape.empty() || layer.labels[i].empty()) continue;
      const Wish wish{written(layer.labels[i]), layer.style.label, shape, layer.part == LayerPart::districts};
      if (layer.part == LayerPart::context ? fits_inside(wish) : !is_said_already(wish)) all_.push_back(wish);
    }
  }

  void add(const Wish& wish) { all_.push_back(wish); }
  [[nodiscard]] const std::vector<Wish>& all() const { return all_; }

  [[nodiscard]] std::vector<LabelRequest> requests() const {
    std::vector<LabelRequest> requests;
    for (const Wish& wish : all_) requests.push_back(request_of(wish));
    return requests;
  }

 private:
  [[nodiscard]] LabelRequest request_of(const Wish& wish) const {
    const TextStyle style = text_style(wish.style, lettering_);
    const TextSize size = canvas_.measure(wish.text, style);
    LabelRequest request{wish.shape, size.width_mm, size.height_mm};
    if (wish.shape.kind() == ShapeKind::line && is_stacked_script(wish.text)) {
      const TextSize stacked = canvas_.measure_stacked(wish.text, style);
      request.stacked_width_mm = stacked.width_mm;
      request.stacked_height_mm = stacked.height_mm;
    }
    request.priority = wish.style.priority;
    request.clear_mm = lettering_.mm(0.5);
    return request;
  }

  /// Areas of the context are named only where there is room: a name beside a pond would hide the map.
  [[nodiscard]] bool fits_inside(const Wish& wish) const {
    const LabelRequest request = request_of(wish);
    const Box box = wish.shape.box();
    return request.width_mm < box.width() && request.height_mm < box.height();
  }

  /// Several necks of one narrow place have the same width: once is enough.
  [[nodiscard]] bool is_said_already(const Wish& wish) const {
    const Point at = wish.shape.box().centre();
    return std::ranges::any_of(all_, [&](const Wish& other) {
      return other.text == wish.text && !other.is_district &&
             distance(other.shape.box().centre(), at) < lettering_.mm(same_place_mm);
    });
  }

  void add_stretches(const PaperLayer& paper) {
    const MapLayer& layer = *paper.layer;
    std::vector<std::string> names(layer.labels.size());
    for (std::size_t i = 0; i < names.size(); ++i)
      if (layer.class_of[i] != not_drawn && is_named(layer, layer.class_of[i]))
        names[i] = written(layer.labels[i]);
    const NameStretches& found = stretches_.emplace_back(name_stretches(paper.features, names));
    for (std::size_t i = 0; i < found.names.size(); ++i)
      all_.push_back({found.names[i], layer.style.label, found.lines[i], false});
  }

  static bool is_named(const MapLayer& layer, std::size_t style_class) {
    return layer.name != "roads" ||
           std::ranges::find(named_road_classes, layer.style.classes[style_class].value) !=
               named_road_classes.end();
  }

  const Canvas& canvas_;
  const Lettering& lettering_;
  std::vector<Wish> all_;
  std::deque<NameStretches> stretches_;  // the wishes look into them: they must not move
};

void keep(const std::vector<Wish>& wishes, const std::vector<PlacedLabel>& placed, MapLabels& into) {
  for (const PlacedLabel& label : placed)
    into.labels.push_back(
        {wishes[label.request].text, wishes[label.request].style, label, wishes[label.request].is_district});
}

PaperBox box_of(const PlacedLabel& label) {
  Box box;
  for (const Point corner : label.corners()) box.add(corner);
  return {box.min_x, box.min_y, box.max_x, box.max_y};
}

/// A second try with the last line alone for districts that got no place.
void place_values_alone(const Wishes& wishes, const MapView& view, Wishes& second, MapLabels& into) {
  std::set<std::size_t> placed;
  std::vector<PaperBox> taken;
  for (const MapLabel& label : into.labels) {
    placed.insert(label.placed.request);
    taken.push_back(box_of(label.placed));
  }
  std::size_t missing = 0;
  for (std::size_t i = 0; i < wishes.all().size(); ++i) {
    Wish wish = wishes.all()[i];
    if (!wish.is_district || placed.contains(i)) continue;
    ++missing;
    const std::size_t end = wish.text.rfind('\n');
    if (end == std::string::npos) continue;
    wish.text = wish.text.substr(end + 1);
    second.add(wish);
  }
  const auto more = place_labels(second.requests(), view.frame(), taken);
  into.unnamed_districts = missing - more.size();
  keep(second.all(), more, into);
}

/// One or two lines, turned about the middle of them all.
void write_lines(Canvas& canvas, const MapLabel& label, const TextStyle& style) {
  const PlacedLabel& placed = label.placed;
  const std::size_t end = label.text.find('\n');
  if (end == std::string::npos)
    return canvas.write_turned(placed.centre, label.text, style, placed.angle_degrees);
  const double turn = placed.angle_degrees * std::numbers::pi / 180;
  const Point down{std::sin(turn), std::cos(turn)};  // y grows downwards, angles counter-clockwise
  const Point step = down * (placed.height_mm / 4);  // from the middle of both to that of one line
  canvas.write_turned(placed.centre - step, label.text.substr(0, end), style, placed.angle_degrees);
  canvas.write_turned(placed.centre + step, label.text.substr(end + 1), style, placed.angle_degrees);
}

}  // namespace

MapLabels place_map_labels(const Canvas& canvas, const std::vector<PaperLayer>& layers, const MapView& view,
                           const Lettering& lettering) {
  Wishes wishes(canvas, lettering);
  for (const PaperLayer& layer : layers) wishes.add(layer);
  MapLabels found;
  keep(wishes.all(), place_labels(wishes.requests(), view.frame(), {}), found);
  Wishes second(canvas, lettering);
  place_values_alone(wishes, view, second, found);
  return found;
}

void draw_map_labels(Canvas& canvas, const MapLabels& labels, const Lettering& lettering) {
  for (const MapLabel& label : labels.labels)
    if (label.placed.leader)
      canvas.draw_line(label.placed.anchor, label.placed.leader_end(),
                       pen(lettering.mm(leader_width_mm), label.style.colour));
  for (const MapLabel& label : labels.labels) {
    const TextStyle style = text_style(label.style, lettering);
    if (label.placed.stacked)
      canvas.write_stacked(label.placed.centre, label.text, style);
    else
      write_lines(canvas, label, style);
  }
}

}  // namespace citygauge
