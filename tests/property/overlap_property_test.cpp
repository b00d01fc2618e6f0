// Plans inside and outside control lines, beside GEOS: overlap area, its districts' sum, and its drawing.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "support/draw.hpp"
#include "support/measure_run.hpp"

namespace citygauge {
namespace {

using test::Draw;

const std::vector<std::string> halves{"POLYGON((0 0,700 0,500 1000,0 1000,0 0))",
                                      "POLYGON((700 0,1000 0,1000 1000,500 1000,700 0))"};

/// Stars, boxes on a lattice of 100 m (so that borders coincide), and doubles.
Shapes patches(Draw& draw) {
  Shapes shapes(ShapeKind::polygon);
  for (int i = draw.whole(1, 8); i > 0; --i) {
    std::vector<Point> ring;
    if (draw.whole(0, 1) == 0) {
      const double x = 100 * draw.whole(-2, 10), y = 100 * draw.whole(-2, 10), side = 100 * draw.whole(1, 4);
      ring = {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
    } else {
      const Point middle{draw.real(0, 1000), draw.real(0, 1000)};
      const int corners = draw.whole(3, 9);
      for (int k = 0; k < corners; ++k) {
        const double angle = 2 * std::numbers::pi * k / corners, reach = draw.real(40, 300);
        ring.push_back(middle + Point{reach * std::cos(angle), reach * std::sin(angle)});
      }
    }
    ring.push_back(ring.front());
    for (int copies = draw.whole(0, 5) == 0 ? 2 : 1; copies > 0; --copies) {
      shapes.add_part(ring);
      shapes.end_feature();
    }
  }
  return shapes;
}

std::vector<Example::Feature> features_of(const Shapes& shapes) {
  std::vector<Example::Feature> features;
  for (std::size_t i = 0; i < shapes.size(); ++i) features.push_back({to_wkt(shapes[i]), {}});
  return features;
}

Measured overlap(const Shapes& plans, const Shapes& lines, const std::string& take,
                 const std::vector<std::string>& districts) {
  return test::measured({{"overlap",
                          "land_use",
                          {},
                          {{"with", test::every("control_lines")}, {"take", test::option(take)}},
                          {}},
                         {{"land_use", features_of(plans)}, {"control_lines", features_of(lines)}},
                         test::districts_of(districts)});
}

/// By GEOS alone.
double geos_overlap(const Shapes& plans, const Shapes& lines, const std::string& district) {
  Shapes plan(ShapeKind::polygon), line(ShapeKind::polygon), both(ShapeKind::polygon),
      place(ShapeKind::polygon);
  append_wkt(place, district);
  if (!append_union(plan, plans) || !append_union(line, lines)) return 0;
  if (!append_intersection(both, plan[0], line[0])) return 0;
  return geos_intersection_area(both, place[0]);
}

RC_GTEST_PROP(Overlap, is_that_of_geos, (unsigned seed)) {
  Draw draw(seed);
  const Shapes plans = patches(draw), lines = patches(draw);
  const Measured inside = overlap(plans, lines, "inside", halves);
  const Measured outside = overlap(plans, lines, "outside", halves);
  for (std::size_t d = 0; d < halves.size(); ++d) {
    RC_ASSERT(std::abs(*inside.quantities[d].value - geos_overlap(plans, lines, halves[d])) < 1e-5);
    Shapes district(ShapeKind::polygon);
    append_wkt(district, halves[d]);
    const double all = geos_intersection_area(plans, district[0]);
    RC_ASSERT(std::abs(*inside.quantities[d].value + *outside.quantities[d].value - all) < 1e-5);
    RC_ASSERT(test::adds_up(inside, d));
    RC_ASSERT(test::adds_up(outside, d));
  }
}

RC_GTEST_PROP(Overlap, of_districts_that_tile_an_area_adds_up_to_its_own, (unsigned seed)) {
  Draw draw(seed);
  const Shapes plans = patches(draw), lines = patches(draw);
  for (const char* take : {"inside", "outside"}) {
    const Measured parts = overlap(plans, lines, take, halves);
    const Measured whole = overlap(plans, lines, take, {test::square});
    RC_ASSERT(std::abs(*parts.quantities[0].value + *parts.quantities[1].value - *whole.quantities[0].value) <
              1e-6);
  }
}

// Where no plan lies over another, what is drawn is what is counted.
RC_GTEST_PROP(Overlap, draws_what_it_counts, (unsigned seed)) {
  Draw draw(seed);
  Shapes plan(ShapeKind::polygon);
  RC_PRE(append_union(plan, patches(draw)));
  const Shapes lines = patches(draw);
  for (const char* take : {"inside", "outside"}) {
    const Measured found = overlap(plan, lines, take, halves);
    double drawn = 0;
    for (const Evidence& evidence : found.evidence)
      for (std::size_t i = 0; i < evidence.shapes.size(); ++i) drawn += area_m2(evidence.shapes[i]);
    RC_ASSERT(std::abs(drawn - *found.quantities[0].value - *found.quantities[1].value) < 0.1);  // slivers
  }
}

}  // namespace
}  // namespace citygauge
