#include "output/map/coordinate_ticks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace citygauge {
namespace {

constexpr double mm_per_pt = 25.4 / 72;
constexpr double digit_width = 0.6;  // of the text size; digits of the sheet's fonts are no wider
constexpr double tick_mm = 2;        // on A4
constexpr double cross_mm = 1.2;     // half of a cross's arm span
constexpr double text_gap_mm = 0.7;
constexpr double line_mm = 0.15;
constexpr std::size_t fewest_long = 4, most_long = 8, fewest_short = 2;
constexpr int powers_tried = 4;

/// Decimals of kilometres that show multiples of the step exactly.
int decimals_for(double step_m) {
  int decimals = 0;
  for (double unit_m = 1000; decimals < 6; unit_m /= 10, ++decimals) {
    const double units = step_m / unit_m;
    if (std::abs(units - std::round(units)) < 1e-6) break;
  }
  return decimals;
}

std::string kilometres(double metres, double step_m) {
  return fmt::format("{:.{}f}", metres / 1000, decimals_for(step_m));
}

double text_width_mm(const std::string& text, double size_pt) {
  return static_cast<double>(text.size()) * digit_width * size_pt * mm_per_pt;
}

/// One side of the frame: coordinates from `low` to `high`, and how they lie on paper.
struct Side {
  double low = 0, high = 0;
  double at_low_mm = 0;
  double mm_per_metre = 0;  // negative where paper runs the other way
};

/// Ticks along a side, none whose number would reach beyond the side's ends.
std::vector<CoordinateTick> ticks_along(const Side& side, double step_m, double size_pt) {
  std::vector<CoordinateTick> ticks;
  const double clear_mm = text_width_mm(kilometres(side.high, step_m), size_pt) / 2 + size_pt * mm_per_pt / 4;
  const double clear_m = clear_mm / std::abs(side.mm_per_metre);
  const double first = std::ceil((side.low + clear_m) / step_m);
  for (double i = first; i * step_m <= side.high - clear_m; ++i) {
    const double metres = i * step_m;
    ticks.push_back(
        {metres, side.at_low_mm + (metres - side.low) * side.mm_per_metre, kilometres(metres, step_m)});
  }
  return ticks;
}

CoordinateTicks ticks_with_step(const MapView& view, double step_m, double size_pt) {
  const Box world = view.world();
  const PaperBox& frame = view.frame();
  const double scale = 1 / view.metres_per_mm();
  return {step_m, ticks_along({world.min_x, world.max_x, frame.left, scale}, step_m, size_pt),
          ticks_along({world.min_y, world.max_y, frame.bottom, -scale}, step_m, size_pt)};
}

bool enough(const CoordinateTicks& ticks) {
  return std::max(ticks.eastings.size(), ticks.northings.size()) >= fewest_long &&
         std::min(ticks.eastings.size(), ticks.northings.size()) >= fewest_short;
}

bool too_many(const CoordinateTicks& ticks) {
  return std::max(ticks.eastings.size(), ticks.northings.size()) > most_long;
}

bool numbers_touch(const CoordinateTicks& ticks, const MapView& view, double size_pt) {
  std::size_t longest = 0;
  for (const auto* side : {&ticks.eastings, &ticks.northings}) {
    for (const CoordinateTick& tick : *side) longest = std::max(longest, tick.text.size());
  }
  const double width_mm = text_width_mm(std::string(longest + 1, '0'), size_pt);
  return ticks.step_m / view.metres_per_mm() < width_mm;
}

void draw_crosses(Canvas& canvas, const CoordinateTicks& ticks, const Lettering& lettering) {
  const double arm = lettering.mm(cross_mm);
  const Symbol line = pen(lettering.mm(line_mm), faint_ink);
  for (const CoordinateTick& e : ticks.eastings) {
    for (const CoordinateTick& n : ticks.northings) {
      canvas.draw_line({e.at_mm - arm, n.at_mm}, {e.at_mm + arm, n.at_mm}, line);
      canvas.draw_line({e.at_mm, n.at_mm - arm}, {e.at_mm, n.at_mm + arm}, line);
    }
  }
}

}  // namespace

CoordinateTicks coordinate_ticks_for(const MapView& view, const Lettering& lettering) {
  const double size_pt = lettering.small_pt();
  const Box world = view.world();
  const int magnitude = static_cast<int>(std::floor(std::log10(std::max(world.width(), world.height()))));
  CoordinateTicks coarser;
  for (int exponent = magnitude; exponent > magnitude - powers_tried; --exponent) {
    const double unit_m = std::pow(10.0, exponent);
    for (const double digit : {5.0, 2.0, 1.0}) {
      CoordinateTicks ticks = ticks_with_step(view, digit * unit_m, size_pt);
      if (numbers_touch(ticks, view, size_pt)) return coarser;
      if (digit == 2 && too_many(ticks)) ticks = ticks_with_step(view, 2.5 * unit_m, size_pt);
      if (enough(ticks)) return ticks;
      coarser = std::move(ticks);
    }
  }
  return coarser;
}

std::string grid_words(const CoordinateTicks& ticks, Language language) {
  const bool zh = language == Language::zh;
  const std::string step = fmt::format("{:.6g}", ticks.step_m / 1000);
  return zh ? fmt::format("坐标网 {} 千米", step) : fmt::format("grid {} km", step);
}

double coordinate_tick_margin_mm(const Canvas& canvas, const Lettering& lettering) {
  return canvas.measure("0", text_style(lettering.small_pt())).height_mm + 2 * lettering.mm(text_gap_mm);
}

void draw_coordinate_ticks(Canvas& canvas, const MapView& view, const CoordinateTicks& ticks,
                           const Lettering& lettering) {
  const PaperBox& frame = view.frame();
  const double tick = lettering.mm(tick_mm);
  const double middle = coordinate_tick_margin_mm(canvas, lettering) / 2;  // of the numbers' strip
  const Symbol line = pen(lettering.mm(line_mm));
  const TextStyle style = text_style(lettering.small_pt());
  draw_crosses(canvas, ticks, lettering);
  for (const CoordinateTick& e : ticks.eastings) {
    canvas.draw_line({e.at_mm, frame.top}, {e.at_mm, frame.top + tick}, line);
    canvas.draw_line({e.at_mm, frame.bottom}, {e.at_mm, frame.bottom - tick}, line);
    canvas.write_turned({e.at_mm, frame.top - middle}, e.text, style, 0);
    canvas.write_turned({e.at_mm, frame.bottom + middle}, e.text, style, 0);
  }
  for (const CoordinateTick& n : ticks.northings) {
    canvas.draw_line({frame.left, n.at_mm}, {frame.left + tick, n.at_mm}, line);
    canvas.draw_line({frame.right, n.at_mm}, {frame.right - tick, n.at_mm}, line);
    canvas.write_turned({frame.left - middle, n.at_mm}, n.text, style, 90);
    canvas.write_turned({frame.right + middle, n.at_mm}, n.text, style, 90);
  }
}

}  // namespace citygauge
