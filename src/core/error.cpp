#include "core/error.hpp"

#include <fmt/format.h>

namespace citygauge {

std::string to_string(const Location& location) {
  if (location.line == 0) return location.file;
  if (location.column == 0) return fmt::format("{}:{}", location.file, location.line);
  return fmt::format("{}:{}:{}", location.file, location.line, location.column);
}

Error config_error(const Location& at, const std::string& message, std::string hint) {
  const std::string place = to_string(at);
  return {ErrorKind::config, place.empty() ? message : fmt::format("{}: {}", place, message),
          std::move(hint)};
}

Error input_error(const std::string& message, std::string hint) {
  return {ErrorKind::input, message, std::move(hint)};
}

}  // namespace citygauge
