// How a layer looks, and the QML by which QGIS (3.22 and later) is told so.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  std::uint8_t opacity = 255;
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
  Dash dash = Dash::solid;        // lines
  std::vector<Hatch> hatches;     // areas
  std::string marker = "circle";  // QGIS's name of a shape: "triangle", "cross2", ...
};

/// One entry of the legend. `value` counts in a categorised style, `lower` and `upper` in a graduated one.
struct StyleClass {
  std::string label;
  Symbol symbol;
  std::string value;
  double lower = 0, upper = 0;
};

enum class StyleKind : std::uint8_t { single, categorised, graduated };

struct LayerStyle {
  StyleKind kind = StyleKind::single;
  std::string column;  // what is classified; "" for a single symbol
  std::vector<StyleClass>
      classes;  // not empty. A value on the border of two ranges belongs to the first of them
  std::string label_expression;  // "" for no labels
};

[[nodiscard]] std::string to_qml(const LayerStyle& style);

}  // namespace citygauge
