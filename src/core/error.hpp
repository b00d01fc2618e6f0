// The one exception type: thrown only when a run cannot go on. `main` turns it into an exit code and advice.
// Trouble with a single feature is an `Issue` (core/issue.hpp), which is data.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace citygauge {

/// A place in a configuration file; lines and columns count from 1, 0 means unknown.
struct Location {
  std::string file;
  int line = 0;
  int column = 0;
};

/// "file:line:column", leaving out what is unknown.
[[nodiscard]] std::string to_string(const Location& location);

enum class ErrorKind : std::uint8_t {
  config,    // usage or configuration: exit code 2
  input,     // input unreadable or unusable: exit code 3
  internal,  // a bug in citygauge: exit code 70
};

class Error : public std::runtime_error {
 public:
  /// `message` says what is wrong and where (file, layer, feature); `hint` says what to do about it.
  Error(ErrorKind kind, const std::string& message, std::string hint = {})
      : std::runtime_error(message), kind_(kind), hint_(std::move(hint)) {}

  [[nodiscard]] ErrorKind kind() const { return kind_; }
  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  ErrorKind kind_;
  std::string hint_;
};

/// A configuration error: "file:line:column: message".
[[nodiscard]] Error config_error(const Location& at, const std::string& message, std::string hint = {});
[[nodiscard]] Error input_error(const std::string& message, std::string hint = {});

}  // namespace citygauge
