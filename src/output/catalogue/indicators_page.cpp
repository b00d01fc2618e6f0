#include <fmt/format.h>
#include <fmt/ranges.h>

#include "evaluate/indicator_needs.hpp"
#include "output/catalogue/catalogue_words.hpp"
#include "output/catalogue/layers_part.hpp"
#include "output/catalogue/markdown.hpp"
#include "output/catalogue/reference_pages.hpp"
#include "output/indicator_formula.hpp"
#include "output/named_words.hpp"
#include "output/shown_number.hpp"

namespace citygauge {
namespace {

using markdown::code;
using markdown::escaped;
using Rows = std::vector<std::vector<std::string>>;

class IndicatorsPage {
 public:
  IndicatorsPage(const Catalogue& catalogue, Language language)
      : catalogue_(catalogue), language_(language) {}

  [[nodiscard]] std::string text() const {
    std::string text = say("# 指标\n\n", "# Indicators\n\n");
    text += say(
        "本页由 `scripts/docs.sh` 根据 `indicators/*.toml`、`layers/roles/*.toml` "
        "与量算方法的声明生成，请勿手工修改。"
        "算例的推导以英文书写，逐一由测试执行。公式按国际单位（m、m²、人）书写。目标见 "
        "[profiles.zh.md](profiles.zh.md)。\n\n"
        "[指标](#indicators) · [图层](#layers) · [量算方法](#measures)\n\n",
        "Written by `scripts/docs.sh` from `indicators/*.toml`, `layers/roles/*.toml` and what the measures "
        "declare: do not edit. Tests run every worked example. Formulas are in m, m² and people. Targets are "
        "in "
        "[profiles.md](profiles.md).\n\n"
        "[Indicators](#indicators) · [Layers](#layers) · [Measures](#measures)\n\n");
    text += markdown::heading(2, say("指标", "Indicators"), "indicators") + overview();
    for (const auto& [id, indicator] : catalogue_.library.indicators) text += section(indicator);
    text += markdown::heading(2, say("图层", "Layers"), "layers");
    text +=
        say("项目文件可用 `fields = { 属性 = \"字段\" }` 指定字段；未指定时按下列名称识别，不分大小写。\n\n",
            "A project file may name a field: `fields = { attribute = \"FIELD\" }`. Without that, the names "
            "below are recognised, in whatever case.\n\n");
    text += layers_part(catalogue_, language_);
    text += markdown::heading(2, say("量算方法", "Measures"), "measures");
    return text + measures_part(language_);
  }

 private:
  [[nodiscard]] const char* say(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }

  [[nodiscard]] std::string overview() const {
    Rows rows;
    for (const auto& [id, indicator] : catalogue_.library.indicators)
      rows.push_back({markdown::link(code(id), "#" + id), escaped(indicator.title.in(language_)),
                      escaped(unit_words(indicator.unit, language_)), profiles_of(indicator)});
    return markdown::table({say("标识", "Id"), say("名称", "Title"), say("单位", "Unit"),
                            say("设有目标的政策文件", "Profiles with a target")},
                           rows);
  }

  [[nodiscard]] std::string profile_link(const std::string& id) const {
    return markdown::link(code(id), say("profiles.zh.md#", "profiles.md#") + id);
  }

  [[nodiscard]] std::string profiles_of(const Indicator& indicator) const {
    std::string text, last;
    for (const Target* const target : targets_of(catalogue_, indicator)) {
      if (target->profile == last) continue;
      last = target->profile;
      text += (text.empty() ? "" : ", ") + profile_link(last);
    }
    return text.empty() ? "–" : text;
  }

  [[nodiscard]] std::string section(const Indicator& indicator) const {
    return markdown::heading(3, code(indicator.id) + " " + escaped(indicator.title.in(language_)),
                             indicator.id) +
           escaped(indicator.definition.in(language_)) + "\n\n" + facts(indicator) + options(indicator) +
           targets(indicator) + examples(indicator);
  }

  /// What there is one of: formula, unit, subject, layers, evidence.
  [[nodiscard]] std::string facts(const Indicator& indicator) const {
    std::string text = fact(say("公式", "Formula"), escaped(formula_text(indicator).in(language_)));
    text += fact(say("单位", "Unit"), escaped(unit_words(indicator.unit, language_)));
    const std::string subject = kind_words(indicator.subject, language_);
    text += fact(say("评价对象", "One value for each"), escaped(subject) + group_text(indicator));
    const std::string layers = layers_text(indicator);
    if (!layers.empty()) text += fact(say("图层", "Layers"), layers);
    const std::string tables = evidence_text(indicator);
    if (!tables.empty()) text += fact(say("证据图层", "Evidence"), tables);
    return text + '\n';
  }

