// How much memory the process has, and how it gives back what it no longer needs.
#pragma once

#include <cstddef>

namespace citygauge {

/// What a run takes unless it is told otherwise: all five headline indicators of a city with two million
/// roads and a million polygons.
inline constexpr std::size_t usual_memory_bytes = std::size_t{1} << 30;

/// What of the process lies in memory now, bytes; 0 where the system does not tell.
[[nodiscard]] std::size_t resident_bytes();

/// Freed memory goes back to the system, which would else stay with the process for its next need.
void give_back_free_memory();

}  // namespace citygauge
