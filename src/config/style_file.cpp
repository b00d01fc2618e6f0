#include "config/style_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "config/nearest.hpp"
#include "config/symbol_reader.hpp"
#include "config/table_reader.hpp"

namespace citygauge {
namespace {

constexpr const char* ramp_id = "value_ramp";
constexpr double largest_order = 1e6;
const std::map<std::string, ShapeKind> geometries = {
    {"point", ShapeKind::point}, {"line", ShapeKind::line}, {"polygon", ShapeKind::polygon}};

std::vector<std::string> with_symbol_keys(std::vector<std::string> keys) {
  keys.insert(keys.end(), symbol_keys().begin(), symbol_keys().end());
  return keys;
}

double read_order(const TableReader& reader) {
  return read_number_within(reader, "order", 0, -largest_order, largest_order);
}

StyleClass read_category(const TomlValue& value, const Symbol& base) {
  const TableReader reader(value, with_symbol_keys({"value", "legend"}));
  (void)reader.require("value");  // "" is everything else
  return {.label = reader.require_both_languages("legend"),
          .symbol = read_symbol(reader, base),
          .value = reader.text("value")};
}

StyleClass read_range(const TomlValue& value, const Symbol& base) {
  const TableReader reader(value, with_symbol_keys({"from", "to", "legend"}));
  StyleClass range{.label = reader.require_both_languages("legend"),
                   .symbol = read_symbol(reader, base),
                   .value = {},
                   .lower = read_number_within(reader, "from", -no_bound, -no_bound, no_bound),
                   .upper = read_number_within(reader, "to", no_bound, -no_bound, no_bound)};
  if (range.lower >= range.upper)
    throw config_error(reader.value_at("to"),
                       fmt::format("the range ends at {} before it begins at {}", range.upper, range.lower));
  return range;
}

std::vector<StyleClass> read_categories(const TomlValue& list, const Symbol& base) {
  std::vector<StyleClass> classes;
  std::set<std::string> values;
  for (const TomlValue& entry : expect_list(list, "category")) {
    classes.push_back(read_category(entry, base));
    if (!values.insert(classes.back().value).second)
      throw config_error(entry.at, fmt::format("the value `{}` stands here twice", classes.back().value));
  }
  return classes;
}

/// Ranges follow each other upwards or downwards without a gap: otherwise a feature would be drawn by two of
/// them or by none.
std::vector<StyleClass> read_ranges(const TomlValue& list, const Symbol& base) {
  std::vector<StyleClass> classes;
  for (const TomlValue& entry : expect_list(list, "range")) {
    classes.push_back(read_range(entry, base));
    if (classes.size() < 2) continue;
    const bool is_upwards = classes[0].lower < classes[1].lower;
    const StyleClass& before = classes[classes.size() - 2];
    const double end = is_upwards ? before.upper : before.lower;
    const double begin = is_upwards ? classes.back().lower : classes.back().upper;
    if (begin != end)  // both are copies of numbers in the file
      throw config_error(entry.at,
                         fmt::format("a range must go on at {}, where the one before it ends", end));
  }
  return classes;
}

void read_classes(LayerStyle& style, const TableReader& reader, const Symbol& base) {
  const bool has_categories = reader.has("category"), has_ranges = reader.has("range");
  if (!has_categories && !has_ranges) {
    if (reader.has("column"))
      throw config_error(reader.at("column"), "a `column` needs [[…category]] or [[…range]] tables");
    style.classes = {{.label = {}, .symbol = base, .value = {}}};
    return;
  }
  if (has_categories && has_ranges)
    throw config_error(reader.at("range"), "a style has either categories or ranges");
  style.column = reader.require_text("column");
  style.kind = has_categories ? StyleKind::categorised : StyleKind::graduated;
  style.classes = has_categories ? read_categories(reader.require("category"), base)
                                 : read_ranges(reader.require("range"), base);
  if (style.classes.empty()) throw config_error(reader.at(), "the list of classes is empty");
}

LayerStyle read_style(const std::string& id, const TomlValue& value) {
  const TableReader reader(
      value, with_symbol_keys({"title", "geometry", "order", "label", "column", "category", "range"}));
  LayerStyle style;
  style.id = id;
  style.title = reader.require_both_languages("title");
  style.order = read_order(reader);
  const std::string geometry = reader.require_text("geometry");
  expect_known({geometry, reader.value_at("geometry")}, "geometry", names_of(geometries));
  Symbol base;
  base.kind = geometries.at(geometry);
  read_classes(style, reader, read_symbol(reader, base));
  if (reader.has("label")) style.label = read_label_style(reader.require("label"), true);
  return style;
}

std::vector<Colour> read_shades(const TableReader& reader, const std::string& key) {
  std::vector<Colour> shades;
  for (const TomlValue& shade : expect_list(reader.require(key), key))
    shades.push_back(read_colour(shade, key));
  if (shades.size() < 2)
    throw config_error(reader.value_at(key), fmt::format("`{}` needs two colours at least", key));
  return shades;
}

StyleClass read_missing(const TomlValue& value, const Symbol& base) {
  const TableReader reader(value, with_symbol_keys({"legend"}));
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  return {.label = reader.require_both_languages("legend"),
          .symbol = read_symbol(reader, base),
          .value = {},
          .lower = none,
          .upper = none};
}

ValueRamp read_ramp(const TomlValue& value) {
  const TableReader reader(value, {"shades", "meeting", "short_of", "outline", "size_mm", "dash", "hatch",
                                   "missing", "label", "order"});
  ValueRamp ramp;
  ramp.shades = read_shades(reader, "shades");
  ramp.meeting = read_shades(reader, "meeting");
  ramp.short_of = read_shades(reader, "short_of");
  ramp.area = read_symbol(reader, {});
  ramp.missed = std::exchange(ramp.area.hatches, {});
  ramp.missing = read_missing(reader.require("missing"), ramp.area);
  if (reader.has("label")) ramp.label = read_label_style(reader.require("label"), false);
  ramp.order = read_order(reader);
  return ramp;
}

}  // namespace

StyleFile load_style_file(const std::filesystem::path& path) {
  const TomlValue root = read_toml_file(path);
  StyleFile file;
  for (const auto& [id, value] : expect_table(root, "file")) {
    if (id == ramp_id) {
      file.ramp = read_ramp(value);
      file.ramp_at = value.key_at;
    } else {
      file.styles.emplace(id, PlacedStyle{read_style(id, value), value.key_at});
    }
  }
  return file;
}

}  // namespace citygauge
