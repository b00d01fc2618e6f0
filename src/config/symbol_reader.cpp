#include "config/symbol_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>

#include "config/nearest.hpp"

namespace citygauge {
namespace {

constexpr double largest_size_mm = 100;
constexpr double least_spacing_mm = 0.2;  // closer lines are no hatch, and too many to draw
constexpr double largest_spacing_mm = 100;
constexpr double largest_halo_mm = 10;
constexpr double least_text_pt = 1, largest_text_pt = 200;
constexpr double largest_priority = 1e6;
constexpr double most_decimals = 15;

const std::map<std::string, Dash> dashes = {
    {"solid", Dash::solid}, {"dash", Dash::dash}, {"dot", Dash::dot}, {"dash_dot", Dash::dash_dot}};

/// Those that QGIS and the map sheets both draw, by QGIS's names.
const std::vector<std::string> markers = {"circle", "square", "triangle", "diamond",
                                          "star",   "cross",  "cross2"};

/// Which keys a symbol of a kind has no use for.
const std::map<ShapeKind, std::vector<std::string>> useless_keys = {
    {ShapeKind::point, {"dash", "hatch"}},
    {ShapeKind::line, {"outline", "marker", "hatch"}},
    {ShapeKind::polygon, {"marker"}}};

const char* plural_of(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::point:
      return "points";
    case ShapeKind::line:
      return "lines";
    case ShapeKind::polygon:
      return "polygons";
  }
  return "";
}

void refuse_useless_keys(const TableReader& reader, ShapeKind kind) {
  for (const std::string& key : useless_keys.at(kind)) {
    if (!reader.has(key)) continue;
    throw config_error(reader.at(key), fmt::format("`{}` means nothing for {}", key, plural_of(kind)));
  }
}

std::optional<std::uint8_t> parse_byte(std::string_view digits) {
  std::uint8_t byte = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return byte;
}

Hatch read_hatch(const TomlValue& value) {
  const TableReader reader(value, {"angle", "spacing_mm", "colour"});
  Hatch hatch;
  constexpr double full_turn = 360, half_turn = 180;
  const double angle = read_number_within(reader, "angle", hatch.angle_degrees, -full_turn, full_turn);
  hatch.angle_degrees = std::fmod(angle + full_turn, half_turn);
  hatch.spacing_mm =
      read_number_within(reader, "spacing_mm", hatch.spacing_mm, least_spacing_mm, largest_spacing_mm);
  hatch.colour = read_colour(reader.require("colour"), "colour");
  return hatch;
}

}  // namespace

Colour read_colour(const TomlValue& value, const std::string& key) {
  const std::string& text = expect_text(value, key);
  std::vector<std::uint8_t> bytes;
  if (text.starts_with('#') && (text.size() == 7 || text.size() == 9)) {
    for (std::size_t at = 1; at < text.size(); at += 2) {
      if (const auto byte = parse_byte(std::string_view(text).substr(at, 2))) bytes.push_back(*byte);
    }
  }
  if (bytes.size() < 3 || 2 * bytes.size() + 1 != text.size())
    throw config_error(value.at, fmt::format("`{}` is no colour", text),
                       "write \"#rrggbb\", or \"#rrggbbaa\" with an opacity: \"#d55e00\", \"#d55e0080\"");
  Colour colour{bytes[0], bytes[1], bytes[2]};
  if (bytes.size() == 4) colour.opacity = bytes[3];
  return colour;
}

std::vector<Hatch> read_hatches(const TomlValue& value) {
  std::vector<Hatch> hatches;
  for (const TomlValue& hatch : expect_list(value, "hatch")) hatches.push_back(read_hatch(hatch));
  return hatches;
}

double read_number_within(const TableReader& reader, const std::string& key, double fallback, double least,
                          double most) {
  const double number = reader.number(key, fallback);
  if (number >= least && number <= most) return number;
  throw config_error(reader.value_at(key),
                     fmt::format("`{}` must be between {} and {}, not {}", key, least, most, number));
}

const std::vector<std::string>& symbol_keys() {
  static const std::vector<std::string> keys{"colour", "outline", "size_mm", "dash", "marker", "hatch"};
  return keys;
}

Symbol read_symbol(const TableReader& reader, Symbol base) {
  refuse_useless_keys(reader, base.kind);
  if (reader.has("colour")) base.colour = read_colour(reader.require("colour"), "colour");
  if (reader.has("outline")) base.outline = read_colour(reader.require("outline"), "outline");
  base.size_mm = read_number_within(reader, "size_mm", base.size_mm, 0, largest_size_mm);
  if (reader.has("dash")) {
    const std::string dash = reader.require_text("dash");
    expect_known({dash, reader.value_at("dash")}, "dash", names_of(dashes));
    base.dash = dashes.at(dash);
  }
  if (reader.has("marker")) {
    base.marker = reader.require_text("marker");
    expect_known({base.marker, reader.value_at("marker")}, "marker", markers);
  }
  if (reader.has("hatch")) base.hatches = read_hatches(reader.require("hatch"));
  return base;
}

LabelStyle read_label_style(const TomlValue& value, bool has_column) {
  std::vector<std::string> keys{"size_pt", "colour", "halo_mm", "priority"};
  if (has_column) keys.insert(keys.end(), {"column", "decimals", "unit"});
  const TableReader reader(value, keys);
  LabelStyle label;
  if (has_column) label.column = reader.require_text("column");
  const double decimals = read_number_within(reader, "decimals", label.decimals, 0, most_decimals);
  if (decimals != std::floor(decimals))
    throw config_error(reader.value_at("decimals"), "`decimals` must be a whole number");
  label.decimals = static_cast<int>(decimals);
  label.unit = reader.text("unit");
  label.size_pt = read_number_within(reader, "size_pt", label.size_pt, least_text_pt, largest_text_pt);
  if (reader.has("colour")) label.colour = read_colour(reader.require("colour"), "colour");
  label.halo_mm = read_number_within(reader, "halo_mm", label.halo_mm, 0, largest_halo_mm);
  label.priority = read_number_within(reader, "priority", label.priority, 0, largest_priority);
  return label;
}

}  // namespace citygauge
