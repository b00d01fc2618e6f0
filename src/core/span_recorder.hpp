// Where the time of a run goes: pieces of work with their begin and their end, recorded by the threads that
// do them. Whoever wants to know makes a SpanRecorder and hands it on with the Progress; without one a
// SpanScope costs a comparison.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace citygauge {

/// What a piece of work does. Those of the first row follow one another and make up the run; those of the
/// second happen within them, on any thread.
enum class Work : std::uint8_t {
  settings,
  districts,
  plan,
  layer,
  measures,
  judging,
  provenance,
  files,
  flush,
  read,
  check,
  feed,
  finish,
  write,
};

[[nodiscard]] constexpr bool is_phase(Work work) {
  return work <= Work::flush;
}

struct Span {
  Work work = Work::settings;
  std::string subject;                   // a layer's role, or the name of a file
  std::string task;                      // of feed and finish: Task::label
  int thread = 0;                        // in the order in which they began; 0 made the recorder
  double begin_s = 0;                    // since the recorder was made
  double wall_s = 0, nested_wall_s = 0;  // of it, within spans that this one encloses on its thread
  double cpu_s = 0, nested_cpu_s = 0;    // of the thread; of a phase, of the whole process meanwhile
  double peak_mb = 0;                    // of a phase: the process's greatest memory until its end

  [[nodiscard]] double own_wall_s() const { return wall_s - nested_wall_s; }
  [[nodiscard]] double own_cpu_s() const { return cpu_s - nested_cpu_s; }
};

/// All that was recorded.
struct RunTimes {
  double wall_s = 0;        // since the recorder was made
  double cpu_s = 0;         // of the whole process meanwhile
  double peak_mb = 0;       // of the process
  int threads = 0;          // that recorded anything
  std::vector<Span> spans;  // by begin
};

/// Any number of threads may record at once; none waits for another.
class SpanRecorder {
 public:
  SpanRecorder();
  ~SpanRecorder();
  SpanRecorder(const SpanRecorder&) = delete;
  SpanRecorder& operator=(const SpanRecorder&) = delete;

  /// REQUIRES: no span is open.
  [[nodiscard]] RunTimes times() const;

 private:
  friend class SpanScope;
  struct State;
  struct ThreadSpans;
  [[nodiscard]] ThreadSpans& begin(Work work, std::string_view subject, std::string_view task);
  void end(ThreadSpans& spans) const noexcept;

  std::unique_ptr<State> state_;
};

/// A span from here to the end of the block, or nothing if the recorder is null. Scopes of a thread enclose
/// one another.
class SpanScope {
 public:
  explicit SpanScope(SpanRecorder* recorder, Work work, std::string_view subject = {},
                     std::string_view task = {})
      : recorder_(recorder), spans_(recorder == nullptr ? nullptr : &recorder->begin(work, subject, task)) {}
  ~SpanScope() {
    if (recorder_ != nullptr) recorder_->end(*spans_);
  }
  SpanScope(const SpanScope&) = delete;
  SpanScope& operator=(const SpanScope&) = delete;

 private:
  SpanRecorder* recorder_;
  SpanRecorder::ThreadSpans* spans_;
};

}  // namespace citygauge
