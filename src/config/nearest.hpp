// Suggestions for a mistyped name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citygauge {

/// The candidate with the least edit distance (UTF-8 bytes, ASCII case ignored) to `name`, the first of
/// equals; none when even that is further away than a third of the longer name (at least one edit is
/// allowed).
[[nodiscard]] std::optional<std::string> nearest(std::string_view name,
                                                 const std::vector<std::string>& candidates);

/// A hint for an unknown name: "did you mean `x`?", or else the names there are.
[[nodiscard]] std::string suggestion(std::string_view name, const std::vector<std::string>& candidates);

/// The keys of a map, to choose from.
template <typename Map>
[[nodiscard]] std::vector<std::string> names_of(const Map& map) {
  std::vector<std::string> names;
  for (const auto& [name, value] : map) names.push_back(name);
  return names;
}

}  // namespace citygauge
