// The language of a sheet, the sizes of its texts and margins, and its inks. Sizes grow with the sheet: a
// plan on A0 is read from farther away than one on A4, though not four times as far.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/text.hpp"
#include "output/map/canvas.hpp"

namespace citygauge {

struct Lettering {
  Language language = Language::zh;
  double scale = 1;  // 1 on A4

  /// A length that is `on_a4_mm` on A4, on this sheet.
  [[nodiscard]] double mm(double on_a4_mm) const { return on_a4_mm * scale; }
  [[nodiscard]] double title_pt() const { return 17 * scale; }
  [[nodiscard]] double subtitle_pt() const { return 10.5 * scale; }
  [[nodiscard]] double heading_pt() const { return 9 * scale; }
  [[nodiscard]] double body_pt() const { return 8 * scale; }
  [[nodiscard]] double small_pt() const { return 6.5 * scale; }  // imprint, coordinates
  /// One of the two texts.
  [[nodiscard]] const char* either(const char* zh, const char* en) const {
    return language == Language::zh ? zh : en;
  }
};

inline constexpr Colour ink{30, 30, 30};
inline constexpr Colour faint_ink{110, 110, 110};
inline constexpr Colour paper_white{255, 255, 255};

[[nodiscard]] TextStyle text_style(double size_pt, bool bold = false, Colour colour = ink);
[[nodiscard]] Symbol pen(double width_mm, Colour colour = ink);
/// An area without an outline.
[[nodiscard]] Symbol filled(Colour colour);
/// An area with one.
[[nodiscard]] Symbol filled(Colour colour, double outline_mm, Colour outline = ink);

/// A text of the data as it may stand on a sheet: one line, no control characters, at most `columns` wide
/// (Chinese characters count 2); the mark of what was cut is "…".
[[nodiscard]] std::string shortened(const std::string& text, std::size_t columns = 120);

/// How `total` is shared among columns that would like `wanted`: each gets what it wants if all fit (what is
/// left over then goes to the first); else none gets more than an equal share of what the narrower ones
/// leave.
[[nodiscard]] std::vector<double> shared_width(const std::vector<double>& wanted, double total);

/// Text grows with the area of the sheet to the power 0.3: body text is 8 pt on A4, 10 on A3, 15 on A1,
/// 18 on A0; it is never below 0.8 or above 3 times that of A4.
[[nodiscard]] Lettering lettering_for(PaperSize sheet, Language language);

}  // namespace citygauge
