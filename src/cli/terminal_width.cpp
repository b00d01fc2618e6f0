#include "cli/terminal_width.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace citygauge {

std::size_t terminal_width() {
  constexpr std::size_t least = 40, usual = 80, most = 1000;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return std::max<std::size_t>(least, size.ws_col);
  const char* const stated = std::getenv("COLUMNS");
  if (stated == nullptr) return usual;
  const std::string_view text(stated);
  std::size_t columns = usual;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
  const bool is_number = error == std::errc{} && end == text.data() + text.size();
  return is_number ? std::clamp(columns, least, most) : usual;
}

}  // namespace citygauge
