// Reads one style file. The format is described in styles/districts.toml and docs/styles.md.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "config/style_book.hpp"
#include "core/error.hpp"

namespace citygauge {

struct PlacedStyle {
  LayerStyle style;
  Location at;  // where its id stands
};

struct StyleFile {
  std::map<std::string, PlacedStyle> styles;  // by id
  std::optional<ValueRamp> ramp;
  Location ramp_at;
};

/// ERRORS: Error{config} with the place.
[[nodiscard]] StyleFile load_style_file(const std::filesystem::path& path);

}  // namespace citygauge
