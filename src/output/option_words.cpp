#include "output/option_words.hpp"

#include <algorithm>
#include <array>

#include "output/named_words.hpp"

namespace citygauge {
namespace {

constexpr std::array option_names{
    NamedWord{"attribute", "属性", ""},
    NamedWord{"border", "边界上的路段", ""},
    NamedWord{"crossings", "横穿道路", ""},
    NamedWord{"distance_m", "服务半径（m）", ""},
    NamedWord{"dual_carriageway", "双幅路", ""},
    NamedWord{"ends", "两端图层", ""},
    NamedWord{"evidence", "列出计入的要素", ""},
    NamedWord{"near", "附近图层", ""},
    NamedWord{"network", "步行网络", ""},
    NamedWord{"obstacles", "障碍图层", ""},
    NamedWord{"or_area_times", "缺省时以面积乘以", ""},
    NamedWord{"priority", "重叠时的优先次序", ""},
    NamedWord{"snap_m", "离网络的最大距离（m）", ""},
    NamedWord{"stops", "计入站点", ""},
    NamedWord{"take", "取", ""},
    NamedWord{"thing", "归并为同一对象的属性", ""},
    NamedWord{"unit", "台账单位", ""},
    NamedWord{"water", "水域", ""},
    NamedWord{"weight_attribute", "给出计入比例的属性", ""},
    NamedWord{"weight_attribute_classes", "该属性适用的类别", ""},
    NamedWord{"weights", "计入比例", ""},
    NamedWord{"with", "另一图层", ""},
};

constexpr std::array choice_names{
    NamedWord{"all", "含区外站点", ""},
    NamedWord{"cut", "视为阻断", ""},
    NamedWord{"false", "否", ""},
    NamedWord{"full", "计全长", ""},
    NamedWord{"half", "共用边界各计一半", ""},
    NamedWord{"half_everywhere", "均计一半", ""},
    NamedWord{"inside_only", "仅区内站点", ""},
    NamedWord{"inside", "之内", ""},
    NamedWord{"outside", "之外", ""},
    NamedWord{"max", "最大值", ""},
    NamedWord{"min", "最小值", ""},
    NamedWord{"people", "人", ""},
    NamedWord{"stations", "座", ""},
    NamedWord{"kept", "不视为障碍", ""},
    NamedWord{"obstacle", "视为障碍", ""},
    NamedWord{"once", "计一次", ""},
    NamedWord{"physical", "按实际长度", ""},
    NamedWord{"reported", "仅提示", ""},
    NamedWord{"true", "是", ""},
};

/// What the words in an option's value are. Those that name layers hold, one bracket deeper each, their
/// attributes and those their classes.
enum class Meaning : std::uint8_t { choice, attribute, value, layers };

Meaning meaning_of(const std::string& option) {
  constexpr std::array naming_layers{"ends", "obstacles", "near", "network", "with"};
  constexpr std::array naming_attributes{"weight_attribute", "attribute", "or_area_times", "thing"};
  const auto is = [&](const char* name) { return option == name; };
  if (std::ranges::any_of(naming_layers, is)) return Meaning::layers;
  if (std::ranges::any_of(naming_attributes, is)) return Meaning::attribute;
  const bool of_classes = option == "weights" || option == "priority" || option == "weight_attribute_classes";
  return of_classes ? Meaning::value : Meaning::choice;
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
