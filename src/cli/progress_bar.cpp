#include "cli/progress_bar.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

namespace citygauge {
namespace {

constexpr int bar_cells = 30;
constexpr std::chrono::milliseconds patience{400};  // shorter runs show no bar

class Bar : public Progress {
 public:
  ~Bar() override {
    if (shown_) std::cerr << "\r\033[K" << std::flush;
  }
  void update(std::string_view stage, double share) override {
    if (std::chrono::steady_clock::now() - start_ < patience) return;
    const int full = static_cast<int>(std::clamp(share, 0.0, 1.0) * bar_cells);
    std::string cells;
    for (int i = 0; i < bar_cells; ++i) cells += i < full ? "█" : "░";
    std::cerr << fmt::format("\r\033[K{} {}", cells, stage) << std::flush;
    shown_ = true;
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  bool shown_ = false;
};

/// The schema is in docs/scripting.md.
class JsonLines : public Progress {
 public:
  void update(std::string_view stage, double share) override {
    const double thousandths = 1000;
    const nlohmann::ordered_json line{{"stage", stage},
                                      {"share", std::round(share * thousandths) / thousandths}};
    // A stage may be named after data: bytes that are no UTF-8 must not end the run.
    std::cerr << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n" << std::flush;
  }
};

}  // namespace

std::unique_ptr<Progress> make_progress(const std::string& kind) {
  if (kind == "json") return std::make_unique<JsonLines>();
  if (kind == "auto" && isatty(STDERR_FILENO) == 1) return std::make_unique<Bar>();
  return std::make_unique<NoProgress>();
}

}  // namespace citygauge
