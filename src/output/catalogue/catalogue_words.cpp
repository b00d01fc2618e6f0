#include "output/catalogue/catalogue_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "output/named_words.hpp"
#include "output/shown_number.hpp"

namespace citygauge {
namespace {

std::string geometry_word(LayerGeometry geometry, Language language) {
  if (language == Language::en) return to_string(geometry);
  switch (geometry) {
    case LayerGeometry::point:
      return "点";
    case LayerGeometry::line:
      return "线";
    case LayerGeometry::polygon:
      return "面";
    case LayerGeometry::raster:
      return "栅格";
  }
  return {};
}

std::string type_word(ParameterType type, bool zh) {
  switch (type) {
    case ParameterType::boolean:
      return zh ? "true 或 false" : "true or false";
    case ParameterType::number:
      return zh ? "数" : "a number";
    case ParameterType::text:
      return zh ? "文本" : "a text";
    case ParameterType::choice:
      return zh ? "选项之一" : "one of its choices";
    case ParameterType::list:
      return zh ? "列表" : "a list";
    case ParameterType::table:
      return zh ? "表" : "a table";
  }
  return {};
}

struct TomlText {
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(double value) const { return fmt::format("{}", value); }
  std::string operator()(const std::string& value) const { return '"' + value + '"'; }
  std::string operator()(const Option::List& list) const {
    std::vector<std::string> elements;
    elements.reserve(list.size());
    for (const Option& element : list) elements.push_back(toml_text(element));
    return fmt::format("[{}]", fmt::join(elements, ", "));
  }
  std::string operator()(const Option::Table& table) const {
    std::vector<std::string> entries;
    for (const auto& [key, element] : table) entries.push_back(key + " = " + toml_text(element));
    return entries.empty() ? "{}" : fmt::format("{{ {} }}", fmt::join(entries, ", "));
  }
};

std::string expected_values(const std::vector<std::optional<double>>& values) {
  std::vector<std::string> words;
  words.reserve(values.size());
  for (const auto& value : values) words.push_back(value ? fmt::format("{}", *value) : "not_evaluated");
  return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace

std::string geometry_words(const std::vector<LayerGeometry>& geometry, Language language) {
  std::vector<std::string> words;
  for (const LayerGeometry one : geometry) words.push_back(geometry_word(one, language));
  return fmt::format("{}", fmt::join(words, language == Language::zh ? "、" : ", "));
}

std::string threshold_words(const Target& target, const std::string& unit, Language language) {
  std::string text = shown_threshold(to_string(target.threshold)) + ' ' + unit_words(unit, language);
  if (target.soft) text += language == Language::zh ? "（软性）" : " (soft)";
  return text;
}

std::string source_words(const Target& target, Language language) {
  const bool zh = language == Language::zh;
  const char* const comma = zh ? "，" : ", ";
  std::string text = target.profile + ' ' + target.clause;
  if (target.year) text += comma + fmt::format(fmt::runtime(zh ? "{} 年" : "{}"), *target.year);
  return text + comma + target.scope;
}

std::string toml_text(const Option& option) {
  return std::visit(TomlText{}, option.value);
}

std::string choice_words(const Parameter& parameter, Language language) {
  if (!parameter.choices.empty()) return fmt::format("{}", fmt::join(parameter.choices, " | "));
  return type_word(parameter.type, language == Language::zh);
}

std::string alternatives_words(const Indicator& indicator, const std::string& option, Language language) {
  const auto found = std::ranges::find(indicator.alternatives, option, &Alternative::option);
  if (found == indicator.alternatives.end()) return "";
  std::vector<std::string> choices;
  for (const Option& choice : found->choices) choices.push_back(toml_text(choice));
  return fmt::format(fmt::runtime(language == Language::zh
                                      ? "有目标时，{} 各取法的结果并列于表 sensitivity"
                                      : "judged by each of {} where there is a target (table sensitivity)"),
                     fmt::join(choices, language == Language::zh ? "、" : ", "));
}

std::string attribute_kind_words(const AttributeSpec& attribute, Language language) {
  const bool zh = language == Language::zh;
  const bool is_number = attribute.type == AttributeType::number;
  std::string text = is_number ? (zh ? "数" : "number") : (zh ? "文本" : "text");
  if (!attribute.unit.empty()) text += (zh ? "，" : ", ") + unit_words(attribute.unit, language);
  if (attribute.required) text += zh ? "；必需" : "; required";
  return text;
}

std::vector<ValueAliases> aliases_of(const AttributeSpec& attribute) {
  std::vector<ValueAliases> all;
  for (const std::string& canonical : attribute.canonical_values()) {
    ValueAliases entry{canonical, {}};
    for (const auto& [met, stands_for] : attribute.values)
      if (stands_for == canonical && met != canonical) entry.aliases.push_back(met);
    all.push_back(std::move(entry));
  }
  return all;
}

std::string expected_words(const Example& example) {
  if (example.groups.empty()) return expected_values(example.values);
  std::vector<std::string> groups;
  for (const auto& [group, values] : example.groups)
    groups.push_back(group + " = " + expected_values(values));
  return fmt::format("{}", fmt::join(groups, "; "));
}

}  // namespace citygauge
