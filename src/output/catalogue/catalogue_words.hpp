// Parts of the catalogue as people read them, on a terminal and in the reference pages alike.
#pragma once

#include <string>
#include <vector>

#include "model/indicator.hpp"
#include "model/role.hpp"
#include "model/target.hpp"
#include "model/text.hpp"
#include "output/catalogue/catalogue.hpp"

namespace citygauge {

/// "线、面", "line, polygon".
[[nodiscard]] std::string geometry_words(const std::vector<LayerGeometry>& geometry, Language language);

/// "≥ 8 km/km²（软性）", "≥ 8 km/km² (soft)".
[[nodiscard]] std::string threshold_words(const Target& target, const std::string& unit, Language language);
/// Where the demand comes from and what it is set for: "mianyang-2030 二（五），2030 年，建成区".
[[nodiscard]] std::string source_words(const Target& target, Language language);

/// A value as TOML writes it: "{ park = 1, plaza = 0 }".
[[nodiscard]] std::string toml_text(const Option& option);
/// What an option may be: "half | full", "a number".
[[nodiscard]] std::string choice_words(const Parameter& parameter, Language language);

/// By which choices of an option the value is told as well: "also told by full (table sensitivity)"; "" where
/// the option has no alternatives.
[[nodiscard]] std::string alternatives_words(const Indicator& indicator, const std::string& option,
                                             Language language);

/// An attribute's type, unit and whether a layer must have it: "number, m; required".
[[nodiscard]] std::string attribute_kind_words(const AttributeSpec& attribute, Language language);
/// The values as met in practice that stand for each canonical one, itself left out; in the order of the
/// canonical values.
struct ValueAliases {
  std::string canonical;
  std::vector<std::string> aliases;
};
[[nodiscard]] std::vector<ValueAliases> aliases_of(const AttributeSpec& attribute);

/// What a worked example comes to: "40", "not_evaluated, 1", "river = 0.5; street = 0".
[[nodiscard]] std::string expected_words(const Example& example);

}  // namespace citygauge
