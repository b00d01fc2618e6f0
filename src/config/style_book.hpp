// The looks of all layers, read from styles/*.toml, and a user's own style file laid over them.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/style.hpp"

namespace citygauge {

/// How the values of an indicator are shown on a map of districts. Each list of shades goes from light to
/// dark, as many as needed are picked or blended from it, and all are safe for the colour-blind. Areas that
/// are short of a target carry a hatch as well.
struct ValueRamp {
  std::vector<Colour> shades;    // the greater the value, the darker: an indicator without a target
  std::vector<Colour> meeting;   // of values that meet the target, the darker the further from it
  std::vector<Colour> short_of;  // of values that miss it, the darker the further from it
  Symbol area;                   // outline and width of all; its colour is not used
  std::vector<Hatch> missed;     // over the shades `short_of`
  StyleClass missing;            // districts without a value
  LabelStyle label;              // of the value; its column, decimals and unit are set per indicator
  double order = 0;
};

struct StyleBook {
  std::map<std::string, LayerStyle> styles;  // by id
  ValueRamp ramp;

  /// The style of a layer whose features are of this kind. When the one with this id is of another kind, or
  /// there is none: "<id>_<kind>" ("context_parks_point"), or else the plain style: "plain_<kind>", for
  /// context layers "context_plain_<kind>".
  [[nodiscard]] const LayerStyle& of(const std::string& id, ShapeKind kind) const;
};

/// Reads styles/*.toml of a data folder; styles of `own` replace those with the same id.
/// ERRORS: Error{config} with file:line:column.
[[nodiscard]] StyleBook load_style_book(const std::filesystem::path& data_dir,
                                        const std::optional<std::filesystem::path>& own = {});

}  // namespace citygauge
