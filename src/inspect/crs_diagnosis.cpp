#include "inspect/crs_diagnosis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace citygauge {
namespace {

// CGCS2000 Gauss-Krüger: EPSG codes run from the central meridian 75 E (INDICATORS §6).
constexpr int first_meridian = 75;
constexpr int epsg_three_degree = 4534;
constexpr int epsg_three_degree_zoned = 4513;  // zone 25
constexpr int epsg_six_degree = 4502;
constexpr int epsg_six_degree_zoned = 4491;  // zone 13
constexpr int first_zone_three = 25, last_zone_three = 45;
constexpr int first_zone_six = 13, last_zone_six = 23;
constexpr double zone_m = 1e6;  // the zone stands before the six digits of an easting
constexpr double least_easting_m = 1.5e5, greatest_easting_m = 8.5e5;
constexpr double least_northing_m = 1.8e6, greatest_northing_m = 6.2e6;  // 16 N to 56 N
constexpr double millimetres = 1e-3;

bool within(double value, double least, double greatest) {
  return value >= least && value <= greatest;
}

bool degrees_in_china(Point p) {
  return within(p.x, 73, 136) && within(p.y, 3, 54);
}

bool is_degrees(Point p) {
  return std::abs(p.x) <= 180 && std::abs(p.y) <= 90;
}

bool is_gauss(Point p) {
  return within(p.x, least_easting_m, greatest_easting_m) &&
         within(p.y, least_northing_m, greatest_northing_m);
}

/// The zone before an easting; nullopt when there is none.
std::optional<int> zone_of(Point p) {
  const int zone = static_cast<int>(std::floor(p.x / zone_m));
  if (!within(zone, first_zone_six, last_zone_three) || !is_gauss({p.x - zone * zone_m, p.y}))
    return std::nullopt;
  if (zone > last_zone_six && zone < first_zone_three) return std::nullopt;
  return zone;
}

Crs epsg(int code) {
  return crs_from_text(fmt::format("EPSG:{}", code), {});
}

Crs zoned_crs(int zone) {
  return epsg(zone >= first_zone_three ? epsg_three_degree_zoned + zone - first_zone_three
                                       : epsg_six_degree_zoned + zone - first_zone_six);
}

/// A number behind a name in the CRS's definition.
std::optional<double> parameter(const Crs& crs, const std::string& name) {
  const std::size_t found = crs.wkt.find('"' + name + "\",");
  if (found == std::string::npos) return std::nullopt;
  const char* const begin = crs.wkt.data() + found + name.size() + 3;
  double value = 0;
  const auto [stop, error] = std::from_chars(begin, crs.wkt.data() + crs.wkt.size(), value);
  return error == std::errc{} ? std::optional(value) : std::nullopt;
}

bool is_old_datum(const Crs& crs) {
  for (const char* name : {"Xian 1980", "Beijing 1954", "Xi'an 1980"})
    if (crs.wkt.find(name) != std::string::npos) return true;
  return false;
}

/// How coordinates look by themselves.
struct Look {
  std::optional<Crs> crs;
  bool swapped = false;
  double scale = 1;
  bool gauss = false;  // metres without a zone: any of 21
};

Look look_unswapped(Point p) {
  if (degrees_in_china(p)) return {epsg(4490)};
  if (const auto zone = zone_of(p)) return {zoned_crs(*zone)};
  if (is_gauss(p)) return {std::nullopt, false, 1, true};
  return {};
}

bool says_something(const Look& look) {
  return look.crs.has_value() || look.gauss;
}

Look look_of(Point p) {
  if (const Look look = look_unswapped(p); says_something(look)) return look;
  if (Look look = look_unswapped({p.y, p.x}); says_something(look)) {
    look.swapped = true;
    return look;
  }
  if (Look look = look_unswapped(p * millimetres); look.gauss || (look.crs && look.crs->projected)) {
    look.scale = millimetres;
    return look;
  }
  return is_degrees(p) ? Look{epsg(4326)} : Look{};
}

Finding finding(const char* code, Text message, const Look& look = {}) {
  return {Severity::warning, code, std::move(message), {}, look.crs ? look.crs->name : ""};
}

Finding swapped_axes(const Look& look) {
  return finding(
      "swapped_axes",
      {"坐标轴疑似颠倒：X 存的是北坐标（纬度），Y 存的是东坐标（经度）。请交换坐标后重新导出",
       "the axes look swapped: x holds the northing (latitude), y the easting (longitude); export the "
       "layer with x and y exchanged"},
      look);
}

Finding millimetre_units(const Look& look) {
  return finding(
      "millimetres",
      {"坐标疑似以毫米为单位（CAD 图常见）。请缩小 1000 倍后重新导出",
       "the coordinates look like millimetres (usual in CAD drawings); export the layer divided by 1000"},
      look);
}

CrsDiagnosis without_crs(const Look& look) {
  CrsDiagnosis found{look.crs, look.swapped, look.scale};
  if (look.crs)
    found.findings.push_back(finding(
        "crs_missing",
        {fmt::format("没有坐标系；坐标看起来是 {}。请在项目文件中写明 crs", look.crs->name),
         fmt::format("has no CRS; the coordinates look like {}. State it in the project: crs = \"{}\"",
                     look.crs->name, look.crs->name)},
        look));
  else if (look.gauss)
    found.findings.push_back(finding(
        "crs_missing", {"没有坐标系；坐标看起来是不带带号的高斯—克吕格米制坐标，中央经线须由您写明",
                        "has no CRS; the coordinates look like Gauss-Kruger metres without a zone: state the "
                        "central meridian's CRS"}));
  else
    found.findings.push_back(finding("crs_missing", {"没有坐标系，坐标也看不出属于哪一个坐标系",
                                                     "has no CRS, and the coordinates do not tell it"}));
  return found;
}

/// Degrees under a projected CRS, or metres under a geographic one.
void compare_units(CrsDiagnosis& found, const Crs& stored, Point p, const Look& look) {
  if (stored.projected && is_degrees(p)) {
    found.crs = look.crs;
    found.findings.push_back(
        finding("degrees_labelled_metres",
                {fmt::format("坐标系写的是 {}（米），坐标却是经纬度", stored.name),
                 fmt::format("the CRS says {} (metres), but the coordinates are degrees", stored.name)},
                look));
  } else if (!stored.projected && !is_degrees(p)) {
    found.crs = look.crs;
    found.findings.push_back(
        finding("metres_labelled_degrees",
                {fmt::format("坐标系写的是 {}（度），坐标却是米", stored.name),
                 fmt::format("the CRS says {} (degrees), but the coordinates are metres", stored.name)},
                look));
  }
}

/// The zone before the easting and the CRS must agree.
void compare_zone(CrsDiagnosis& found, const Crs& stored, Point p, const Look& look) {
  const auto false_easting = parameter(stored, "False easting");
  if (!stored.projected || !false_easting || !central_meridian(stored)) return;
  const auto zone = zone_of(p);
  const int zone_of_crs = static_cast<int>(std::floor(*false_easting / zone_m));
  if (zone && *zone != zone_of_crs) {
    found.crs = look.crs;
    found.findings.push_back(finding(
        "zone_prefixed_easting",
        {fmt::format("东坐标前带有带号 {}，与坐标系 {} 不符；应为 {}", *zone, stored.name, look.crs->name),
         fmt::format("the eastings begin with zone {}, which {} does not have; they look like {}", *zone,
                     stored.name, look.crs->name)},
        look));
  } else if (zone_of_crs > 0 && look.gauss) {
    const bool three = zone_of_crs >= first_zone_three;
    const int meridian = static_cast<int>(std::lround(*central_meridian(stored)));
    const Look meant{epsg(three ? epsg_three_degree + (meridian - first_meridian) / 3
                                : epsg_six_degree + (meridian - first_meridian) / 6)};
    found.crs = meant.crs;
    found.findings.push_back(
        finding("zone_prefix_missing",
                {fmt::format("坐标系 {} 要求东坐标带带号，坐标却不带；应为 {}", stored.name, meant.crs->name),
                 fmt::format("{} has the zone before its eastings, but these have none; they look like {}",
                             stored.name, meant.crs->name)},
                meant));
  }
}

void compare_datum(CrsDiagnosis& found, const Crs& stored) {
  if (is_old_datum(stored))
    found.findings.push_back(
        finding("old_datum",
                {fmt::format("{} 与 CGCS2000 之间没有公开的精确转换参数，请先用贵院参数转换", stored.name),
                 fmt::format("no exact public way leads from {} to CGCS2000: transform the layer with your "
                             "institute's parameters first",
                             stored.name)}));
  if (stored.web_mercator)
    found.findings.push_back({Severity::note,
                              "web_mercator",
                              {"存为 Web 墨卡托，量算时会转换到米制坐标系",
                               "is stored in Web Mercator; it is transformed before anything is measured"}});
}

double median(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

std::optional<double> central_meridian(const Crs& crs) {
  if (crs.wkt.find("Transverse Mercator") == std::string::npos) return std::nullopt;
  return parameter(crs, "Longitude of natural origin");
}

std::optional<Crs> neighbouring_zone(const Crs& crs, int step) {
  int code = 0;
  if (!crs.name.starts_with("EPSG:")) return std::nullopt;
  std::from_chars(crs.name.data() + 5, crs.name.data() + crs.name.size(), code);
  const int next = code + step;
  const auto same_series = [&](int first, int count) {
    return code >= first && code < first + count && next >= first && next < first + count;
  };
  if (same_series(epsg_three_degree, 21) || same_series(epsg_three_degree_zoned, 21) ||
      same_series(epsg_six_degree, 11) || same_series(epsg_six_degree_zoned, 11))
    return epsg(next);
  return std::nullopt;
}

std::optional<Point> typical_place(const StoredLayer& layer) {
  std::vector<double> xs, ys;
  for (const StoredShapes* shapes : {&layer.points, &layer.lines, &layer.polygons})
    for (std::size_t i = 0; i < shapes->shapes.size(); ++i) {
      xs.push_back(shapes->shapes[i].points().front().x);
      ys.push_back(shapes->shapes[i].points().front().y);
    }
  if (xs.empty() && layer.raster && !layer.extent.empty()) return layer.extent.centre();
  if (xs.empty()) return std::nullopt;
  return Point{median(xs), median(ys)};
}

CrsDiagnosis diagnose_crs(const std::optional<Crs>& stored, Point typical) {
  const Look look = look_of(typical);
  if (!stored) {
    CrsDiagnosis found = without_crs(look);
    if (look.swapped) found.findings.push_back(swapped_axes(look));
    if (look.scale != 1) found.findings.push_back(millimetre_units(look));
    return found;
  }
  CrsDiagnosis found{stored};
  // UTM and other grids of the world have ranges of their own: only what Gauss-Krüger cannot be is doubted.
  const bool doubtful = !stored->projected || central_meridian(*stored).has_value();
  if (doubtful && look.swapped) {
    found.swapped = true;
    found.findings.push_back(swapped_axes({stored}));
    typical = {typical.y, typical.x};
  } else if (doubtful && look.scale != 1 && stored->projected) {
    found.scale = look.scale;
    found.findings.push_back(millimetre_units({stored}));
    typical = typical * look.scale;
  }
  compare_datum(found, *stored);
  if (is_old_datum(*stored)) return found;  // another CRS of CGCS2000 would be no better a guess
  const Look mended = look_of(typical);
  compare_units(found, *stored, typical, mended);
  const bool is_told = std::ranges::any_of(found.findings, [](const Finding& f) {
    return f.code == "degrees_labelled_metres" || f.code == "metres_labelled_degrees";
  });
  if (!is_told) compare_zone(found, *stored, typical, mended);
  return found;
}

}  // namespace citygauge
