// What layers are packed in: drawings, archives and databases, each wrong in one place.
#pragma once

#include "end_to_end/bad_input/exchange_cases.hpp"

namespace citygauge::bad_input {

inline std::string drawn_line(const std::string& layer, int y) {
  return fmt::format("0\nLINE\n8\n{}\n10\n540000\n20\n{}\n30\n0\n11\n541000\n21\n{}\n31\n0\n", layer,
                     3410000 + y, 3410000 + y);
}

inline std::string drawing(const std::string& entities, const std::string& before = "") {
  return before + "0\nSECTION\n2\nENTITIES\n" + entities + "0\nENDSEC\n0\nEOF\n";
}

inline std::vector<Case> drawing_cases() {
  const std::string empty_header = "0\nSECTION\n2\nHEADER\n0\nENDSEC\n";
  using enum Expected;
  const auto roads = [](const std::string& input, Expected expected, const std::string& says,
                        const std::string& content) {
    return Case{"DXF", input, expected, says, instead("roads", ".dxf", content, "crs = \"EPSG:4545\"\n")};
  };
  const std::string arterial = "\xD6\xF7\xB8\xC9\xC2\xB7";  // 主干路 in GBK
  const std::string in_a_block =
      empty_header + "0\nSECTION\n2\nBLOCKS\n0\nBLOCK\n8\n0\n2\nstreet\n70\n0\n10\n0\n20\n0\n30\n0\n" +
      drawn_line("arterial", 500) + "0\nENDBLK\n8\n0\n0\nENDSEC\n";
  const std::string insert = "0\nINSERT\n8\narterial\n2\nstreet\n10\n0\n20\n0\n30\n0\n";
  return {
      roads("without a header", mended, "crs_assumed", drawing(drawn_line("arterial", 500))),
      roads("layer names in GBK, no code page stated", mended, "encoding_detected",
            drawing(drawn_line(arterial, 500))),
      roads("layer names in GBK under a Western code page", mended, "encoding_detected",
            drawing(drawn_line(arterial, 500),
                    "0\nSECTION\n2\nHEADER\n9\n$DWGCODEPAGE\n3\nANSI_1252\n0\nENDSEC\n")),
      roads("a street in a block that is inserted", mended, "crs_assumed", drawing(insert, in_a_block)),
      roads("an insert of a block that is not there", mended, "crs_assumed",
            drawing(drawn_line("arterial", 500) + "0\nINSERT\n8\n0\n2\ngone\n10\n0\n20\n0\n30\n0\n")),
      roads("a block that inserts itself", mended, "crs_assumed",
            drawing(
                drawn_line("arterial", 500) + "0\nINSERT\n8\n0\n2\nself\n10\n0\n20\n0\n30\n0\n",
                empty_header +
                    "0\nSECTION\n2\nBLOCKS\n0\nBLOCK\n8\n0\n2\nself\n70\n0\n10\n0\n20\n0\n30\n0\n0\nINSERT\n8"
                    "\n0\n2\n"
                    "self\n10\n0\n20\n0\n30\n0\n0\nENDBLK\n8\n0\n0\nENDSEC\n")),
      roads("a spline of no degree", input_error, "damaged, reading stopped",
            drawing(drawn_line("arterial", 500) + "0\nSPLINE\n8\nfootway\n70\n0\n71\n0\n72\n0\n73\n0\n")),
      roads("a polyline that promises four thousand million points", input_error, "damaged, reading stopped",
            drawing(drawn_line("arterial", 500) +
                    "0\nLWPOLYLINE\n8\nfootway\n90\n4000000000\n70\n0\n10\n540000\n20\n3410700\n")),
      roads("cut within an entity", input_error, "roads.dxf",
            drawing(drawn_line("arterial", 500)).substr(0, 60)),
      roads("no entities", not_evaluated, "has no features", drawing("")),
      roads("binary", input_error, "roads.dxf",
            std::string("AutoCAD Binary DXF\r\n\x1A\0", 22) + std::string(200, '\1')),
      roads("a DWG by another name", input_error, "roads.dxf", "AC1032" + std::string(300, '\0')),
  };
}

/// name, content
using Members = std::vector<std::pair<std::string, std::string>>;

inline void pack(const std::filesystem::path& archive, const Members& members) {
  void* zip = CPLCreateZip(archive.c_str(), nullptr);
  for (const auto& [name, content] : members) {
    EXPECT_EQ(CPLCreateFileInZip(zip, name.c_str(), nullptr), CE_None);
    EXPECT_EQ(CPLWriteFileInZip(zip, content.data(), static_cast<int>(content.size())), CE_None);
    CPLCloseFileInZip(zip);
  }
  CPLCloseZip(zip);
}

/// Packs the shapefile of `layer` under `name`, without the parts of `left_out`.
inline Members shapefile(City& c, const std::string& layer, const std::string& name,
                         const std::vector<std::string>& left_out = {}) {
  Members members;
  for (const char* ending : {".shp", ".shx", ".dbf", ".prj"})
    if (std::ranges::find(left_out, ending) == left_out.end())
      members.emplace_back(name + ending, test::read_text(c.file(layer + ending)));
  return members;
}

inline std::vector<Case> archive_cases() {
  using enum Expected;
  const auto one = [](const std::string& input, Expected expected, const std::string& says,
                      const std::function<Members(City&)>& members, const std::string& more = "",
                      const std::function<void(City&)>& afterwards = {}) {
    return Case{"ZIP", input, expected, says, [=](City& c) {
                  c.convert("roads", ".shp", "ESRI Shapefile");
                  pack(c.file("roads.zip"), members(c));
                  c.replace("\"roads.shp\"\n", "\"roads.zip\"\n" + more);
                  if (afterwards) afterwards(c);
                }};
  };
  const auto roads = [](City& c) { return shapefile(c, "roads", "roads"); };
  return {
      one("an archive in an archive", input_error, "an archive in it",
          [](City& c) {
            pack(c.file("inner.zip"), shapefile(c, "roads", "roads"));
            return Members{{"roads.zip", test::read_text(c.file("inner.zip"))}};
          }),
      one("cut in half", input_error, "roads.zip", roads, "", [](City& c) { c.cut("roads.zip", 0.5); }),
      one("without any member", input_error, "roads.zip", [](City&) { return Members{}; }),
      one("a member whose name leads out of it", input_error, "roads.zip",
          [](City& c) { return shapefile(c, "roads", "../../roads"); }),
      one("a shapefile without its .dbf", input_error, "required attribute `class`",
          [](City& c) { return shapefile(c, "roads", "roads", {".dbf"}); }),
      one("a shapefile without its .shx", mended, "sidecar_missing",
          [](City& c) { return shapefile(c, "roads", "roads", {".shx"}); }),
      one("names of members in GBK", fine, "",
          [](City& c) { return shapefile(c, "roads", "\xB5\xC0\xC2\xB7"); }),
      one(
          "two layers whose names are in GBK", fine, "",
          [](City& c) {
            Members both = shapefile(c, "roads", "\xB5\xC0\xC2\xB7");
            for (const auto& member : shapefile(c, "roads", "\xC2\xCC\xB5\xD8")) both.push_back(member);
            return both;
          },
          "layer = \"道路\"\n"),
      one("a feed without its stops.txt", input_error, "there is no layer in the archive",
          [](City&) {
            return Members{{"routes.txt", "route_id,route_type\nr,3\n"}, {"trips.txt", "trip_id\n"}};
          }),
      one("RAR by another name", input_error, "roads.zip", roads, "",
          [](City& c) { test::write_text(c.file("roads.zip"), "Rar!\x1A\x07\x01" + std::string(100, 'x')); }),
  };
}

inline std::vector<Case> database_cases() {
  using enum Expected;
  const auto sql = [](const std::string& input, Expected expected, const std::string& says,
                      const std::vector<std::string>& statements) {
    return Case{"database", input, expected, says, [=](City& c) {
                  for (const std::string& statement : statements) c.sql("roads", statement);
                }};
  };
  const auto shape = [](const std::string& input, Expected expected, const std::string& says,
                        const std::function<void(City&)>& spoil) {
    return Case{"shapefile", input, expected, says, [=](City& c) {
                  c.convert("green", ".shp", "ESRI Shapefile");
                  spoil(c);
                }};
  };
  return {
      sql("application id of another program", fine, "", {"PRAGMA application_id = 0"}),
      sql("spatial index missing", fine, "",
          {"DROP TABLE rtree_roads_geom",
           "DELETE FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'"}),
      sql("extent that is wrong", fine, "",
          {"UPDATE gpkg_contents SET min_x = 36540000, max_x = 36541000", "DROP TABLE rtree_roads_geom",
           "DELETE FROM gpkg_extensions"}),
      sql("CRS of an unknown number", input_error, "has no coordinate reference system",
          {"UPDATE gpkg_geometry_columns SET srs_id = 77", "UPDATE gpkg_contents SET srs_id = 77"}),
      sql("CRS -1, undefined", input_error, "has no coordinate reference system",
          {"UPDATE gpkg_geometry_columns SET srs_id = -1", "UPDATE gpkg_contents SET srs_id = -1"}),
      sql("CRS of rubbish", input_error, "has no coordinate reference system",
          {"UPDATE gpkg_spatial_ref_sys SET definition = 'rubbish', organization = 'x' WHERE srs_id = 4545"}),
      sql("layer not in the table of geometry columns", input_error, "roads.gpkg",
          {"DELETE FROM gpkg_geometry_columns"}),
      Case{"database", "layer that is a view", input_error, "stored query",
           [](City& c) {
             c.sql("roads", "ALTER TABLE roads RENAME TO r");
             c.sql("roads", "CREATE VIEW roads AS SELECT * FROM r");
             c.replace("\"roads.gpkg\"\n", "\"roads.gpkg\"\nlayer = \"roads\"\n");
           }},
      sql("bytes in place of a text", mended, "unknown_value",
          {"INSERT INTO roads (geom, class) SELECT geom, X'FF00FF' FROM roads"}),
      sql("text that is not UTF-8", mended, "unknown_value",
          {"INSERT INTO roads (geom, class) SELECT geom, CAST(X'D6F7B8C9C2B7' AS TEXT) FROM roads"}),
      sql("numbers that are negative", fine, "",
          {"INSERT INTO roads (fid, geom, class) SELECT -7, geom, 'footway' FROM roads"}),
      sql("number of a feature of nineteen digits", fine, "",
          {"INSERT INTO roads (fid, geom, class) SELECT 9223372036854775807, geom, 'footway' FROM roads"}),
      sql("name of a field of five thousand letters", fine, "",
          {"ALTER TABLE roads ADD COLUMN \"" + std::string(5000, 'x') + "\" TEXT"}),
      sql("name of a field like SQL", fine, "",
          {"ALTER TABLE roads ADD COLUMN \"x\"\"; DROP TABLE roads; --\" TEXT"}),
      {"database", "SQLite that is no GeoPackage", input_error, "roads.gpkg",
       [](City& c) { c.sql("roads", "DROP TABLE gpkg_contents"); }},
      {"FlatGeobuf", "cut to its head", input_error, "roads.fgb",
       [](City& c) {
         c.convert("roads", ".fgb", "FlatGeobuf");
         std::filesystem::resize_file(c.file("roads.fgb"), 12);
       }},
      {"FlatGeobuf", "rubbish behind its head", input_error, "roads.fgb",
       [](City& c) {
         c.convert("roads", ".fgb", "FlatGeobuf");
         test::write_text(c.file("roads.fgb"),
                          test::read_text(c.file("roads.fgb")).substr(0, 8) + std::string(400, '\xFE'));
       }},
      {"OpenStreetMap", "PBF of rubbish", input_error, "roads.osm.pbf",
       instead("roads", ".osm.pbf",
               std::string("\0\0\0\x0D\n\x09OSMHeader\x18\x7F", 17) + std::string(50, 'x'))},
      {"OpenStreetMap", "XML cut within a way", input_error, "roads.osm",
       instead("roads", ".osm",
               "<osm version=\"0.6\"><node id=\"1\" lat=\"30.8\" lon=\"108.4\"/><node id=\"2\" lat=\"30.9\" "
               "lon=\"108.4\"/><way id=\"1\"><nd ref=\"1\"/><nd re",
               "layer = \"lines\"\n")},
      shape(".prj of rubbish", input_error, "has no coordinate reference system",
            [](City& c) { test::write_text(c.file("green.prj"), "PROJCS[\"rubbish"); }),
      shape(".cpg of rubbish", fine, "", [](City& c) { test::write_text(c.file("green.cpg"), "XYZ-1"); }),
      shape(".dbf of no rows", input_error, "the .dbf 0 rows",
            [](City& c) {
              std::fstream file(c.file("green.dbf"), std::ios::binary | std::ios::in | std::ios::out);
              file.seekp(4);
              file.write("\0\0\0\0", 4);
            }),
      shape(".dbf cut in half", input_error, "green", [](City& c) { c.cut("green.dbf", 0.5); }),
      shape(".dbf of rubbish", input_error, "green",
            [](City& c) { test::write_text(c.file("green.dbf"), std::string(500, 'x')); }),
  };
}

}  // namespace citygauge::bad_input
