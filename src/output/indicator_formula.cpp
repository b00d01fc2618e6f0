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
    Word{"count", "数量", "count"},
    Word{"covered_area", "覆盖面积", "covered area"},
    Word{"covered_length", "步行可达长度", "length within walking distance"},
    Word{"extreme", "极值", "extreme"},
    Word{"length", "长度", "length"},
    Word{"net_width", "净宽度", "net width"},
    Word{"overlap", "重叠面积", "overlap"},
    Word{"population", "人口", "population"},
    Word{"sum", "合计", "sum"},
    Word{"things", "对象", "things"},
    Word{"weighted_area", "加权面积", "weighted area"},
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
    const std::string value = std::visit(ShownOption{}, option.value);
    text +=
        before + option_words(name, language) + " = " + option_value_words(name, spec.layer, value, language);
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
