// GDAL reports errors through a handler, by default by printing. This one keeps them instead.
#pragma once

#include <string>

namespace citygauge {

/// While it lives, GDAL prints nothing on this thread; the first failure is kept. Traps nest and belong to
/// the thread that made them.
class GdalErrorTrap {
 public:
  GdalErrorTrap();
  ~GdalErrorTrap();
  GdalErrorTrap(const GdalErrorTrap&) = delete;
  GdalErrorTrap& operator=(const GdalErrorTrap&) = delete;

  /// Empty when all went well.
  [[nodiscard]] const std::string& first_failure() const { return first_failure_; }
  void record_failure(const char* message);

 private:
  std::string first_failure_;
};

/// A message of a library, which may end with a line break and go on over several lines, as one line.
[[nodiscard]] std::string on_one_line(std::string text);

}  // namespace citygauge
