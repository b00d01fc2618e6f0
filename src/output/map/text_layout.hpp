// A text broken into lines and laid out in points; its measures in millimetres.
#pragma once

#include <memory>
#include <string>

#include "output/map/cairo_types.hpp"
#include "output/map/canvas.hpp"
#include "output/map/chinese_font.hpp"

namespace citygauge {

inline constexpr double mm_per_pt = 25.4 / 72;

// Heights in em, the size of the type. They hold Chinese characters and accented capitals of any font; the
// figures that fonts themselves give leave room for accents upon accents (1.45 em a line).
inline constexpr double ascent_em = 0.96;
inline constexpr double descent_em = 0.22;
inline constexpr double line_pitch_em = 1.35;
inline constexpr double stack_pitch_em = 1.05;

[[nodiscard]] inline double em_mm(const TextStyle& style) {
  return style.size_pt * mm_per_pt;
}

/// The lines of a text, each safe to lay out: control characters, and what turns the writing direction,
/// become U+FFFD. Texts of more than 10,000 bytes are cut with "…".
[[nodiscard]] std::string clean_lines(const std::string& text);

class TextLayout {
 public:
  /// REQUIRES a text from `clean_lines`, and that the font outlives the layout. `wrap_mm` 0: not wrapped.
  TextLayout(const ChineseFont& font, const std::string& cleaned, const TextStyle& style, double wrap_mm);

  [[nodiscard]] int line_count() const;
  [[nodiscard]] PangoLayoutLine* line(int index) const;
  [[nodiscard]] double line_width_mm(int index) const;
  [[nodiscard]] TextSize size() const;

 private:
  struct Release {
    void operator()(PangoLayout* layout) const;
  };
  std::unique_ptr<PangoLayout, Release> layout_;
  double em_mm_;
};

}  // namespace citygauge
