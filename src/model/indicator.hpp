// Indicators are data: a numerator and a denominator, each a measure over a layer, and how their ratio is
// shown. Loaded from indicators/*.toml.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/error.hpp"
#include "model/target.hpp"
#include "model/text.hpp"

namespace citygauge {

/// A value from a TOML file that a measure interprets, with the place where it stands.
struct Option {
  using List = std::vector<Option>;
  using Table = std::map<std::string, Option>;
  std::variant<bool, double, std::string, List, Table> value;
  Location at;
};

using Options = Option::Table;

/// "half", "500", "[bus, tram]": an option's value as it is told.
[[nodiscard]] std::string to_string(const Option& option);

/// attribute -> the values that count; a feature counts if it matches every attribute.
using ClassFilter = std::map<std::string, std::vector<std::string>>;

/// number attribute -> what its value must meet: { floors = "<= 6" }. An unknown value meets nothing.
using RangeFilter = std::map<std::string, Threshold>;

struct MeasureSpec {
  std::string measure;  // name in the registry: "length"
  std::string layer;    // role; empty for measures of the district itself
  ClassFilter where;
  Options options;  // everything else in the table; the measure declares which it takes
  Location at;
  RangeFilter range = {};
};

/// A worked example: tiny layers in WKT and the value that follows by hand.
struct Example {
  struct Feature {
    std::string wkt;
    std::map<std::string, std::variant<double, std::string>> attributes;
  };
  std::string comment;                                 // the derivation
  std::vector<std::string> districts;                  // WKT
  std::vector<double> district_population;             // people, parallel to `districts`; empty: not known
  std::map<std::string, std::vector<Feature>> layers;  // role -> features
  Options options;                                     // like [options.<indicator>] of a project
  std::vector<std::optional<double>> values;           // one per subject; nullopt = not_evaluated
  std::map<std::string, std::vector<std::optional<double>>> groups;  // with group_by: group -> values
  double tolerance = 1e-9;                                           // relative
  Location at;
};

/// Choices of an option between which usage differs: beside the value by the choice in force stands the value
/// by each other one.
struct Alternative {
  std::string option;  // stated by the numerator or the denominator
  std::vector<Option> choices;
  Location at;
};

struct Indicator {
  std::string id;
  Text title;
  Text definition;
  std::string unit;   // "km/km2", "%", "m"
  double factor = 1;  // value = factor * numerator / denominator, both in SI (m, m2)
  MeasureSpec numerator;
  std::optional<MeasureSpec> denominator;  // none: the value is the numerator alone
  std::string group_by;                    // attribute: one value per class, id "<indicator>.<class>"
  std::string subject;       // role whose features are the subjects ("corridors"); empty: districts
  std::string margin_unit;   // "km", "m2", "m"
  double margin_factor = 1;  // margin in margin_unit = margin_factor * (SI quantity)
  std::vector<Example> examples;
  Location at;
  std::vector<Alternative> alternatives = {};
};

}  // namespace citygauge
