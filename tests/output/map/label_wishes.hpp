// Labels wished for on a sheet of 100 mm x 100 mm, for tests of their placement.
#pragma once

#include <deque>
#include <vector>

#include "output/map/label_placement.hpp"
#include "output/map/turned_box.hpp"

namespace citygauge::samples {

using Line = std::vector<Point>;

inline constexpr PaperBox frame{0, 0, 100, 100};

/// Requests and the shapes they look at.
class Wishes {
 public:
  LabelRequest& add(ShapeKind kind, const std::vector<Line>& parts, double width, double height) {
    Shapes& shapes = shapes_.emplace_back(kind);
    for (const Line& part : parts) shapes.add_part(part);
    shapes.end_feature();
    return requests_.emplace_back(LabelRequest{shapes[0], width, height});
  }
  LabelRequest& polygon(const std::vector<Line>& rings, double width, double height) {
    return add(ShapeKind::polygon, rings, width, height);
  }
  LabelRequest& line(const Line& points, double width, double height) {
    return add(ShapeKind::line, {points}, width, height);
  }
  LabelRequest& point(Point p, double width, double height) {
    return add(ShapeKind::point, {{p}}, width, height);
  }
  [[nodiscard]] std::vector<PlacedLabel> placed(const std::vector<PaperBox>& obstacles = {},
                                                const PaperBox& within = frame) const {
    return place_labels({requests_.begin(), requests_.end()}, within, obstacles);
  }

 private:
  std::deque<Shapes> shapes_;
  std::deque<LabelRequest> requests_;
};

inline Line rectangle(double left, double top, double right, double bottom) {
  return {{left, top}, {left, bottom}, {right, bottom}, {right, top}, {left, top}};
}

inline TurnedBox box_of(const PlacedLabel& label) {
  return turned_box(label.centre, label.width_mm, label.height_mm, label.angle_degrees);
}

}  // namespace citygauge::samples
