#include "output/catalogue/listing.hpp"
#include "output/named_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "config/nearest.hpp"
#include "output/catalogue/catalogue_words.hpp"
#include "output/shown_number.hpp"
#include "output/wrapped_text.hpp"

namespace citygauge {
namespace {

void expect_one_of(const std::string& name, const char* kind, const std::vector<std::string>& known) {
  if (name.empty() || std::ranges::find(known, name) != known.end()) return;
  throw Error(ErrorKind::config, fmt::format("there is no {} `{}`", kind, name), suggestion(name, known));
}

void check_filters(const Catalogue& catalogue, const ListChoice& choice) {
  std::vector<std::string> profiles, measures;
  for (const Profile& profile : catalogue.profiles) profiles.push_back(profile.id);
  for (const MeasureDeclaration& measure : measure_registry()) measures.push_back(measure.name);
  expect_one_of(choice.profile, "profile", profiles);
  expect_one_of(choice.role, "role", names_of(catalogue.library.roles));
  expect_one_of(choice.measure, "measure", measures);
}

bool has(const std::vector<const Indicator*>& indicators, const Indicator& one) {
  return std::ranges::find(indicators, &one) != indicators.end();
}

class Listing {
 public:
  Listing(const Catalogue& catalogue, const ListChoice& choice, Language language, std::size_t width)
      : catalogue_(catalogue), choice_(choice), language_(language), width_(width) {}

  [[nodiscard]] std::string text() const {
    std::string text;
    for (const CatalogueKind kind : choice_.kinds) text += (text.empty() ? "" : "\n") + section(kind);
    return text;
  }

 private:
  [[nodiscard]] const char* say(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }

  [[nodiscard]] std::string section(CatalogueKind kind) const {
    switch (kind) {
      case CatalogueKind::indicators:
        return table(say("指标", "Indicators"), indicators());
      case CatalogueKind::profiles:
        return table(say("政策文件", "Profiles"), profiles());
      case CatalogueKind::roles:
        return table(say("图层角色", "Layer roles"), roles());
      case CatalogueKind::measures:
        return table(say("量算方法", "Measures"), measures());
    }
    return {};
  }

  /// The first row is the heading.
  [[nodiscard]] std::string table(const char* title, const std::vector<TextRow>& rows) const {
    return fmt::format("{} ({})\n", title, rows.size() - 1) + laid_out_within(rows, "  ", width_);
  }

  [[nodiscard]] static TextRow heading(const std::vector<const char*>& names) {
    TextRow row;
    for (const char* const name : names) row.push_back({name, Align::left, ""});
    return row;
  }

  [[nodiscard]] std::vector<TextRow> indicators() const {
    std::vector<TextRow> rows{{{say("标识", "Id")},
                               {say("单位", "Unit")},
                               {say("目标", "Targets"), Align::right},
                               {say("名称", "Title")}}};
    for (const Indicator* const indicator : chosen_indicators(catalogue_, choice_)) {
      const std::size_t targets = targets_of(catalogue_, *indicator).size();
      rows.push_back({{indicator->id},
                      {unit_words(indicator->unit, language_)},
                      {targets == 0 ? "–" : std::to_string(targets), Align::right},
                      {indicator->title.in(language_)}});
    }
    return rows;
  }

  [[nodiscard]] std::vector<TextRow> profiles() const {
    std::vector<TextRow> rows{{{say("标识", "Id")},
                               {say("目标", "Targets"), Align::right},
                               {say("不可量算", "Not computable"), Align::right},
                               {say("名称", "Title")}}};
    for (const Profile& profile : catalogue_.profiles)
      rows.push_back({{profile.id},
                      {std::to_string(profile.targets.size()), Align::right},
                      {std::to_string(profile.not_computable.size()), Align::right},
                      {profile.title.in(language_)}});
    return rows;
  }

  [[nodiscard]] std::vector<TextRow> roles() const {
    std::vector<TextRow> rows{heading(
        {say("标识", "Id"), say("名称", "Title"), say("几何", "Geometry"), say("属性", "Attributes")})};
    for (const auto& [name, role] : catalogue_.library.roles) {
      std::vector<std::string> attributes;
      for (const AttributeSpec& attribute : role.attributes)
        attributes.push_back(attribute.name + (attribute.required ? "*" : ""));
      rows.push_back({{name},
                      {role.title.in(language_)},
                      {geometry_words(role.geometry, language_)},
                      {fmt::format("{}", fmt::join(attributes, ", "))}});
    }
    return rows;
  }

  [[nodiscard]] std::vector<TextRow> measures() const {
    std::vector<TextRow> rows{heading({say("标识", "Id"), say("几何", "Geometry"), say("说明", "Summary")})};
    for (const MeasureDeclaration& measure : measure_registry())
      rows.push_back(
          {{measure.name}, {geometry_words(measure.geometry, language_)}, {measure.summary.in(language_)}});
    return rows;
  }

  const Catalogue& catalogue_;
  const ListChoice& choice_;
  Language language_;
  std::size_t width_;
};

}  // namespace

std::vector<const Indicator*> chosen_indicators(const Catalogue& catalogue, const ListChoice& choice) {
  check_filters(catalogue, choice);
  const auto readers =
      choice.role.empty() ? std::vector<const Indicator*>{} : readers_of(catalogue, choice.role);
  const auto users =
      choice.measure.empty() ? std::vector<const Indicator*>{} : users_of(catalogue, choice.measure);
  std::vector<const Indicator*> chosen;
  for (const auto& [id, indicator] : catalogue.library.indicators) {
    const auto targets = targets_of(catalogue, indicator);
    const bool is_in_profile = choice.profile.empty() ||
                               std::ranges::find(targets, choice.profile, &Target::profile) != targets.end();
    if (is_in_profile && (choice.role.empty() || has(readers, indicator)) &&
        (choice.measure.empty() || has(users, indicator)))
      chosen.push_back(&indicator);
  }
  return chosen;
}

std::string listing(const Catalogue& catalogue, const ListChoice& choice, Language language,
                    std::size_t width) {
  return Listing(catalogue, choice, language, width).text();
}

}  // namespace citygauge
