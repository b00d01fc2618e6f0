// The inset (位置图): all districts small in a frame, with those that the sheet is about, and the rectangle
// that it shows, marked.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "output/map/lettering.hpp"

namespace citygauge {

struct Inset {
  std::vector<std::size_t> marked;  // districts, by index; may be empty
  std::optional<Box> sheet_extent;  // what the sheet shows, working CRS
};

/// The largest box of the districts' proportions (at most 3 : 1) that fits into `room`, heading included;
/// 0 x 0 where the room is too small for a picture that says anything (12 mm on A4).
[[nodiscard]] PaperSize inset_size(const Canvas& canvas, const Shapes& districts, PaperSize room,
                                   const Lettering& lettering);
/// Draws it into the box, on an opaque ground; nothing into a box of no size.
void draw_inset(Canvas& canvas, const PaperBox& box, const Shapes& districts, const Inset& inset,
                const Lettering& lettering);

}  // namespace citygauge
