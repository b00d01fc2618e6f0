#include "output/map/scale_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace citygauge {
namespace {

constexpr double bar_height_mm = 1.5;         // on A4
constexpr double outline_mm = 0.2;            // on A4
constexpr double worth_a_note = 0.001;        // difference of lengths on the map and on the ground
constexpr double least_kilometre_step = 500;  // m
constexpr double rounding = 1e-9;             // relative: what is as long as allowed fits

std::string number(double value) {
  return fmt::format("{:.6g}", value);
}

/// How far the numbers stand out beyond the two ends of the bar.
struct Overhang {
  double left_mm = 0, right_mm = 0;
};

Overhang overhang(const Canvas& canvas, const ScaleBarLabels& labels, const TextStyle& style) {
  const double last = canvas.measure(labels.numbers.back(), style).width_mm;
  const double whole = canvas.measure(labels.numbers.back() + labels.unit, style).width_mm;
  return {canvas.measure(labels.numbers.front(), style).width_mm / 2, whole - last / 2};
}

/// Each division has its number; each second, or the ends alone, where the numbers would touch.
int divisions_per_number(const Canvas& canvas, const ScaleBar& bar, const ScaleBarLabels& labels,
                         const TextStyle& style) {
  double widest_mm = 0;
  for (const std::string& text : labels.numbers) {
    widest_mm = std::max(widest_mm, canvas.measure(text, style).width_mm);
  }
  const double needed_mm = widest_mm + canvas.measure("0", style).width_mm;
  if (bar.division_mm >= needed_mm) return 1;
  return bar.divisions == 4 && 2 * bar.division_mm >= needed_mm ? 2 : bar.divisions;
}

}  // namespace

ScaleBar scale_bar_for(double metres_per_mm, double max_width_mm) {
  const double longest_m = metres_per_mm * max_width_mm * (1 + rounding);
  ScaleBar best;
  const int magnitude = static_cast<int>(std::floor(std::log10(longest_m)));
  for (int exponent = magnitude - 1; exponent <= magnitude; ++exponent) {
    for (const double digit : {1.0, 2.0, 5.0}) {
      // A power of ten below one is not exact; dividing by its inverse gives the nearest double.
      const double division_m =
          exponent < 0 ? digit / std::pow(10.0, -exponent) : digit * std::pow(10.0, exponent);
      const int divisions = static_cast<int>(std::min(4.0, std::floor(longest_m / division_m)));
      const ScaleBar bar{divisions, division_m, division_m / metres_per_mm};
      if (divisions >= 2 && bar.length_m() > best.length_m() * (1 + rounding)) best = bar;
    }
  }
  return best;
}

ScaleBarLabels scale_bar_labels(const ScaleBar& bar, Language language) {
  const bool zh = language == Language::zh;
  const bool kilometres = bar.division_m >= least_kilometre_step;
  ScaleBarLabels labels;
  labels.unit = kilometres ? (zh ? " 千米" : " km") : (zh ? " 米" : " m");
  for (int i = 0; i <= bar.divisions; ++i) {
    labels.numbers.push_back(number(i * bar.division_m / (kilometres ? 1000 : 1)));
  }
  return labels;
}

std::string numeric_scale(double scale_denominator) {
  std::string digits = fmt::format("{:.0f}", scale_denominator);
  for (std::size_t at = digits.size(); at > 3; at -= 3) {
    digits.insert(at - 3, " ");
  }
  return "1:" + digits;
}

std::string scale_words(double scale_denominator, double scale_factor, Language language) {
  const bool zh = language == Language::zh;
  const std::string words = numeric_scale(scale_denominator);
  const double difference = scale_factor - 1;
  if (std::abs(difference) < worth_a_note) return words;
  const std::string percent = fmt::format("{:.2g}%", std::abs(difference) * 100);
  const bool longer = difference > 0;
  if (zh) return words + fmt::format("（图上长度比实地{} {}）", longer ? "长" : "短", percent);
  return words + fmt::format(" (lengths on the map are {} {} than on the ground)", percent,
                             longer ? "longer" : "shorter");
}

PaperSize scale_bar_size(const Canvas& canvas, const ScaleBar& bar, const Lettering& lettering) {
  const TextStyle style = text_style(lettering.small_pt());
  const ScaleBarLabels labels = scale_bar_labels(bar, lettering.language);
  const Overhang over = overhang(canvas, labels, style);
  const double text_height = canvas.measure("0", style).height_mm;
  return {over.left_mm + bar.length_mm() + over.right_mm, text_height + lettering.mm(0.3 + bar_height_mm)};
}

void draw_scale_bar(Canvas& canvas, Point at, const ScaleBar& bar, const Lettering& lettering) {
  const TextStyle style = text_style(lettering.small_pt());
  const ScaleBarLabels labels = scale_bar_labels(bar, lettering.language);
  const double left = at.x + overhang(canvas, labels, style).left_mm;
  const double top = at.y + canvas.measure("0", style).height_mm + lettering.mm(0.3);
  const double bottom = top + lettering.mm(bar_height_mm);
  for (int i = 0; i < bar.divisions; ++i) {
    const PaperBox division{left + i * bar.division_mm, top, left + (i + 1) * bar.division_mm, bottom};
    canvas.draw_box(division, filled(i % 2 == 0 ? ink : paper_white, lettering.mm(outline_mm)));
  }
  const int stride = divisions_per_number(canvas, bar, labels, style);
  for (int i = 0; i <= bar.divisions; i += stride) {
    canvas.write({left + i * bar.division_mm, at.y}, labels.numbers[i], style, TextAlign::centre);
  }
  const double last = canvas.measure(labels.numbers.back(), style).width_mm;
  canvas.write({left + bar.length_mm() + last / 2, at.y}, labels.unit, style);
}

}  // namespace citygauge
