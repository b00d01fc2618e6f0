// Rows of text in columns that line up on a terminal, Chinese and Latin mixed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace citygauge {

enum class Align : std::uint8_t { left, right };

struct TextCell {
  std::string text;
  Align align = Align::left;
  std::string colour{};  // ANSI parameters ("31;1"); "" for none
};

using TextRow = std::vector<TextCell>;

/// Each row as a line that begins with `indent`; columns are two spaces apart and as wide as their widest
/// cell. Control characters in the cells are made harmless. Rows may be of different length.
[[nodiscard]] std::string laid_out(const std::vector<TextRow>& rows, const std::string& indent);

}  // namespace citygauge
