// What a layer is for ("roads", "green"), which geometry and attributes it needs, and by which names those
// are known in practice. Loaded from layers/roles/*.toml.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/text.hpp"

namespace citygauge {

enum class LayerGeometry : std::uint8_t { point, line, polygon, raster };

[[nodiscard]] std::string to_string(LayerGeometry geometry);

enum class AttributeType : std::uint8_t { text, number };

struct AttributeSpec {
  std::string name;  // "class"
  AttributeType type = AttributeType::text;
  bool required = false;                      // the run stops when no field (nor a land-use code) serves it
  std::string unit;                           // of a number, e.g. "m"; empty for none
  std::vector<std::string> fields;            // field names it is known by, best first, compared without case
  std::map<std::string, std::string> values;  // value as met in practice -> canonical value
  std::string fallback;                       // canonical value for an empty or missing field; "" for none
  std::set<std::string> flagged;  // keys of `values` whose meaning is a guess: counted, with a note
  std::map<std::string, std::string> code_systems;  // field name -> system of the land-use codes in it
  std::string letter_codes;  // system of codes that begin with a letter, whatever the field; "" for none

  /// The entry of `values` for a value as met: exactly, or else trimmed and without ASCII case. Null:
  /// unknown.
  [[nodiscard]] const std::pair<const std::string, std::string>* alias(const std::string& value) const;
  /// The canonical values, sorted; empty for an open vocabulary.
  [[nodiscard]] std::vector<std::string> canonical_values() const;
  /// The system of a code found in `field`, or "": digits alone never tell it.
  [[nodiscard]] std::string code_system(const std::string& field, const std::string& code) const;
};

struct Role {
  std::string name;
  Text title;
  std::vector<LayerGeometry> geometry;  // any of these will do
  std::vector<AttributeSpec> attributes;

  [[nodiscard]] const AttributeSpec* attribute(const std::string& attribute_name) const;
};

/// A land-use code system: code prefix -> class and shares. Longest prefix wins.
struct CodeSystem {
  struct Entry {
    std::string prefix;
    std::string name;
    std::string green;  // "1", "0" or "part"
    std::string park;
    std::string permeable;   // "1", "0", "part", "attribute", "water" or "warn"
    std::string land_class;  // "construction", "water", ...
  };
  std::string name;
  std::vector<Entry> entries;

  /// The entry with the longest prefix of `code`, or null. Zeros that pad a code to a fixed width ("140100",
  /// "1000") change nothing; spaces around it and ASCII case do not count. What follows the prefix may only
  /// be digits and one closing letter ("R21", "0201K"): "G1/S4" is a mix of two uses and has no entry. A
  /// leading zero that a number field has lost is not guessed: "801" is none of "08".
  [[nodiscard]] const Entry* find(const std::string& code) const;
};

/// What a code says about a feature: its class ("" when the code tells none) and, for land cover, the share
/// that is permeable (none when the code does not tell).
struct CodeClass {
  std::string canonical;
  std::optional<double> permeability;
};

/// The canonical `class` that a code gives in a layer of `role`; other roles than these get none.
///
/// green, green_before: `green` 1: park (where it is park land), attached, otherwise protective; part: plaza,
/// whose green
///             share must come from an attribute; 0: regional for 区域绿地, woods and wetland, "" for what is
///             no green space at all (excluded by class).
/// land_use    the table's own class; green construction land is park or protective.
/// land_cover  `permeable` 1 or 0 is the permeability, with the nearest class; water is class water, whose
/// weight
///             the indicator sets; part, attribute and warn do not tell.
[[nodiscard]] CodeClass classify_code(const std::string& role, const CodeSystem::Entry& entry);

}  // namespace citygauge
