#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "geometry/disc_union.hpp"
#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

constexpr double pi = std::numbers::pi;

// ---- The oracle: horizontal slabs. Between two neighbouring heights at which anything happens, the borders
// of polygon and discs keep their order from left to right, and the area beside each is known in closed form.

/// A border within a slab: a straight edge, or the left (-1) or right (+1) half of a circle.
struct Border {
  Point a, b;  // of an edge; the centre is `a` for a circle
  int half = 0;
  int winding = 0;  // what passing it from left to right adds to the polygon's winding number
  int cover = 0;    // and to the number of discs

  [[nodiscard]] double x_at(double y, double r) const {
    if (half != 0) return a.x + half * std::sqrt(std::max(0.0, r * r - (y - a.y) * (y - a.y)));
    return a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
  }
  /// ∫ x dy from y0 to y1.
  [[nodiscard]] double area_left(double y0, double y1, double r) const {
    if (half == 0) return (x_at(y0, r) + x_at(y1, r)) / 2 * (y1 - y0);
    const auto primitive = [&](double y) {
      const double h = std::clamp(y - a.y, -r, r);
      const double half_chord = std::sqrt((r - h) * (r + h));
      return (h * half_chord + r * r * std::atan2(h, half_chord)) /
             2;  // asin(h / r) would lose half the digits
    };
    return a.x * (y1 - y0) + half * (primitive(y1) - primitive(y0));
  }
};

std::vector<Border> borders_of(const std::vector<Point>& ring, const std::vector<Point>& centres) {
  std::vector<Border> borders;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    borders.push_back({ring[i - 1], ring[i], 0, ring[i - 1].y > ring[i].y ? 1 : -1, 0});
  }
  for (const Point c : centres) {
    borders.push_back({c, c, -1, 0, 1});
    borders.push_back({c, c, 1, 0, -1});
  }
  return borders;
}

std::vector<double> heights_of(const std::vector<Point>& ring, const std::vector<Point>& centres, double r) {
  std::vector<double> heights;
  for (const Point p : ring) heights.push_back(p.y);
  for (const Point c : centres) {
    heights.insert(heights.end(), {c.y - r, c.y + r});
    for (const Point other : centres) {
      const Point to = other - c;
      const double gap = std::hypot(to.x, to.y);
      if (gap == 0 || gap >= 2 * r) continue;
      const double rise = to.x / gap * std::sqrt(r * r - gap * gap / 4);
      heights.insert(heights.end(), {c.y + to.y / 2 + rise, c.y + to.y / 2 - rise});
    }
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Point from = ring[i - 1] - c;
      const Point d = ring[i] - ring[i - 1];
      const double foot = -dot(from, d) / dot(d, d);
      const double off = cross(from, d) / std::hypot(d.x, d.y);
      if (std::abs(off) >= r) continue;
      const double half = std::sqrt((r * r - off * off) / dot(d, d));
      heights.insert(heights.end(),
                     {ring[i - 1].y + (foot - half) * d.y, ring[i - 1].y + (foot + half) * d.y});
    }
  }
  std::sort(heights.begin(), heights.end());
  return heights;
}

double slab_area(const std::vector<Point>& ring, const std::vector<Point>& centres, double r) {
  const std::vector<Border> borders = borders_of(ring, centres);
  const std::vector<double> heights = heights_of(ring, centres, r);
  double area = 0;
  for (std::size_t i = 1; i < heights.size(); ++i) {
    // Not quite the middle: on a lattice that is just where borders touch.
    const double middle = heights[i - 1] + 0.4871 * (heights[i] - heights[i - 1]);
    std::vector<const Border*> across;
    for (const Border& border : borders) {
      const bool meets = border.half != 0 ? std::abs(middle - border.a.y) < r
                                          : (border.a.y > middle) != (border.b.y > middle);
      if (meets) across.push_back(&border);
    }
    std::sort(across.begin(), across.end(),
              [&](const Border* a, const Border* b) { return a->x_at(middle, r) < b->x_at(middle, r); });
    int winding = 0;
    int cover = 0;
    for (const Border* border : across) {
      const bool before = winding > 0 && cover > 0;
      winding += border->winding;
      cover += border->cover;
      const bool after = winding > 0 && cover > 0;
      if (before != after) area += (before ? 1 : -1) * border->area_left(heights[i - 1], heights[i], r);
    }
  }
  return area;
}

