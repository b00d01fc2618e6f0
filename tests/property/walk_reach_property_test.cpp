// Walking distances against a search on a graph of another making: the network as the generator knows it,
// with every stop and every place asked about as a node of its own, and no chains, joints or trees.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "geometry/walk_reach.hpp"

namespace citygauge {
namespace {

constexpr int across = 5;
constexpr double block_m = 100;

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

/// Streets of a block grid, some missing, some drawn twice or with a bend, some a dead end or a loop.
std::vector<std::vector<Point>> draw_streets(Draw& draw) {
  std::vector<std::vector<Point>> streets;
  const auto corner = [](int x, int y) { return Point{418000.3 + x * block_m, 4924000.7 + y * block_m}; };
  const auto add = [&](Point a, Point b) {
    const int kind = draw.whole(0, 9);
    if (kind < 3) return;  // missing
    const Point bend = between(a, b, draw.real(0.2, 0.8)) + Point{draw.real(-30, 30), draw.real(-30, 30)};
    if (kind < 6) streets.push_back({a, b});
    if (kind == 6) streets.insert(streets.end(), {{a, b}, {b, a}});
    if (kind == 7) streets.insert(streets.end(), {{a, b}, {a, bend, b}});
    if (kind == 8) streets.push_back({b, bend, a});
    if (kind == 9) streets.insert(streets.end(), {{a, b}, {a, bend, bend + Point{7, 3}, a}, {a, a}});
  };
  for (int x = 0; x < across; ++x) {
    for (int y = 0; y < across; ++y) {
      if (x + 1 < across) add(corner(x, y), corner(x + 1, y));
      if (y + 1 < across) add(corner(x, y), corner(x, y + 1));
    }
  }
  if (streets.empty()) streets.push_back({corner(0, 0), corner(1, 0)});
  return streets;
}

/// Uphill is dearer.
WalkCost slope_cost(Point a, Point b) {
  const double length = distance(a, b), rise = (b.x - a.x) + 0.5 * (b.y - a.y);
  return {length * (rise > 0 ? 1.7 : 1.1), length * (rise > 0 ? 1.1 : 1.7)};
}
WalkCost plain_cost(Point a, Point b) {
  return {distance(a, b), distance(a, b)};
}

using PairCost = std::function<WalkCost(Point, Point)>;

/// One pace along the whole segment.
SegmentCost by_segment(const PairCost& cost) {
  return [cost](const LineSegment& segment, std::vector<WalkStep>& steps) {
    steps.push_back({1, cost(segment.a, segment.b)});
  };
}

struct OnStreet {
  std::size_t street, segment;
  double share;
};

/// Bellman and Ford on the streets cut at every marked place; cost from each place to the nearest goal.
class SlowWalks {
 public:
  SlowWalks(const std::vector<std::vector<Point>>& streets, const std::vector<OnStreet>& marks,
            const PairCost& cost) {
    for (std::size_t s = 0; s < streets.size(); ++s) {
      for (std::size_t i = 1; i < streets[s].size(); ++i) {
        std::vector<double> cuts{0, 1};
        for (const OnStreet& mark : marks)
          if (mark.street == s && mark.segment == i) cuts.push_back(mark.share);
        std::ranges::sort(cuts);
        for (std::size_t k = 1; k < cuts.size(); ++k) {
          const Point a = between(streets[s][i - 1], streets[s][i], cuts[k - 1]);
          const Point b = between(streets[s][i - 1], streets[s][i], cuts[k]);
          const WalkCost step = cost(a, b);
          edges_.push_back({a, b, step.forward});
          edges_.push_back({b, a, step.backward});
        }
      }
    }
  }

  [[nodiscard]] std::map<Point, double> costs_to(const std::vector<Point>& goals) const {
    std::map<Point, double> costs;
    for (const Edge& edge : edges_) costs[edge.from] = std::numeric_limits<double>::infinity();
    for (const Point goal : goals) costs[goal] = 0;
    for (bool better = true; better;) {
      better = false;
      for (const Edge& edge : edges_) {
        const double through = edge.cost + costs[edge.to];
        if (!(through < costs[edge.from] - 1e-12)) continue;
        costs[edge.from] = through;
        better = true;
      }
    }
    return costs;
  }

 private:
  struct Edge {
    Point from, to;
    double cost;
  };
  std::vector<Edge> edges_;
};

struct Scene {
  std::vector<std::vector<Point>> streets;
  std::vector<OnStreet> marks;  // the first ones are goals
  std::size_t goals;

