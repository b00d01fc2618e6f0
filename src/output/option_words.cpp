#include "output/option_words.hpp"

#include <algorithm>
#include <array>

#include "output/named_words.hpp"

namespace citygauge {
namespace {

constexpr std::array option_names{
    NamedWord{"access_kmh", "枢纽到道路的速度（km/h）", ""},
    NamedWord{"among", "统计范围", ""},
    NamedWord{"at_least", "至少具备的设施种类数", ""},
    NamedWord{"attribute", "属性", ""},
    NamedWord{"before", "较早图层", ""},
    NamedWord{"border", "边界上的路段", ""},
    NamedWord{"crossings", "横穿道路", ""},
    NamedWord{"dem", "高程图层", ""},
    NamedWord{"distance_m", "服务半径（m）", ""},
    NamedWord{"distinguish", "分列类别", ""},
    NamedWord{"dual_carriageway", "双幅路", ""},
    NamedWord{"ends", "两端图层", ""},
    NamedWord{"evidence", "列出计入的要素", ""},
    NamedWord{"gap_m", "绘出的缺口宽度上限（m）", ""},
    NamedWord{"homes", "居住量", ""},
    NamedWord{"join_m", "端点相接容差（m）", ""},
    NamedWord{"junctions_only", "仅在交叉口出入的道路", ""},
    NamedWord{"kinds", "设施种类", ""},
    NamedWord{"less", "扣除图层", ""},
    NamedWord{"max_gap_m", "归并间距（m）", ""},
    NamedWord{"minutes", "步行时间（min）", ""},
    NamedWord{"name", "名称属性", ""},
    NamedWord{"near", "附近图层", ""},
    NamedWord{"network", "路网图层", ""},
    NamedWord{"obstacles", "障碍图层", ""},
    NamedWord{"or_area", "缺失时取要素面积", ""},
    NamedWord{"or_area_times", "缺省时以面积乘以", ""},
    NamedWord{"outside_m", "单元外通道长度上限（m）", ""},
    NamedWord{"priority", "重叠时的优先次序", ""},
    NamedWord{"raster", "栅格像元值", ""},
    NamedWord{"reach_m", "按规模（m²）的服务半径（m）", ""},
    NamedWord{"required", "必须具备的设施", ""},
    NamedWord{"shortest_m", "计数的最短连通分量（m）", ""},
    NamedWord{"snap_m", "离网络的最大距离（m）", ""},
    NamedWord{"speeds", "各类道路车速（km/h）", ""},
    NamedWord{"stops", "计入站点", ""},
    NamedWord{"surfaces", "道路面图层", ""},
    NamedWord{"symmetric", "按往返平均时间", ""},
    NamedWord{"take", "取", ""},
    NamedWord{"thing", "归并为同一对象的属性", ""},
    NamedWord{"to", "去向", ""},
    NamedWord{"unit", "台账单位", ""},
    NamedWord{"walking_speed_kmh", "平地步行速度（km/h）", ""},
    NamedWord{"water", "水域", ""},
    NamedWord{"weight_attribute", "给出计入比例的属性", ""},
    NamedWord{"weight_attribute_classes", "该属性适用的类别", ""},
    NamedWord{"weights", "计入比例", ""},
    NamedWord{"with", "另一图层", ""},
    NamedWord{"within", "范围图层", ""},
    NamedWord{"without_network", "无步行网络图层时", ""},
};

constexpr std::array choice_names{
    NamedWord{"all", "含区外站点", ""},
    NamedWord{"both_parts", "计入分子和分母", ""},
    NamedWord{"buildings", "住宅建筑面积", ""},
    NamedWord{"communities", "个社区", ""},
    NamedWord{"count", "个数", ""},
    NamedWord{"cut", "视为阻断", ""},
    NamedWord{"denominator_only", "仅计入分母", ""},
    NamedWord{"false", "否", ""},
    NamedWord{"full", "计全长", ""},
    NamedWord{"half", "共用边界各计一半", ""},
    NamedWord{"half_everywhere", "均计一半", ""},
    NamedWord{"households", "户", ""},
    NamedWord{"inside", "之内", ""},
    NamedWord{"inside_only", "仅区内站点", ""},
    NamedWord{"kept", "不视为障碍", ""},
    NamedWord{"largest", "最大连通分量的长度", ""},
    NamedWord{"max", "最大值", ""},
    NamedWord{"min", "最小值", ""},
    NamedWord{"neither_part", "分子分母均不计", ""},
    NamedWord{"not_evaluated", "不评价", ""},
    NamedWord{"obstacle", "视为障碍", ""},
    NamedWord{"once", "计一次", ""},
    NamedWord{"outside", "之外", ""},
    NamedWord{"people", "人", ""},
    NamedWord{"people_per_km2", "每平方千米人数", ""},
    NamedWord{"physical", "按实际长度", ""},
    NamedWord{"population", "人口", ""},
    NamedWord{"reported", "仅提示", ""},
    NamedWord{"stations", "座", ""},
    NamedWord{"straight", "直线距离", ""},
    NamedWord{"true", "是", ""},
    NamedWord{"whole", "全部", ""},
};

/// What the words in an option's value are. Those that name layers hold, one bracket deeper each, their
/// attributes and those their classes.
enum class Meaning : std::uint8_t { choice, attribute, value, layers };

Meaning meaning_of(const std::string& option) {
  constexpr std::array naming_layers{"before",    "dem",      "ends", "less", "near",  "network",
                                     "obstacles", "surfaces", "to",   "with", "within"};
  constexpr std::array naming_attributes{"attribute", "name", "or_area_times", "thing", "weight_attribute"};
  constexpr std::array naming_values{"distinguish", "junctions_only", "kinds",   "priority",
                                     "required",    "speeds",         "weights", "weight_attribute_classes"};
  const auto is = [&](const char* name) { return option == name; };
  if (std::ranges::any_of(naming_layers, is)) return Meaning::layers;
  if (std::ranges::any_of(naming_attributes, is)) return Meaning::attribute;
  return std::ranges::any_of(naming_values, is) ? Meaning::value : Meaning::choice;
}

Meaning at_depth(Meaning meaning, int depth) {
  if (meaning != Meaning::layers || depth <= 1) return meaning;
  return depth == 2 ? Meaning::attribute : Meaning::value;
}

/// The Chinese for one word; a layer's name becomes the `layer` that later classes belong to.
std::string in_chinese(const std::string& word, Meaning meaning, std::string& layer) {
  switch (meaning) {
    case Meaning::choice:
      return word_or_key(choice_names, word, Language::zh);
    case Meaning::attribute:
      return attribute_words(word, Language::zh);
    case Meaning::value:
      return class_words(layer, word, Language::zh);
    case Meaning::layers:
      layer = word;
      return role_words(word, Language::zh);
  }
  return word;
}

}  // namespace

std::string option_words(const std::string& option, Language language) {
  return language == Language::en ? option : word_or_key(option_names, option, language);
}

std::string option_value_words(const std::string& option, const std::string& layer, const std::string& value,
                               Language language) {
  if (language == Language::en) return value;
  const auto in_word = [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || (c & 0x80) != 0; };
  std::string text, current_layer = layer;
  int depth = 0;
  for (auto at = value.begin(); at != value.end();) {
    const auto end = std::find_if_not(at, value.end(), in_word);
    if (end != at) {
      text += in_chinese({at, end}, at_depth(meaning_of(option), depth), current_layer);
      at = end;
      continue;
    }
    depth += *at == '{' || *at == '[' ? 1 : *at == '}' || *at == ']' ? -1 : 0;
    const bool is_list = *at == ',' && at + 1 != value.end() && *(at + 1) == ' ';
    text += is_list ? "、" : std::string(1, *at);
    at += is_list ? 2 : 1;
  }
  return text;
}

}  // namespace citygauge
