// How wide the terminal is that a command writes to.
#pragma once

#include <cstddef>

namespace citygauge {

/// Of the terminal at stdout; COLUMNS where it is no terminal; 80 where that says nothing. Never less than
/// 40.
[[nodiscard]] std::size_t terminal_width();

}  // namespace citygauge
