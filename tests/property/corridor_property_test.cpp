// Random ragged corridors with islands: the bottleneck against two independent ways to find it, and its
// invariances.
#include "geometry/corridor.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

/// A corridor along the x axis: a lower and an upper bank at the same stations, islands between them, and a
/// group at either end that shares its short side.
struct Course {
  std::vector<Point> lower, upper;          // both from west to east
  std::vector<std::vector<Point>> islands;  // counter-clockwise, not closed
};

double drawn(int least, int most) {
  return *rc::gen::inRange(least, most) / 100.0;
}  // centimetres to metres

std::vector<Point> drawn_island(Point centre, double reach_m) {
  std::vector<Point> ring;
  const int corners = *rc::gen::inRange(3, 12);
  for (int i = 0; i < corners; ++i) {
    const double angle = (i + drawn(-30, 30)) * 2 * M_PI / corners;
    const double radius = reach_m * drawn(30, 100);
    ring.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  return ring;
}

Course drawn_course() {
  Course course;
  const int stations = *rc::gen::inRange(4, 30);
  const double step = drawn(500, 3000);
  const double raggedness = drawn(0, 1000);
  double middle = 0;
  for (int i = 0; i <= stations; ++i) {
    const double half = 15 + drawn(0, 2500);
    course.lower.push_back({i * step, middle - half + raggedness * drawn(-50, 50) / 2});
    course.upper.push_back({i * step, middle + half + raggedness * drawn(-50, 50) / 2});
    middle += drawn(-1000, 1000);
  }
  // Level stretches before the gates: a bank that goes on nearly in line with a short side counts as part of
  // it.
  for (std::vector<Point>* bank : {&course.lower, &course.upper}) {
    bank->insert(bank->begin(), bank->front() - Point{step, 0});
    bank->push_back(bank->back() + Point{step, 0});
    for (Point& p : *bank) p.x += step;
  }
  for (int i = 2; i < stations; i += 2) {
    if (*rc::gen::inRange(0, 3) != 0) continue;
    const auto k = static_cast<std::size_t>(i);
    const double reach = 0.45 * std::min(step, course.upper[k].y - course.lower[k].y);
    course.islands.push_back(drawn_island(between(course.lower[k], course.upper[k], drawn(30, 70)), reach));
  }
  return course;
}

struct Placing {
  double turn = 0;
  Point shift;

  [[nodiscard]] Point operator()(Point p) const {
    return {shift.x + p.x * std::cos(turn) - p.y * std::sin(turn),
            shift.y + p.x * std::sin(turn) + p.y * std::cos(turn)};
  }
};

Placing drawn_placing() {
  return {drawn(0, 628), {400000 + drawn(0, 10000), 3300000 + drawn(0, 10000)}};
}

void add_ring(Shapes& shapes, std::vector<Point> ring, const Placing& place) {
  ring.push_back(ring.front());
  for (Point& p : ring) p = place(p);
  shapes.add_part(ring);
}

Shapes free_space(const Course& course, const Placing& place) {
  Shapes shapes;
  std::vector<Point> shell = course.lower;
  shell.insert(shell.end(), course.upper.rbegin(), course.upper.rend());
  add_ring(shapes, shell, place);
  for (std::vector<Point> island : course.islands) {
    std::reverse(island.begin(), island.end());
    add_ring(shapes, island, place);
  }
  shapes.end_feature();
  return shapes;
}

constexpr double group_depth_m = 400;

Shapes rectangle(double west, double east, const Placing& place) {
  Shapes shapes;
  add_ring(shapes, {{west, -1000}, {east, -1000}, {east, 1000}, {west, 1000}}, place);
  shapes.end_feature();
  return shapes;
}

CorridorEnds groups(const Course& course, const Placing& place) {
  const double length = course.lower.back().x;
  return {rectangle(-group_depth_m, 0, place), rectangle(length, length + group_depth_m, place)};
}

bool is_valid(const Course& course) {
  return !polygon_problem(free_space(course, {})[0]);
}

double distance_to_segment(Point p, Point a, Point b) {
  const double t = std::clamp(dot(p - a, b - a) / squared_length(b - a), 0.0, 1.0);
  return distance(p, between(a, b, t));
}

/// Least distance of two lines that do not cross.
double gap(const std::vector<Point>& s, const std::vector<Point>& t) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < s.size(); ++i) {
    for (std::size_t j = 1; j < t.size(); ++j) {
      least = std::min(
          {least, distance_to_segment(s[i], t[j - 1], t[j]), distance_to_segment(s[i - 1], t[j - 1], t[j]),
           distance_to_segment(t[j], s[i - 1], s[i]), distance_to_segment(t[j - 1], s[i - 1], s[i])});
    }
  }
  return least;
}

/// The dual: what stops a disc is a chain of walls from bank to bank whose gaps are all too small for it. So
/// the bottleneck is the least, over all chains, of the greatest gap in the chain.
double least_greatest_gap(const Course& course) {
  std::vector<std::vector<Point>> walls{course.lower, course.upper};
  for (std::vector<Point> island : course.islands) {
    island.push_back(island.front());
    walls.push_back(std::move(island));
  }
  std::vector<double> reached(walls.size(), std::numeric_limits<double>::infinity());
  std::vector<bool> settled(walls.size());
  reached[0] = 0;
  for (std::size_t turn = 0; turn < walls.size(); ++turn) {
    std::size_t next = walls.size();
    for (std::size_t i = 0; i < walls.size(); ++i) {
      if (!settled[i] && (next == walls.size() || reached[i] < reached[next])) next = i;
    }
    settled[next] = true;
    for (std::size_t i = 0; i < walls.size(); ++i) {
      if (!settled[i]) reached[i] = std::min(reached[i], std::max(reached[next], gap(walls[next], walls[i])));
    }
  }
  return reached[1];
}

