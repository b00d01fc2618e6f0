#include "measures/things.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/measure_run.hpp"

namespace citygauge {
namespace {

using test::every;
using test::option;
using Feature = Example::Feature;
using Values = std::vector<std::optional<double>>;

Feature person(const std::string& wkt, double people) {
  return {wkt, {{"people", people}}};
}

Measured served(const std::vector<Feature>& population, const std::vector<Feature>& stops,
                const std::vector<Feature>& walkways = {}, double limit_m = 500) {
  Options options{
      {"attribute", option("people")}, {"near", every("bus_stops")}, {"distance_m", option(limit_m)}};
  test::MemoryLayers::Layers layers{{"population", population}, {"bus_stops", stops}};
  if (!walkways.empty()) {
    options["network"] = option("walkways");
    layers["walkways"] = walkways;
  }
  return test::measured(
      {{"things", "population", {}, options, {}}, layers, test::districts_of({test::square})});
}

Measured stations(const std::vector<Feature>& exits, const std::vector<Feature>& stops,
                  const ClassFilter& where = {}) {
  return test::measured(
      {{"things",
        "facilities",
        where,
        {{"thing", option("name")}, {"near", every("bus_stops")}, {"distance_m", option(100.0)}},
        {}},
       {{"facilities", exits}, {"bus_stops", stops}},
       test::districts_of({test::square})});
}

TEST(Things, at_exactly_the_distance_are_within_it) {
  EXPECT_EQ(test::values(served({person("POINT(300 400)", 7)}, {{"POINT(0 0)", {}}})), Values{7});
  // In Gauss-Krüger eastings with the zone in front the difference is 100.00000000745, by rounding alone.
  const std::string far =
      "POLYGON((40538000 3000000,40539000 3000000,40539000 3001000,40538000 3001000,40538000 3000000))";
  const Measured found = test::measured(
      {{"things", "population", {}, {{"near", every("bus_stops")}, {"distance_m", option(100.0)}}, {}},
       {{"population", {person("POINT(40538381.37 3000500)", 1)}},
        {"bus_stops", {{"POINT(40538281.369999999 3000500)", {}}}}},
       test::districts_of({far})});
  EXPECT_EQ(test::values(found), Values{1});
}

// A stop on a vertex of four ways, duplicates of it, and a way drawn twice: 300 m either way.
TEST(Things, find_a_stop_on_a_vertex_of_many_ways) {
  const std::vector<Feature> ways{{"LINESTRING(200 500,500 500,800 500)", {}},
                                  {"LINESTRING(500 200,500 500,500 800)", {}},
                                  {"LINESTRING(800 500,500 500,200 500)", {}}};
  const std::vector<Feature> stops{{"POINT(500 500)", {}}, {"POINT(500 500)", {}}};
  const Measured found = served({person("POINT(200 500)", 1), person("POINT(800 500)", 2),
                                 person("POINT(500 800)", 4), person("POINT(500 190)", 8)},
                                stops, ways, 300);
  EXPECT_EQ(test::values(found), Values{7});  // the last: 10 m to the way and 300 m along it
  EXPECT_EQ(test::ledger(found, "beyond_distance"), -8);
  EXPECT_TRUE(test::adds_up(found));
}

TEST(Things, off_the_network_and_on_an_island_of_it_have_their_rows) {
  const std::vector<Feature> ways{{"LINESTRING(0 500,1000 500)", {}}, {"LINESTRING(0 900,1000 900)", {}}};
  const Measured found = served({person("POINT(100 500)", 1), person("POINT(100 700)", 2),
                                 person("POINT(100 890)", 4), person("POINT(900 500)", 8)},
                                {{"POINT(0 500)", {}}}, ways);
  EXPECT_EQ(test::values(found), Values{1});
  EXPECT_EQ(test::ledger(found, "off_network"), -2);
  EXPECT_EQ(test::ledger(found, "disconnected"), -4);
  EXPECT_EQ(test::ledger(found, "beyond_distance"), -8);
  EXPECT_TRUE(test::adds_up(found));
  EXPECT_EQ(test::evidence_rows(found), 3U);
}

// Whoever stands where a bridge crosses a street may take either.
TEST(Things, above_a_crossing_may_take_the_nearer_way) {
  const std::vector<Feature> ways{{"LINESTRING(0 500,1000 500)", {}}, {"LINESTRING(500 0,500 1000)", {}}};
  EXPECT_EQ(test::values(served({person("POINT(500 500)", 1)}, {{"POINT(500 600)", {}}}, ways)), Values{1});
  EXPECT_EQ(test::values(served({person("POINT(500 500)", 1)}, {{"POINT(600 500)", {}}}, ways)), Values{1});
}

// 100 people at an unknown and 7 at a negative number: they are nobody's, but all of them unknown is no
// value.
TEST(Things, without_a_weight_are_told_from_none) {
  const Measured some =
      served({person("POINT(5 5)", 100), person("POINT(6 6)", -1), {"POINT(7 7)", {}}}, {{"POINT(0 0)", {}}});
  EXPECT_EQ(test::values(some), Values{100});
  ASSERT_EQ(some.issues.size(), 1U);
  EXPECT_EQ(some.issues[0].message, "2 features have no `people`");
  const Measured none = served({{"POINT(7 7)", {}}}, {{"POINT(0 0)", {}}});
  EXPECT_EQ(test::values(none), Values{std::nullopt});
  EXPECT_EQ(none.quantities[0].note, "no feature of `population` in the district has `people`");
}

TEST(Things, without_a_name_are_no_things_and_all_without_is_no_value) {
  const Feature nameless{"POINT(5 5)", {}};
  EXPECT_EQ(test::values(stations({nameless}, {{"POINT(0 0)", {}}})), Values{std::nullopt});
  EXPECT_EQ(test::values(stations({nameless, {"POINT(5 5)", {{"name", "A"}}}}, {{"POINT(0 0)", {}}})),
            Values{1});
}

// The exit beside the stop is no clinic: it does not serve the clinic of the same name 500 m away.
TEST(Things, are_not_served_by_features_that_do_not_count) {
  const std::vector<Feature> features{{"POINT(10 10)", {{"name", "A"}, {"class", "school"}}},
                                      {"POINT(500 500)", {{"name", "A"}, {"class", "clinic"}}}};
  const Measured found = stations(features, {{"POINT(0 0)", {}}}, {{"class", {"clinic"}}});
  EXPECT_EQ(test::values(found), Values{0});
  EXPECT_EQ(test::ledger(found, "raw"), 1);
  EXPECT_EQ(test::ledger(found, "beyond_distance"), -1);
  EXPECT_TRUE(test::adds_up(found));
}

// Of a thing with weights only those of the features that count do; the rest stands in the ledger.
TEST(Things, weigh_what_counts_of_them) {
  const std::vector<Feature> homes{{"POLYGON((0 0,10 0,10 10,0 10,0 0))",
                                    {{"use", "residential"}, {"floor_area", 300.0}, {"status", "new"}}},
                                   {"POLYGON((20 0,30 0,30 10,20 10,20 0))",
                                    {{"use", "residential"}, {"floor_area", 50.0}, {"status", "existing"}}}};
  const Measured found = test::measured({{"things",
                                          "buildings",
                                          {{"status", {"new"}}},
                                          {{"thing", option("use")}, {"attribute", option("floor_area")}},
                                          {}},
                                         {{"buildings", homes}},
                                         test::districts_of({test::square})});
  EXPECT_EQ(test::values(found), Values{300});
  EXPECT_EQ(test::ledger(found, "raw"), 350);
  EXPECT_EQ(test::ledger(found, "excluded_by_class"), -50);
  EXPECT_TRUE(test::adds_up(found));
}

// A greenway's far end serves, too: 3 m beyond its last vertex, 31 m from the one before.
TEST(Things, reach_the_end_of_a_line_that_is_near) {
  const Measured found = test::measured(
      {{"things",
        "population",
        {},
        {{"near", every("greenways")}, {"distance_m", option(5.0)}, {"network", option("walkways")}},
        {}},
       {{"population", {person("POINT(40 0)", 1)}},
        {"greenways", {{"LINESTRING(0 0.5,37 0.5)", {}}}},
        {"walkways", {{"LINESTRING(0 0,100 0)", {}}}}},
       test::districts_of({test::square})});
  EXPECT_EQ(test::values(found), Values{1});
}

TEST(Things, far_from_everything_tell_no_distance) {
  const Measured found = served({person("POINT(500 500)", 1)}, {{"POINT(90000 500)", {}}});
  EXPECT_EQ(test::values(found), Values{0});
  EXPECT_EQ(test::evidence_rows(found), 1U);
}

}  // namespace
}  // namespace citygauge
