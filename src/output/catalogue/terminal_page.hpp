// A page of words on a terminal: a title, headings, paragraphs and rows, all within its width.
#pragma once

#include <string>

#include "model/text.hpp"
#include "output/text_table.hpp"

namespace citygauge {

struct TerminalLook {
  Language language = Language::en;
  std::size_t width = 80;
  bool colour = false;
};

class TerminalPage {
 public:
  explicit TerminalPage(const TerminalLook& look) : look_(look) {}

  /// The word in the page's language.
  [[nodiscard]] const char* say(const char* zh, const char* en) const {
    return look_.language == Language::zh ? zh : en;
  }
  [[nodiscard]] Language language() const { return look_.language; }
  [[nodiscard]] bool has_colour() const { return look_.colour; }

  void title(const std::string& text);
  void heading(const std::string& text);
  void heading(const char* zh, const char* en);
  /// `depth` steps of two columns to the right.
  void paragraph(const std::string& text, std::size_t depth = 1);
  /// Columns; the last is broken into lines where it is too wide. No rows: nothing.
  void rows(const std::vector<TextRow>& rows, std::size_t depth = 1);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  [[nodiscard]] std::string bold(const std::string& text) const;

  TerminalLook look_;
  std::string text_;
};

}  // namespace citygauge
