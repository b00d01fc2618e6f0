#include "measures/weighed_areas.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "support/measure_run.hpp"

namespace citygauge {
namespace {

using test::option;

constexpr double side_m = 1000;

void add_rectangle(Shapes& shapes, Point low, Point high) {
  shapes.add_part(std::vector<Point>{low, {high.x, low.y}, high, {low.x, high.y}, low});
  shapes.end_feature();
}

Shapes city() {
  Shapes shapes(ShapeKind::polygon);
  add_rectangle(shapes, {0, 0}, {side_m, side_m});
  return shapes;
}

/// Rectangles of four classes over one another; a third of them state a share.
ClassedChunk random_cover(unsigned seed, int count) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> place(-100, side_m), size(20, 400), share(0, 1);
  ClassedChunk chunk;
  for (int i = 0; i < count; ++i) {
    const Point low{place(random), place(random)};
    add_rectangle(chunk.polygons, low, low + Point{size(random), size(random)});
    chunk.fids.push_back(i);
    chunk.classes.push_back(std::vector<std::string>{"grass", "water", "road", "other"}[random() % 4]);
    chunk.shares["permeability"].push_back(i % 3 == 0 ? std::round(4 * share(random)) / 4 : std::nan(""));
  }
  return chunk;
}

Option list(const std::vector<std::string>& names) {
  Option::List entries;
  for (const std::string& name : names) entries.push_back(option(name));
  return {entries, {}};
}

Option weights(const std::map<std::string, double>& by_class) {
  Option::Table table;
  for (const auto& [name, weight] : by_class) table[name] = {weight, {}};
  return {table, {}};
}

/// By class, with an order of the classes and a rule of water.
Weighting weighting(const std::vector<std::string>& priority, const std::string& water,
                    const std::map<std::string, double>& by_class = {
                        {"grass", 1}, {"water", 1}, {"road", 0}, {"other", 0.5}}) {
  return Weighting({{"priority", list(priority)}, {"weights", weights(by_class)}, {"water", option(water)}});
}

std::vector<Weighting> weightings() {
  return {weighting({"road", "water", "grass", "other"}, "both_parts"),
          weighting({"road", "water", "grass", "other"}, "neither_part"),
          weighting({"grass", "other", "road", "water"}, "both_parts"),  // lies the other way round
          weighting({"road"}, "both_parts"),                             // the smaller weight lies on top
          weighting({"road", "water", "grass", "other"}, "both_parts", {{"grass", 1}}),  // knows grass only
          Weighting({{"weight_attribute", option("permeability")}}),
          Weighting({})};
}

double counted(const WeighedAreas& weighed) {
  double sum = 0;
  for (std::size_t l = 0; l < weighed.levels.size(); ++l)
    sum += weighed.levels[l].weight * weighed.areas.at(0, static_cast<Level>(l));
  return sum;
}

TEST(WeighedAreas, together_are_what_each_would_be_alone) {
  const std::vector<Weighting> all = weightings();
  for (unsigned seed = 0; seed < 20; ++seed) {
    const ClassedChunk one = random_cover(seed, 40), other = random_cover(seed + 100, 40);
    const std::vector<const ClassedChunk*> chunks{&one, &other};
    const auto together = weighed_areas(chunks, all, city());
    ASSERT_EQ(together.size(), all.size());
    for (std::size_t w = 0; w < all.size(); ++w) {
      const WeighedAreas alone = weighed_areas(chunks, std::span(&all[w], 1), city())[0];
      EXPECT_NEAR(counted(together[w]), counted(alone), 1e-6) << seed << ' ' << w;
      EXPECT_NEAR(together[w].areas.gross(0), alone.areas.gross(0), 1e-6) << seed << ' ' << w;
      EXPECT_EQ(together[w].levels, alone.levels) << seed << ' ' << w;
      EXPECT_EQ(together[w].gaps.without_weight, alone.gaps.without_weight) << seed << ' ' << w;
      EXPECT_EQ(together[w].gaps.lower_bound, alone.gaps.lower_bound) << seed << ' ' << w;
    }
  }
}

// Grass of 100 m by 100 m, half of it under a road, a quarter under water that lies on the road, too.
TEST(WeighedAreas, follow_the_order_of_the_classes) {
  ClassedChunk chunk;
  const auto add = [&](const char* name, Point low, Point high) {
    add_rectangle(chunk.polygons, low, high);
    chunk.fids.push_back(1);
    chunk.classes.push_back(name);
  };
  add("grass", {0, 0}, {100, 100});
  add("road", {50, 0}, {100, 100});
  add("water", {50, 0}, {100, 50});
  const std::vector<Weighting> all{weighting({"water", "road", "grass"}, "both_parts"),
                                   weighting({"water", "road", "grass"}, "denominator_only"),
                                   weighting({"road", "water", "grass"}, "both_parts"),
                                   weighting({"grass", "road", "water"}, "both_parts")};
  const std::vector<const ClassedChunk*> chunks{&chunk};
  const auto found = weighed_areas(chunks, all, city());
  EXPECT_NEAR(counted(found[0]), 7500, 1e-6);
  EXPECT_NEAR(counted(found[1]), 5000, 1e-6);
  EXPECT_NEAR(counted(found[2]), 5000, 1e-6);
  EXPECT_NEAR(counted(found[3]), 10000, 1e-6);
}

TEST(WeighedAreas, of_nothing_are_nothing) {
  const std::vector<Weighting> all = weightings();
  for (const WeighedAreas& found : weighed_areas({}, all, city())) {
    EXPECT_TRUE(found.levels.empty());
    EXPECT_EQ(found.areas.gross(0), 0);
  }
}

}  // namespace
}  // namespace citygauge
