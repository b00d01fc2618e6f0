#include "output/catalogue/explanation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "config/nearest.hpp"
#include "evaluate/indicator_needs.hpp"
#include "output/catalogue/catalogue_words.hpp"
#include "output/indicator_formula.hpp"
#include "output/named_words.hpp"
#include "output/shown_number.hpp"

namespace citygauge {
namespace {

/// "class 类别"; in English the name alone, which says it.
std::string named_in_chinese(const std::string& name, const std::string& chinese, Language language) {
  return language == Language::en || chinese == name ? name : name + ' ' + chinese;
}

class Explanation {
 public:
  Explanation(const Catalogue& catalogue, const TerminalLook& look) : catalogue_(catalogue), page_(look) {}

  void add(const Indicator& indicator) {
    page_.title(indicator.title.in(language()) + "  " + indicator.id);
    page_.paragraph(subject_words(indicator));
    page_.heading("定义", "Definition");
    page_.paragraph(indicator.definition.in(language()));
    page_.heading("公式（国际单位：m、m²、人）", "Formula (in m, m² and people)");
    page_.paragraph(formula_text(indicator).in(language()));
    add_layers(indicator);
    add_options(indicator);
    add_targets(indicator);
    add_evidence(evidence_tables_of(indicator));
    add_examples(indicator);
  }

  void add(const Profile& profile) {
    page_.title(profile.title.in(language()) + "  " + profile.id);
    page_.heading("目标", "Targets");
    for (const Target& target : profile.targets) {
      const Indicator& indicator = catalogue_.library.indicators.at(indicator_part(target.indicator));
      page_.paragraph(indicator.title.in(language()) + "  " + target.indicator);
      page_.paragraph(
          threshold_words(target, indicator.unit, language()) + " · " + source_words(target, language()), 2);
      page_.paragraph("“" + target.text + "”", 2);
    }
    if (profile.not_computable.empty()) return;
    page_.heading("不可由图层量算的要求", "Demands that layers cannot answer");
    for (const NotComputable& demand : profile.not_computable) {
      page_.paragraph(demand.clause + "  “" + demand.text + "”");
      page_.paragraph(demand.reason.in(language()), 2);
    }
  }

  void add(const Role& role) {
    page_.title(role.title.in(language()) + "  " + role.name);
    page_.paragraph(std::string(page_.say("图层；几何类型：", "A layer of geometry: ")) +
                    geometry_words(role.geometry, language()));
    for (const AttributeSpec& attribute : role.attributes) add_attribute(role, attribute);
    add_users(readers_of(catalogue_, role.name), "读取该图层的指标", "Indicators that read it");
  }

  void add(const MeasureDeclaration& measure) {
    page_.title(std::string(page_.say("量算方法  ", "Measure  ")) + measure.name);
    page_.paragraph(measure.summary.in(language()));
    if (!measure.parameters.empty()) page_.heading("选项", "Options");
    for (const Parameter& parameter : measure.parameters) add_option({&parameter, "", nullptr});
    add_evidence(measure.evidence);
    add_users(users_of(catalogue_, measure.name), "使用该方法的指标", "Indicators that use it");
  }

  [[nodiscard]] const std::string& text() const { return page_.text(); }

 private:
  [[nodiscard]] Language language() const { return page_.language(); }

  [[nodiscard]] std::string subject_words(const Indicator& indicator) const {
    std::string text = page_.say("单位 ", "Unit ") + unit_words(indicator.unit, language());
    text += page_.say("；评价对象：", "; one value for each ");
    text += language() == Language::zh  ? kind_words(indicator.subject, Language::zh)
            : indicator.subject.empty() ? "district"
                                        : "of the " + indicator.subject;
    if (!indicator.group_by.empty())
      text +=
          page_.say("；按属性分列：", " and each value of ") +
          named_in_chinese(indicator.group_by, attribute_words(indicator.group_by, language()), language());
    return text;
  }

  void add_layers(const Indicator& indicator) {
    const auto needs = needs_of(indicator, catalogue_.library);
    if (needs.empty()) return;
    page_.heading("图层、属性与可识别的字段名（* 必需）",
                  "Layers, attributes and fields recognised (* required)");
    for (const LayerNeed& need : needs) {
      const Role& role = catalogue_.library.roles.at(need.role);
      std::string text = fmt::format("{}  {} ({})", need.role, role.title.in(language()),
                                     geometry_words(role.geometry, language()));
      if (need.optional) text += page_.say("，可缺省", ", optional");
      page_.paragraph(text);
      page_.rows(attribute_rows(role, need.attributes), 2);
    }
  }

  [[nodiscard]] std::vector<TextRow> attribute_rows(const Role& role,
                                                    const std::vector<std::string>& names) const {
    std::vector<TextRow> rows;
    for (const std::string& name : names) {
      const AttributeSpec& attribute = *role.attribute(name);
      const std::string words = language() == Language::en ? "" : attribute_words(name, language());
      rows.push_back({{name + (attribute.required ? "*" : "")},
                      {words == name ? "" : words},
                      {fmt::format("{}", fmt::join(attribute.fields, ", "))}});
    }
    return rows;
  }

