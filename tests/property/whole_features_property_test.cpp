// Where whole features count: inner points lie strictly inside and do not depend on how rings are written
// down; districts that tile an area share its features out, also those exactly on borders; the nearest
// distance is that of a search through everything.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <random>

#include "geometry/inner_point.hpp"
#include "geometry/nearest_distance.hpp"
#include "support/measure_run.hpp"

namespace citygauge {
namespace {

using Ring = std::vector<Point>;  // closed

class Draw {
 public:
  explicit Draw(unsigned seed) : engine_(seed) {}
  double real(double from, double to) { return std::uniform_real_distribution<double>(from, to)(engine_); }
  int whole(int from, int to) { return std::uniform_int_distribution<int>(from, to)(engine_); }
  template <typename Values>
  void shuffle(Values& values) {
    std::shuffle(values.begin(), values.end(), engine_);
  }

 private:
  std::mt19937 engine_;
};

/// A star, perhaps hollow; flattened to a sliver by `flat`.
std::vector<Ring> star(Point middle, double radius, double flat, Draw& draw) {
  const int corners = draw.whole(3, 14);
  const double inner = draw.real(0.05, 1);
  const double turned = draw.real(0, 6);
  Ring shell, hole;
  for (int i = 0; i < corners; ++i) {
    const double angle = turned + 2 * std::numbers::pi * i / corners;
    const double reach = radius * draw.real(inner, 1);
    const Point away{std::cos(angle), flat * std::sin(angle)};
    shell.push_back(middle + away * reach);
    hole.push_back(middle + away * (radius * inner * 0.3));  // a regular one of the same corners fits inside
  }
  shell.push_back(shell.front());
  if (draw.whole(0, 1) == 0) return {shell};
  hole.push_back(hole.front());
  std::ranges::reverse(hole);
  return {shell, hole};
}

Shapes polygon_of(const std::vector<Ring>& rings) {
  Shapes shapes(ShapeKind::polygon);
  for (const Ring& ring : rings) shapes.add_part(ring);
  shapes.end_feature();
  return shapes;
}

double distance_to_rings(const std::vector<Ring>& rings, Point p) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const Ring& ring : rings)
    for (std::size_t i = 1; i < ring.size(); ++i)
      nearest = std::min(nearest, std::sqrt(squared_distance(Segment{ring[i - 1], ring[i]}, p)));
  return nearest;
}

RC_GTEST_PROP(InnerPoint, lies_strictly_inside, (unsigned seed)) {
  Draw draw(seed);
  const Point middle{418000 + draw.real(0, 1000), 4924000 + draw.real(0, 1000)};
  std::vector<Ring> rings =
      star(middle, draw.real(1, 500), draw.whole(0, 2) == 0 ? 1e-4 : draw.real(0.05, 1), draw);
  if (draw.whole(0, 2) == 0)
    for (const Ring& ring : star(middle + Point{1200, 0}, draw.real(1, 500), draw.real(0.05, 1), draw))
      rings.push_back(ring);
  const Shapes shapes = polygon_of(rings);
  RC_PRE(!polygon_problem(shapes[0]));
  const auto point = inner_point(shapes[0]);
  RC_ASSERT(point.has_value());
  RC_ASSERT(contains(shapes[0], *point));
  RC_ASSERT(distance_to_rings(rings, *point) > 0);
}

// On whole coordinates centroids and edges coincide often.
RC_GTEST_PROP(InnerPoint, of_a_staircase_lies_strictly_inside, (unsigned seed)) {
  Draw draw(seed);
  Ring ring{{0, 0}};
  for (int x = 0, steps = draw.whole(1, 6); x < steps; ++x) {
    const double height = draw.whole(1, 4);
    ring.push_back({static_cast<double>(x), height});
    ring.push_back({static_cast<double>(x + 1), height});
  }
  ring.push_back({ring.back().x, 0});
  ring.push_back({0, 0});
  ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
  std::ranges::reverse(ring);
  const auto point = inner_point(polygon_of({ring})[0]);
  RC_ASSERT(point.has_value());
  RC_ASSERT(contains(polygon_of({ring})[0], *point));
  RC_ASSERT(distance_to_rings({ring}, *point) > 1e-6);
}

RC_GTEST_PROP(InnerPoint, does_not_depend_on_how_the_rings_are_written, (unsigned seed)) {
  Draw draw(seed);
  std::vector<Ring> rings = star({418000, 4924000}, 300, 1, draw);
  for (const Ring& ring : star({419000, 4924000}, 300, 0.3, draw)) rings.push_back(ring);
  const auto before = inner_point(polygon_of(rings)[0]);
  draw.shuffle(rings);
  for (Ring& ring : rings) {
    ring.pop_back();
    std::rotate(ring.begin(), ring.begin() + draw.whole(0, static_cast<int>(ring.size()) - 1), ring.end());
    ring.push_back(ring.front());
  }
  RC_ASSERT(before == inner_point(polygon_of(rings)[0]));
}

// ---- Features on a lattice in districts with corners on the same lattice

struct Rectangle {
  int x0, y0, x1, y1;
};

std::string wkt_of(const Rectangle& r) {
  Shapes shapes(ShapeKind::polygon);
  const double x0 = r.x0, y0 = r.y0, x1 = r.x1, y1 = r.y1;
  shapes.add_part(Ring{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}});
  shapes.end_feature();
  return to_wkt(shapes[0]);
}

