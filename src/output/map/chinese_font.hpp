// The font of map sheets: one that has simplified Chinese, found with fontconfig.
#pragma once

#include <memory>
#include <string>

#include "output/map/cairo_types.hpp"

namespace citygauge {

/// Fonts as installed now, less those whose glyphs are pictures (colour emoji): a vector sheet has none.
/// Texts are laid out in points, without hinting and without rounding, so that they are as long in PDF and
/// SVG as in PNG. Belongs to one thread.
class ChineseFont {
 public:
  /// ERRORS: Error{input} when no installed font has the characters; the hint names a package that has one.
  ChineseFont();
  ~ChineseFont();
  ChineseFont(const ChineseFont&) = delete;
  ChineseFont& operator=(const ChineseFont&) = delete;

  [[nodiscard]] const std::string& family() const;
  /// For layouts: one unit is a point; the language is Chinese as written in China.
  [[nodiscard]] PangoContext* context() const;

 private:
  struct Handles;
  std::unique_ptr<Handles> handles_;
};

}  // namespace citygauge
