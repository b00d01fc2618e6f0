// The scale bar (alternately filled, its divisions round numbers of metres) and the numeric scale.
#pragma once

#include <string>
#include <vector>

#include "output/map/lettering.hpp"

namespace citygauge {

struct ScaleBar {
  int divisions = 2;       // 2 to 4
  double division_m = 0;   // 1, 2, 2.5 or 5 x 10^n
  double division_mm = 0;  // on paper

  [[nodiscard]] double length_m() const { return divisions * division_m; }
  [[nodiscard]] double length_mm() const { return divisions * division_mm; }
};

/// The longest bar of 2 to 4 round divisions that is not longer than `max_width_mm`; of equally long ones
/// that with the most divisions. About a quarter of the map frame is a good width.
/// REQUIRES both positive.
[[nodiscard]] ScaleBar scale_bar_for(double metres_per_mm, double max_width_mm);

/// What is written at the beginning of the bar and at the end of each division: "0", "1", "2", with " km"
/// (" 千米") behind the last; in metres for divisions below 500 m.
struct ScaleBarLabels {
  std::vector<std::string> numbers;
  std::string unit;
};
[[nodiscard]] ScaleBarLabels scale_bar_labels(const ScaleBar& bar, Language language);

/// "1:25 000".
[[nodiscard]] std::string numeric_scale(double scale_denominator);

/// "1:25 000"; and, where lengths on the map differ by 0.1 % or more from those on the ground, by how much.
/// `scale_factor` is map length by ground length at the sheet's centre (see `distortion` in input/crs.hpp).
[[nodiscard]] std::string scale_words(double scale_denominator, double scale_factor, Language language);

/// Room for the bar with its numbers.
[[nodiscard]] PaperSize scale_bar_size(const Canvas& canvas, const ScaleBar& bar, const Lettering& lettering);
/// Draws it with its room's top left corner at `at`. Where the numbers would touch, each second one or those
/// between the ends are left out.
void draw_scale_bar(Canvas& canvas, Point at, const ScaleBar& bar, const Lettering& lettering);

}  // namespace citygauge
