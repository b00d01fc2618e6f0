// Broken attributes and districts.
#pragma once

#include "end_to_end/bad_input/city.hpp"

namespace citygauge::bad_input {

inline Case population_case(const std::string& input, const std::string& text, Expected expected,
                            const std::string& says) {
  return {"attribute", "population given as " + input, expected, says,
          [text](City& c) { c.population(text); }};
}

/// A plaza of 50 000 m² of which a fifth is green, in place of a part of the park: 30 000 + 10 000 m².
inline Case share_case(const std::string& input, const std::string& text, Expected expected,
                       const std::string& says) {
  return {"attribute", "green share given as " + input, expected, says, [text](City& c) {
            c.green({City::green_park(rectangle(100, 100, 150, 200)),
                     {rectangle(500, 600, 250, 200), {{"class", "plaza"}, {"green_share", text}}}});
            c.replace("\"park_area_per_capita\", ", "");
          }};
}

inline std::vector<Case> attribute_cases() {
  const std::string kind = "attribute";
  return {
      {kind, "required field missing", Expected::input_error, "no field for the required attribute `class`",
       [](City& c) {
         c.layer("roads", wkbLineString, {{c.street, {{"sort", "x"}}}}, {"sort"});
       }},
      {kind, "stated field that is not there", Expected::config_error, "no field `grade`",
       [](City& c) { c.replace("\"roads.gpkg\"\n", "\"roads.gpkg\"\nfields = { class = \"grade\" }\n"); }},
      {kind, "field of dates where a text is needed", Expected::input_error, "neither text nor a number",
       [](City& c) {
         c.sql("roads", "ALTER TABLE roads ADD COLUMN built DATE");
         c.replace("\"roads.gpkg\"\n", "\"roads.gpkg\"\nfields = { class = \"built\" }\n");
       }},
      {kind, "class that no table knows", Expected::mended, "unknown_value",
       [](City& c) { c.more_roads(City::road(c.street, "mule track")); }},
      {kind, "class in capitals", Expected::fine, "",
       [](City& c) { c.roads({City::road(c.street, "arterial")}); }},
      {kind, "class that is empty", Expected::fine, "",
       [](City& c) {
         c.more_roads({"LINESTRING(540000 3410200,541000 3410200)", {}});
       }},
      {kind, "no class in any feature", Expected::not_evaluated, "has a value of `class`",
       [](City& c) {
         c.roads({{c.street, {}}});
       }},
      {kind, "class of control characters", Expected::mended, "unknown_value",
       [](City& c) { c.more_roads(City::road("LINESTRING(540000 3410200,541000 3410200)", "\x1b[31m")); }},
      {kind, "class of ten thousand letters", Expected::mended, "unknown_value",
       [](City& c) {
         c.more_roads(City::road("LINESTRING(540000 3410200,541000 3410200)", std::string(10000, 'x')));
       }},
      population_case("`10,000`", "10,000", Expected::mended, "number_in_text"),
      population_case("full-width digits `１００００`", "１００００", Expected::mended, "number_in_text"),
      population_case("`  10000 `", "  10000 ", Expected::fine, ""),
      population_case("`10000人`", "10000人", Expected::mended, "number_in_text"),
      population_case("`1万`", "1万", Expected::mended, "number_in_text"),
      population_case("`1e4`", "1e4", Expected::fine, ""),
      population_case("text `many`", "many", Expected::not_evaluated, "population is not known"),
      population_case("text `NaN`", "NaN", Expected::not_evaluated, "population is not known"),
      population_case("text `inf`", "inf", Expected::not_evaluated, "population is not known"),
      population_case("text `1e999`", "1e999", Expected::not_evaluated, "population is not known"),
      population_case("`-5`", "-5", Expected::not_evaluated, "population is not known"),
      population_case("`0`", "0", Expected::not_evaluated, "zero"),
      population_case("an empty text", "", Expected::not_evaluated, "population is not known"),
      share_case("`0.2`", "0.2", Expected::fine, ""),
      share_case("`20%`", "20%", Expected::mended, "number_in_text"),
      share_case("`２０％`", "２０％", Expected::mended, "number_in_text"),
      share_case("`20` (a percentage?)", "20", Expected::reported, "share_out_of_range"),
      share_case("`-0.2`", "-0.2", Expected::reported, "share_out_of_range"),
  };
}

inline std::vector<Case> district_cases() {
  const std::string kind = "district";
  const auto district = [](const std::string& wkt, const std::string& id, const std::string& name = "甲区") {
    return TinyFeature{wkt, {{"did", id}, {"name", name}, {"pop", "10000"}}};
  };
  const std::string whole = rectangle(0, 0, 1000, 1000);
  return {
      {kind, "two that overlap", Expected::fine, "",
       [=](City& c) {
         c.districts({district(whole, "1"), district(rectangle(500, 0, 1000, 1000), "2")});
       }},
      {kind, "name that is empty", Expected::fine, "",
       [=](City& c) { c.districts({district(whole, "1", "")}); }},
      {kind, "id that is empty", Expected::input_error, "a district has no id",
       [=](City& c) {
         c.districts({district(whole, ""), district(whole, "2")});
       }},
      {kind, "two with one id", Expected::input_error, "two districts have the id `1`",
       [=](City& c) {
         c.districts({district(whole, "1"), district(rectangle(1000, 0, 1000, 1000), "1")});
       }},
      {kind, "one drawn twice", Expected::mended, "duplicate_feature",
       [=](City& c) {
         c.districts({district(whole, "1"), district(whole, "1")});
       }},
      {kind, "two parts that share an edge", Expected::mended, "invalid_polygon",
       [=](City& c) {
         c.districts(
             {district("MULTIPOLYGON(((540000 3410000,540500 3410000,540500 3411000,540000 "
                       "3411000,540000 3410000)),((540500 3410000,541000 3410000,541000 "
                       "3411000,540500 3411000,540500 3410000)))",
                       "1")});
       }},
      {kind, "two parts that lie apart", Expected::fine, "",
       [=](City& c) {  // the second has 1 cm²
         c.districts(
             {district("MULTIPOLYGON(((540000 3410000,541000 3410000,541000 3411000,540000 "
                       "3411000,540000 3410000)),((542000 3410000,542000.01 3410000,542000.01 "
                       "3410000.01,542000 3410000.01,542000 3410000)))",
                       "1")});
       }},
      {kind, "a sliver without area besides", Expected::mended, "no_area",
       [=](City& c) {
         c.districts(
             {district(whole, "1"),
              district(
                  "POLYGON((540000 3410000,540100 3410100,540200 3410200,540300 3410300,540000 3410000))",
                  "2")});
       }},
      {kind, "bow-tie besides", Expected::mended, "invalid_polygon",
       [=](City& c) {
         c.districts({district(whole, "1"), district("POLYGON((542000 3410000,543000 3411000,543000 "
                                                     "3410000,542000 3411000,542000 3410000))",
                                                     "2")});
       }},
      {kind, "none usable", Expected::input_error, "no usable district",
       [=](City& c) {
         c.districts({district("", "1"), district("POLYGON EMPTY", "2")});
       }},
      {kind, "no feature", Expected::input_error, "no usable district", [](City& c) { c.districts({}); }},
      {kind, "lines in place of areas", Expected::input_error, "role needs (polygon)",
       [=](City& c) { c.districts({district("LINESTRING(540000 3410000,541000 3411000)", "1")}); }},
      {kind, "id like a path or a formula", Expected::fine, "",
       [=](City& c) {
         c.districts({district(whole, "1"), district(rectangle(2000, 0, 9, 9), "../../=1+1", "<b>&'\"")});
       }},
      {kind, "name of ten thousand letters", Expected::fine, "",
       [=](City& c) { c.districts({district(whole, "1", std::string(10000, 'x'))}); }},
      {kind, "`scope` not stated", Expected::config_error, "`scope` is missing",
       [](City& c) { c.replace("scope = \"建成区\"\n", ""); }},
  };
}

inline std::vector<Case> crs_cases() {
  const std::string kind = "CRS";
  constexpr int beijing_54 = 2437, xian_80 = 2382, web_mercator = 3857, wgs84 = 4326, zone_form = 4524;
  const auto state = [](City& c, const std::string& crs) { c.project.insert(0, "crs = \"" + crs + "\"\n"); };
  const auto reprojected = [](const std::string& wkt, int epsg) {
    OGRGeometry* made = nullptr;
    OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &made);
    const OGRGeometryUniquePtr geometry(made);
    OGRSpatialReference from, to;
    from.importFromEPSG(cgcs2000_cm_108);
    to.importFromEPSG(epsg);
    for (OGRSpatialReference* reference : {&from, &to})
      reference->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> way(OGRCreateCoordinateTransformation(&from, &to));
    EXPECT_EQ(geometry->transform(way.get()), OGRERR_NONE);
    return geometry->exportToWkt();
  };
  return {
      {kind, "none anywhere", Expected::input_error, "coordinate reference system",
       [](City& c) {
         c.districts({{rectangle(0, 0, 1000, 1000), {{"did", "1"}}}}, 0);
       }},
      {kind, "one layer has none, the project states none", Expected::input_error,
       "has no coordinate reference system", [](City& c) { c.roads({City::road(c.street)}, 0); }},
      {kind, "one layer has none, the project states one", Expected::mended, "crs_assumed",
       [=](City& c) {
         state(c, "EPSG:4545");
         c.roads({City::road(c.street)}, 0);
       }},
      {kind, "one layer has none and is in degrees", Expected::input_error,
       "has no coordinate reference system",
       [=](City& c) {
         state(c, "EPSG:4545");
         c.roads({City::road(reprojected(c.street, wgs84))}, 0);
       }},
      {kind, "layers in three systems", Expected::fine, "",
       [=](City& c) {
         c.roads({City::road(reprojected(c.street, zone_form))}, zone_form);
         c.green({City::green_park(reprojected(c.park, 4490))}, 4490);
       },
       1e-6},
      {kind, "a layer in WGS 84", Expected::mended, "datum_ballpark",
       [=](City& c) { c.green({City::green_park(reprojected(c.park, wgs84))}, wgs84); }, 1e-6},
      {kind, "a layer in Web Mercator", Expected::mended, "datum_ballpark",
       [=](City& c) { c.green({City::green_park(reprojected(c.park, web_mercator))}, web_mercator); }, 1e-6},
      {kind, "`crs` of the project in Web Mercator", Expected::config_error, "Web Mercator",
       [=](City& c) { state(c, "EPSG:3857"); }},
      {kind, "`crs` of the project in degrees", Expected::config_error, "not a projected CRS in metres",
       [=](City& c) { state(c, "EPSG:4490"); }},
      {kind, "`crs` of the project in feet", Expected::config_error, "not a projected CRS in metres",
       [=](City& c) { state(c, "EPSG:2263"); }},
      {kind, "`crs` that does not exist", Expected::config_error, "EPSG:99999",
       [=](City& c) { state(c, "EPSG:99999"); }},
      {kind, "`crs` that names a file", Expected::config_error, "not a known coordinate reference system",
       [=](City& c) { state(c, "/etc/passwd"); }},
      {kind, "`crs` that names an address", Expected::config_error, "not a known coordinate reference system",
       [=](City& c) { state(c, "https://example.org/crs"); }},
      {kind, "a layer in Xi'an 80", Expected::input_error, "no exact way is known",
       [=](City& c) { c.roads({City::road(c.street)}, xian_80); }},
      {kind, "a layer in Beijing 54", Expected::input_error, "no exact way is known",
       [=](City& c) { c.roads({City::road(c.street)}, beijing_54); }},
      {kind, "a layer with x and y swapped", Expected::not_evaluated, "outside the districts altogether",
       [](City& c) { c.roads({City::road("LINESTRING(3410500 540000,3410500 541000)")}); }},
      {kind, "degrees labelled as metres", Expected::not_evaluated, "outside the districts altogether",
       [](City& c) { c.roads({City::road("LINESTRING(108.41 30.81,108.42 30.81)")}); }},
  };
}

}  // namespace citygauge::bad_input
