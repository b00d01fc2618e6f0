// What the kernels are measured on: pieces of the generated city, as many as asked for at one density, so
// that a kernel that grows faster than its input shows it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "city/city.hpp"
#include "geometry/shapes.hpp"

namespace citygauge::bench {

/// A square city with one district of 2 km for every `per_district` of its things.
[[nodiscard]] City city_for(std::int64_t things, std::int64_t per_district);

[[nodiscard]] Shapes districts_of(const City& city);
/// Bent lines of 8 points, 150 m long, all over the city.
[[nodiscard]] Shapes lines_in(const City& city, std::int64_t count);
/// Overlapping blobs of 30 points.
[[nodiscard]] Shapes patches_in(const City& city, std::int64_t count);
[[nodiscard]] std::vector<Point> points_in(const City& city, std::int64_t count);
/// About `count` streets of 4 points that meet at crossings.
[[nodiscard]] Shapes streets_in(const City& city, std::int64_t count);
/// One winding band of `vertices` points with noisy banks, as long as they make it.
[[nodiscard]] Shapes corridor_of(std::int64_t vertices);

}  // namespace citygauge::bench
