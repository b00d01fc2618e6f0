// Districts that tile an area add up to it (INDICATORS §1.7), and the order of features changes no digit: for
// the shipped indicators, through the whole evaluation, on random cities.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <random>
#include <string>
#include <vector>

#include "config/library.hpp"
#include "evaluate/evaluation.hpp"
#include "support/memory_layers.hpp"

namespace citygauge {
namespace {

constexpr double relative = 1e-9;
constexpr double rounding = 1e-6;  // m or m²: of sums that are 0
constexpr double width_m = 2400;
constexpr double height_m = 1800;
constexpr Point corner{418000, 4924000};
const std::vector<std::string> indicators{"road_density",
                                          "green_ratio",
                                          "permeable_share",
                                          "bus_stop_coverage",
                                          "bus_stop_residential_coverage",
                                          "new_green_area",
                                          "corridor_area",
                                          "corridor_mix",
                                          "park_service_coverage",
                                          "forest_share"};
constexpr std::size_t corridor_classes = 5;  // values of corridor_mix

using Ring = std::vector<Point>;  // not closed
using Feature = Example::Feature;
using Layers = test::MemoryLayers::Layers;

const Library& library() {
  static const Library loaded = load_library(CITYGAUGE_SOURCE_DIR);
  return loaded;
}

/// Everything is drawn from one seed, so that a failing case is told by a single number.
class Draw {
 public:
  explicit Draw(unsigned seed) : engine_(seed) {}
  double real(double from, double to) { return std::uniform_real_distribution<double>(from, to)(engine_); }
  int whole(int from, int to) { return std::uniform_int_distribution<int>(from, to)(engine_); }
  bool chance(double share) { return real(0, 1) < share; }
  /// A place in the box or up to `margin_m` outside.
  Point place(double margin_m) {
    return {corner.x + real(-margin_m, width_m + margin_m), corner.y + real(-margin_m, height_m + margin_m)};
  }
  const std::string& one_of(const std::vector<std::string>& values) {
    return values[static_cast<std::size_t>(whole(0, static_cast<int>(values.size()) - 1))];
  }
  template <typename Values>
  void shuffle(Values& values) {
    std::shuffle(values.begin(), values.end(), engine_);
  }

