#include "output/catalogue/terminal_page.hpp"

#include "output/wrapped_text.hpp"

namespace citygauge {
namespace {

std::string indent_of(std::size_t depth) {
  std::string indent(2 * depth, ' ');
  return indent;
}

}  // namespace

std::string TerminalPage::bold(const std::string& text) const {
  return look_.colour ? "\x1b[1m" + text + "\x1b[0m" : text;
}

void TerminalPage::title(const std::string& text) {
  if (!text_.empty()) text_ += '\n';
  for (const std::string& line : wrapped(text, look_.width)) text_ += bold(line) + '\n';
}

void TerminalPage::heading(const std::string& text) {
  text_ += '\n';
  for (const std::string& line : wrapped(text, look_.width)) text_ += bold(line) + '\n';
}

void TerminalPage::heading(const char* zh, const char* en) {
  heading(say(zh, en));
}

void TerminalPage::paragraph(const std::string& text, std::size_t depth) {
  if (!text.empty()) text_ += citygauge::paragraph(text, indent_of(depth), look_.width);
}

void TerminalPage::rows(const std::vector<TextRow>& rows, std::size_t depth) {
  text_ += laid_out_within(rows, indent_of(depth), look_.width);
}

}  // namespace citygauge
