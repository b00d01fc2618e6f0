#include "geometry/carriageway_twins.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace citygauge {
namespace {

constexpr double tolerance_m = 1e-6;

using Path = std::vector<Point>;

/// A small road layer, built line by line.
struct Roads {
  Shapes shapes{ShapeKind::line};
  RoadAttributes attributes;

  /// One line with its attributes unknown but for the direction.
  Roads& add(const Path& path, int oneway = 2) {
    shapes.add_part(path);
    shapes.end_feature();
    attributes.road_id.push_back("");
    attributes.name.push_back("");
    attributes.ref.push_back("");
    attributes.road_class.push_back("arterial");
    attributes.level.push_back("");
    attributes.oneway.push_back(static_cast<std::int8_t>(oneway));
    attributes.lanes.push_back(std::nan(""));
    attributes.width_m.push_back(std::nan(""));
    return *this;
  }
  /// The path as lines of two points each.
  Roads& add_cut(const Path& path, int oneway = 2) {
    for (std::size_t i = 1; i < path.size(); ++i) add({path[i - 1], path[i]}, oneway);
    return *this;
  }
  Roads& road_id(const std::string& text) { return set(attributes.road_id, text); }
  Roads& name(const std::string& text) { return set(attributes.name, text); }
  Roads& ref(const std::string& text) { return set(attributes.ref, text); }
  Roads& road_class(const std::string& text) { return set(attributes.road_class, text); }
  Roads& level(const std::string& text) { return set(attributes.level, text); }
  Roads& lanes(double count) {
    attributes.lanes.back() = count;
    return *this;
  }

  [[nodiscard]] std::vector<TwinStretch> twins() const { return find_carriageway_twins(shapes, attributes); }

  /// Σ length, matched stretches by their weight.
  [[nodiscard]] double weighted_m() const {
    double sum = 0;
    for (std::size_t i = 0; i < shapes.size(); ++i) sum += length_m(shapes[i]);
    for (const TwinStretch& t : twins()) sum -= (t.to_m - t.from_m) * (1 - t.weight);
    return sum;
  }

