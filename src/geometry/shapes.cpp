#include "geometry/shapes.hpp"

namespace citygauge {

std::string to_string(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::point:
      return "point";
    case ShapeKind::line:
      return "line";
    case ShapeKind::polygon:
      return "polygon";
  }
  return {};
}

ShapeKind ShapeView::kind() const {
  return shapes_->kind_;
}

std::size_t ShapeView::part_count() const {
  return shapes_->feature_begin_[feature_ + 1] - shapes_->feature_begin_[feature_];
}

std::span<const Point> ShapeView::part(std::size_t index) const {
  const std::size_t part = shapes_->feature_begin_[feature_] + index;
  const std::size_t begin = shapes_->part_begin_[part];
  return {shapes_->points_.data() + begin, shapes_->part_begin_[part + 1] - begin};
}

std::span<const Point> ShapeView::points() const {
  const std::size_t begin = shapes_->part_begin_[shapes_->feature_begin_[feature_]];
  const std::size_t end = shapes_->part_begin_[shapes_->feature_begin_[feature_ + 1]];
  return {shapes_->points_.data() + begin, end - begin};
}

Box ShapeView::box() const {
  Box box;
  for (const Point p : points()) box.add(p);
  return box;
}

Box Shapes::box() const {
  Box box;
  for (const Point p : points_) box.add(p);
  return box;
}

void Shapes::add_feature(ShapeView feature) {
  for (std::size_t i = 0; i < feature.part_count(); ++i) add_part(feature.part(i));
  end_feature();
}

void Shapes::drop_last() {
  feature_begin_.pop_back();
  drop_unfinished();
}

void Shapes::reserve(std::span<const Shapes> like) {
  std::size_t points = 0, parts = 1, features = 1;
  for (const Shapes& shapes : like) {
    points += shapes.points_.size();
    parts += shapes.part_begin_.size() - 1;
    features += shapes.size();
  }
  points_.reserve(points);
  part_begin_.reserve(parts);
  feature_begin_.reserve(features);
}

void Shapes::drop_unfinished() {
  part_begin_.resize(feature_begin_.back() + 1);
  points_.resize(part_begin_.back());
}

double doubled_signed_area(std::span<const Point> ring) {
  if (ring.empty()) return 0;
  const Point origin = ring.front();
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) sum += cross(ring[i - 1] - origin, ring[i] - origin);
  return sum;
}

double area_m2(ShapeView polygon) {
  double doubled = 0;
  for (std::size_t i = 0; i < polygon.part_count(); ++i) doubled += doubled_signed_area(polygon.part(i));
  return doubled / 2;
}

double length_m(ShapeView feature) {
  double sum = 0;
  for (std::size_t i = 0; i < feature.part_count(); ++i) {
    const auto part = feature.part(i);
    for (std::size_t j = 1; j < part.size(); ++j) sum += distance(part[j - 1], part[j]);
  }
  return sum;
}

bool contains(ShapeView polygon, Point p) {
  int winding = 0;
  for (std::size_t i = 0; i < polygon.part_count(); ++i) {
    const auto ring = polygon.part(i);
    for (std::size_t j = 1; j < ring.size(); ++j) {
      const Point a = ring[j - 1];
      const Point b = ring[j];
      if ((a.y <= p.y) == (b.y <= p.y)) continue;
      const double side = cross(b - a, p - a);
      if (a.y <= p.y && side > 0) ++winding;
      if (a.y > p.y && side < 0) --winding;
    }
  }
  return winding != 0;
}

}  // namespace citygauge
