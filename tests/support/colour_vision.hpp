// How far apart colours look, also to those who see red and green alike.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "model/style.hpp"

namespace citygauge::test {

using Linear = std::array<double, 3>;  // red, green, blue, 0..1, proportional to light

/// IEC 61966-2-1 (sRGB).
inline Linear linear(Colour colour) {
  Linear light{};
  const std::array bytes{colour.red, colour.green, colour.blue};
  for (std::size_t i = 0; i < 3; ++i) {
    const double c = bytes[i] / 255.0;
    light[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  }
  return light;
}

/// As it lies on white paper.
inline Colour on_paper(Colour colour) {
  const auto over = [&](int c) {
    return static_cast<std::uint8_t>(std::lround(255 + (c - 255) * colour.opacity / 255.0));
  };
  return {over(colour.red), over(colour.green), over(colour.blue)};
}

/// What a deuteranope sees: F. Viénot, H. Brettel, J. D. Mollon, "Digital video colourmaps for checking the
/// legibility of displays by dichromats", Color Research and Application 24 (1999), in linear sRGB.
inline Linear as_deuteranope(const Linear& c) {
  const double yellowish = 0.29275 * c[0] + 0.70725 * c[1];
  return {yellowish, yellowish, std::clamp(-0.02234 * c[0] + 0.02234 * c[1] + c[2], 0.0, 1.0)};
}

/// Relative luminance, 0..1 (WCAG 2.1).
inline double luminance(const Linear& c) {
  return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}

/// WCAG 2.1: from 1 (the same) to 21 (black on white).
inline double contrast(Colour a, Colour b) {
  const double la = luminance(linear(a)), lb = luminance(linear(b));
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

/// CIE L*a*b* of linear sRGB under D65.
inline std::array<double, 3> lab(const Linear& c) {
  const std::array xyz{(0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505,
                       0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2],
                       (0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089};
  std::array<double, 3> f{};
  for (std::size_t i = 0; i < 3; ++i)
    f[i] = xyz[i] > 0.008856 ? std::cbrt(xyz[i]) : 7.787 * xyz[i] + 16.0 / 116;
  return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

/// CIE76: about 2 is just noticeable side by side.
inline double difference(const Linear& a, const Linear& b) {
  const auto la = lab(a), lb = lab(b);
  return std::hypot(la[0] - lb[0], la[1] - lb[1], la[2] - lb[2]);
}

}  // namespace citygauge::test