// ---- Plans.

struct Plan {
  std::vector<Point> ring;  // closed, counter-clockwise
  std::vector<Point> centres;
  double radius = 0;
};

std::ostream& operator<<(std::ostream& out, const Plan& plan) {
  out.precision(17);
  out << "radius " << plan.radius << "\nring";
  for (const Point p : plan.ring) out << "  " << p.x << ' ' << p.y;
  out << "\ncentres";
  for (const Point p : plan.centres) out << "  " << p.x << ' ' << p.y;
  return out << '\n';
}

Shapes as_shape(const std::vector<Point>& ring) {
  Shapes shape(ShapeKind::polygon);
  shape.add_part(ring);
  shape.end_feature();
  return shape;
}

double covered(const Plan& plan) {
  return DiscUnion(plan.centres, plan.radius).area_within(as_shape(plan.ring)[0]);
}
double area_of(const Plan& plan) {
  return area_m2(as_shape(plan.ring)[0]);
}

/// Everything on a 50 m lattice, with a radius of 250 m: tangent discs, circles through one point, vertices
/// on circles and edges that touch them come up all the time (150² + 200² = 250²).
Plan lattice_plan() {
  const auto step = [] { return 50.0 * *rc::gen::inRange(-16, 17); };
  Plan plan{.ring = {}, .centres = {}, .radius = 250};
  const int stops = *rc::gen::inRange(1, 13);
  for (int i = 0; i < stops; ++i) plan.centres.push_back({step(), step()});
  Point a{step(), step()};
  Point b{step(), step()};
  const Point c{step(), step()};
  if (cross(b - a, c - a) < 0) std::swap(a, b);
  const Point apex = cross(b - a, c - a) > 0 ? c : a + Point{-(b - a).y, (b - a).x};  // not flat
  plan.ring = a == b ? std::vector<Point>{a, a + Point{50, 0}, a + Point{0, 50}, a}
                     : std::vector<Point>{a, b, apex, a};
  return plan;
}

/// A star-shaped district about the origin and stops anywhere, some of them doubled a hair's breadth away.
Plan free_plan(int min_vertices = 3) {
  std::mt19937_64 random(*rc::gen::arbitrary<std::uint64_t>());
  std::uniform_real_distribution<double> unit(0, 1);
  Plan plan{.ring = {}, .centres = {}, .radius = 300 + 400 * unit(random)};
  const int vertices = *rc::gen::inRange(min_vertices, 40);
  for (int i = 0; i < vertices; ++i) {
    const double angle = 2 * pi * (i + 0.9 * unit(random)) / vertices;
    const double reach = 200 + 1500 * unit(random);
    plan.ring.push_back({reach * std::cos(angle), reach * std::sin(angle)});
  }
  plan.ring.push_back(plan.ring.front());
  if (vertices == 3 && doubled_signed_area(plan.ring) <= 0) std::swap(plan.ring[1], plan.ring[2]);
  const int stops = *rc::gen::inRange(1, 12);
  for (int i = 0; i < stops; ++i) {
    plan.centres.push_back({4000 * unit(random) - 2000, 4000 * unit(random) - 2000});
    if (unit(random) < 0.5) {
      const double hair = std::pow(10, -12 + 13 * unit(random));
      plan.centres.push_back(plan.centres.back() + Point{hair * unit(random), hair * (unit(random) - 0.5)});
    }
  }
  return plan;
}

Plan any_plan() {
  return *rc::gen::inRange(0, 2) == 0 ? lattice_plan() : free_plan();
}

RC_GTEST_PROP(DiscUnionProperty, agrees_with_slabs_where_everything_touches, ()) {
  for (int i = 0; i < 30; ++i) {  // the worst coincidences come up once in thousands
    const Plan plan = lattice_plan();
    const double expected = slab_area(plan.ring, plan.centres, plan.radius);
    RC_LOG() << plan << covered(plan) << " expected " << expected << '\n';
    RC_ASSERT(std::abs(covered(plan) - expected) <= 1e-9 * area_of(plan));
  }
}

RC_GTEST_PROP(DiscUnionProperty, agrees_with_slabs_for_any_plan, ()) {
  const Plan plan = free_plan();
  RC_LOG() << plan;
  const double expected = slab_area(plan.ring, plan.centres, plan.radius);
  RC_LOG() << covered(plan) << " expected " << expected << '\n';
  RC_ASSERT(std::abs(covered(plan) - expected) <= 1e-9 * area_of(plan));
}

