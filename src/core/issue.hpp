// What was wrong with the input and what was done about it. Issues are data: they are written to the result's
// `issues` table and never stop a run.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace citygauge {

enum class Severity : std::uint8_t { note, warning, error };

[[nodiscard]] std::string to_string(Severity severity);

struct Issue {
  Severity severity = Severity::warning;
  std::string code;                                // stable, snake_case: "self_intersection"
  std::string layer;                               // role of the layer
  std::optional<std::int64_t> fid;                 // the feature, where there is one
  std::string message;                             // what is wrong
  std::string action;                              // what was done: "repaired", "left out", "kept"
  std::optional<std::pair<double, double>> place;  // x, y in the working CRS, metres

  friend auto operator<=>(const Issue&, const Issue&) = default;
};

/// Orders issues by layer, feature, code, so that threads do not change their order.
void sort_issues(std::vector<Issue>& issues);

}  // namespace citygauge