 private:
  std::mt19937 engine_;
};

std::string points_wkt(const Ring& points) {
  std::string text;
  for (const Point p : points) text += fmt::format("{}{} {}", text.empty() ? "" : ",", p.x, p.y);
  return text;
}

std::string ring_wkt(Ring ring) {
  ring.push_back(ring.front());
  return "(" + points_wkt(ring) + ")";
}

std::string polygon_wkt(const Ring& ring) {
  return "POLYGON(" + ring_wkt(ring) + ")";
}

// ---- Districts: a box, cut again and again by straight lines

Ring whole_box() {
  return {corner,
          {corner.x + width_m, corner.y},
          {corner.x + width_m, corner.y + height_m},
          {corner.x, corner.y + height_m}};
}

/// Cuts a convex ring in two from one side to another. Neighbours then have vertices that the cut piece's
/// other side does not have.
std::pair<Ring, Ring> cut(const Ring& ring, Draw& draw) {
  const int sides = static_cast<int>(ring.size());
  int first = draw.whole(0, sides - 1);
  int second = (first + draw.whole(1, sides - 1)) % sides;
  if (first > second) std::swap(first, second);
  const auto on_side = [&](int side, double share) {
    return between(ring[static_cast<std::size_t>(side)], ring[static_cast<std::size_t>((side + 1) % sides)],
                   share);
  };
  const Point a = on_side(first, draw.real(0.2, 0.8));
  const Point b = on_side(second, draw.real(0.2, 0.8));
  Ring inner{a};
  Ring outer{b};
  for (int i = first + 1; i <= second; ++i) inner.push_back(ring[static_cast<std::size_t>(i)]);
  for (int i = second + 1; i <= first + sides; ++i)
    outer.push_back(ring[static_cast<std::size_t>(i % sides)]);
  inner.push_back(b);
  outer.push_back(a);
  return {inner, outer};
}

std::vector<Ring> tiles(Draw& draw) {
  std::vector<Ring> rings{whole_box()};
  for (int cuts = draw.whole(0, 9); cuts > 0; --cuts) {
    const auto chosen = static_cast<std::size_t>(draw.whole(0, static_cast<int>(rings.size()) - 1));
    auto [one, other] = cut(rings[chosen], draw);
    rings[chosen] = std::move(one);
    rings.push_back(std::move(other));
  }
  return rings;
}

// ---- What lies in them

Feature road(const Ring& line, const std::string& road_class, const std::string& name,
             const std::string& oneway) {
  return {"LINESTRING(" + points_wkt(line) + ")",
          {{"class", road_class}, {"name", name}, {"oneway", oneway}}};
}

const std::vector<std::string> road_classes{"expressway", "arterial", "secondary",
                                            "branch",     "motorway", "footway"};

void add_crossing_road(std::vector<Feature>& roads, Draw& draw) {
  Ring line;
  for (int points = draw.whole(2, 5); points > 0; --points) line.push_back(draw.place(300));
  roads.push_back(road(line, draw.one_of(road_classes), "", ""));
}

/// Along a side of a district, or a stretch of it, perhaps beyond its ends.
void add_road_along_border(std::vector<Feature>& roads, const std::vector<Ring>& districts, Draw& draw) {
  const Ring& ring =
      districts[static_cast<std::size_t>(draw.whole(0, static_cast<int>(districts.size()) - 1))];
  const auto side = static_cast<std::size_t>(draw.whole(0, static_cast<int>(ring.size()) - 1));
  const Point a = ring[side];
  const Point b = ring[(side + 1) % ring.size()];
  roads.push_back(road({between(a, b, draw.real(-0.3, 0.4)), between(a, b, draw.real(0.6, 1.3))},
                       draw.one_of(road_classes), "", ""));
}

void add_dual_road(std::vector<Feature>& roads, Draw& draw) {
  const Point a = draw.place(200);
  const Point b = draw.place(200);
  const Point apart = Point{a.y - b.y, b.x - a.x} * (draw.real(8, 20) / std::max(1.0, distance(a, b)));
  const std::string name = fmt::format("road {}", roads.size());
  const std::string& road_class = draw.one_of(road_classes);
  roads.push_back(road({a, between(a, b, 0.4), b}, road_class, name, "yes"));
  roads.push_back(road({b + apart, a + apart}, road_class, name, "yes"));
}

std::vector<Feature> draw_roads(const std::vector<Ring>& districts, Draw& draw) {
  std::vector<Feature> roads;
  for (int i = draw.whole(1, 8); i > 0; --i) add_crossing_road(roads, draw);
  for (int i = draw.whole(0, 5); i > 0; --i) add_road_along_border(roads, districts, draw);
  for (int i = draw.whole(0, 4); i > 0; --i) add_dual_road(roads, draw);
  return roads;
}

Ring star_about(Point middle, double radius, Draw& draw) {
  const int points = draw.whole(3, 12);
  const double turned = draw.real(0, 1);
  Ring ring;
  for (int i = 0; i < points; ++i) {
    const double angle = 2 * std::numbers::pi * (i + turned) / points;
    const double reach = radius * draw.real(0.5, 1);
    ring.push_back({middle.x + reach * std::cos(angle), middle.y + reach * std::sin(angle)});
  }
  return ring;
}

/// A star, perhaps with a hole round its middle; or a district itself, so that borders coincide.
std::string patch(const std::vector<Ring>& districts, Draw& draw) {
  if (draw.chance(0.15))
    return polygon_wkt(
        districts[static_cast<std::size_t>(draw.whole(0, static_cast<int>(districts.size()) - 1))]);
  const Point middle = draw.place(200);
  const double radius = draw.real(20, 700);
  const Ring shell = star_about(middle, radius, draw);
  if (draw.chance(0.7)) return polygon_wkt(shell);
  // A star's sides come no nearer to its middle than a quarter of its radius.
  const Ring hole = star_about(middle, radius / 8, draw);
  return "POLYGON(" + ring_wkt(shell) + "," + ring_wkt({hole.rbegin(), hole.rend()}) + ")";
}

std::vector<Feature> draw_patches(const std::vector<Ring>& districts, const std::vector<std::string>& classes,
                                  const std::string& share, Draw& draw) {
  std::vector<Feature> patches;
  for (int i = draw.whole(1, 20); i > 0; --i) {
    Feature feature{patch(districts, draw), {{"class", draw.one_of(classes)}}};
    if (draw.chance(0.4)) feature.attributes[share] = draw.whole(0, 4) / 4.0;
    patches.push_back(std::move(feature));
  }
  return patches;
}

std::vector<Feature> draw_stops(Draw& draw) {
  std::vector<Feature> stops;
  for (int i = draw.whole(1, 15); i > 0; --i)
    stops.push_back({fmt::format("POINT({})", points_wkt({draw.place(700)})), {}});
  if (draw.chance(0.5)) stops.push_back(stops.front());
  return stops;
}

struct City {
  std::vector<Ring> districts;
  Layers layers;
};

City draw_city(Draw& draw) {
  City city{tiles(draw), {}};
  city.layers["roads"] = draw_roads(city.districts, draw);
  city.layers["green"] = draw_patches(city.districts, {"park", "protective", "attached", "plaza", "regional"},
                                      "green_share", draw);
  city.layers["land_cover"] = draw_patches(
      city.districts, {"building", "road", "water", "paved", "permeable_paving", "grass", "forest"},
      "permeability", draw);
  city.layers["bus_stops"] = draw_stops(draw);
  const std::vector<std::string> uses{"residential", "park",   "protective",  "plaza",
                                      "water",       "forest", "construction"};
  city.layers["land_use"] = draw_patches(city.districts, uses, "unused", draw);
  city.layers["green_before"] = draw_patches(city.districts, {"park", "attached", "plaza"}, "unused", draw);
  city.layers["corridors"] = draw_patches(city.districts, {"corridor"}, "unused", draw);
  city.layers["parks"] = draw_patches(city.districts, {"park"}, "unused", draw);
  return city;
}

// ---- Evaluation

RunReport measure(const std::vector<Ring>& rings, const Layers& layers) {
  std::vector<std::string> wkts;
  for (const Ring& ring : rings) wkts.push_back(polygon_wkt(ring));
  const Districts districts = test::districts_of(wkts);
  const DistrictGrid grid(districts.shapes);
  Plan plan = make_plan({library(), {}, indicators, {}}, districts, grid);
  test::MemoryLayers provider(layers, library().roles);
  NoProgress silent;
  RunReport report;
  evaluate(plan, provider, districts, silent, report);
  return report;
}

std::map<std::string, double> numerators(const RunReport& report) {
  std::map<std::string, double> sums;
  for (const Result& result : report.results) {
    sums[result.indicator] += result.numerator.value_or(0);  // a district without any land cover has no share
  }
  return sums;
}

/// Per district and indicator, in the report's order.
std::vector<double> values(const RunReport& report) {
  std::vector<double> found;
  for (const Result& result : report.results) found.push_back(result.value.value_or(-1));
  for (const LedgerRow& row : report.ledger) found.push_back(row.quantity);
  return found;
}

RC_GTEST_PROP(Conservation, districts_that_tile_an_area_add_up_to_it, (unsigned seed)) {
  Draw draw(seed);
  const City city = draw_city(draw);
  const auto parts = numerators(measure(city.districts, city.layers));
  const auto whole = numerators(measure({whole_box()}, city.layers));
  RC_ASSERT(parts.size() == indicators.size() - 1 + corridor_classes);
  for (const auto& [indicator, sum] : parts) {
    RC_LOG() << indicator << fmt::format(": parts {:.9f}, whole {:.9f}\n", sum, whole.at(indicator));
    RC_ASSERT(std::abs(sum - whole.at(indicator)) <= relative * whole.at(indicator) + rounding);
  }
}

RC_GTEST_PROP(Conservation, no_value_is_negative_not_even_minus_zero, (unsigned seed)) {
  Draw draw(seed);
  const City city = draw_city(draw);
  for (const Result& result : measure(city.districts, city.layers).results)
    RC_ASSERT(!std::signbit(result.value.value_or(0)));
}

RC_GTEST_PROP(Conservation, the_order_of_features_changes_no_digit, (unsigned seed)) {
  Draw draw(seed);
  City city = draw_city(draw);
  const RunReport before = measure(city.districts, city.layers);
  for (auto& [role, features] : city.layers) draw.shuffle(features);
  RC_ASSERT(values(measure(city.districts, city.layers)) == values(before));
}

RC_GTEST_PROP(Conservation, a_district_measured_alone_has_the_areas_it_has_among_others, (unsigned seed)) {
  Draw draw(seed);
  const City city = draw_city(draw);
  const RunReport together = measure(city.districts, city.layers);
  const RunReport alone = measure({city.districts.front()}, city.layers);
  for (const Result& result : alone.results) {
    if (result.indicator == "road_density")
      continue;  // along a border it matters whether there is a neighbour
    for (const Result& other : together.results) {
      if (other.indicator != result.indicator || other.district_id != result.district_id) continue;
      RC_ASSERT(other.numerator.has_value() == result.numerator.has_value());
      const double most = result.denominator.value_or(width_m * height_m);
      RC_ASSERT(!result.numerator ||
                std::abs(*other.numerator - *result.numerator) <= relative * most + rounding);
    }
  }
}

}  // namespace
}  // namespace citygauge
