// Text broken into lines that fit a terminal, Chinese and Latin mixed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/text_table.hpp"

namespace citygauge {

/// Lines of at most `width` columns: broken at spaces and between Chinese characters, but with no closing
/// punctuation at the beginning of a line and no opening one at its end. What is too long for a line is cut
/// where the line ends. Control characters are made harmless. At least one line; REQUIRES width >= 2.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// The lines of `wrapped`, each after `indent` and with its end. `width` counts the indent.
[[nodiscard]] std::string paragraph(std::string_view text, const std::string& indent, std::size_t width);

/// `laid_out` with the last column of the longest rows broken into lines, so that all fit into `width` if the
/// other columns leave it any room.
[[nodiscard]] std::string laid_out_within(const std::vector<TextRow>& rows, const std::string& indent,
                                          std::size_t width);

}  // namespace citygauge