  [[nodiscard]] Point place(const OnStreet& mark) const {
    return between(streets[mark.street][mark.segment - 1], streets[mark.street][mark.segment], mark.share);
  }
};

Scene draw_scene(Draw& draw) {
  Scene scene{draw_streets(draw), {}, static_cast<std::size_t>(draw.whole(1, 4))};
  for (int i = 0; i < 25; ++i) {
    const auto street = static_cast<std::size_t>(draw.whole(0, static_cast<int>(scene.streets.size()) - 1));
    const auto segment =
        static_cast<std::size_t>(draw.whole(1, static_cast<int>(scene.streets[street].size()) - 1));
    scene.marks.push_back({street, segment, draw.whole(0, 3) == 0 ? 0.0 : draw.real(0, 1)});
  }
  return scene;
}

Shapes lines_of(const std::vector<std::vector<Point>>& streets) {
  Shapes lines(ShapeKind::line);
  for (const auto& street : streets) {
    lines.add_part(street);
    lines.end_feature();
  }
  return lines;
}

/// On a way drawn twice a place is on both; so are the slow walks' (the same coordinates are one node).
std::vector<WalkGoal> goals_of(const WalkNetwork& network, const Scene& scene) {
  std::vector<WalkGoal> goals;
  for (std::size_t g = 0; g < scene.goals; ++g)
    for (const NetworkPlace& place : network.snap_all(scene.place(scene.marks[g]), 1e-3))
      goals.push_back({place, 0});
  return goals;
}

double least_cost(const WalkNetwork& network, const WalkReach& reach, Point p) {
  double least = std::numeric_limits<double>::infinity();
  for (const NetworkPlace& place : network.snap_all(p, 1e-3)) least = std::min(least, reach.cost_at(place));
  return least;
}

void check_costs(Scene& scene, const PairCost& cost, double limit) {
  const WalkNetwork network(lines_of(scene.streets), 0.001, by_segment(cost));
  // Goals on a way drawn twice stand on both copies.
  std::vector<OnStreet> marks = scene.marks;
  const std::vector<WalkGoal> goals = goals_of(network, scene);
  std::vector<Point> goal_points;
  for (std::size_t g = 0; g < scene.goals; ++g) goal_points.push_back(scene.place(scene.marks[g]));
  for (const OnStreet& mark : scene.marks)  // the same place on the copy that runs the other way
    for (std::size_t s = 0; s < scene.streets.size(); ++s)
      if (s != mark.street && scene.streets[s].size() == 2 && scene.streets[mark.street].size() == 2 &&
          scene.streets[s][0] == scene.streets[mark.street][1] &&
          scene.streets[s][1] == scene.streets[mark.street][0])
        marks.push_back({s, 1, 1 - mark.share});
  const auto expected = SlowWalks(scene.streets, marks, cost).costs_to(goal_points);
  const WalkReach reach(network, goals, limit);
  for (const OnStreet& mark : scene.marks) {
    const Point p = scene.place(mark);
    const double slow = expected.at(p), fast = least_cost(network, reach, p);
    RC_LOG() << p.x << " " << p.y << ": slow " << slow << ", fast " << fast << ", limit " << limit << "\n";
    if (std::abs(slow - limit) < 1e-5) continue;
    RC_ASSERT((slow <= limit ? std::abs(slow - fast) < 1e-6 : std::isinf(fast)));
  }
}

RC_GTEST_PROP(WalkReach, costs_what_a_slow_search_finds, (unsigned seed)) {
  Draw draw(seed);
  Scene scene = draw_scene(draw);
  check_costs(scene, plain_cost, draw.real(20, 700));
}

RC_GTEST_PROP(WalkReach, costs_what_a_slow_search_finds_on_slopes, (unsigned seed)) {
  Draw draw(seed);
  Scene scene = draw_scene(draw);
  check_costs(scene, slope_cost, draw.real(20, 700));
}

// A place is in a covered stretch exactly when it costs no more than the limit.
RC_GTEST_PROP(WalkReach, covers_what_costs_no_more_than_the_limit, (unsigned seed)) {
  Draw draw(seed);
  const Scene scene = draw_scene(draw);
  const WalkNetwork network(lines_of(scene.streets), 0.001, by_segment(slope_cost));
  const double limit = draw.real(20, 400);
  const WalkReach reach(network, goals_of(network, scene), limit);
  const WalkReach farther(network, goals_of(network, scene), 1e6);
  for (std::uint32_t chain = 0; chain < network.chains().size(); ++chain) {
    const auto stretches = reach.covered(chain);
    for (std::size_t i = 1; i < stretches.size(); ++i) RC_ASSERT(stretches[i - 1].to < stretches[i].from);
    for (int i = 0; i < 20; ++i) {
      const double along = draw.real(0, network.chains()[chain].vertices - 1);
      const double cost = farther.cost_at({chain, along, 0});
      if (std::abs(cost - limit) < 1e-5) continue;
      const bool covered = std::ranges::any_of(
          stretches, [&](const ChainStretch& s) { return s.from <= along && along <= s.to; });
      RC_ASSERT(covered == (cost <= limit));
    }
  }
}

RC_GTEST_PROP(WalkNetwork, keeps_every_metre_in_any_order, (unsigned seed)) {
  Draw draw(seed);
  auto streets = draw_streets(draw);
  double expected = 0;
  for (const auto& street : streets)
    for (std::size_t i = 1; i < street.size(); ++i) expected += distance(street[i - 1], street[i]);
  for (auto& street : streets)  // hands that shake by millimetres
    for (Point& p : street) p = p + Point{draw.real(-0.006, 0.006), draw.real(-0.006, 0.006)};
  draw.shuffle(streets);
  const WalkNetwork network(lines_of(streets));
  double found = 0;
  for (const auto& chain : network.chains()) found += network.length_m(chain);
  RC_ASSERT(std::abs(found - expected) < 0.05 * static_cast<double>(streets.size()));
}

}  // namespace
}  // namespace citygauge
