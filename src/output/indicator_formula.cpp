#include "output/indicator_formula.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <vector>

#include "output/named_words.hpp"
#include "output/option_words.hpp"

#include "output/shown_number.hpp"

namespace citygauge {
namespace {

struct Word {
  std::string_view measure, zh, en;
};

constexpr std::array measure_words{
    Word{"area", "面积", "area"},
    Word{"class_areas", "分类面积", "areas by class"},
    Word{"components", "连通分量", "connected components"},
    Word{"count", "数量", "count"},
    Word{"covered_area", "覆盖面积", "covered area"},
    Word{"covered_land", "覆盖用地", "covered land"},
    Word{"covered_length", "步行可达长度", "length within walking distance"},
    Word{"extreme", "极值", "extreme"},
    Word{"gained_area", "新增面积", "gained area"},
    Word{"ground_area", "地面面积", "ground area"},
    Word{"largest_patch", "最大连续片", "largest patch"},
    Word{"facility_set", "具备所需设施者", "those with every kind of facility"},
    Word{"length", "长度", "length"},
    Word{"net_width", "净宽度", "net width"},
    Word{"network_length", "线网长度", "network length"},
    Word{"overlap", "重叠面积", "overlap"},
    Word{"population", "人口", "population"},
    Word{"served_land", "服务覆盖用地", "served land"},
    Word{"sum", "合计", "sum"},
    Word{"things", "对象", "things"},
    Word{"travel_time", "最长行车时间", "longest driving time"},
    Word{"weighted_area", "加权面积", "weighted area"},
    Word{"widest_road", "最宽道路", "widest road"},
};

std::string word(const std::string& measure, Language language) {
  for (const Word& known : measure_words)
    if (known.measure == measure) return std::string(language == Language::zh ? known.zh : known.en);
  return measure;
}

/// Elements between braces; what is nested deeper is left to its name.
struct ShownOption {
  bool nested = false;

  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(double value) const { return fmt::format("{}", value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const Option::List& list) const {
    std::string text;
    for (const Option& element : list)
      text += (text.empty() ? "" : ", ") + std::visit(ShownOption{true}, element.value);
    return nested ? "…" : "{" + text + "}";
  }
  std::string operator()(const Option::Table& table) const {
    std::string text;
    for (const auto& [key, element] : table) {
      const bool is_table = std::holds_alternative<Option::Table>(element.value);
      text += (text.empty() ? "" : ", ") + key;
      if (!is_table) text += " = " + std::visit(ShownOption{true}, element.value);
    }
    return nested ? "…" : "{" + text + "}";
  }
};

std::string where_text(const MeasureSpec& spec, bool zh) {
  std::string text;
  for (const auto& [attribute, values] : spec.where) {
    std::vector<std::string> classes;
    for (const std::string& value : values)
      classes.push_back(class_words(spec.layer, value, zh ? Language::zh : Language::en));
    text += fmt::format("{}{} ∈ {{{}}}", zh ? "，" : ", ",
                        zh ? attribute_words(attribute, Language::zh) : attribute,
                        fmt::join(classes, zh ? "、" : ", "));
  }
  return text;
}

/// ", floors ≤ 6".
std::string range_text(const RangeFilter& range, bool zh) {
  std::string text;
  for (const auto& [attribute, threshold] : range)
    text += (zh ? "，" + attribute_words(attribute, Language::zh) : ", " + attribute) + " " +
            shown_threshold(to_string(threshold));
  return text;
}

/// "[>= 1000, < 20000]" -> " ≥ 1000 < 20000"; ["new"] -> " ∈ {new}".
std::string condition_text(const MeasureSpec& spec, const std::string& attribute, const Option& option,
                           Language language) {
  Option::List wanted{option};
  if (const auto* list = std::get_if<Option::List>(&option.value)) wanted = *list;
  std::string bounds;
  std::vector<std::string> classes;
  for (const Option& element : wanted) {
    const auto* text = std::get_if<std::string>(&element.value);
    if (text == nullptr) continue;
    if (const auto threshold = parse_threshold(*text))
      bounds += " " + shown_threshold(to_string(*threshold));
    else
      classes.push_back(class_words(spec.layer, *text, language));
  }
  const bool zh = language == Language::zh;
  const std::string name = zh ? attribute_words(attribute, Language::zh) : attribute;
  if (classes.empty()) return name + bounds;
  return fmt::format("{} ∈ {{{}}}", name, fmt::join(classes, zh ? "、" : ", "));
}

/// The alternatives of `among`: "floors ≤ 6 and status ∈ {new}, or …".
std::string among_text(const MeasureSpec& spec, const Option& among, Language language) {
  const bool zh = language == Language::zh;
  const auto* rows = std::get_if<Option::List>(&among.value);
  std::vector<std::string> alternatives;
  for (const Option& row : rows == nullptr ? Option::List{} : *rows) {
    std::vector<std::string> conditions;
    if (const auto* table = std::get_if<Option::Table>(&row.value))
      for (const auto& [attribute, option] : *table)
        conditions.push_back(condition_text(spec, attribute, option, language));
    alternatives.push_back(conditions.empty()
                               ? std::string(zh ? "全部" : "all")
                               : fmt::format("{}", fmt::join(conditions, zh ? "且" : " and ")));
  }
  return fmt::format("{}", fmt::join(alternatives, zh ? "，或" : ", or "));
}

/// "length(roads, class ∈ {arterial}; border = half)".
std::string measured(const MeasureSpec& spec, Language language) {
  const bool zh = language == Language::zh;
  std::string text = word(spec.measure, language) + (zh ? "（" : "(");
  if (spec.layer.empty())
    text += zh ? "评价单元" : "district";
  else
    text += zh ? role_words(spec.layer, language) : spec.layer;
  text += where_text(spec, zh) + range_text(spec.range, zh);
  const char* before = zh ? "；" : "; ";
  for (const auto& [name, option] : spec.options) {
    const std::string value =
        name == "among"
            ? among_text(spec, option, language)
            : option_value_words(name, spec.layer, std::visit(ShownOption{}, option.value), language);
    text += before + option_words(name, language) + " = " + value;
    before = zh ? "，" : ", ";
  }
  return text + (zh ? "）" : ")");
}

std::string formula(const Indicator& indicator, Language language) {
  std::string text = measured(indicator.numerator, language);
  if (indicator.factor != 1) text = fmt::format("{} × {}", indicator.factor, text);
  if (indicator.denominator) text += " ÷ " + measured(*indicator.denominator, language);
  if (indicator.group_by.empty()) return text;
  return text + (language == Language::zh ? "，按" + attribute_words(indicator.group_by, language) + "分列"
                                          : ", for each " + indicator.group_by);
}

}  // namespace

Text formula_text(const Indicator& indicator) {
  return {formula(indicator, Language::zh), formula(indicator, Language::en)};
}

}  // namespace citygauge
