#include "output/sentences.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "output/named_words.hpp"
#include "output/option_words.hpp"
#include "output/shown_number.hpp"
#include "output/verdict_words.hpp"

namespace citygauge {
namespace {

constexpr std::string_view between_sentences = "; ";

// The first that fits counts: what is more special stands first.
constexpr std::array all_patterns{
    // Notes: why there is no value, and what is to be known of one.
    SentencePattern{"layer `{role}` is not given", "缺少“{role}”图层"},
    SentencePattern{"layer `{role}` has no features", "“{role}”图层没有要素"},
    SentencePattern{"layer `{role}` has no usable feature", "“{role}”图层没有可用要素"},
    SentencePattern{"layer `{role}` lies outside the districts altogether",
                    "“{role}”图层全部位于评价单元之外"},
    SentencePattern{"no such thing was found", "没有可评价的对象"},
    SentencePattern{"the denominator is zero", "分母为零"},
    SentencePattern{"the district's population is not known", "缺少该单元的人口数据"},
    SentencePattern{"the target is set for {target}, the value is of {own}",
                    "目标的统计范围为“{target}”，数值的统计范围为“{own}”"},
    SentencePattern{"no feature of {role} lies in the district", "单元内没有“{role}”要素"},
    SentencePattern{"lower bound: {attribute} is missing for some features",
                    "数值为下限：部分要素缺少“{attribute}”"},
    SentencePattern{"{share} % of the district is not covered by {role}",
                    "单元面积的 {share}% 未被“{role}”图层覆盖"},
    SentencePattern{"the raster gives shares and does not say where water is",
                    "栅格只给出比例，不能分辨水域"},
    SentencePattern{"the raster says nothing of the district", "栅格在该单元内没有数据"},
    SentencePattern{"{share} % of the district {reason}", "单元面积的 {share}% {reason}"},
    SentencePattern{"has no data", "没有数据"},
    SentencePattern{"has cell values without a meaning", "栅格值含义不明"},
    SentencePattern{"no feature of layer `{role}` has a value of `{attribute}`",
                    "“{role}”图层的要素都没有“{attribute}”"},
    SentencePattern{"no feature of `{role}` in the district has `{attribute}`",
                    "单元内的“{role}”要素都没有“{attribute}”"},
    SentencePattern{"no feature of `{role}` has `{attribute}`", "“{role}”图层的要素都没有“{attribute}”"},
    SentencePattern{"no feature of `{role}` counts in the district", "单元内没有计入的“{role}”要素"},
    SentencePattern{"people of the population layer", "人口取自人口图层"},
    SentencePattern{"within {distance} m of {role}, straight line",
                    "距“{role}”{distance} m 以内，按直线距离"},
    SentencePattern{"within {distance} m of {role} along {network_role}",
                    "距“{role}”{distance} m 以内，沿“{network_role}”"},
    SentencePattern{"by {option} = {choice} it would be {number} {unit}: {verdict}",
                    "若{option}取“{choice}”，则为 {number} {unit}：{verdict}"},
    SentencePattern{"from {area} m2 on: {distance} m, straight line",
                    "{area} m² 及以上：{distance} m，按直线距离"},
    SentencePattern{"{share} % of {role} are not covered by {network_role}",
                    "“{role}”面积的 {share}% 未被“{network_role}”图层覆盖"},
    SentencePattern{"within {distance} m along {role}", "沿“{role}” {distance} m 内"},
    SentencePattern{"{count} of {all} kinds of facilities suffice", "{all} 类设施中具备 {count} 类即可"},
    SentencePattern{"joined by ways of up to {distance} m outside the district",
                    "单元外不超过 {distance} m 的通道视为连通"},
    SentencePattern{"joined by ways inside the district alone", "只计单元内的连通"},
    SentencePattern{"within {distance} m, straight line", "服务半径 {distance} m，按直线距离"},
    SentencePattern{"within {minutes} min of {role} along {network_role}, {speed} km/h on the flat",
                    "沿“{network_role}”步行 {minutes} min 内到达“{role}”，平地 {speed} km/h"},
    SentencePattern{"slopes, on the way there", "计坡度，按去程"},
    SentencePattern{"slopes, mean of there and back", "计坡度，按往返平均"},
    SentencePattern{"the elevation model says nothing of the district", "高程模型在该单元内没有数据"},
    SentencePattern{"there is no second hub", "没有第二个枢纽"},
    SentencePattern{"no other road meets a road of {classes}", "没有其他道路与 {classes} 相接"},
    SentencePattern{"{count} of {all} hubs lie more than {distance} m from the roads",
                    "{all} 个枢纽中有 {count} 个离道路超过 {distance} m"},
    SentencePattern{"{count} of {all} hubs have no way there", "{all} 个枢纽中有 {count} 个无路可达"},
    SentencePattern{"the longest journey between two hubs", "枢纽之间最长的行程"},
    SentencePattern{"the longest journey of a hub", "枢纽最长的行程"},
    SentencePattern{"{share} % of the road length at the speed of its class",
                    "{share}% 的道路长度按类别取车速"},
    SentencePattern{"no road says whether it is one-way", "道路没有单行信息，均按双向通行"},
    SentencePattern{"no two groups met: measured between the ends of the longest way",
                    "廊道未连接两个组团：按最长通道的两端量算"},
    SentencePattern{"no two gates met: measured between the ends of the longest way",
                    "廊道内没有两条端线：按最长通道的两端量算"},
    SentencePattern{"gaps of less than 1.5 mm in it are closed", "其中不足 1.5 毫米的缝隙已合上"},
    SentencePattern{"cut: no free way links the ends", "廊道中断：两端之间没有连通的自由空间"},
    SentencePattern{"{count} crossing roads, not taken as cutting", "有 {count} 条道路横穿，未视为阻断"},
    // Issues: what is wrong.
    SentencePattern{"the feature has no geometry", "要素没有几何图形"},
    SentencePattern{"the geometry is empty", "几何图形为空"},
    SentencePattern{"the geometry is of another type than the layer's role needs", "几何类型与图层要求不符"},
    SentencePattern{"the geometry is of another kind than most of the layer, of which one kind is read",
                    "图层混有不同几何类型，只读取其中最多的一种，此要素属另一种"},
    SentencePattern{"a coordinate is not a finite number", "坐标不是有限数值"},
    SentencePattern{"the geometry has no length or area", "几何图形没有长度或面积"},
    SentencePattern{"the geometry cannot be read", "几何图形无法读取"},
    SentencePattern{"the coordinates lie outside what the CRS can express, or off the Earth",
                    "坐标超出坐标系的适用范围，或不在地球上"},
    SentencePattern{"a ring was not closed or degenerate, or a collection was mixed",
                    "环未闭合或退化，或为混合几何集合"},
    SentencePattern{"the geometry has arcs; one chord per degree is used", "几何图形含圆弧，按每度一弦近似"},
    SentencePattern{"the polygon is invalid ({reason}) and has no area", "多边形无效（{reason}）且没有面积"},
    SentencePattern{"the polygon is invalid: {reason}", "多边形无效：{reason}"},
    SentencePattern{"the district's population is negative", "该单元的人口为负数"},
    SentencePattern{"the feature repeats an earlier one: same geometry, same attributes",
                    "要素与前面的要素完全重复：几何图形和属性都相同"},
    SentencePattern{"{count} features have heights or measures (Z, M)",
                    "{count} 个要素带有高程或量测值（Z、M）"},
    SentencePattern{"{count} features have repeated points", "{count} 个要素有重复点"},
    SentencePattern{"{count} features have holes that run around like their shells",
                    "{count} 个要素的内环与外环方向相同"},
    SentencePattern{"{count} values of `{attribute}` were read out of a text such as `{value}`",
                    "{count} 个“{attribute}”的值取自文本，如“{value}”"},
    SentencePattern{"{attribute} `{value}` is not known ({count} features, {area} m2)",
                    "{attribute}“{value}”无法识别（{count} 个要素，{area} m²）"},
    SentencePattern{"{attribute} `{value}` is not known ({count} features)",
                    "{attribute}“{value}”无法识别（{count} 个要素）"},
    SentencePattern{"{attribute} `{value}` is taken as a class by convention ({count} features)",
                    "{attribute}“{value}”按惯例归类（{count} 个要素）"},
    SentencePattern{"{count} more pairs of polygons cover the same place", "另有 {count} 对面叠置于同一处"},
    SentencePattern{"{count} features have a class that says nothing of their share",
                    "{count} 个要素的类别没有给出计入比例"},
    SentencePattern{"{count} features have a {attribute} that is not in 0…1 (a percentage?)",
                    "{count} 个要素的“{attribute}”不在 0…1 之间（是否为百分数？）"},
    SentencePattern{"{area} m2 have cell values that are no share in 0…1 and have no class",
                    "{area} m² 的栅格值既不是 0…1 的比例，也没有对应类别"},
    SentencePattern{"{count} covered cells hold no possible number of people",
                    "{count} 个所覆盖像元的值不可能是人数"},
    SentencePattern{"no feature has a value of `{attribute}`", "没有要素具有“{attribute}”"},
    SentencePattern{"{count} features that count have no `{attribute}`",
                    "{count} 个计入的要素缺少“{attribute}”"},
    SentencePattern{"{count} features have no `{attribute}`", "{count} 个要素缺少“{attribute}”"},
    SentencePattern{"no feature counts as `{kind}`", "没有可作为“{kind}”的要素"},
    SentencePattern{"{count} features without an area cannot be `{kind}`",
                    "{count} 个没有面积的要素不能作为“{kind}”"},
    SentencePattern{"the layer has no CRS; {crs} is taken as the project says",
                    "图层没有坐标系，按项目文件取 {crs}"},
    SentencePattern{"the eastings begin with the zone's number {zone}, which {crs} lacks; {chosen} was taken",
                    "横坐标带有带号 {zone}，而 {crs} 不含带号，按 {chosen} 处理"},
    SentencePattern{"the eastings lack the zone's number {zone}, which {crs} has; {chosen} was taken",
                    "横坐标没有带号 {zone}，而 {crs} 含带号，按 {chosen} 处理"},
    SentencePattern{"{crs} with {zone} before the eastings", "{crs}（横坐标加带号 {zone}）"},
    SentencePattern{"the eastings of {count} features are not like those of the others",
                    "{count} 个要素的横坐标与其余要素不一致"},
    SentencePattern{"the file does not say the encoding of its text; {encoding} was detected",
                    "文件未注明文字编码，检测为 {encoding}"},
    SentencePattern{"the file says that its text is {declared}, but it is {encoding}",
                    "文件注明文字编码为 {declared}，实际为 {encoding}"},
    SentencePattern{"the text is in no known encoding; it is read as {encoding}",
                    "文字编码无法识别，按 {encoding} 读取"},
    SentencePattern{"the shapefile's .shx is missing", "Shapefile 缺少 .shx 文件"},
    SentencePattern{"the shapefile's .dbf is missing", "Shapefile 缺少 .dbf 文件"},
    SentencePattern{"{count} closed lines of the drawing were taken as polygons",
                    "图纸中的 {count} 条闭合多段线按面处理"},
    SentencePattern{"{count} texts of the drawing are no features", "图纸中的 {count} 处文字不作为要素"},
    SentencePattern{"the text of the drawing is {encoding}", "图纸文字编码为 {encoding}"},
    SentencePattern{"the columns are longitude and latitude; {crs} was taken",
                    "坐标列为经纬度，按 {crs} 处理"},
    SentencePattern{"{count} features have no row in the joined table", "{count} 个要素在关联表中没有对应行"},
    SentencePattern{"no trip of the feed serves {count} stops", "{count} 个站点没有班次停靠"},
    SentencePattern{"{own} cannot be measured in; {chosen} was chosen", "{own} 不能用于量算，改用 {chosen}"},
    SentencePattern{"{own} and {working} are taken as one datum (they differ by less than a metre)",
                    "{own} 与 {working} 视为同一基准（相差不足 1 m）"},
    SentencePattern{"in {crs} a ground length of 1 km reads {least} to {greatest} m in the districts",
                    "在 {crs} 中，评价单元内实地 1 km 量得 {least}–{greatest} m"},
    SentencePattern{
        "{length} m of {role} and {count} places of {goals_role} lie where the elevation model has no data",
        "{length} m 的“{role}”和 {count} 处“{goals_role}”位于高程模型没有数据的地方"},
    // Issues: what was done.
    SentencePattern{"not walked", "不作步行通道"},
    SentencePattern{"left out", "已剔除"},
    SentencePattern{"left out of the sum", "不计入合计"},
    SentencePattern{"not counted where it decides", "由其决定取舍处不计入"},
    SentencePattern{"what needs it is not evaluated", "依赖它的指标不评价"},
    SentencePattern{"taken as lacking everywhere", "按各处均缺少处理"},
    SentencePattern{"repaired", "已修复"},
    SentencePattern{"taken as not known", "按未给出处理"},
    SentencePattern{"kept", "保留"},
    SentencePattern{"counted once, not drawn", "只计一次，图上不绘"},
    SentencePattern{"not counted", "不计入"},
    SentencePattern{"counts in no class", "不计入任何类别"},
    SentencePattern{"not evaluated", "未评价"},
    SentencePattern{"transformed", "已转换坐标"},
    SentencePattern{"decoded", "已转码"},
    SentencePattern{"rebuilt in memory", "已在内存中重建"},
    SentencePattern{"read without attributes", "按无属性读取"},
    SentencePattern{"measured in the plane", "按平面量算"},
    SentencePattern{"no evidence is drawn", "未绘制证据"},
    SentencePattern{"values, verdicts and ledger are complete", "数值、结论与台账完整"},
    // What GEOS finds wrong with a polygon.
    SentencePattern{"Topology Validation Error", "拓扑错误"},
    SentencePattern{"Repeated Point", "重复点"},
    SentencePattern{"Hole lies outside shell", "内环位于外环之外"},
    SentencePattern{"Holes are nested", "内环相互嵌套"},
    SentencePattern{"Interior is disconnected", "内部不连通"},
    SentencePattern{"Self-intersection", "自相交"},
    SentencePattern{"Ring Self-intersection", "环自相交"},
    SentencePattern{"Nested shells", "外环相互嵌套"},
    SentencePattern{"Duplicate Rings", "环重复"},
    SentencePattern{"Too few points in geometry component", "环的点数不足"},
    SentencePattern{"Invalid Coordinate", "坐标无效"},
    SentencePattern{"Ring is not closed", "环未闭合"},
};

using Gaps = std::map<std::string, std::string, std::less<>>;

/// Fills `gaps` so that `pattern` becomes `text`, each gap as short as can be; false when it cannot.
bool fits(std::string_view pattern, std::string_view text, Gaps& gaps) {
  const std::size_t open = pattern.find('{');
  if (open == std::string_view::npos) return pattern == text;
  if (!text.starts_with(pattern.substr(0, open))) return false;
  const std::size_t close = pattern.find('}', open);
  const std::string_view rest = pattern.substr(close + 1);
  for (std::size_t end = open; end <= text.size(); ++end) {
    if (!fits(rest, text.substr(end), gaps)) continue;
    gaps[std::string(pattern.substr(open + 1, close - open - 1))] = text.substr(open, end - open);
    return true;
  }
  return false;
}

std::string verdict_in_chinese(const std::string& name) {
  for (const Verdict verdict : {Verdict::pass, Verdict::miss, Verdict::soft_miss, Verdict::not_evaluated})
    if (to_string(verdict) == name) return signed_word(verdict, Language::zh);
  return name;
}

std::string gap_in_chinese(const std::string& name, const std::string& value, const Gaps& gaps) {
  if (name.ends_with("role")) return role_words(value, Language::zh);
  if (name == "attribute") return attribute_words(value, Language::zh);
  if (name == "kind") return class_words("", value, Language::zh);
  if (name == "reason") return sentence_words(value, Language::zh);
  if (name == "option") return option_words(value, Language::zh);
  if (name == "choice") return option_value_words(gaps.at("option"), "", value, Language::zh);
  if (name == "unit") return unit_words(value, Language::zh);
  if (name == "verdict") return verdict_in_chinese(value);
  return value;
}

std::string filled(std::string_view pattern, const Gaps& gaps) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = std::min(pattern.find('{', at), pattern.size());
    text += pattern.substr(at, open - at);
    if (open == pattern.size()) break;
    const std::size_t close = pattern.find('}', open);
    const std::string name(pattern.substr(open + 1, close - open - 1));
    text += gap_in_chinese(name, gaps.at(name), gaps);
    at = close + 1;
  }
  return text;
}

