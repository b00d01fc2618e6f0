// All that can be asked of citygauge: the indicators, measures, roles and policy texts, seen together, for
// the commands `list` and `explain` and for the reference pages.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "config/library.hpp"
#include "config/style_book.hpp"
#include "measures/measure.hpp"
#include "model/target.hpp"

namespace citygauge {

struct Catalogue {
  Library library;
  std::vector<Profile> profiles;
  StyleBook styles;
};

/// The shipped library and profiles, and the profiles in files of one's own, which stand in for shipped ones
/// of their name. ERRORS: Error{config} with the place.
[[nodiscard]] Catalogue load_catalogue(const std::filesystem::path& data_dir,
                                       const std::vector<std::string>& own_profiles = {});

/// Null when there is none of that name.
[[nodiscard]] const Profile* find_profile(const Catalogue& catalogue, const std::string& id);

/// What the profiles ask of an indicator or of its classes, in their order.
[[nodiscard]] std::vector<const Target*> targets_of(const Catalogue& catalogue, const Indicator& indicator);

/// The indicators that read a role, in order.
[[nodiscard]] std::vector<const Indicator*> readers_of(const Catalogue& catalogue, const std::string& role);
/// The indicators whose numerator or denominator is taken by a measure, in order.
[[nodiscard]] std::vector<const Indicator*> users_of(const Catalogue& catalogue, const std::string& measure);

/// An option that a project may set for an indicator, and the value that the indicator gives it.
struct IndicatorOption {
  const Parameter* parameter = nullptr;
  std::string layer;            // whose classes the value may name
  const Option* set = nullptr;  // null: the measure's own default
};

/// The options of the numerator's measure, then those of the denominator's; each name once.
[[nodiscard]] std::vector<IndicatorOption> options_of(const Indicator& indicator);

/// The tables that prove an indicator's numbers, those that tell most first.
[[nodiscard]] std::vector<std::string> evidence_tables_of(const Indicator& indicator);
/// "廊道瓶颈" of "evidence_corridor_neck"; "" where no style names the table.
[[nodiscard]] std::string table_title(const StyleBook& styles, const std::string& table, Language language);

}  // namespace citygauge
