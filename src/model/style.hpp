// How a layer looks: one style model, loaded from styles/*.toml, from which come the map sheets (Cairo), the
// default styles of QGIS (QML, SLD) and the report's map.
#pragma once

#include <cstdint>
#include <map>
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

struct Symbol {
  ShapeKind kind = ShapeKind::polygon;
  Colour colour;                  // of the area, line or marker
  Colour outline;                 // of areas and markers
  double size_mm = 0.3;           // width of a line or of an outline, diameter of a marker
  Dash dash = Dash::solid;        // lines and outlines of areas
  std::vector<Hatch> hatches;     // areas
  std::string marker = "circle";  // QGIS's name of a shape: "triangle", "cross2", ...
};

/// One entry of the legend. `value` counts in a categorised style, `lower` and `upper` in a graduated one.
struct StyleClass {
  Text label;
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

}  // namespace citygauge
