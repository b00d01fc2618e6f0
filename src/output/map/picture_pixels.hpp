// A PNG or JPEG picture, such as an institute's logo, read for drawing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace citygauge {

struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint32_t> argb;  // row by row from the top; colours multiplied by the opacity
};

/// Reads a picture, made smaller where it has more than `most_a_side` pixels a side.
/// ERRORS: Error{input} when it is neither PNG nor JPEG, is damaged, or has more than 100 million pixels.
[[nodiscard]] Pixels read_pixels(const std::filesystem::path& picture, int most_a_side);

}  // namespace citygauge
