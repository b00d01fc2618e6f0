#include "output/default_styles.hpp"

#include <array>
#include <set>
#include <utility>

namespace citygauge {
namespace {

// Okabe and Ito, "Color Universal Design", 2008.
constexpr Colour black{0, 0, 0};
constexpr Colour white{255, 255, 255};
constexpr Colour orange{230, 159, 0};
constexpr Colour sky_blue{86, 180, 233};
constexpr Colour bluish_green{0, 158, 115};
constexpr Colour blue{0, 114, 178};
constexpr Colour vermilion{213, 94, 0};
constexpr Colour reddish_purple{204, 121, 167};
constexpr Colour grey{120, 120, 120};
constexpr Colour dark_grey{60, 60, 60};

constexpr Colour faded(Colour colour, std::uint8_t opacity) {
  colour.opacity = opacity;
  return colour;
}

Symbol area(Colour fill, Colour outline, std::vector<Hatch> hatches = {}) {
  Symbol symbol;
  symbol.colour = fill;
  symbol.outline = outline;
  symbol.hatches = std::move(hatches);
  return symbol;
}

Symbol line(Colour colour, double width_mm, Dash dash = Dash::solid) {
  Symbol symbol;
  symbol.kind = ShapeKind::line;
  symbol.colour = colour;
  symbol.size_mm = width_mm;
  symbol.dash = dash;
  return symbol;
}

Symbol marker(const char* shape, Colour colour, double size_mm) {
  Symbol symbol;
  symbol.kind = ShapeKind::point;
  symbol.marker = shape;
  symbol.colour = colour;
  symbol.outline = black;
  symbol.size_mm = size_mm;
  return symbol;
}

StyleClass category(const char* value, const char* label, Symbol symbol) {
  return {.label = {label, label}, .symbol = std::move(symbol), .value = value};
}

StyleClass range(double lower, double upper, const char* label, Symbol symbol) {
  return {.label = {label, label}, .symbol = std::move(symbol), .value = {}, .lower = lower, .upper = upper};
}

LayerStyle single(Symbol symbol) {
  LayerStyle style;
  style.classes.push_back({.label = {}, .symbol = std::move(symbol), .value = {}});
  return style;
}

/// The narrower, the thicker and the redder.
LayerStyle corridor_axis_style() {
  constexpr double widest = 1e6;
  LayerStyle style;
  style.kind = StyleKind::graduated;
  style.column = "width_m";
  style.classes = {range(100, widest, "≥ 100 m", line(blue, 0.3)),
                   range(50, 100, "50–100 m", line(orange, 0.6)),
                   range(0, 50, "< 50 m", line(vermilion, 1.2))};
  return style;
}

LayerStyle corridor_neck_style() {
  LayerStyle style = single(line(black, 1.6));
  style.label = {.column = "width_m", .decimals = 1, .unit = "m"};
  return style;
}

LayerStyle plain_style(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::point:
      return single(marker("circle", reddish_purple, 2.5));
    case ShapeKind::line:
      return single(line(reddish_purple, 0.9));
    case ShapeKind::polygon:
      return single(area(faded(reddish_purple, 90), dark_grey));
  }
  return {};
}

std::set<std::string> distinct_texts(std::span<const Evidence* const> parts, const std::string& name) {
  std::set<std::string> distinct;
  for (const Evidence* part : parts) {
    for (const EvidenceColumn& column : part->columns) {
      const auto* texts = std::get_if<std::vector<std::string>>(&column.values);
      if (column.name == name && texts != nullptr) distinct.insert(texts->begin(), texts->end());
    }
  }
  return distinct;
}

/// Lines with one class per value of the text column `name`; no classes when there is no such column.
LayerStyle classified_lines(std::span<const Evidence* const> parts, const std::string& name) {
  constexpr std::array colours{vermilion, blue, orange, bluish_green, reddish_purple, sky_blue};
  constexpr std::array dashes{Dash::solid, Dash::dash, Dash::dot, Dash::dash_dot};
  LayerStyle style;
  style.kind = StyleKind::categorised;
  style.column = name;
  for (const std::string& value : distinct_texts(parts, name)) {
    const std::size_t i = style.classes.size();
    Symbol symbol = line(colours[i % colours.size()], 0.9, dashes[i % dashes.size()]);
    style.classes.push_back({.label = {value, value}, .symbol = std::move(symbol), .value = value});
  }
  return style;
}

}  // namespace

LayerStyle district_style(const std::string& verdict_column) {
  LayerStyle style;
  if (verdict_column.empty()) {
    style = single(area(faded(white, 0), dark_grey));
  } else {
    style.kind = StyleKind::categorised;
    style.column = verdict_column;
    style.classes = {
        category("pass", "✓ 达标 pass", area(faded(sky_blue, 150), dark_grey)),
        category("miss", "✗ 未达标 miss", area(faded(vermilion, 150), dark_grey, {{45, 1.8, dark_grey}})),
        category("soft_miss", "△ 软性未达标 soft miss",
                 area(faded(orange, 130), dark_grey, {{0, 3, dark_grey}})),
        category("not_evaluated", "? 无法评价 not evaluated",
                 area(faded(grey, 60), dark_grey, {{45, 3.5, grey}, {135, 3.5, grey}})),
        category("no_target", "– 无目标 no target", area(faded(white, 120), dark_grey))};
  }
  style.label.column = "name";
  return style;
}

LayerStyle evidence_style(std::span<const Evidence* const> parts) {
  const std::string& table = parts.front()->table;
  const ShapeKind kind = parts.front()->shapes.kind();
  if (table == "evidence_corridor_axis") return corridor_axis_style();
  if (table == "evidence_corridor_neck") return corridor_neck_style();
  if (table == "evidence_uncovered" && kind == ShapeKind::polygon) {
    return single(area(faded(vermilion, 50), vermilion, {{135, 1.5, vermilion}}));
  }
  if (table == "evidence_overlaps" && kind == ShapeKind::polygon) {
    return single(area(faded(reddish_purple, 90), black, {{45, 1.2, black}, {135, 1.2, black}}));
  }
  if (table == "evidence_roads" && kind == ShapeKind::line) {
    LayerStyle style = classified_lines(parts, "reason");
    if (!style.classes.empty()) return style;
  }
  return plain_style(kind);
}

LayerStyle issue_style() {
  LayerStyle style;
  style.kind = StyleKind::categorised;
  style.column = "severity";
  style.classes = {category("error", "错误 error", marker("cross2", vermilion, 4)),
                   category("warning", "警告 warning", marker("triangle", orange, 3.5)),
                   category("note", "提示 note", marker("circle", sky_blue, 2.5))};
  style.classes[0].symbol.outline = vermilion;  // a cross is all outline
  return style;
}

}  // namespace citygauge
