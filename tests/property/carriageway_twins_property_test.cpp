// Properties of carriageway twins on random small street plans: parallels, crossings, arcs, cut anywhere.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <vector>

#include "geometry/carriageway_twins.hpp"

namespace citygauge {
namespace {

struct Street {
  std::vector<Point> path;
  std::int8_t oneway = 2;
  std::string name;
};

using Plan = std::vector<Street>;

double random_between(double low, double high) {
  return low + (high - low) * *rc::gen::inRange(0, 1000001) / 1e6;
}

/// Bundles of two to four streets side by side, some bent, cut into lines at random places; no line twice.
Plan random_plan(double spread_m = 0) {
  Plan plan;
  const int bundles = *rc::gen::inRange(1, 4);
  for (int b = 0; b < bundles; ++b) {
    const Point start = {b * spread_m + random_between(0, 400), random_between(0, 400)};
    const double heading = random_between(0, 6.28);
    const double bend = random_between(-0.004, 0.004);
    const double length = random_between(30, 600);
    const int lanes = *rc::gen::inRange(2, 5);
    double offset = 0;
    for (int l = 0; l < lanes; ++l) {
      const int oneway = *rc::gen::element(-1, 0, 1, 2, 2, 2);
      const std::string name = *rc::gen::element<std::string>("", "", "A", "B");
      const double piece_m = random_between(15, 200);
      std::vector<Point> points;
      for (double s = 0; s <= length; s += piece_m / 3) {
        const double angle = heading + bend * s;
        const double reach = bend == 0 ? s : 2 * std::sin(bend * s / 2) / bend;
        const double along = heading + bend * s / 2;
        points.push_back({start.x + reach * std::cos(along) - offset * std::sin(angle),
                          start.y + reach * std::sin(along) + offset * std::cos(angle)});
      }
      for (std::size_t i = 0; i + 1 < points.size(); i += 3) {
        const std::size_t end = std::min(i + 4, points.size());
        plan.push_back({{points.begin() + static_cast<std::ptrdiff_t>(i),
                         points.begin() + static_cast<std::ptrdiff_t>(end)},
                        static_cast<std::int8_t>(oneway),
                        name});
      }
      offset += random_between(5, 25);
    }
  }
  return plan;
}

std::vector<TwinStretch> twins_of(const Plan& plan, const TwinRules& rules = {}) {
  Shapes shapes(ShapeKind::line);
  RoadAttributes attributes;
  for (const Street& street : plan) {
    shapes.add_part(street.path);
    shapes.end_feature();
    attributes.oneway.push_back(street.oneway);
    attributes.name.push_back(street.name);
  }
  return find_carriageway_twins(shapes, attributes, rules);
}

double length_of(const Street& street) {
  double sum = 0;
  for (std::size_t i = 1; i < street.path.size(); ++i) sum += distance(street.path[i - 1], street.path[i]);
  return sum;
}

double raw_m(const Plan& plan) {
  return std::accumulate(plan.begin(), plan.end(), 0.0,
                         [](double sum, const Street& s) { return sum + length_of(s); });
}

double matched_m(const std::vector<TwinStretch>& twins) {
  return std::accumulate(twins.begin(), twins.end(), 0.0,
                         [](double sum, const TwinStretch& t) { return sum + (t.to_m - t.from_m); });
}

Plan shuffled(const Plan& plan, std::vector<std::size_t>& order) {
  order.resize(plan.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
  }
  Plan result;
  for (const std::size_t i : order) result.push_back(plan[i]);
  return result;
}

}  // namespace

RC_GTEST_PROP(CarriagewayTwinsProperty, order_of_lines_changes_nothing, ()) {
  const Plan plan = random_plan();
  std::vector<std::size_t> order;
  const auto shuffled_twins = twins_of(shuffled(plan, order));
  std::map<std::pair<std::size_t, double>, TwinStretch> by_place;
  for (const TwinStretch& t : shuffled_twins) by_place[{order[t.line], t.from_m}] = t;

  const auto twins = twins_of(plan);
  RC_ASSERT(twins.size() == shuffled_twins.size());
  for (const TwinStretch& t : twins) {
    const auto found = by_place.find({t.line, t.from_m});
    RC_ASSERT(found != by_place.end());
    RC_ASSERT(found->second.to_m == t.to_m);
    RC_ASSERT(order[found->second.twin] == t.twin);
    RC_ASSERT(found->second.reason == t.reason);
  }
}

/// However narrow the bands in which twins are looked for.
RC_GTEST_PROP(CarriagewayTwinsProperty, bands_change_nothing, ()) {
  const Plan plan = random_plan();
  TwinRules narrow;
  narrow.segments_per_band = *rc::gen::inRange<std::size_t>(1, 20);
  const auto whole = twins_of(plan);
  const auto banded = twins_of(plan, narrow);
  RC_ASSERT(whole.size() == banded.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    RC_ASSERT(std::tie(whole[i].line, whole[i].part, whole[i].twin, whole[i].reason) ==
              std::tie(banded[i].line, banded[i].part, banded[i].twin, banded[i].reason));
    RC_ASSERT(std::tie(whole[i].from_m, whole[i].to_m, whole[i].gap_m, whole[i].weight) ==
              std::tie(banded[i].from_m, banded[i].to_m, banded[i].gap_m, banded[i].weight));
  }
}

RC_GTEST_PROP(CarriagewayTwinsProperty, drawing_a_line_backwards_changes_nothing, ()) {
  const Plan plan = random_plan();
  Plan turned = plan;
  for (Street& street : turned) {
    if (*rc::gen::inRange(0, 2) == 0) continue;
    std::reverse(street.path.begin(), street.path.end());
    if (street.oneway != 2) street.oneway = static_cast<std::int8_t>(-street.oneway);
  }
  std::vector<double> before(plan.size(), 0);
  std::vector<double> after(plan.size(), 0);
  for (const TwinStretch& t : twins_of(plan)) before[t.line] += t.to_m - t.from_m;
  for (const TwinStretch& t : twins_of(turned)) after[t.line] += t.to_m - t.from_m;
  for (std::size_t i = 0; i < plan.size(); ++i) RC_ASSERT(std::abs(before[i] - after[i]) < 1e-6);
}

RC_GTEST_PROP(CarriagewayTwinsProperty, turning_and_moving_the_plan_changes_nothing, ()) {
  // Bundles apart from one another: where they cross, the order in which a plan is read (west to east)
  // decides between matches that are equally good.
  const Plan plan = random_plan(3000);
  const double angle = random_between(0, 6.28);
  const Point shift = {random_between(0, 500000), random_between(0, 4000000)};
  Plan moved = plan;
  for (Street& street : moved) {
    for (Point& p : street.path) {
      p = {std::cos(angle) * p.x - std::sin(angle) * p.y + shift.x,
           std::sin(angle) * p.x + std::cos(angle) * p.y + shift.y};
    }
  }
  // The canonical order changes with the angle, and breaks ties and cuts at other ends; so only the sum is
  // kept.
  RC_ASSERT(std::abs(matched_m(twins_of(plan)) - matched_m(twins_of(moved))) < 1e-3);
}

RC_GTEST_PROP(CarriagewayTwinsProperty, no_more_than_half_of_a_street_is_taken, ()) {
  const Plan plan = random_plan();
  const auto twins = twins_of(plan);
  double last_end = 0;
  for (std::size_t i = 0; i < twins.size(); ++i) {
    const TwinStretch& t = twins[i];
    if (i == 0 || twins[i - 1].line != t.line) last_end = 0;
    RC_ASSERT(t.from_m >= last_end - 1e-5);
    RC_ASSERT(t.to_m > t.from_m);
    RC_ASSERT(t.to_m <= length_of(plan[t.line]) + 1e-9);
    RC_ASSERT(t.weight == 0.5);
    last_end = t.to_m;
  }
  RC_ASSERT(matched_m(twins) <= raw_m(plan) + 1e-6);
}

RC_GTEST_PROP(CarriagewayTwinsProperty, both_sides_of_straight_roads_are_as_long, ()) {
  // Straight parallels: what a line gives to its twins, they give to it.
  Plan plan;
  double y = 0;
  const int count = *rc::gen::inRange(2, 7);
  for (int i = 0; i < count; ++i) {
    const double x = random_between(0, 300);
    const auto oneway = static_cast<std::int8_t>(*rc::gen::element(-1, 1, 2, 2));
    plan.push_back({{{x, y}, {x + random_between(50, 500), y}}, oneway, ""});
    y += random_between(4, 22);
  }
  std::map<std::pair<std::size_t, std::size_t>, double> given;
  for (const TwinStretch& t : twins_of(plan)) given[{t.line, t.twin}] += t.to_m - t.from_m;
  for (const auto& [pair, length] : given) {
    RC_ASSERT(given.count({pair.second, pair.first}) == 1U);
    RC_ASSERT(std::abs(given[{pair.second, pair.first}] - length) < 1e-6);
  }
}

}  // namespace citygauge
