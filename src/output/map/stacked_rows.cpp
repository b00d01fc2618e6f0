#include "output/map/stacked_rows.hpp"

#include <glib.h>

#include "core/text_width.hpp"

namespace citygauge {
namespace {

bool stays_in_run(std::string_view character) {
  constexpr std::string_view joining = ".,%+/'&";
  if (character.size() == 1) {
    return g_ascii_isalnum(character[0]) != 0 || joining.find(character[0]) != std::string_view::npos;
  }
  return g_unichar_get_script(g_utf8_get_char(character.data())) == G_UNICODE_SCRIPT_LATIN;
}

bool runs_along_column(std::string_view character) {
  constexpr std::string_view turning = "()[]{}<>-~|（）［］｛｝〈〉《》「」『』【】〔〕—–…～－";
  return turning.find(character) != std::string_view::npos;
}

}  // namespace

std::vector<StackedRow> stacked_rows(std::string_view utf8) {
  std::vector<StackedRow> rows;
  bool run_goes_on = false;
  while (!utf8.empty()) {
    const auto bytes = static_cast<std::size_t>(g_utf8_next_char(utf8.data()) - utf8.data());
    const std::string_view character = utf8.substr(0, bytes);
    utf8.remove_prefix(character.size());
    const bool is_space = g_unichar_isspace(g_utf8_get_char(character.data())) != 0;
    const bool is_of_run = stays_in_run(character);
    const bool joins = !rows.empty() && ((is_of_run && run_goes_on) || display_width(character) == 0);
    if (joins) {
      rows.back().text += character;
    } else if (!is_space) {
      rows.push_back({std::string(character), runs_along_column(character)});
    }
    run_goes_on = is_of_run || (joins && run_goes_on);
  }
  return rows;
}

}  // namespace citygauge
