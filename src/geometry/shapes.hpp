// The geometries of many features as flat arrays with offsets: no object per feature on the hot path.
//
// A feature has parts. For points a part is a run of points; for lines a part is one line string; for
// polygons a part is one ring. Rings are closed (the last point repeats the first), shells run
// counter-clockwise and holes clockwise, and each shell is followed by its own holes; so a multipolygon is
// simply a longer list of rings, and the winding number of a point is 1 inside and 0 outside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "geometry/point.hpp"

namespace citygauge {

enum class ShapeKind : std::uint8_t { point, line, polygon };

[[nodiscard]] std::string to_string(ShapeKind kind);

class Shapes;

/// One feature of a `Shapes`: a light view, valid as long as its `Shapes` is neither changed nor destroyed.
class ShapeView {
 public:
  ShapeView(const Shapes& shapes, std::size_t feature) : shapes_(&shapes), feature_(feature) {}

  [[nodiscard]] ShapeKind kind() const;
  [[nodiscard]] std::size_t part_count() const;
  [[nodiscard]] std::span<const Point> part(std::size_t index) const;
  /// All points of all parts, in order.
  [[nodiscard]] std::span<const Point> points() const;
  [[nodiscard]] bool empty() const { return points().empty(); }
  [[nodiscard]] Box box() const;

 private:
  const Shapes* shapes_;
  std::size_t feature_;
};

/// A column of features of one kind. Parts are added to the feature that is being built; `end_feature` ends
/// it.
class Shapes {
 public:
  explicit Shapes(ShapeKind kind = ShapeKind::polygon) : kind_(kind) {}

  [[nodiscard]] ShapeKind kind() const { return kind_; }
  [[nodiscard]] std::size_t size() const { return feature_begin_.size() - 1; }
  [[nodiscard]] ShapeView operator[](std::size_t feature) const { return {*this, feature}; }
  [[nodiscard]] Box box() const;

  void add_point(Point p) { points_.push_back(p); }
  void add_points(std::span<const Point> points) {
    points_.insert(points_.end(), points.begin(), points.end());
  }
  void end_part() { part_begin_.push_back(static_cast<std::uint32_t>(points_.size())); }
  void end_feature() { feature_begin_.push_back(static_cast<std::uint32_t>(part_begin_.size() - 1)); }
  void add_part(std::span<const Point> points) {
    add_points(points);
    end_part();
  }
  /// Copies one feature, of the same kind, from another column.
  void add_feature(ShapeView feature);
  /// Drops the parts and points that have been added since the last `end_feature`.
  void drop_unfinished();
  /// Drops the last feature. REQUIRES one.
  void drop_last();
  /// Makes room for as much as other columns hold together.
  void reserve(std::span<const Shapes> like);
  void reserve(const Shapes& like) { reserve(std::span(&like, 1)); }

  /// The coordinates, for bulk transformation in place.
  [[nodiscard]] std::span<Point> mutable_points() { return points_; }
  [[nodiscard]] std::span<const Point> points() const { return points_; }

 private:
  friend class ShapeView;
  ShapeKind kind_;
  std::vector<Point> points_;
  std::vector<std::uint32_t> part_begin_{0};     // parts + 1 offsets into points_
  std::vector<std::uint32_t> feature_begin_{0};  // features + 1 offsets into part_begin_
};

/// Twice the signed area of a closed ring, m²; positive when counter-clockwise. Computed about the ring's
/// first point, so that large coordinates lose no digits.
[[nodiscard]] double doubled_signed_area(std::span<const Point> ring);

/// Area of a polygon feature, m²: shells less holes. REQUIRES rings oriented as above.
[[nodiscard]] double area_m2(ShapeView polygon);

/// Length of a line feature, or the perimeter of a polygon feature, m.
[[nodiscard]] double length_m(ShapeView feature);

/// Whether `p` lies inside the polygon by the non-zero winding rule. Points exactly on the border may fall on
/// either side.
[[nodiscard]] bool contains(ShapeView polygon, Point p);

}  // namespace citygauge
