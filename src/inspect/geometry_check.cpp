#include <fmt/format.h>

#include <map>

#include "geometry/geos_bridge.hpp"
#include "geometry/validity.hpp"
#include "inspect/shape_checks.hpp"

namespace citygauge {
namespace {

struct TroubleWords {
  Severity severity;
  Text text;  // {} is the count
};

const std::map<std::string, TroubleWords>& trouble_words() {
  static const std::map<std::string, TroubleWords> words{
      {"no_geometry", {Severity::error, {"{} 个要素没有几何", "{} features have no geometry"}}},
      {"empty_geometry", {Severity::error, {"{} 个要素的几何为空", "{} features have an empty geometry"}}},
      {"not_finite",
       {Severity::error, {"{} 个要素的坐标不是有限数", "{} features have a coordinate that is not finite"}}},
      {"degenerate", {Severity::error, {"{} 个要素没有长度或面积", "{} features have no length or no area"}}},
      {"unreadable_geometry",
       {Severity::error, {"{} 个要素的几何无法读取", "{} features have a geometry that cannot be read"}}},
      {"ring_mended",
       {Severity::warning,
        {"{} 个要素的环未闭合、退化或几何混合，读取时会修补",
         "{} features have a ring that is not closed or degenerate, or mixed parts; mended when read"}}},
      {"curve",
       {Severity::note,
        {"{} 个要素含圆弧，读取时按每度一弦展开", "{} features have arcs; one chord per degree is used"}}}};
  return words;
}

/// GEOS's reasons that planners meet, in Chinese.
std::string in_chinese(const std::string& reason) {
  static const std::map<std::string, std::string> known{{"Self-intersection", "自相交"},
                                                        {"Ring Self-intersection", "环自接触"},
                                                        {"Hole lies outside shell", "洞在外环之外"},
                                                        {"Holes are nested", "洞套洞"},
                                                        {"Interior is disconnected", "内部不连通"},
                                                        {"Nested shells", "外环相套"},
                                                        {"Duplicate Rings", "环重复"},
                                                        {"Too few points in geometry component", "点数不足"},
                                                        {"Invalid Coordinate", "坐标无效"}};
  const auto found = known.find(reason);
  return found == known.end() ? reason : found->second;
}

void add_troubles(InspectedLayer& layer) {
  std::map<std::string, std::vector<FindingPlace>> by_code;
  for (const StoredTrouble& trouble : layer.stored.troubles)
    by_code[trouble.code].push_back({trouble.fid, trouble.place});
  for (auto& [code, places] : by_code) {
    const TroubleWords& words = trouble_words().at(code);
    const std::size_t count = places.size();
    layer.findings.push_back(
        {words.severity,
         code,
         {fmt::format(fmt::runtime(words.text.zh), count), fmt::format(fmt::runtime(words.text.en), count)},
         std::move(places)});
  }
}

void add_invalid_polygons(InspectedLayer& layer) {
  const StoredShapes& polygons = layer.stored.polygons;
  std::map<std::string, std::vector<FindingPlace>> by_reason;
  for (std::size_t i = 0; i < polygons.shapes.size(); ++i) {
    if (surely_valid(polygons.shapes[i])) continue;
    if (const auto problem = polygon_problem(polygons.shapes[i]))
      by_reason[problem->reason].push_back({polygons.fids[i], problem->place, problem->reason});
  }
  for (auto& [reason, places] : by_reason) {
    const std::size_t count = places.size();
    layer.findings.push_back({Severity::warning,
                              "invalid_polygon",
                              {fmt::format("{} 个面无效：{}；读取时会修补", count, in_chinese(reason)),
                               fmt::format("{} polygons are invalid: {}; mended when read", count, reason)},
                              std::move(places)});
  }
}

void add_mixed_kinds(InspectedLayer& layer) {
  const std::size_t points = layer.stored.points.shapes.size();
  const std::size_t lines = layer.stored.lines.shapes.size();
  const std::size_t polygons = layer.stored.polygons.shapes.size();
  if ((points > 0) + (lines > 0) + (polygons > 0) < 2) return;
  layer.findings.push_back(
      {Severity::warning,
       "mixed_geometry",
       {fmt::format("点、线、面混在一层：{} 点、{} 线、{} 面；只读角色需要的那一种", points, lines, polygons),
        fmt::format("points, lines and polygons in one layer: {}, {} and {}; only the kind that the role "
                    "needs is read",
                    points, lines, polygons)}});
}

}  // namespace

void check_geometry(InspectedLayer& layer) {
  add_troubles(layer);
  add_invalid_polygons(layer);
  add_mixed_kinds(layer);
}

}  // namespace citygauge
