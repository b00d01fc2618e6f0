// How the library tells what it is doing: it never prints; whoever runs it may pass a `Progress` and draw a
// bar.
#pragma once

#include <string_view>

namespace citygauge {

class SpanRecorder;  // core/span_recorder.hpp

class Progress {
 public:
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  virtual ~Progress() = default;

  /// `stage` names the work in hand ("roads", "writing"); `share` in [0, 1] is how much of it is done. Called
  /// by one thread at a time, a few times per second at most. Must not throw.
  virtual void update(std::string_view stage, double share) = 0;

  /// Where the work is to be recorded piece by piece, or null: nobody asked for it.
  [[nodiscard]] SpanRecorder* recorder() const { return recorder_; }
  void record_with(SpanRecorder* recorder) { recorder_ = recorder; }

 private:
  SpanRecorder* recorder_ = nullptr;
};

/// For callers that do not care.
class NoProgress final : public Progress {
 public:
  void update(std::string_view /*stage*/, double /*share*/) override {}
};

}  // namespace citygauge
