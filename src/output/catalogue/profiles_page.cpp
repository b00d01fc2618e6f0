#include <fmt/format.h>

#include "output/catalogue/catalogue_words.hpp"
#include "output/catalogue/markdown.hpp"
#include "output/catalogue/reference_pages.hpp"
#include "output/named_words.hpp"

namespace citygauge {
namespace {

using markdown::code;
using markdown::escaped;

class ProfilesPage {
 public:
  ProfilesPage(const Catalogue& catalogue, Language language) : catalogue_(catalogue), language_(language) {}

  [[nodiscard]] std::string text() const {
    std::string text = say("# 政策文件与目标\n\n", "# Profiles: policy texts and their targets\n\n");
    text += say("本页由 `scripts/docs.sh` 根据 `profiles/*.toml` 生成，请勿手工修改。条文按原文引用。\n\n",
                "Written by `scripts/docs.sh` from `profiles/*.toml`: do not edit. Clauses are quoted "
                "exactly.\n\n");
    text += overview();
    for (const Profile& profile : catalogue_.profiles) text += section(profile);
    return text;
  }

 private:
  [[nodiscard]] const char* say(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }

  [[nodiscard]] std::string overview() const {
    std::vector<std::vector<std::string>> rows;
    for (const Profile& profile : catalogue_.profiles)
      rows.push_back({markdown::link(code(profile.id), "#" + profile.id),
                      escaped(profile.title.in(language_)), std::to_string(profile.targets.size()),
                      std::to_string(profile.not_computable.size())});
    return markdown::table({say("标识", "Id"), say("名称", "Title"), say("目标", "Targets"),
                            say("不可量算的要求", "Not computable")},
                           rows);
  }

  [[nodiscard]] std::string section(const Profile& profile) const {
    std::string text =
        markdown::heading(2, code(profile.id) + " " + escaped(profile.title.in(language_)), profile.id);
    text += targets(profile);
    if (profile.not_computable.empty()) return text;
    text += say("不可由图层量算的要求：\n\n", "Demands that layers cannot answer:\n\n");
    std::vector<std::vector<std::string>> rows;
    for (const NotComputable& demand : profile.not_computable)
      rows.push_back({escaped(demand.clause), escaped(demand.text), escaped(demand.reason.in(language_))});
    return text + markdown::table({say("条款", "Clause"), say("条文", "Text"), say("原因", "Reason")}, rows);
  }

  [[nodiscard]] std::string targets(const Profile& profile) const {
    std::vector<std::vector<std::string>> rows;
    for (const Target& target : profile.targets)
      rows.push_back({indicator_link(target), escaped(asked(target)), escaped(target.scope),
                      target.year ? std::to_string(*target.year) : "–", escaped(target.clause),
                      escaped(target.text)});
    return markdown::table({say("指标", "Indicator"), say("目标", "Target"), say("范围", "Scope"),
                            say("年份", "Year"), say("条款", "Clause"), say("条文", "Text")},
                           rows);
  }

  [[nodiscard]] const Indicator& indicator_of(const Target& target) const {
    return catalogue_.library.indicators.at(indicator_part(target.indicator));
  }

  [[nodiscard]] std::string asked(const Target& target) const {
    return threshold_words(target, indicator_of(target).unit, language_);
  }

  [[nodiscard]] std::string indicator_link(const Target& target) const {
    const Indicator& indicator = indicator_of(target);
    std::string title = indicator.title.in(language_);
    const std::string of_class = class_part(target.indicator);
    if (!of_class.empty())
      title += say("：", ": ") + class_words(indicator.numerator.layer, of_class, language_);
    return markdown::link(escaped(title), say("indicators.zh.md#", "indicators.md#") + indicator.id);
  }

  const Catalogue& catalogue_;
  Language language_;
};

}  // namespace

std::string profiles_page(const Catalogue& catalogue, Language language) {
  return ProfilesPage(catalogue, language).text();
}

}  // namespace citygauge
