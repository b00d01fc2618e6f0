// A small report made by hand, with all that is awkward to write: Chinese names, quotes, commas, line breaks,
// texts that look like formulas, missing values, grouped indicators, two profiles, things that are not
// districts.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "config/style_book.hpp"
#include "model/run_report.hpp"

namespace citygauge::samples {

inline void add_ring(Shapes& shapes, std::vector<Point> points) {
  shapes.add_part(points);
}

/// Two districts: 1 km x 1 km, and 1 km x 1 km with a hole of 200 m x 200 m and an exclave of 100 m x 100 m.
inline Districts sample_districts() {
  Districts districts;
  const double x = 500000, y = 3400000;
  add_ring(districts.shapes, {{x, y}, {x + 1000, y}, {x + 1000, y + 1000}, {x, y + 1000}, {x, y}});
  districts.shapes.end_feature();
  const double e = x + 1000;
  add_ring(districts.shapes, {{e, y}, {e + 1000, y}, {e + 1000, y + 1000}, {e, y + 1000}, {e, y}});
  add_ring(
      districts.shapes,
      {{e + 400, y + 400}, {e + 400, y + 600}, {e + 600, y + 600}, {e + 600, y + 400}, {e + 400, y + 400}});
  add_ring(districts.shapes,
           {{e + 1200, y}, {e + 1300, y}, {e + 1300, y + 100}, {e + 1200, y + 100}, {e + 1200, y}});
  districts.shapes.end_feature();
  districts.ids = {"01", "02"};
  districts.names = {"涪城区", "=cmd|'/C calc'!A0, \"游仙\""};
  districts.population = {120000, std::nullopt};
  districts.scope = "建成区";
  return districts;
}

inline Indicator sample_indicator(const std::string& id, Text title, const std::string& unit,
                                  const std::string& subject = {}) {
  Indicator indicator;
  indicator.id = id;
  indicator.title = std::move(title);
  indicator.unit = unit;
  indicator.subject = subject;
  return indicator;
}

inline std::vector<Indicator> sample_indicators() {
  Indicator density = sample_indicator("road_density", {"道路网密度", "Road network density"}, "km/km2");
  density.definition = {"道路中心线总长度与面积之比。\n不含内部道路。", "Length of \"roads\" per <area>."};
  density.factor = 1000;
  density.margin_unit = "km";
  density.margin_factor = 0.001;
  density.numerator = {"length", "roads", {{"class", {"arterial", "branch"}}}, {}, {}};
  density.numerator.options["border"] = {std::string("half"), {}};
  density.numerator.options["weights"] = {Option::Table{{"arterial", {1.5, {}}}, {"branch", {true, {}}}}, {}};
  density.denominator = MeasureSpec{"area", "", {}, {}, {}};
  Indicator by_class =
      sample_indicator("road_class_density", {"分级路网密度", "Road density by class"}, "km/km2");
  by_class.group_by = "class";
  return {density, by_class,
          sample_indicator("corridor_net_width", {"生态廊道净宽度", "Corridor net width"}, "m", "corridors")};
}

inline std::vector<JudgedTarget> sample_targets() {
  return {{"mianyang-2030",
           {"绵阳市行动方案", "Mianyang plan"},
           "road_density",
           ">= 8",
           "建成区",
           2030,
           "二（五）",
           "到 2030 年，道路网密度达到 8 公里/平方公里以上。",
           false},
          {"our-own",
           {"自定目标", ""},
           "road_density",
           ">= 9",
           "",
           std::nullopt,
           "",
           "=<script>9</script>",
           true}};
}

inline Result sample_result(const std::string& district, const std::string& indicator,
                            std::optional<double> value, Verdict verdict,
                            const std::string& profile = "mianyang-2030") {
  Result result;
  result.district_id = district;
  result.district_name = district == "01" ? "涪城区" : "=cmd|'/C calc'!A0, \"游仙\"";
  result.scope = "建成区";
  result.indicator = indicator;
  result.value = value;
  result.unit = "km/km2";
  result.verdict = verdict;
  if (verdict == Verdict::no_target) return result;
  result.profile = profile;
  result.threshold = ">= 8";
  result.year = 2030;
  result.clause = "二（五）";
  return result;
}

inline std::vector<Result> sample_results() {
  Result met = sample_result("01", "road_density", 8.125, Verdict::pass);
  met.margin = 0.125;
  met.margin_unit = "km";
  met.numerator = 8125;
  met.denominator = 1e6;
  Result missed = sample_result("02", "road_density", 0.1 + 0.2, Verdict::miss);
  missed.margin = -7.5;
  missed.margin_unit = "km";
  Result stricter = sample_result("01", "road_density", 8.125, Verdict::soft_miss, "our-own");
  stricter.threshold = ">= 9";
  stricter.soft = true;
  Result unknown = sample_result("02", "road_density", std::nullopt, Verdict::not_evaluated, "our-own");
  unknown.note = "no layer \"roads\",\nsee project.toml";
  Result corridor = sample_result("01", "corridor_net_width", 42.5, Verdict::miss);
  corridor.district_name = "安昌河廊道";
  corridor.scope = "corridor";
  return {met,
          missed,
          stricter,
          unknown,
          sample_result("01", "road_class_density.branch", 3, Verdict::no_target),
          sample_result("02", "road_class_density.branch", 0, Verdict::no_target),
          corridor};
}

inline std::vector<Evidence> sample_evidence() {
  const double x = 500000, y = 3400000;
  Evidence axis{"evidence_corridor_axis", Shapes(ShapeKind::line), {}};
  std::vector<double> widths{120, 50, 30};
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const double at = x + 100 + 200 * static_cast<double>(i);
    add_ring(axis.shapes, {{at, y + 100}, {at + 200, y + 200}});
    axis.shapes.end_feature();
  }
  axis.columns = {{"width_m", widths}};