  [[nodiscard]] std::string fact(const char* name, const std::string& text) const {
    return fmt::format("- **{}**{}{}\n", name, say("：", ": "), text);
  }

  [[nodiscard]] std::string group_text(const Indicator& indicator) const {
    if (indicator.group_by.empty()) return "";
    return say("，按属性分列：", ", and each value of ") + code(indicator.group_by);
  }

  /// "`roads` Road centrelines: `class`, `name`".
  [[nodiscard]] std::string layers_text(const Indicator& indicator) const {
    std::string text;
    for (const LayerNeed& need : needs_of(indicator, catalogue_.library)) {
      const Role& role = catalogue_.library.roles.at(need.role);
      text += (text.empty() ? "" : say("；", "; ")) + markdown::link(code(need.role), "#layer-" + need.role) +
              " " + escaped(role.title.in(language_));
      if (need.optional) text += say("（可缺省）", " (optional)");
      std::vector<std::string> attributes;
      for (const std::string& attribute : need.attributes) attributes.push_back(code(attribute));
      if (!attributes.empty())
        text += say("：", ": ") + fmt::format("{}", fmt::join(attributes, say("、", ", ")));
    }
    return text;
  }

  [[nodiscard]] std::string evidence_text(const Indicator& indicator) const {
    std::string text;
    for (const std::string& table : evidence_tables_of(indicator)) {
      const std::string title = table_title(catalogue_.styles, table, language_);
      text += (text.empty() ? "" : say("；", "; ")) + code(table);
      if (!title.empty()) text += " " + escaped(title);
    }
    return text;
  }

  [[nodiscard]] std::string meaning(const Indicator& indicator, const Parameter& parameter) const {
    const std::string help = parameter.help.in(language_);
    const std::string also = alternatives_words(indicator, parameter.name, language_);
    return also.empty() ? help : help + say("。", ". ") + also;
  }

  [[nodiscard]] std::string options(const Indicator& indicator) const {
    Rows rows;
    for (const IndicatorOption& option : options_of(indicator)) {
      const std::string set = option.set == nullptr ? "–" : code(toml_text(*option.set));
      rows.push_back({code(option.parameter->name), set, choices_in_markdown(*option.parameter, language_),
                      escaped(meaning(indicator, *option.parameter))});
    }
    if (rows.empty()) return "";
    return fmt::format(fmt::runtime(say("选项（项目文件中的 `[options.{}]`）：\n\n",
                                        "Options (`[options.{}]` of a project file):\n\n")),
                       indicator.id) +
           markdown::table({say("选项", "Option"), say("本指标的取值", "This indicator's"),
                            say("可取", "May be"), say("说明", "Meaning")},
                           rows);
  }

  [[nodiscard]] std::string targets(const Indicator& indicator) const {
    Rows rows;
    for (const Target* const target : targets_of(catalogue_, indicator)) {
      const std::string of_class = class_part(target->indicator);
      const std::string about =
          of_class.empty() ? "" : class_words(indicator.numerator.layer, of_class, language_) + " ";
      rows.push_back({profile_link(target->profile), escaped(target->clause),
                      escaped(about + threshold_words(*target, indicator.unit, language_)),
                      escaped(target->scope), target->year ? std::to_string(*target->year) : "–"});
    }
    return markdown::table({say("政策文件", "Profile"), say("条款", "Clause"), say("目标", "Target"),
                            say("范围", "Scope"), say("年份", "Year")},
                           rows);
  }

  [[nodiscard]] std::string examples(const Indicator& indicator) const {
    if (indicator.examples.empty()) return "";
    std::string text = say("算例：\n\n", "Worked examples:\n\n");
    for (const Example& example : indicator.examples)
      text += "- " + escaped(example.comment) + " → " + code(expected_words(example)) + '\n';
    return text + '\n';
  }

  const Catalogue& catalogue_;
  Language language_;
};

}  // namespace

std::string indicators_page(const Catalogue& catalogue, Language language) {
  return IndicatorsPage(catalogue, language).text();
}

}  // namespace citygauge
