#include "output/source_date.hpp"

#include <fmt/chrono.h>

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace citygauge {

std::optional<std::string> source_date() {
  const char* const variable = std::getenv("SOURCE_DATE_EPOCH");
  if (variable == nullptr) return std::nullopt;
  const std::string_view text = variable;
  std::int64_t seconds = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), seconds);
  constexpr std::int64_t end_of_year_9999 = 253402300799;
  const bool is_number = parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size();
  if (!is_number || seconds < 0 || seconds > end_of_year_9999) return std::nullopt;
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.000Z", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

}  // namespace citygauge
