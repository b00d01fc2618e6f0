#include "output/catalogue/layers_part.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "output/catalogue/catalogue_words.hpp"
#include "output/catalogue/markdown.hpp"
#include "output/named_words.hpp"

namespace citygauge {
namespace {

using markdown::code;
using markdown::escaped;
using Rows = std::vector<std::vector<std::string>>;

/// "`class` 类别".
std::string attribute_name(const std::string& name, Language language) {
  const std::string words = attribute_words(name, language);
  return code(name) + (language == Language::en || words == name ? "" : " " + escaped(words));
}

std::string value_name(const Role& role, const std::string& value, Language language) {
  const std::string words = class_words(role.name, value, language);
  return code(value) + (words == value ? "" : " " + escaped(words));
}

std::string values_text(const Role& role, const AttributeSpec& attribute, Language language) {
  std::string text;
  for (const ValueAliases& value : aliases_of(attribute)) {
    text += (text.empty() ? "" : "<br>") + value_name(role, value.canonical, language);
    if (!value.aliases.empty())
      text += escaped(fmt::format(" ← {}", fmt::join(value.aliases, language == Language::zh ? "、" : ", ")));
  }
  return text;
}

std::string role_part(const Role& role, Language language) {
  const bool zh = language == Language::zh;
  std::string text =
      markdown::heading(3, code(role.name) + " " + escaped(role.title.in(language)), "layer-" + role.name);
  text += fmt::format(fmt::runtime(zh ? "几何类型：{}。\n\n" : "Geometry: {}.\n\n"),
                      geometry_words(role.geometry, language));
  Rows rows;
  for (const AttributeSpec& attribute : role.attributes)
    rows.push_back({attribute_name(attribute.name, language),
                    escaped(attribute_kind_words(attribute, language)),
                    escaped(fmt::format("{}", fmt::join(attribute.fields, zh ? "、" : ", "))),
                    values_text(role, attribute, language)});
  if (zh) return text + markdown::table({"属性", "类型", "可识别的字段名", "取值 ← 识别的写法"}, rows);
  return text + markdown::table({"Attribute", "Type", "Fields recognised", "Values ← as met"}, rows);
}

std::string measure_part(const MeasureDeclaration& measure, Language language) {
  const bool zh = language == Language::zh;
  std::string text = markdown::heading(3, code(measure.name), "measure-" + measure.name);
  text += escaped(measure.summary.in(language)) + "\n\n";
  Rows rows;
  for (const Parameter& parameter : measure.parameters)
    rows.push_back({code(parameter.name), choices_in_markdown(parameter, language),
                    escaped(parameter.help.in(language))});
  if (zh) return text + markdown::table({"选项", "取值", "说明"}, rows);
  return text + markdown::table({"Option", "Value", "Meaning"}, rows);
}

}  // namespace

std::string choices_in_markdown(const Parameter& parameter, Language language) {
  if (parameter.choices.empty()) return escaped(choice_words(parameter, language));
  std::string text;
  for (const std::string& choice : parameter.choices)
    text += (text.empty() ? "" : language == Language::zh ? "、" : ", ") + code(choice);
  return text;
}

std::string layers_part(const Catalogue& catalogue, Language language) {
  std::string text;
  for (const auto& [name, role] : catalogue.library.roles) text += role_part(role, language);
  return text;
}

std::string measures_part(Language language) {
  std::string text;
  for (const MeasureDeclaration& measure : measure_registry()) text += measure_part(measure, language);
  return text;
}

}  // namespace citygauge
