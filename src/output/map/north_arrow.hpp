// The north arrow. The top of a sheet is grid north; where true north differs from it visibly, both are drawn
// and the angle between them, the grid convergence, is written.
#pragma once

#include <string>

#include "output/map/lettering.hpp"

namespace citygauge {

constexpr double least_convergence_degrees = 0.1;  // below, grid north passes for true north

[[nodiscard]] bool shows_convergence(double convergence_degrees);

/// "γ = −0°45′", rounded to whole minutes. Positive: grid north lies east (clockwise) of true north, as it
/// does east of the central meridian on the northern hemisphere (see `grid_convergence_degrees` in
/// input/crs.hpp).
[[nodiscard]] std::string convergence_words(double convergence_degrees);

/// Where the tip of the true-north arrow stands, seen from its foot, on paper (y downwards), for an arrow
/// `length_mm` long. It is turned by -γ from the sheet's top, but by at least 15° (and at most 30°), so that
/// the two arrows can be told apart: the sign is the convergence's, the number beside says how much.
[[nodiscard]] Point true_north_offset(double convergence_degrees, double length_mm);

[[nodiscard]] PaperSize north_arrow_size(const Canvas& canvas, double convergence_degrees,
                                         const Lettering& lettering);
/// Draws it with its room's top left corner at `at`.
void draw_north_arrow(Canvas& canvas, Point at, double convergence_degrees, const Lettering& lettering);

}  // namespace citygauge
