// How a layer looks: one style model, loaded from styles/*.toml, from which come the map sheets (Cairo), the
// default styles of QGIS (QML, SLD) and the report's map.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geometry/shapes.hpp"
#include "model/text.hpp"

namespace citygauge {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  std::uint8_t opacity = 255;

  friend bool operator==(const Colour&, const Colour&) = default;
};

/// Parallel lines across a polygon, so that it can be told apart without colour.
struct Hatch {
  double angle_degrees = 45;
  double spacing_mm = 2;
  Colour colour;
};

enum class Dash : std::uint8_t { solid, dash, dot, dash_dot };

/// Widths of the lines that a `Symbol` has none for: of hatches, and around markers.
inline constexpr double hatch_line_mm = 0.25;
inline constexpr double marker_outline_mm = 0.3;

struct Symbol {
  ShapeKind kind = ShapeKind::polygon;
  Colour colour;                  // of the area, line or marker
  Colour outline;                 // of areas and markers
  double size_mm = 0.3;           // width of a line or of an outline, diameter of a marker
  Dash dash = Dash::solid;        // lines and outlines of areas
  std::vector<Hatch> hatches;     // areas
  std::string marker = "circle";  // QGIS's name of a shape: "triangle", "cross2", ...
};

/// Stands for "no bound" in an open range: ±no_bound. Finite, so that every format can hold it.
inline constexpr double no_bound = 1e15;

/// One entry of the legend. `value` counts in a categorised style, `lower` and `upper` in a graduated one.
/// Features without a value, and those of no other class, belong to the class with the value "" or with
/// bounds that are not numbers; where a style has no such class, they are not drawn.
struct StyleClass {
  Text label;  // "" for the only class of a single style: the title says it
  Symbol symbol;
  std::string value;
  double lower = 0, upper = 0;
};

enum class StyleKind : std::uint8_t { single, categorised, graduated };

/// What is written at the features. `column` is "" for no labels; a number is shown with `decimals` and
/// `unit`.
struct LabelStyle {
  std::string column;
  int decimals = 1;
  std::string unit;
  double size_pt = 8;
  Colour colour{40, 40, 40};
  double halo_mm = 0.5;
  double priority = 1;  // the greater, the rather it stays where labels compete
};

struct LayerStyle {
  std::string id;  // the table ("evidence_corridor_axis", "districts", "issues") or "context_<role>"
  Text title;      // heading in the legend
  StyleKind kind = StyleKind::single;
  std::string column;               // what is classified; "" for a single symbol
  std::vector<StyleClass> classes;  // not empty. A border value of two ranges belongs to the first of them
  LabelStyle label;
  double order = 0;  // drawn from the least to the greatest
};

/// Whether a class of a graduated style is the one for features without a value.
[[nodiscard]] bool is_missing(const StyleClass& range);

/// Whether a border value of a range belongs to it, rather than to a range before it.
[[nodiscard]] bool owns(const LayerStyle& style, const StyleClass& range, double border);

/// Whether the labels are numbers: those with a unit, and those of the values that a graduated style shows.
[[nodiscard]] bool labels_number(const LayerStyle& style);

/// The class of a feature, or null when the style does not draw it: of a single style its only class, of a
/// categorised one by its text...
[[nodiscard]] const StyleClass* class_of(const LayerStyle& style, const std::string& value);
/// ...of a graduated one by its number.
[[nodiscard]] const StyleClass* class_of(const LayerStyle& style, std::optional<double> value);

}  // namespace citygauge