 private:
  Roads& set(TextColumn& column, const std::string& text) {
    column.set(column.size() - 1, text);
    return *this;
  }
};

/// A horizontal road at height y from x0 to x1.
Path level_road(double y, double x0, double x1) {
  return {{x0, y}, {x1, y}};
}

Path reversed(Path path) {
  return {path.rbegin(), path.rend()};
}

/// `steps` chords of a circle about the origin.
Path arc(double radius, double from_deg, double to_deg, int steps) {
  Path path;
  for (int i = 0; i <= steps; ++i) {
    const double angle = (from_deg + (to_deg - from_deg) * i / steps) * std::numbers::pi / 180;
    path.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  return path;
}

Path in_steps(double y, double x0, double x1, int steps) {
  Path path;
  for (int i = 0; i <= steps; ++i) path.push_back({x0 + (x1 - x0) * i / steps, y});
  return path;
}

}  // namespace

TEST(CarriagewayTwins, counts_a_divided_road_once) {
  // Two lines of 1,000 m: 2,000 / 2.
  Roads roads;
  roads.add(level_road(0, 0, 1000), 1).add(level_road(15, 0, 1000), -1);
  EXPECT_NEAR(roads.weighted_m(), 1000, tolerance_m);

  const auto twins = roads.twins();
  ASSERT_EQ(twins.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(twins[i].line, i);
    EXPECT_EQ(twins[i].twin, 1 - i);
    EXPECT_EQ(twins[i].from_m, 0);
    EXPECT_EQ(twins[i].to_m, 1000);
    EXPECT_NEAR(twins[i].gap_m, 15, tolerance_m);
    EXPECT_EQ(twins[i].weight, 0.5);
    EXPECT_EQ(twins[i].reason, "geometry");
  }
}

TEST(CarriagewayTwins, halves_only_what_faces_the_other_carriageway) {
  // They face each other from x = 400 to 1,000: 2 · 1,000 − 600.
  Roads roads;
  roads.add(level_road(0, 0, 1000), 1).add(level_road(15, 400, 1400), -1);
  EXPECT_NEAR(roads.weighted_m(), 1400, tolerance_m);
  const auto twins = roads.twins();
  ASSERT_EQ(twins.size(), 2U);
  EXPECT_NEAR(twins[0].from_m, 400, tolerance_m);
  EXPECT_NEAR(twins[1].to_m, 600, tolerance_m);
}

TEST(CarriagewayTwins, takes_a_short_parallel_for_junction_detail) {
  // 30 m and 39.9 m side by side are below 40 m, 41 m are not: 2 · 100 − 41.
  for (const double shared : {30.0, 39.9}) {
    Roads roads;
    roads.add(level_road(0, 0, 100), 1).add(level_road(10, 100 - shared, 200 - shared), -1);
    EXPECT_TRUE(roads.twins().empty()) << shared;
  }
  Roads roads;
  roads.add(level_road(0, 0, 100), 1).add(level_road(10, 59, 159), -1);
  EXPECT_NEAR(roads.weighted_m(), 159, tolerance_m);
}

TEST(CarriagewayTwins, asks_for_a_near_line_unless_an_attribute_joins_them) {
  // Geometry reaches 3.5 + 3.5 + 12 = 19 m for two carriageways of two lanes; an attribute 60 m.
  const auto pair = [](double gap) {
    Roads roads;
    return roads.add(level_road(0, 0, 1000), 1).add(level_road(gap, 0, 1000), -1);
  };
  EXPECT_NEAR(pair(18.9).weighted_m(), 1000, tolerance_m);
  EXPECT_TRUE(pair(19.1).twins().empty());
  EXPECT_TRUE(pair(60).twins().empty());

  for (const std::string column : {"road_id", "name", "ref"}) {
    for (const double gap : {59.9, 60.1}) {
      Roads roads = pair(gap);
      auto& texts = column == "road_id" ? roads.attributes.road_id
                    : column == "name"  ? roads.attributes.name
                                        : roads.attributes.ref;
      texts = {"G5", "G5"};
      EXPECT_NEAR(roads.weighted_m(), gap < 60 ? 1000 : 2000, tolerance_m) << column;
      for (const TwinStretch& t : roads.twins()) EXPECT_EQ(t.reason, column);
    }
  }
}

TEST(CarriagewayTwins, reaches_farther_between_wide_carriageways) {
  // Four lanes each: ½ · 14 + ½ · 14 + 12 = 26 m. A motorway of unknown lanes: 15 + 12 = 27 m.
  Roads wide;
  wide.add(level_road(0, 0, 1000), 1).lanes(4).add(level_road(25, 0, 1000), -1).lanes(4);
  EXPECT_NEAR(wide.weighted_m(), 1000, tolerance_m);
  Roads motorway;
  motorway.add(level_road(0, 0, 1000))
      .road_class("motorway")
      .add(level_road(26, 0, 1000))
      .road_class("motorway");
  EXPECT_NEAR(motorway.weighted_m(), 1000, tolerance_m);
}

TEST(CarriagewayTwins, leaves_two_streets_two_streets) {
  const auto is_two_streets = [](const Roads& roads) { return roads.twins().empty(); };
  const Path one = level_road(0, 0, 1000);
  const Path other = level_road(12, 0, 1000);
  EXPECT_TRUE(is_two_streets(Roads().add(one, 0).add(other, 0))) << "both two-way";
  EXPECT_TRUE(is_two_streets(Roads().add(one, 0).add(other, 1))) << "a two-way street and a one-way one";
  EXPECT_TRUE(is_two_streets(Roads().add(one, 0).road_id("1").add(other, 0).road_id("1")))
      << "two-way, one id";
  EXPECT_TRUE(is_two_streets(Roads().add(one, 1).add(other, 1))) << "express and side road";
  EXPECT_TRUE(is_two_streets(Roads().add(one, 1).name("A").add(other, 1).name("A"))) << "one way, one name";
  EXPECT_TRUE(is_two_streets(Roads().add(one, 1).name("A").add(other, -1).name("B"))) << "two names";
  EXPECT_TRUE(is_two_streets(Roads().add(one, 1).level("1").add(other, -1))) << "a bridge beside a street";
  EXPECT_TRUE(is_two_streets(Roads().add(one, 1).road_class("branch").add(other, -1))) << "two classes";
}

TEST(CarriagewayTwins, believes_a_road_id_over_directions) {
  // The owner says that both are carriageways of one road.
  const Roads roads =
      Roads().add(level_road(0, 0, 1000), 1).road_id("N1").add(level_road(12, 0, 1000), 1).road_id("N1");
  EXPECT_NEAR(roads.weighted_m(), 1000, tolerance_m);
}

TEST(CarriagewayTwins, reads_directions_with_the_line_as_it_is_drawn) {
  // Opposite traffic: drawn both eastwards with 1 and −1, or against each other with 1 and 1.
  const Path one = level_road(0, 0, 1000);
  const Path other = level_road(12, 0, 1000);
  EXPECT_EQ(Roads().add(one, 1).add(reversed(other), 1).twins().size(), 2U);
  EXPECT_EQ(Roads().add(reversed(one), 1).add(other, 1).twins().size(), 2U);
  EXPECT_TRUE(Roads().add(one, 1).add(reversed(other), -1).twins().empty());
}

TEST(CarriagewayTwins, leaves_lines_that_cross_or_fork_alone) {
  EXPECT_TRUE(Roads().add({{-500, 0}, {500, 0}}).add({{0, -500}, {0, 500}}).twins().empty());
  // At 8° they are within 19 m for 135 m on each side of the crossing, but part at tan 8° = 0.14.
  EXPECT_TRUE(Roads().add({{-500, 0}, {500, 0}}).add({{-500, -70.27}, {500, 70.27}}).twins().empty());
  EXPECT_TRUE(Roads().add({{0, 0}, {500, 0}}).add({{0, 0}, {500, 70.27}}).twins().empty());
}

TEST(CarriagewayTwins, counts_a_curved_divided_road_by_its_mean_length) {
  // Half circles of radius 200 and 215 in 90 chords each: both wholly matched, so the mean of the two
  // polylines, but for half a chord's overhang at the two ends of the outer one (15 m · sin 1° each, of which
  // half counts).
  const Path inner = arc(200, 0, 180, 90);
  const Path outer = arc(215, 0, 180, 90);
  const double mean = 90 * 2 * std::sin(std::numbers::pi / 180) * (200 + 215) / 2;
  EXPECT_NEAR(Roads().add(inner, 1).add(outer, -1).weighted_m(), mean, 0.3);
  EXPECT_NEAR(Roads().add_cut(inner, 1).add_cut(reversed(outer), 1).weighted_m(), mean, 0.3);
  EXPECT_NEAR(Roads().add_cut(inner).add(outer).weighted_m(), mean, 0.3);
}

TEST(CarriagewayTwins, follows_chains_of_short_lines) {
  // 50 lines of 20 m against 33 of 30.3 m: none is 40 m long, the two chains are 1,000 m.
  Roads roads;
  roads.add_cut(in_steps(0, 0, 1000, 50)).add_cut(in_steps(15, 1000, 0, 33));
  EXPECT_NEAR(roads.weighted_m(), 1000, tolerance_m);
  EXPECT_EQ(roads.twins().size(), 83U);
}

TEST(CarriagewayTwins, goes_on_through_junctions) {
  // The same with a cross street every 100 m, whose ends meet both carriageways.
  Roads roads;
  roads.add_cut(in_steps(0, 0, 1000, 10), 1).add_cut(in_steps(15, 1000, 0, 10), 1);
  for (int i = 0; i <= 10; ++i)
    roads.add_cut({{i * 100., -200}, {i * 100., 0}, {i * 100., 15}, {i * 100., 200}}, 0);
  EXPECT_NEAR(roads.weighted_m(), 1000 + 11 * 400, tolerance_m);
}

TEST(CarriagewayTwins, goes_on_under_a_short_bridge) {
  // 15 m of one carriageway are marked as a bridge: a break shorter than 20 m.
  Roads roads;
  roads.add(level_road(0, 0, 30)).add(level_road(0, 30, 45)).level("1").add(level_road(0, 45, 75));
  roads.add(level_road(10, 0, 75));
  EXPECT_NEAR(roads.weighted_m(), 75, tolerance_m);
}

TEST(CarriagewayTwins, counts_the_road_beyond_a_merge_in_full) {
  // 500 m divided, tapers over 60 m to the middle line, 400 m single. The taper (15 m apart at its wide end)
  // is too slanting to be the same road's face only beyond 15°; at tan⁻¹(7.5/60) = 7.1° to the axis
  // each, 14.25° to each other, it still faces: 500 + √(60² + 7.5²) + 400.
  const double taper = std::hypot(60, 7.5);
  Roads roads;
  roads.add({{0, 0}, {500, 0}, {560, 7.5}}, 1);
  roads.add({{560, 7.5}, {500, 15}, {0, 15}}, 1);
  roads.add({{560, 7.5}, {960, 7.5}}, 0);
  EXPECT_NEAR(roads.weighted_m(), 500 + taper + 400, 0.01);
  for (const TwinStretch& t : roads.twins()) EXPECT_NE(t.line, 2U);
}

TEST(CarriagewayTwins, counts_a_line_drawn_k_times_once) {
  const Path path = {{0, 0}, {300, 40}, {700, 0}};
  const double length = std::hypot(300, 40) + std::hypot(400, 40);
  EXPECT_NEAR(Roads().add(path).add(path).weighted_m(), length, tolerance_m);
  EXPECT_NEAR(Roads().add(path, 0).add(reversed(path), 0).weighted_m(), length, tolerance_m);
  const Roads triple = Roads().add(path).add(reversed(path)).add(path);
  EXPECT_NEAR(triple.weighted_m(), length, tolerance_m);
  for (const TwinStretch& t : triple.twins()) {
    EXPECT_EQ(t.reason, "duplicate");
    EXPECT_NEAR(t.weight, 1.0 / 3, 1e-15);
  }
  // An elevated road drawn on the street below it is no duplicate.
  EXPECT_TRUE(Roads().add(path, 0).add(path, 0).level("1").twins().empty());
}

TEST(CarriagewayTwins, counts_a_line_redrawn_in_pieces_once) {
  // The second drawing is cut elsewhere and covers 600 m of the 1,000.
  Roads roads;
  roads.add(level_road(0, 0, 1000), 0).add(level_road(0, 200, 500), 0).add(level_road(0, 800, 500), 0);
  EXPECT_NEAR(roads.weighted_m(), 1000, tolerance_m);
}

TEST(CarriagewayTwins, counts_a_divided_road_once_when_a_carriageway_is_drawn_twice) {
  // ¼ + ¼ + ½ of 1,000 m.
  Roads roads;
  roads.add(level_road(0, 0, 1000), 1).add(level_road(0, 0, 1000), 1).add(level_road(15, 0, 1000), -1);
  EXPECT_NEAR(roads.weighted_m(), 1000, tolerance_m);
}

TEST(CarriagewayTwins, gives_each_stretch_one_twin) {
  // Three lines 12 and 14 m apart: the nearer two are a pair, the third stays whole.
  Roads roads;
  roads.add(level_road(0, 0, 1000)).add(level_road(12, 0, 1000)).add(level_road(26, 0, 1000));
  EXPECT_NEAR(roads.weighted_m(), 2000, tolerance_m);
  for (const TwinStretch& t : roads.twins()) EXPECT_NE(t.line, 2U);
  // Where the near one ends, the next takes its place: 400 m with the third, 600 m with the second.
  Roads shorter;
  shorter.add(level_road(0, 0, 1000)).add(level_road(12, 0, 600)).add(level_road(-14, 0, 1000));
  EXPECT_NEAR(shorter.weighted_m(), 600 + 400 + 600, tolerance_m);
}

TEST(CarriagewayTwins, prefers_the_attribute_to_the_nearer_line) {
  // The frontage road at 12 m is nearer than the other carriageway of the same name at 18 m.
  Roads roads;
  roads.add(level_road(0, 0, 1000), 1).name("A").add(level_road(18, 0, 1000), -1).name("A");
  roads.add(level_road(-12, 0, 1000), -1);
  const auto twins = roads.twins();
  ASSERT_EQ(twins.size(), 2U);
  EXPECT_EQ(twins[0].twin, 1U);
  EXPECT_EQ(twins[1].twin, 0U);
}

TEST(CarriagewayTwins, leaves_the_legs_of_a_hairpin_alone) {
  // A mountain road turns within 16 m and runs back 80 m.
  EXPECT_TRUE(Roads().add({{0, 0}, {80, 0}, {88, 8}, {80, 16}, {0, 16}}).twins().empty());
  EXPECT_TRUE(Roads().add_cut({{0, 0}, {80, 0}, {88, 8}, {80, 16}, {0, 16}}).twins().empty());
  // A roundabout of 15 m.
  EXPECT_TRUE(Roads().add(arc(7.5, 0, 360, 24), 1).twins().empty());
}

TEST(CarriagewayTwins, survives_broken_lines) {
  const double nan = std::nan("");
  const double huge = 1e300;
  Roads roads;
  roads.add({}).add({{0, 0}}).add({{0, 0}, {0, 0}}).add({{nan, 0}, {1, 1}}).add({{-huge, 0}, {huge, 1}});
  roads.add({{1e12, 0}, {1e12 + 100, 0}}).add(level_road(0, 0, 1000)).add(level_road(15, 0, 1000));
  EXPECT_EQ(roads.twins().size(), 2U);
  // Columns that are missing altogether are unknown.
  EXPECT_EQ(find_carriageway_twins(roads.shapes, {}).size(), 2U);
  EXPECT_TRUE(find_carriageway_twins(Shapes(ShapeKind::line), {}).empty());
}

}  // namespace citygauge