  Evidence neck{"evidence_corridor_neck", Shapes(ShapeKind::line), {}};
  add_ring(neck.shapes, {{x + 600, y + 200}, {x + 600, y + 400}});
  neck.shapes.end_feature();
  neck.columns = {{"corridor", std::vector<std::string>{"安昌河廊道"}}, {"width_m", std::vector<double>{30}}};

  Evidence roads{"evidence_roads", Shapes(ShapeKind::line), {}};
  for (const double north : {500.0, 520.0}) {
    add_ring(roads.shapes, {{x + 100, y + north}, {x + 900, y + north}});
    roads.shapes.end_feature();
  }
  roads.columns = {{"reason", std::vector<std::string>{"dual_carriageway", "shared_border"}},
                   {"fid", std::vector<std::int64_t>{7, 9007199254740993}}};

  Evidence uncovered{"evidence_uncovered", Shapes(ShapeKind::polygon), {}};
  add_ring(
      uncovered.shapes,
      {{x + 100, y + 600}, {x + 500, y + 600}, {x + 500, y + 900}, {x + 100, y + 900}, {x + 100, y + 600}});
  uncovered.shapes.end_feature();
  uncovered.shapes.end_feature();  // an empty one
  uncovered.columns = {{"area_m2", std::vector<double>{120000, 0}}};

  Evidence stops{"evidence_stations", Shapes(ShapeKind::point), {}};
  add_ring(stops.shapes, {{x + 300, y + 300}});
  stops.shapes.end_feature();
  return {axis, neck, roads, uncovered, stops, Evidence{"evidence_overlaps", Shapes(ShapeKind::polygon), {}}};
}

inline constexpr const char* sample_crs_wkt =
    R"wkt(PROJCRS["CGCS2000 / 3-degree Gauss-Kruger CM 105E",BASEGEOGCRS["China Geodetic Coordinate System 2000",)wkt"
    R"wkt(DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,)wkt"
    R"wkt(ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4490]],CONVERSION["3-degree Gauss-Kruger CM 105E",)wkt"
    R"wkt(METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0,)wkt"
    R"wkt(ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],PARAMETER["Longitude of natural origin",105,)wkt"
    R"wkt(ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],PARAMETER["Scale factor at natural origin",1,)wkt"
    R"wkt(SCALEUNIT["unity",1],ID["EPSG",8805]],PARAMETER["False easting",500000,LENGTHUNIT["metre",1],)wkt"
    R"wkt(ID["EPSG",8806]],PARAMETER["False northing",0,LENGTHUNIT["metre",1],ID["EPSG",8807]]],CS[Cartesian,2],)wkt"
    R"wkt(AXIS["northing (X)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting (Y)",east,ORDER[2],)wkt"
    R"wkt(LENGTHUNIT["metre",1]],ID["EPSG",4544]])wkt";

inline RunReport sample_report() {
  RunReport report;
  report.title = "绵阳市体检";
  report.crs_wkt = sample_crs_wkt;
  report.crs_name = "EPSG:4544";
  report.districts = sample_districts();
  report.project = "../project.toml";
  report.indicators = sample_indicators();
  report.targets = sample_targets();
  report.results = sample_results();
  report.ledger = {{"01", "road_density", "raw", 9000.25, "m"}, {"01", "road_density", "counted", 8125, "m"}};
  report.evidence = sample_evidence();
  report.issues = {
      {Severity::error, "empty_geometry", "roads", 12, "feature has no geometry", "left out", std::nullopt},
      {Severity::warning, "self_intersection", "green", 3, "polygon crosses itself", "repaired",
       std::pair{500123.5, 3400456.25}}};
  report.counts = {{"roads", 10, 6, 2, 1, 1}};
  report.provenance = {{"version", "citygauge", "0.1.0"}, {"input", "roads", "roads.gpkg"}};
  return report;
}

/// The shipped styles.
inline const StyleBook& sample_styles() {
  static const StyleBook styles = load_style_book(CITYGAUGE_SOURCE_DIR);
  return styles;
}

/// A folder of a test's own, gone with this object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "citygauge-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

/// Sets an environment variable for the time of a test.
class ScopedEnvironment {
 public:
  ScopedEnvironment(const char* name, const char* value) : name_(name) { setenv(name, value, 1); }
  ~ScopedEnvironment() { unsetenv(name_); }
  ScopedEnvironment(const ScopedEnvironment&) = delete;
  ScopedEnvironment& operator=(const ScopedEnvironment&) = delete;

 private:
  const char* name_;
};

}  // namespace citygauge::samples