/// Whether the corridor and its groups, shrunk by half of `width_m`, still hang together.
bool opening_links(const Course& course, double width_m) {
  Shapes parts = free_space(course, {});
  const CorridorEnds ends = groups(course, {});
  parts.add_feature(ends.a[0]);
  parts.add_feature(ends.b[0]);
  Shapes whole;
  append_union(whole, parts);
  Shapes shrunk;
  append_buffer(shrunk, whole[0], -width_m / 2, 128);
  const Point west{-group_depth_m / 2, 0};
  const Point east{course.lower.back().x + group_depth_m / 2, 0};
  for (std::size_t i = 0; i < shrunk[0].part_count(); ++i) {
    Shapes shell;
    shell.add_part(shrunk[0].part(i));
    shell.end_feature();
    if (doubled_signed_area(shell[0].part(0)) > 0 && contains(shell[0], west) && contains(shell[0], east))
      return true;
  }
  return false;
}

RC_GTEST_PROP(CorridorProperty, bottleneck_is_the_least_greatest_gap_between_walls, ()) {
  const Course course = drawn_course();
  RC_PRE(is_valid(course));
  const Placing place = drawn_placing();
  const Shapes shapes = free_space(course, place);
  const CorridorWidth width = measure_corridor(shapes[0], groups(course, place), 30);
  RC_ASSERT(width.linked);
  const double expected = least_greatest_gap(course);
  // Rounding of coordinates near 3 300 000 m is 5e-10; one micrometre leaves room for a few such steps.
  RC_ASSERT(std::abs(width.bottleneck_m - expected) < 1e-6);
  RC_ASSERT(std::abs(distance(width.bottleneck->wall_a, width.bottleneck->wall_b) - expected) < 1e-6);
}

RC_GTEST_PROP(CorridorProperty, opening_links_the_ends_up_to_the_bottleneck, ()) {
  const Course course = drawn_course();
  RC_PRE(is_valid(course));
  const Shapes shapes = free_space(course, {});
  const CorridorWidth width = measure_corridor(shapes[0], groups(course, {}), 30);
  // Arcs of 128 chords per quadrant lie up to r·(1 - cos(π/512)) = 1.9e-5·r inside the true ones, 1 mm at r =
  // 50 m.
  const double tolerance_m = 0.003;
  RC_ASSERT(opening_links(course, width.bottleneck_m - tolerance_m));
  RC_ASSERT(!opening_links(course, width.bottleneck_m + tolerance_m));
}

RC_GTEST_PROP(CorridorProperty, turning_and_shifting_change_no_width, ()) {
  const Course course = drawn_course();
  RC_PRE(is_valid(course));
  const Placing place = drawn_placing();
  const Shapes here = free_space(course, {});
  const Shapes there = free_space(course, place);
  const CorridorWidth a = measure_corridor(here[0], groups(course, {}), 30);
  const CorridorWidth b = measure_corridor(there[0], groups(course, place), 30);
  RC_ASSERT(std::abs(a.bottleneck_m - b.bottleneck_m) < 0.001);
  RC_ASSERT(std::abs(a.min_m - b.min_m) < 0.001);
  RC_ASSERT(std::abs(a.p5_m - b.p5_m) < 0.01);
  RC_ASSERT(std::abs(a.median_m - b.median_m) < 0.01);
  RC_ASSERT(std::abs(a.axis_length_m - b.axis_length_m) < 0.01);
}

RC_GTEST_PROP(CorridorProperty, widths_along_the_axis_are_between_those_reported, ()) {
  const Course course = drawn_course();
  RC_PRE(is_valid(course));
  const Placing place = drawn_placing();
  const Shapes shapes = free_space(course, place);
  const CorridorWidth width = measure_corridor(shapes[0], groups(course, place), 30);
  RC_ASSERT(width.min_m <= width.p5_m && width.p5_m <= width.median_m);
  RC_ASSERT(width.below_length_m <= width.axis_length_m);
  double length = 0;
  for (const AxisEdge& edge : width.axis) {
    length += edge.length_m;
    for (std::size_t i = 0; i < edge.line.size(); ++i) {
      // Half the width is the distance to the nearest wall, measured against every segment.
      double nearest = std::numeric_limits<double>::infinity();
      const double end = course.lower.back().x;
      for (std::size_t k = 0; k < shapes[0].part_count(); ++k) {
        const auto ring = shapes[0].part(k);
        for (std::size_t j = 1; j < ring.size(); ++j) {
          const bool is_gate =
              k == 0 &&
              ((ring[j - 1] == place(course.lower.back()) && ring[j] == place(course.upper.back())) ||
               j + 1 == ring.size());
          if (!is_gate) nearest = std::min(nearest, distance_to_segment(edge.line[i], ring[j - 1], ring[j]));
        }
      }
      RC_ASSERT(end > 0);
      RC_ASSERT(std::abs(2 * nearest - edge.width_m[i]) < 0.002);
      RC_ASSERT(edge.width_m[i] >= width.min_m - 0.001);
    }
  }
  RC_ASSERT(std::abs(length - width.axis_length_m) < 1e-6);
}

}  // namespace
}  // namespace citygauge