std::vector<std::string> tiles(const Rectangle& whole, Draw& draw) {
  std::vector<Rectangle> rectangles{whole};
  for (int cuts = draw.whole(0, 8); cuts > 0; --cuts) {
    Rectangle& one =
        rectangles[static_cast<std::size_t>(draw.whole(0, static_cast<int>(rectangles.size()) - 1))];
    Rectangle other = one;
    if (draw.whole(0, 1) == 0) {
      if (one.x1 - one.x0 < 2) continue;
      other.x0 = one.x1 = draw.whole(one.x0 + 1, one.x1 - 1);
    } else {
      if (one.y1 - one.y0 < 2) continue;
      other.y0 = one.y1 = draw.whole(one.y0 + 1, one.y1 - 1);
    }
    rectangles.push_back(other);
  }
  std::vector<std::string> wkts;
  for (const Rectangle& rectangle : rectangles) wkts.push_back(wkt_of(rectangle));
  draw.shuffle(wkts);
  return wkts;
}

using Features = std::vector<Example::Feature>;

Features people_on_lattice(Draw& draw) {
  Features features;
  for (int i = draw.whole(1, 40); i > 0; --i) {
    const std::string x = std::to_string(draw.whole(-1, 13)), y = std::to_string(draw.whole(-1, 9));
    features.push_back({"POINT(" + x + " " + y + ")", {{"people", draw.whole(0, 9) * 0.1}}});
  }
  return features;
}

double total(const std::string& measure, const Features& features,
             const std::vector<std::string>& districts) {
  MeasureSpec spec{measure, measure == "population" ? "" : "population", {}, {}, {}};
  if (measure == "sum" || measure == "things") spec.options["attribute"] = test::option("people");
  const Measured found = test::measured({spec, {{"population", features}}, test::districts_of(districts)});
  double sum = 0;
  for (const Quantity& quantity : found.quantities) sum += quantity.value.value_or(0);
  return sum;
}

RC_GTEST_PROP(WholeFeatures, of_districts_that_tile_an_area_are_shared_out, (unsigned seed)) {
  Draw draw(seed);
  const Rectangle whole{0, 0, 12, 8};
  const std::vector<std::string> districts = tiles(whole, draw);
  Features features = people_on_lattice(draw);
  for (const char* measure : {"count", "sum", "things", "population"}) {
    const double together = total(measure, features, districts);
    RC_ASSERT(std::abs(together - total(measure, features, {wkt_of(whole)})) < 1e-9);
    Features shuffled = features;
    draw.shuffle(shuffled);
    RC_ASSERT(together == total(measure, shuffled, districts));
  }
  // Everything on the border belongs to somebody.
  const auto inside = std::ranges::count_if(features, [](const Example::Feature& feature) {
    return feature.wkt.find('-') == std::string::npos && feature.wkt.find("(13") == std::string::npos &&
           feature.wkt.find(" 9)") == std::string::npos;
  });
  RC_ASSERT(total("count", features, districts) == static_cast<double>(inside));
}

// Extremes: the greatest of all districts is the greatest of the whole.
RC_GTEST_PROP(WholeFeatures, have_the_extreme_of_the_whole_in_some_district, (unsigned seed)) {
  Draw draw(seed);
  const Rectangle whole{0, 0, 12, 8};
  const Features features = people_on_lattice(draw);
  const auto greatest = [&](const std::vector<std::string>& districts) {
    const Measured found =
        test::measured({{"extreme", "population", {}, {{"attribute", test::option("people")}}, {}},
                        {{"population", features}},
                        test::districts_of(districts)});
    double most = 0;
    for (const Quantity& quantity : found.quantities) most = std::max(most, quantity.value.value_or(0));
    return most;
  };
  RC_ASSERT(greatest(tiles(whole, draw)) == greatest({wkt_of(whole)}));
}

// ---- Nearest distance

RC_GTEST_PROP(NearestDistance, is_that_of_a_search_through_everything, (unsigned seed)) {
  Draw draw(seed);
  const bool filled = draw.whole(0, 1) == 0;
  NearestDistance nearest;
  std::vector<std::vector<Ring>> features;
  for (int i = draw.whole(0, 30); i > 0; --i) {
    features.push_back(
        star({draw.real(0, 3000), draw.real(0, 3000)}, draw.real(1, 400), draw.real(0.1, 1), draw));
    Shapes shapes(filled ? ShapeKind::polygon : ShapeKind::line);
    for (const Ring& ring : features.back()) shapes.add_part(ring);
    shapes.end_feature();
    nearest.add(shapes[0]);
  }
  nearest.build();
  const double limit = draw.real(1, 1500);
  for (int i = 0; i < 50; ++i) {
    const Point p{draw.real(-500, 3500), draw.real(-500, 3500)};
    double expected = std::numeric_limits<double>::infinity();
    for (const auto& rings : features)
      expected =
          filled && contains(polygon_of(rings)[0], p) ? 0 : std::min(expected, distance_to_rings(rings, p));
    const double found = nearest.distance_m(p, limit);
    RC_ASSERT((expected <= limit ? std::abs(found - expected) < 1e-9 : std::isinf(found)));
  }
}

}  // namespace
}  // namespace citygauge
