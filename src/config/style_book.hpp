// The looks of all layers, read from styles/*.toml, and a user's own style file laid over them.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/style.hpp"

namespace citygauge {

/// How the values of an indicator are shown on a map of districts: shades from worse to better.
struct ValueRamp {
  std::vector<Colour> shades;  // light to dark, safe for the colour-blind
  Colour missing;              // not evaluated
};

struct StyleBook {
  std::map<std::string, LayerStyle> styles;  // by id
  ValueRamp ramp;

  /// The style of a layer; for an unknown one the plain style of its kind ("plain_point", "plain_line",
  /// "plain_polygon").
  [[nodiscard]] const LayerStyle& of(const std::string& id, ShapeKind kind) const;
};

/// Reads styles/*.toml of a data folder; styles of `own` replace those with the same id.
/// ERRORS: Error{config} with file:line:column.
[[nodiscard]] StyleBook load_style_book(const std::filesystem::path& data_dir,
                                        const std::optional<std::filesystem::path>& own = {});

}  // namespace citygauge
