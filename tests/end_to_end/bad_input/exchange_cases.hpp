// What other programs hand over: GeoJSON, tables, drawings and archives, each wrong in one place.
#pragma once

#include <cpl_conv.h>

#include <fmt/ranges.h>

#include "end_to_end/bad_input/city.hpp"

namespace citygauge::bad_input {

inline const std::string in_gauss_krueger =
    R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4545"}},)";
inline const std::string street_of_geojson =
    R"({"type":"Feature","properties":{"class":"arterial"},"geometry":{"type":"LineString","coordinates":[[540000,3410500],[541000,3410500]]}})";

inline std::string collection(const std::vector<std::string>& features,
                              const std::string& crs = in_gauss_krueger) {
  return R"({"type":"FeatureCollection",)" + crs + R"("features":[)" +
         fmt::format("{}", fmt::join(features, ",")) + "]}";
}

/// A road beside the clean one; with `properties` that let it count for nothing.
inline std::string other_street(const std::string& properties, const std::string& more = "") {
  return R"({"type":"Feature",)" + more + R"("properties":)" + properties +
         R"(,"geometry":{"type":"LineString","coordinates":[[540000,3410700],[541000,3410700]]}})";
}

/// The project reads `content` in place of the layer.
inline std::function<void(City&)> instead(const std::string& layer, const std::string& ending,
                                          const std::string& content, const std::string& more = "") {
  return [=](City& c) {
    test::write_text(c.file(layer + ending), content);
    c.replace("\"" + layer + ".gpkg\"\n", "\"" + layer + ending + "\"\n" + more);
  };
}

inline std::string in_utf16(const std::string& ascii) {
  std::string text = "\xFF\xFE";
  for (const char letter : ascii) text += std::string{letter, '\0'};
  return text;
}

inline std::vector<Case> geojson_cases() {
  using enum Expected;
  const auto roads = [](const std::string& content) { return instead("roads", ".geojson", content); };
  const auto one = [](const std::string& input, Expected expected, const std::string& says,
                      std::function<void(City&)> spoil) {
    return Case{"GeoJSON", input, expected, says, std::move(spoil)};
  };
  return {
      one("a point among the lines", mended, "wrong_geometry_type",
          roads(collection(
              {street_of_geojson,
               R"({"type":"Feature","properties":{"class":"arterial"},"geometry":{"type":"Point","coordinates":[540500,3410500]}})"}))),
      one("a number in place of one class", mended, "unknown_value",
          roads(collection({street_of_geojson, other_street(R"({"class":7})")}))),
      one("an object in place of one class", mended, "unknown_value",
          roads(collection({street_of_geojson, other_street(R"({"class":{"a":[1,2]}})")}))),
      one("`properties` that are null", fine, "",
          roads(collection({street_of_geojson, other_street("null")}))),
      one("two fields that differ in case alone", fine, "",
          roads(collection({street_of_geojson, other_street(R"({"class":"footway","CLASS":"arterial"})")}))),
      one("one key twice in a feature", fine, "",
          roads(collection({street_of_geojson, other_street(R"({"class":"arterial","class":"footway"})")}))),
      one("one id for two features", fine, "",
          roads(collection({street_of_geojson, other_street(R"({"class":"footway"})", R"("id":1,)"),
                            other_street(R"({"class":"path"})", R"("id":1,)")}))),
      one("metres without a `crs`", not_evaluated, "has no usable feature",
          roads(collection({street_of_geojson}, ""))),
      one("`crs` that is null", not_evaluated, "has no usable feature",
          roads(collection({street_of_geojson}, R"("crs":null,)"))),
      one("`crs` by a link", not_evaluated, "has no usable feature",
          roads(collection(
              {street_of_geojson},
              R"("crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/x","type":"proj4"}},)"))),
      one("`crs` of a name that nobody knows", not_evaluated, "has no usable feature",
          roads(collection({street_of_geojson}, R"("crs":{"type":"name","properties":{"name":"local"}},)"))),
      one("byte order mark at its begin", fine, "", roads("\xEF\xBB\xBF" + collection({street_of_geojson}))),
      one("a feature that is in no collection", fine, "",
          roads("{" + in_gauss_krueger + street_of_geojson.substr(1))),
      one("a geometry alone", input_error, "class",
          roads(R"({"type":"LineString","coordinates":[[540000,3410500],[541000,3410500]]})")),
      one("coordinates as texts", input_error, "roads.geojson",
          roads(collection(
              {R"({"type":"Feature","properties":{"class":"arterial"},"geometry":{"type":"LineString","coordinates":[["540000","3410500"],["541000","3410500"]]}})"}))),
      one("coordinates of one number", mended, "no_geometry",
          roads(collection(
              {street_of_geojson,
               R"({"type":"Feature","properties":{"class":"arterial"},"geometry":{"type":"LineString","coordinates":[[540000],[541000]]}})"}))),
      one("coordinates of 1e308", mended, "not_transformable",
          roads(collection(
              {street_of_geojson,
               R"({"type":"Feature","properties":{"class":"arterial"},"geometry":{"type":"LineString","coordinates":[[540000,3410500],[1e308,1e308]]}})"}))),
      one("a kind of geometry that there is not", mended, "no_geometry",
          roads(collection(
              {street_of_geojson,
               R"({"type":"Feature","properties":{"class":"arterial"},"geometry":{"type":"Circle","coordinates":[540000,3410500]}})"}))),
      one("UTF-16", mended, "encoding_detected", roads(in_utf16(collection({street_of_geojson})))),
      one("GBK", mended, "encoding_detected",
          roads(collection(
              {R"({"type":"Feature","properties":{"class":")"
               "\xD6\xF7\xB8\xC9\xC2\xB7"
               R"("},"geometry":{"type":"LineString","coordinates":[[540000,3410500],[541000,3410500]]}})"}))),
      one("a comma too many", input_error, "roads.geojson",
          roads(R"({"type":"FeatureCollection",)" + in_gauss_krueger + R"("features":[)" + street_of_geojson +
                ",,]}")),
      one("TopoJSON", input_error, "roads.geojson", roads(R"({"type":"Topology","objects":{},"arcs":[]})")),
      one("a web page in its place", input_error, "roads.geojson",
          roads("<!DOCTYPE html><html><body>404 Not Found</body></html>")),
  };
}

inline const std::string places =
    "class,name,x,y\nkindergarten,东,540600,3410600\nkindergarten,西,540600,3410600\nschool,,540700,"
    "3410700\n";

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

inline std::vector<Case> place_table_cases() {
  using enum Expected;
  const auto table = [](const std::string& input, Expected expected, const std::string& says,
                        const std::string& content, const std::string& more = "crs = \"EPSG:4545\"\n") {
    return Case{"CSV", input, expected, says, instead("facilities", ".csv", content, more)};
  };
  return {
      table("columns x and y", mended, "crs_assumed", places),
      table("byte order mark at its begin", mended, "crs_assumed", "\xEF\xBB\xBF" + places),
      table("semicolons between the columns", mended, "crs_assumed", replaced(places, ",", ";")),
      table("tabs between the columns", mended, "crs_assumed", replaced(places, ",", "\t")),
      table("line ends of Windows", mended, "crs_assumed", replaced(places, "\n", "\r\n")),
      table("a line break within quotes", mended, "crs_assumed", replaced(places, "东", "\"a\nb\"")),
      table("UTF-16 with tabs, as spreadsheets write it", mended, "encoding_detected",
            in_utf16(replaced(replaced(replaced(places, "东", "E"), "西", "W"), ",", "\t"))),
      table("a place that is empty", mended, "no_geometry", places + "school,x,,\n"),
      table("a place that is a text", mended, "no_geometry", places + "school,x,east,north\n"),
      table("a row of fewer columns", mended, "no_geometry", places + "school\n"),
      table("a row of more columns", mended, "crs_assumed",
            replaced(places, "school,,540700,3410700", "school,,540700,3410700,9,9")),
      table("decimal commas", mended, "crs_assumed",
            replaced(replaced(replaced(places, ",", ";"), "3410600", "3410600,0"), "540600", "540600,0")),
      table("thousands set apart", input_error, "may be read in two ways",
            replaced(places, "540600", "\"540,600\"")),
      table("heads alone", not_evaluated, "has no features", "class,name,x,y\n"),
      table("no line", input_error, "facilities.csv", ""),
      table("latitude and longitude exchanged", not_evaluated, "has no usable feature",
            "class,lon,lat\nschool,30.81,108.42\n", ""),
      table("degrees with signs", not_evaluated, "has no usable feature",
            "class,lon,lat\nschool,108°25′,30°48′\n", ""),
  };
}

}  // namespace citygauge::bad_input