RC_GTEST_PROP(DiscUnionProperty, sectors_of_a_district_add_up_to_it, ()) {
  const Plan plan = free_plan(8);  // eight vertices or more: the origin lies inside and sees every edge
  RC_LOG() << plan;
  double sum = 0;
  for (std::size_t i = 1; i < plan.ring.size(); ++i) {
    sum += covered({{{0, 0}, plan.ring[i - 1], plan.ring[i], {0, 0}}, plan.centres, plan.radius});
  }
  RC_ASSERT(std::abs(sum - covered(plan)) <= 1e-9 * area_of(plan));
}

RC_GTEST_PROP(DiscUnionProperty, a_plan_may_lie_anywhere, ()) {
  Plan plan = free_plan();
  const Point shift{std::ldexp(*rc::gen::inRange(0, 1 << 20), 0),
                    std::ldexp(*rc::gen::inRange(0, 1 << 22), 0)};
  // Multiples of 2^-20 m move without rounding, so that the moved plan is the same plan.
  const auto snap = [](Point& p) {
    p = {std::ldexp(std::round(std::ldexp(p.x, 20)), -20), std::ldexp(std::round(std::ldexp(p.y, 20)), -20)};
  };
  std::for_each(plan.ring.begin(), plan.ring.end(), snap);
  std::for_each(plan.centres.begin(), plan.centres.end(), snap);
  Plan moved = plan;
  for (Point& p : moved.ring) p = p + shift;
  for (Point& p : moved.centres) p = p + shift;
  RC_LOG() << plan << moved;
  RC_ASSERT(std::abs(covered(plan) - covered(moved)) <= 1e-9 * area_of(plan));
}

RC_GTEST_PROP(DiscUnionProperty, the_order_of_the_stops_changes_no_bit, ()) {
  Plan plan = any_plan();
  const double before = covered(plan);
  std::shuffle(plan.centres.begin(), plan.centres.end(),
               std::mt19937_64(*rc::gen::arbitrary<std::uint64_t>()));
  plan.centres.push_back(plan.centres.front());
  RC_ASSERT(covered(plan) == before);
}

RC_GTEST_PROP(DiscUnionProperty, covers_no_more_than_the_polygon_or_the_discs, ()) {
  const Plan plan = any_plan();
  RC_LOG() << plan;
  const double area = covered(plan);
  const double rounding = 1e-9 * area_of(plan);
  const auto discs = static_cast<double>(plan.centres.size());
  RC_ASSERT(area >= -rounding);
  RC_ASSERT(area <= area_of(plan) + rounding);
  RC_ASSERT(area <= discs * pi * plan.radius * plan.radius + rounding);
}

RC_GTEST_PROP(DiscUnionProperty, one_more_stop_never_covers_less, ()) {
  Plan plan = any_plan();
  RC_LOG() << plan;
  const double all = covered(plan);
  plan.centres.pop_back();
  RC_ASSERT(covered(plan) <= all + 1e-9 * area_of(plan));
}

RC_GTEST_PROP(DiscUnionProperty, agrees_with_many_sided_discs_in_the_limit, ()) {
  // GEOS takes milliseconds per plan: a tenth of the plans will do.
  if (*rc::gen::inRange(0, 10) != 0) return;
  const Plan plan = free_plan();
  RC_LOG() << plan;
  const Shapes district = as_shape(plan.ring);
  const auto many_sided = [&](int quadrant_segments) {
    Shapes discs(ShapeKind::polygon);
    append_buffered_points(discs, plan.centres, plan.radius, quadrant_segments);
    return geos_intersection_area(discs, district[0]);
  };
  const double coarse = many_sided(512);
  const double fine = many_sided(1024);
  // What the limit still misses: up to h³ r² / 6 where an arc ends inside a side, h = 2π / 2048 rad. Some 50
  // arc ends of random sign: 50 · 5e-9 · r².
  const double tolerance = 2.5e-7 * plan.radius * plan.radius;
  RC_ASSERT(std::abs(covered(plan) - (fine + (fine - coarse) / 3)) <= tolerance);
}

}  // namespace
}  // namespace citygauge
