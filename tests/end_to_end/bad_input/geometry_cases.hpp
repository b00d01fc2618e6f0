// Broken geometry. What is added lies inside the park or is beside the point, so that the values stay.
#pragma once

#include <cmath>

#include "end_to_end/bad_input/city.hpp"

namespace citygauge::bad_input {

inline std::vector<Case> polygon_cases() {
  const std::string kind = "polygon";
  return {
      {kind, "ring that is not closed", Expected::mended, "ring_mended",
       [](City& c) {
         c.green(
             {City::green_park("POLYGON((540100 3410100,540300 3410100,540300 3410300,540100 3410300))")});
       }},
      {kind, "bow-tie", Expected::mended, "invalid_polygon",
       [](City& c) {
         c.more_green(City::green_park(
             "POLYGON((540110 3410110,540200 3410200,540200 3410110,540110 3410200,540110 3410110))"));
       }},
      {kind, "point given twice in a row", Expected::mended, "repeated_points",
       [](City& c) {
         c.green(
             {City::green_park("POLYGON((540100 3410100,540300 3410100,540300 3410100,540300 3410300,540100 "
                               "3410300,540100 3410100))")});
       }},
      {kind, "shell that runs clockwise", Expected::fine, "",
       [](City& c) {
         c.green({City::green_park(
             "POLYGON((540100 3410100,540100 3410300,540300 3410300,540300 3410100,540100 3410100))")});
       }},
      {kind, "hole that runs around like its shell", Expected::mended, "rings_turned",
       [](City& c) {  // 250 · 200 − 100 · 100 = 40 000 m²
         c.green(
             {City::green_park("POLYGON((540100 3410100,540350 3410100,540350 3410300,540100 3410300,540100 "
                               "3410100),(540200 3410150,540300 3410150,540300 3410250,540200 "
                               "3410250,540200 3410150))")});
       }},
      {kind, "hole outside its shell", Expected::mended, "invalid_polygon",
       [](City& c) {
         c.more_green(
             City::green_park("POLYGON((540110 3410110,540150 3410110,540150 3410150,540110 "
                              "3410110),(540200 3410200,540250 3410250,540200 3410250,540200 3410200))"));
       }},
      {kind, "one shell inside another", Expected::mended, "invalid_polygon",
       [](City& c) {
         c.green({City::green_park(
             "MULTIPOLYGON(((540100 3410100,540300 3410100,540300 3410300,540100 3410300,540100 "
             "3410100)),((540150 3410150,540250 3410150,540250 3410250,540150 3410250,540150 3410150)))")});
       }},
      {kind, "spike without width", Expected::mended, "invalid_polygon",
       [](City& c) {
         c.green(
             {City::green_park("POLYGON((540100 3410100,540300 3410100,540300 3410300,540300 3410900,540300 "
                               "3410300,540100 3410300,540100 3410100))")});
       }},
      {kind, "ring that is run around twice", Expected::mended, "invalid_polygon",
       [](City& c) {
         c.green({City::green_park(
             "POLYGON((540100 3410100,540300 3410100,540300 3410300,540100 3410300,540100 3410100,540300 "
             "3410100,540300 3410300,540100 3410300,540100 3410100))")});
       }},
      {kind, "all points on one line", Expected::mended, "no_area",
       [](City& c) {
         c.more_green(City::green_park(
             "POLYGON((540500 3410500,540600 3410600,540700 3410700,540800 3410800,540500 3410500))"));
       }},
      {kind, "two points alone", Expected::mended, "degenerate",
       [](City& c) {
         c.more_green(City::green_park("POLYGON((540500 3410500,540600 3410600,540500 3410500))"));
       }},
      {kind, "drawn as arcs", Expected::mended, "curve_linearised",
       [](City& c) {
         c.green(
             {City::green_park("CURVEPOLYGON(COMPOUNDCURVE((540100 3410100,540300 3410100,540300 "
                               "3410300),CIRCULARSTRING(540300 3410300,540200 3410300,540100 "
                               "3410300),(540100 3410300,540100 3410100)))")});
       }},
      {kind, "drawn twice", Expected::mended, "duplicate_feature",
       [](City& c) {
         c.green({City::green_park(c.park), City::green_park(c.park)});
       }},
      {kind, "drawn twice with another class that counts as well", Expected::fine, "",
       [](City& c) {
         c.green({City::green_park(c.park), City::green_park(c.park, "protective")});
       }},
      {kind, "far outside the districts", Expected::fine, "",
       [](City& c) { c.more_green(City::green_park(rectangle(90000, 0, 100, 100))); }},
      {kind, "surface of triangles (TIN)", Expected::mended, "unreadable_geometry",
       [](City& c) {
         c.more_green(City::green_park(
             "TIN Z(((540110 3410110 1,540120 3410110 1,540120 3410120 1,540110 3410110 1)))"));
       }},
  };
}

inline std::vector<Case> line_and_point_cases() {
  const std::string line = "line";
  const std::string point = "point";
  return {
      {line, "point given twice in a row", Expected::mended, "repeated_points",
       [](City& c) {
         c.roads({City::road("LINESTRING(540000 3410500,540500 3410500,540500 3410500,541000 3410500)")});
       }},
      {line, "no length", Expected::mended, "degenerate",
       [](City& c) { c.more_roads(City::road("LINESTRING(540100 3410100,540100 3410100)")); }},
      {line, "drawn twice", Expected::mended, "duplicate_feature",
       [](City& c) {
         c.roads({City::road(c.street), City::road(c.street)});
       }},
      {line, "arc", Expected::mended, "curve_linearised",
       [](City& c) {
         c.roads({City::road("CIRCULARSTRING(540000 3410500,540500 3410500,541000 3410500)")});
       }},
      {line, "empty part among others", Expected::fine, "",
       [](City& c) { c.roads({City::road("MULTILINESTRING((540000 3410500,541000 3410500),EMPTY)")}); }},
      {line, "heights (Z)", Expected::mended, "dimensions_dropped",
       [](City& c) { c.roads({City::road("LINESTRING Z(540000 3410500 200,541000 3410500 300)")}); }},
      {line, "measures (M)", Expected::mended, "dimensions_dropped",
       [](City& c) { c.roads({City::road("LINESTRING M(540000 3410500 0,541000 3410500 1000)")}); }},
      {line, "collection of a line and a point", Expected::mended, "ring_mended",
       [](City& c) {
         c.roads({City::road("GEOMETRYCOLLECTION(LINESTRING(540000 3410500,541000 3410500),POINT(1 1))")});
       }},
      {line, "a point among the roads", Expected::mended, "wrong_geometry_type",
       [](City& c) { c.more_roads(City::road("POINT(540100 3410100)")); }},
      {line, "points alone where lines are needed", Expected::input_error, "role needs (line)",
       [](City& c) { c.roads({City::road("POINT(540100 3410100)")}); }},
      {line, "a layer of points where lines are needed", Expected::input_error, "the role needs line",
       [](City& c) { c.layer("roads", wkbPoint, {}, {"class"}); }},
      {line, "a table without geometry", Expected::input_error, "table without geometry",
       [](City& c) { c.layer("roads", wkbNone, {}, {"class"}); }},
      {point, "two facilities at one spot that differ in name", Expected::fine, "", [](City&) {}},
      {point, "the same facility twice", Expected::mended, "duplicate_feature",
       [](City& c) {
         c.facilities({City::kindergarten("东"),
                       City::kindergarten("西"),
                       City::kindergarten("东"),
                       {"POINT(540700 3410700)", {{"class", "school"}}}});
       }},
      {point, "NaN as both coordinates", Expected::mended, "empty_geometry",
       [](City& c) {
         c.sql("facilities",
               "INSERT INTO facilities(geom, class) VALUES (X'4750000100000000"
               "0101000000000000000000F87F000000000000F87F', 'school')");
       }},
  };
}

inline std::vector<Case> record_cases() {
  const std::string kind = "any geometry";
  return {
      {kind, "none (null)", Expected::mended, "no_geometry", [](City& c) { c.more_roads(City::road("")); }},
      {kind, "empty", Expected::mended, "empty_geometry",
       [](City& c) { c.more_roads(City::road("LINESTRING EMPTY")); }},
      {kind, "a coordinate that is NaN", Expected::mended, "not_finite",
       [](City& c) {
         c.sql("roads", "INSERT INTO roads(geom, class) VALUES (" +
                            line_blob({540000, std::nan(""), 541000, 3410500}) + ", 'arterial')");
       }},
      {kind, "a coordinate that is infinite", Expected::mended, "not_finite",
       [](City& c) {
         c.sql("roads", "INSERT INTO roads(geom, class) VALUES (" +
                            line_blob({540000, HUGE_VAL, 541000, 3410500}) + ", 'arterial')");
       }},
      {kind, "a coordinate of 1e300", Expected::mended, "not_transformable",
       [](City& c) { c.more_roads(City::road("LINESTRING(540000 1e300,541000 3410500)")); }},
      {kind, "bytes that are no geometry", Expected::mended, "unreadable_geometry",
       [](City& c) {
         c.sql("roads", "INSERT INTO roads(geom, class) VALUES (X'47500001000000000102', 'arterial')");
       }},
      {kind, "bytes that promise four thousand million points", Expected::mended, "unreadable_geometry",
       [](City& c) {
         c.sql("roads",
               "INSERT INTO roads(geom, class) VALUES (X'47500001000000000102000000FFFFFFFF00', 'arterial')");
       }},
      {kind, "text in place of a geometry", Expected::mended, "no_geometry",
       [](City& c) { c.sql("roads", "INSERT INTO roads(geom, class) VALUES ('hello', 'arterial')"); }},
  };
}

}  // namespace citygauge::bad_input
