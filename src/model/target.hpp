// Targets: what a policy text demands of an indicator. Loaded from profiles/*.toml.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "model/text.hpp"

namespace citygauge {

/// INDICATORS 1.2: ">=" 达到/不低于/以上, ">" 大于/超过, "<=" 以内/不超过, "<", and closed ranges "[0.6, 1]".
enum class Comparator : std::uint8_t { at_least, more_than, at_most, less_than, within };

struct Threshold {
  Comparator comparator = Comparator::at_least;
  double value = 0;  // lower bound for `within`
  double upper = 0;  // upper bound for `within`, otherwise unused
};

/// ">= 8", "[0.6, 1]".
[[nodiscard]] std::string to_string(const Threshold& threshold);
/// Parses the above; nullopt when it is none of them.
[[nodiscard]] std::optional<Threshold> parse_threshold(const std::string& text);
/// Where the verdict turns: the threshold's value, lowered or raised by what rounding of coordinates may do
/// (core/rounding.hpp). Of a closed range the lower end.
[[nodiscard]] double turning_value(const Threshold& threshold);
/// A value that is equal to a bound but for rounding of coordinates is on the bound; NaN meets nothing.
[[nodiscard]] bool meets(double value, const Threshold& threshold);

struct Target {
  std::string profile;    // id of the profile it comes from
  std::string indicator;  // "road_density", or one class of a grouped one: "trail_length.mountain"
  Threshold threshold;
  std::string scope;  // what the text sets it for: 建成区
  std::optional<int> year;
  std::string clause;
  std::string text;   // the clause, quoted exactly
  bool soft = false;  // 力争, 原则上, 左右: a miss is a warning
  Location at;
};

/// "trail_length.mountain" -> "trail_length" and "mountain"; the class is "" for the whole indicator.
[[nodiscard]] std::string indicator_part(const std::string& name);
[[nodiscard]] std::string class_part(const std::string& name);

/// A demand that layers cannot answer, and why: metered flows, surveys, texts without a threshold.
struct NotComputable {
  std::string clause;
  std::string text;  // quoted exactly
  Text reason;
  Location at;
};

struct Profile {
  std::string id;
  Text title;
  std::vector<Target> targets;
  std::vector<NotComputable> not_computable;
  std::string sha256;  // of the profile's file, for the provenance
  std::string path;
};

}  // namespace citygauge
