#include "output/wrapped_text.hpp"

#include <algorithm>

#include "core/text_width.hpp"

namespace citygauge {
namespace {

constexpr std::size_t least_column = 12;  // narrower, a column of text cannot be read

/// The bytes of the first character. REQUIRES well-formed UTF-8, which `printable` gives.
std::size_t character_size(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

bool is_one_of(std::string_view character, std::string_view set) {
  return set.find(character) != std::string_view::npos;
}

/// Whether a line may end between two characters that no space parts.
bool may_break(std::string_view before, std::string_view after) {
  const bool between_wide = display_width(before) == 2 || display_width(after) == 2;
  return between_wide && !is_one_of(before, "（“《「【(〔") &&
         !is_one_of(after, "，。；：、）”》」】！？〕%),.;:²");
}

/// What stays together on a line.
struct Unit {
  std::string text;
  bool after_space = false;
};

std::vector<Unit> units_of(std::string_view text) {
  std::vector<Unit> units;
  std::string_view before = " ";
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = text.substr(at, character_size(text.substr(at)));
    at += character.size();
    const bool is_space = character == " ";
    if (!is_space && (before == " " || may_break(before, character)))
      units.push_back({"", before == " " && !units.empty()});
    if (!is_space) units.back().text += character;
    before = character;
  }
  return units;
}

/// Appends a unit that no line holds, cut where each line ends.
void append_cut(std::vector<std::string>& lines, std::string_view text, std::size_t width) {
  while (!text.empty()) {
    const std::string_view character = text.substr(0, character_size(text));
    if (display_width(lines.back()) + display_width(character) > width) lines.emplace_back();
    lines.back() += character;
    text.remove_prefix(character.size());
  }
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (const Unit& unit : units_of(printable(text))) {
    const bool is_first = lines.back().empty();
    const std::string more = (unit.after_space && !is_first ? " " : "") + unit.text;
    if (display_width(lines.back()) + display_width(more) <= width) {
      lines.back() += more;
      continue;
    }
    if (!is_first) lines.emplace_back();
    append_cut(lines, unit.text, width);
  }
  return lines;
}

std::string paragraph(std::string_view text, const std::string& indent, std::size_t width) {
  const std::size_t room = std::max(least_column, width - std::min(width, indent.size()));
  std::string lines;
  for (const std::string& line : wrapped(text, room)) lines += indent + line + '\n';
  return lines;
}

std::string laid_out_within(const std::vector<TextRow>& rows, const std::string& indent, std::size_t width) {
  std::size_t columns = 0;
  for (const TextRow& row : rows) columns = std::max(columns, row.size());
  std::vector<std::size_t> widths(columns);
  for (const TextRow& row : rows)
    for (std::size_t i = 0; i + 1 < columns && i < row.size(); ++i)
      widths[i] = std::max(widths[i], display_width(printable(row[i].text)));
  std::size_t taken = indent.size();
  for (std::size_t i = 0; i + 1 < columns; ++i) taken += widths[i] + 2;
  const std::size_t room = std::max(least_column, width - std::min(width, taken));
  std::vector<TextRow> fitting;
  for (const TextRow& row : rows) {
    fitting.push_back(row);
    if (row.size() < columns) continue;
    const std::vector<std::string> lines = wrapped(row.back().text, room);
    fitting.back().back().text = lines.front();
    for (std::size_t i = 1; i < lines.size(); ++i) {
      fitting.emplace_back(columns);
      fitting.back().back() = {lines[i], row.back().align, row.back().colour};
    }
  }
  return laid_out(fitting, indent);
}

}  // namespace citygauge
