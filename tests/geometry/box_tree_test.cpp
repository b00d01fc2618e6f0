#include "geometry/box_tree.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>

namespace citygauge {
namespace {

struct Scene {
  std::string name;
  std::vector<Point> points;
};

double between(std::mt19937& random, double from, double to) {
  return std::uniform_real_distribution<double>(from, to)(random);
}

std::vector<Scene> scenes() {
  std::mt19937 random(20261122);
  Scene spread{"spread", {}}, clusters{"clusters", {}}, one_spot{"one_spot", {}}, on_a_line{"on_a_line", {}};
  Scene ever_closer{"ever_closer", {}}, few{"few", {{3, 4}, {5, 6}}}, none{"none", {}};
  for (int i = 0; i < 3000; ++i) {
    spread.points.push_back({between(random, -1e6, 1e6), between(random, 4e6, 5e6)});
    const double town = 1000 * (i % 7);
    clusters.points.push_back({town + between(random, 0, 1e-3), -town + between(random, 0, 1e-3)});
    one_spot.points.push_back({500000.5, 3500000.25});
    on_a_line.points.push_back({between(random, 0, 100), 7});
    ever_closer.points.push_back({std::exp2(-(i % 200)), std::exp2(-(i / 200))});
  }
  return {spread, clusters, one_spot, on_a_line, ever_closer, few, none};
}

class BoxTreeScene : public testing::TestWithParam<Scene> {
 protected:
  /// Points of the scene, near them and far from them.
  [[nodiscard]] std::vector<Point> places() const {
    std::vector<Point> places{{0, 0}, {-5e7, 2e7}};
    std::mt19937 random(7);
    for (std::size_t i = 0; i < GetParam().points.size(); i += 61) {
      const Point p = GetParam().points[i];
      places.push_back(p);
      places.push_back(p + Point{between(random, -30, 30), between(random, -30, 30)});
    }
    return places;
  }
};

TEST_P(BoxTreeScene, finds_the_nearest_as_a_search_through_all_does) {
  const PointTree tree(GetParam().points);
  for (const Point from : places()) {
    double best = std::numeric_limits<double>::infinity(), expected = best;
    tree.walk(
        from, [&](const Box& box) { return squared_distance(box, from) < best; },
        [&](Point p) { best = std::min(best, squared_length(p - from)); });
    for (const Point p : GetParam().points) expected = std::min(expected, squared_length(p - from));
    EXPECT_EQ(best, expected) << "from " << from.x << ' ' << from.y;
  }
}

TEST_P(BoxTreeScene, visits_every_item_within_reach_once) {
  const PointTree tree(GetParam().points);
  for (const Point from : places()) {
    for (const double reach : {0.0, 1e-6, 0.7, 2000.0, 1e9}) {
      const auto within = [&](Point p) { return squared_length(p - from) <= reach * reach; };
      std::ptrdiff_t visited = 0;
      tree.walk(
          from, [&](const Box& box) { return squared_distance(box, from) <= reach * reach; },
          [&](Point p) { visited += within(p) ? 1 : 0; });
      const std::vector<Point>& all = GetParam().points;
      EXPECT_EQ(visited, std::count_if(all.begin(), all.end(), within));
    }
  }
}

TEST_P(BoxTreeScene, enters_few_boxes_for_one_place) {
  const PointTree tree(GetParam().points);
  for (const Point from : GetParam().points) {
    double best = std::numeric_limits<double>::infinity();
    int entered = 0;
    const auto enter = [&](const Box& box) {
      const bool nearer = squared_distance(box, from) < best;
      entered += nearer ? 1 : 0;
      return nearer;
    };
    tree.walk(from, enter, [&](Point p) { best = std::min(best, squared_length(p - from)); });
    EXPECT_LE(entered, 60) << "of hundreds of nodes";
  }
}

INSTANTIATE_TEST_SUITE_P(Scenes, BoxTreeScene, testing::ValuesIn(scenes()),
                         [](const auto& scene) { return scene.param.name; });

TEST(BoxTree, knows_segments_by_all_their_length) {
  const SegmentTree tree({{{0, 0}, {1000, 0}}, {{0, 500}, {1, 501}}, {{400, 30}, {420, 30}}});
  std::vector<double> near;
  const Point from{410, 20};
  tree.walk(
      from, [&](const Box& box) { return squared_distance(box, from) <= 25 * 25; },
      [&](const Segment& s) {
        if (squared_distance(s.box(), from) <= 25 * 25) near.push_back(s.a.y);
      });
  std::sort(near.begin(), near.end());
  EXPECT_EQ(near, (std::vector<double>{0, 30}));
}

}  // namespace
}  // namespace citygauge