  void add_options(const Indicator& indicator) {
    const auto options = options_of(indicator);
    if (options.empty()) return;
    page_.heading("选项（在项目文件中设置）", "Options (to be set in the project file)");
    page_.paragraph("[options." + indicator.id + "]");
    for (const IndicatorOption& option : options) {
      add_option(option);
      const std::string also = alternatives_words(indicator, option.parameter->name, language());
      if (!also.empty()) page_.paragraph(also, 3);
    }
  }

  void add_option(const IndicatorOption& option) {
    const Parameter& parameter = *option.parameter;
    std::string text = parameter.name;
    if (option.set != nullptr) text += " = " + toml_text(*option.set);
    if (option.set == nullptr || !parameter.choices.empty())
      text += " # " + choice_words(parameter, language());
    page_.paragraph(text);
    page_.paragraph(parameter.help.in(language()), 3);
  }

  void add_targets(const Indicator& indicator) {
    page_.heading("目标与条文", "Targets and their clauses");
    const auto targets = targets_of(catalogue_, indicator);
    if (targets.empty())
      page_.paragraph(page_.say("没有政策文件对其设定目标。", "No profile sets a target for it."));
    for (const Target* const target : targets) {
      const std::string of_class = class_part(target->indicator);
      const std::string about =
          of_class.empty() ? "" : class_words(indicator.numerator.layer, of_class, language()) + " ";
      page_.paragraph(about + threshold_words(*target, indicator.unit, language()) + " · " +
                      source_words(*target, language()));
      page_.paragraph("“" + target->text + "”", 2);
    }
  }

  void add_evidence(const std::vector<std::string>& tables) {
    if (tables.empty()) return;
    page_.heading("证据图层（result.gpkg）", "Evidence tables (in result.gpkg)");
    std::vector<TextRow> rows;
    for (const std::string& table : tables)
      rows.push_back({{table}, {table_title(catalogue_.styles, table, language())}});
    page_.rows(rows);
  }

  void add_examples(const Indicator& indicator) {
    if (indicator.examples.empty()) return;
    page_.heading("算例（逐一由测试执行）", "Worked examples (each run by the tests)");
    std::vector<TextRow> rows;
    for (const Example& example : indicator.examples)
      rows.push_back({{"–"}, {example.comment + " → " + expected_words(example)}});
    page_.rows(rows);
  }

  void add_attribute(const Role& role, const AttributeSpec& attribute) {
    const std::string words = attribute_words(attribute.name, language());
    page_.title(named_in_chinese(attribute.name, words, language()));
    page_.paragraph(attribute_kind_words(attribute, language()));
    page_.paragraph(page_.say("字段名：", "Fields: ") + fmt::format("{}", fmt::join(attribute.fields, ", ")));
    std::vector<TextRow> rows;
    for (const ValueAliases& value : aliases_of(attribute)) {
      const std::string chinese = class_words(role.name, value.canonical, language());
      rows.push_back({{value.canonical},
                      {chinese == value.canonical ? "" : chinese},
                      {fmt::format("{}", fmt::join(value.aliases, ", "))}});
    }
    page_.rows(rows, 2);
  }

  void add_users(const std::vector<const Indicator*>& users, const char* zh, const char* en) {
    if (users.empty()) return;
    page_.heading(zh, en);
    std::vector<TextRow> rows;
    for (const Indicator* const user : users) rows.push_back({{user->id}, {user->title.in(language())}});
    page_.rows(rows);
  }

  const Catalogue& catalogue_;
  TerminalPage page_;
};

std::vector<std::string> all_names(const Catalogue& catalogue) {
  std::vector<std::string> names = names_of(catalogue.library.indicators);
  for (const Profile& profile : catalogue.profiles) names.push_back(profile.id);
  for (const std::string& role : names_of(catalogue.library.roles)) names.push_back(role);
  for (const MeasureDeclaration& measure : measure_registry()) names.push_back(measure.name);
  return names;
}

}  // namespace

std::string explanation(const Catalogue& catalogue, const std::string& name, const TerminalLook& look) {
  Explanation page(catalogue, look);
  const auto& library = catalogue.library;
  const auto indicator = library.indicators.find(indicator_part(name));
  const bool is_class = !class_part(name).empty();
  if (indicator != library.indicators.end() && !(is_class && indicator->second.group_by.empty()))
    page.add(indicator->second);
  if (const Profile* const profile = find_profile(catalogue, name)) page.add(*profile);
  if (const auto role = library.roles.find(name); role != library.roles.end()) page.add(role->second);
  if (const MeasureDeclaration* const measure = find_measure(name)) page.add(*measure);
  if (!page.text().empty()) return page.text();
  const auto near = nearest(name, all_names(catalogue));
  throw Error(ErrorKind::config, fmt::format("there is no indicator, profile, role or measure `{}`", name),
              near ? fmt::format("did you mean `{}`?", *near) : "`citygauge list` names them all");
}

}  // namespace citygauge
