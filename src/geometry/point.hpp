// Points, boxes and the few vector operations that the kernels share. Plain values in metres of the working
// CRS (x east, y north); no I/O.
#pragma once

#include <algorithm>
#include <cmath>
#include <compare>
#include <limits>

namespace citygauge {

struct Point {
  double x = 0;
  double y = 0;
  friend auto operator<=>(const Point&, const Point&) = default;
};

[[nodiscard]] inline Point operator+(Point a, Point b) {
  return {a.x + b.x, a.y + b.y};
}
[[nodiscard]] inline Point operator-(Point a, Point b) {
  return {a.x - b.x, a.y - b.y};
}
[[nodiscard]] inline Point operator*(Point a, double k) {
  return {a.x * k, a.y * k};
}
[[nodiscard]] inline double dot(Point a, Point b) {
  return a.x * b.x + a.y * b.y;
}
[[nodiscard]] inline double cross(Point a, Point b) {
  return a.x * b.y - a.y * b.x;
}
[[nodiscard]] inline double squared_length(Point a) {
  return dot(a, a);
}
[[nodiscard]] inline double distance(Point a, Point b) {
  return std::sqrt(squared_length(a - b));
}

/// The point at fraction `t` of the way from `a` to `b`; exact at t = 0 and t = 1.
[[nodiscard]] inline Point between(Point a, Point b, double t) {
  return t == 1 ? b : Point{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/// Closed axis-parallel box; the default is the empty box.
struct Box {
  double min_x = std::numeric_limits<double>::infinity();
  double min_y = std::numeric_limits<double>::infinity();
  double max_x = -std::numeric_limits<double>::infinity();
  double max_y = -std::numeric_limits<double>::infinity();

  [[nodiscard]] bool empty() const { return min_x > max_x || min_y > max_y; }
  [[nodiscard]] double width() const { return empty() ? 0 : max_x - min_x; }
  [[nodiscard]] double height() const { return empty() ? 0 : max_y - min_y; }
  [[nodiscard]] Point centre() const { return {(min_x + max_x) / 2, (min_y + max_y) / 2}; }

  void add(Point p) {
    min_x = std::min(min_x, p.x);
    min_y = std::min(min_y, p.y);
    max_x = std::max(max_x, p.x);
    max_y = std::max(max_y, p.y);
  }
  void add(const Box& other) {
    if (other.empty()) return;
    add(Point{other.min_x, other.min_y});
    add(Point{other.max_x, other.max_y});
  }
  [[nodiscard]] Box grown(double margin) const {
    return {min_x - margin, min_y - margin, max_x + margin, max_y + margin};
  }
  [[nodiscard]] bool intersects(const Box& other) const {
    return min_x <= other.max_x && other.min_x <= max_x && min_y <= other.max_y && other.min_y <= max_y;
  }
  [[nodiscard]] bool contains(Point p) const {
    return min_x <= p.x && p.x <= max_x && min_y <= p.y && p.y <= max_y;
  }
};

}  // namespace citygauge
