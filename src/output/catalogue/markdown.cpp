#include "output/catalogue/markdown.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/text_width.hpp"

namespace citygauge::markdown {
namespace {

std::string row(const std::vector<std::string>& cells) {
  return fmt::format("| {} |\n", fmt::join(cells, " | "));
}

std::string trimmed(std::string text) {
  text.erase(0, text.find_first_not_of(' '));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether the character would be taken for markup: always, at the beginning of a line, after the number that
/// a list item begins with, or where it does not stand between spaces (*) or letters (_).
bool is_markup(std::string_view line, std::size_t at) {
  const char c = line[at];
  const char before = at == 0 ? ' ' : line[at - 1];
  const char after = at + 1 == line.size() ? ' ' : line[at + 1];
  if (c == '*') return at == 0 || before != ' ' || after != ' ';
  if (c == '_') return !is_letter_or_digit(before) || !is_letter_or_digit(after);
  if (std::string_view("#+->=").find(c) != std::string_view::npos) return at == 0;
  if (c == '.' || c == ')') return at > 0 && line.find_first_not_of("0123456789") == at;
  return std::string_view("\\`[]|~$").find(c) != std::string_view::npos;
}

std::size_t longest_run_of_backticks(const std::string& text) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

std::string escaped(const std::string& text) {
  const std::string line = trimmed(printable(text));
  std::string safe;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '<')
      safe += "&lt;";
    else if (line[i] == '&')
      safe += "&amp;";
    else if (is_markup(line, i))
      safe += {'\\', line[i]};
    else
      safe += line[i];
  }
  return safe;
}

std::string code(const std::string& text) {
  if (text.empty()) return "";
  const std::string fence(longest_run_of_backticks(text) + 1, '`');
  const char* const gap = text.front() == '`' || text.back() == '`' ? " " : "";
  std::string safe = fence + gap;
  for (const char c : printable(text)) {
    if (c == '|') safe += '\\';  // a table ends a cell at it even inside code
    safe += c;
  }
  return safe + gap + fence;
}

std::string link(const std::string& text, const std::string& target) {
  return fmt::format("[{}]({})", text, target);
}

std::string heading(int level, const std::string& text, const std::string& anchor) {
  return fmt::format("<a id=\"{}\"></a>\n\n{} {}\n\n", anchor,
                     std::string(static_cast<std::size_t>(level), '#'), text);
}

std::string table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return "";
  std::string text = row(head) + row(std::vector<std::string>(head.size(), "---"));
  for (const auto& cells : rows) text += row(cells);
  return text + '\n';
}

}  // namespace citygauge::markdown