std::vector<std::string> parts_of(const std::string& note) {
  std::vector<std::string> parts;
  std::size_t at = 0;
  for (std::size_t end; (end = note.find(between_sentences, at)) != std::string::npos;
       at = end + between_sentences.size())
    parts.push_back(note.substr(at, end - at));
  parts.push_back(note.substr(at));
  return parts;
}

/// The Chinese of the first part, or of the first few where a name holds what stands between sentences; and
/// how many parts it took.
std::pair<std::string, std::size_t> first_sentence(std::span<const std::string> parts) {
  std::string joined;
  for (std::size_t used = 0; used < parts.size();) {
    joined += (used == 0 ? "" : between_sentences.data()) + parts[used];
    ++used;
    if (auto chinese = in_chinese(all_patterns, joined)) return {std::move(*chinese), used};
  }
  return {parts.front(), 1};
}

}  // namespace

std::span<const SentencePattern> sentence_patterns() {
  return all_patterns;
}

std::optional<std::string> in_chinese(std::span<const SentencePattern> known, const std::string& sentence) {
  for (const SentencePattern& pattern : known)
    if (Gaps gaps; fits(pattern.en, sentence, gaps)) return filled(pattern.zh, gaps);
  return std::nullopt;
}

std::string sentence_words(const std::string& sentence, Language language) {
  if (language == Language::en) return sentence;
  return in_chinese(all_patterns, sentence).value_or(sentence);
}

std::string note_words(const std::string& note, Language language) {
  if (language == Language::en || note.empty()) return note;
  const std::vector<std::string> parts = parts_of(note);
  std::string text;
  for (std::size_t first = 0; first < parts.size();) {
    const auto [sentence, used] = first_sentence(std::span(parts).subspan(first));
    text += (text.empty() ? "" : "；") + sentence;
    first += used;
  }
  return text;
}

}  // namespace citygauge
