#include "output/catalogue/catalogue.hpp"

#include <algorithm>

#include "config/profile_file.hpp"
#include "config/shipped_profiles.hpp"
#include "evaluate/indicator_needs.hpp"

namespace citygauge {
namespace {

std::vector<const MeasureSpec*> specs_of(const Indicator& indicator) {
  std::vector<const MeasureSpec*> specs{&indicator.numerator};
  if (indicator.denominator) specs.push_back(&*indicator.denominator);
  return specs;
}

template <typename Wanted>
std::vector<const Indicator*> indicators_where(const Catalogue& catalogue, const Wanted& wanted) {
  std::vector<const Indicator*> found;
  for (const auto& [id, indicator] : catalogue.library.indicators)
    if (wanted(indicator)) found.push_back(&indicator);
  return found;
}

}  // namespace

Catalogue load_catalogue(const std::filesystem::path& data_dir,
                         const std::vector<std::string>& own_profiles) {
  Catalogue catalogue{load_library(data_dir), {}, load_style_book(data_dir)};
  catalogue.profiles = shipped_profiles(catalogue.library);
  for (const std::string& path : own_profiles) {
    Profile own = load_profile(path, {"--profile", 0, 0}, catalogue.library);
    std::erase_if(catalogue.profiles, [&](const Profile& shipped) { return shipped.id == own.id; });
    catalogue.profiles.push_back(std::move(own));
  }
  return catalogue;
}

const Profile* find_profile(const Catalogue& catalogue, const std::string& id) {
  const auto found = std::ranges::find(catalogue.profiles, id, &Profile::id);
  return found == catalogue.profiles.end() ? nullptr : &*found;
}

std::vector<const Target*> targets_of(const Catalogue& catalogue, const Indicator& indicator) {
  std::vector<const Target*> targets;
  for (const Profile& profile : catalogue.profiles)
    for (const Target& target : profile.targets)
      if (indicator_part(target.indicator) == indicator.id) targets.push_back(&target);
  return targets;
}

std::vector<const Indicator*> readers_of(const Catalogue& catalogue, const std::string& role) {
  return indicators_where(catalogue, [&](const Indicator& indicator) {
    const auto needs = needs_of(indicator, catalogue.library);
    return std::ranges::find(needs, role, &LayerNeed::role) != needs.end();
  });
}

std::vector<const Indicator*> users_of(const Catalogue& catalogue, const std::string& measure) {
  return indicators_where(catalogue, [&](const Indicator& indicator) {
    return std::ranges::any_of(specs_of(indicator),
                               [&](const MeasureSpec* spec) { return spec->measure == measure; });
  });
}

std::vector<IndicatorOption> options_of(const Indicator& indicator) {
  std::vector<IndicatorOption> options;
  for (const MeasureSpec* const spec : specs_of(indicator)) {
    const MeasureDeclaration* const measure = find_measure(spec->measure);
    if (measure == nullptr) continue;
    for (const Parameter& parameter : measure->parameters) {
      const bool is_known = std::ranges::any_of(
          options, [&](const IndicatorOption& known) { return known.parameter->name == parameter.name; });
      if (is_known) continue;
      const auto set = spec->options.find(parameter.name);
      options.push_back({&parameter, spec->layer, set == spec->options.end() ? nullptr : &set->second});
    }
  }
  return options;
}

std::vector<std::string> evidence_tables_of(const Indicator& indicator) {
  std::vector<std::string> tables;
  for (const MeasureSpec* const spec : specs_of(indicator))
    if (const MeasureDeclaration* const measure = find_measure(spec->measure);
        measure != nullptr && !spec->layer.empty())  // a district's own area proves itself
      for (const std::string& table : measure->evidence)
        if (std::ranges::find(tables, table) == tables.end()) tables.push_back(table);
  return tables;
}

std::string table_title(const StyleBook& styles, const std::string& table, Language language) {
  const auto style = styles.styles.find(table);
  return style == styles.styles.end() ? "" : style->second.title.in(language);
}

}  // namespace citygauge
