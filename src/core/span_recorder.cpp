#include "core/span_recorder.hpp"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <exception>
#include <fstream>
#include <utility>

namespace citygauge {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_on(clockid_t clock) {
  constexpr double nanosecond = 1e-9;
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + nanosecond * static_cast<double>(now.tv_nsec);
}

/// getrusage would count what the program that started this one had in memory.
double peak_memory_mb() noexcept {
  constexpr double kb_of_mb = 1024;
  try {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
      if (double peak_kb = 0; word == "VmHWM:" && status >> peak_kb) return peak_kb / kb_of_mb;
  } catch (const std::exception&) {  // out of memory: the run ends with that, not with this
  }
  return 0;
}

double cpu_seconds(Work work) {
  return seconds_on(is_phase(work) ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_THREAD_CPUTIME_ID);
}

}  // namespace

/// What one thread has recorded; times of an open span are those of its begin.
struct SpanRecorder::ThreadSpans {
  explicit ThreadSpans(int number) : thread(number) {}
  int thread;
  std::vector<Span> spans;
  std::vector<std::size_t> open;  // the innermost last
};

struct SpanRecorder::State {
  Clock::time_point start = Clock::now();
  double start_cpu_s = seconds_on(CLOCK_PROCESS_CPUTIME_ID);
  std::atomic<int> threads{0};
  tbb::enumerable_thread_specific<ThreadSpans> recorded{[this] { return ThreadSpans(threads++); }};

  [[nodiscard]] double now_s() const { return std::chrono::duration<double>(Clock::now() - start).count(); }
};

SpanRecorder::SpanRecorder() : state_(std::make_unique<State>()) {
  (void)state_->recorded.local();  // this thread is number 0
}

SpanRecorder::~SpanRecorder() = default;

SpanRecorder::ThreadSpans& SpanRecorder::begin(Work work, std::string_view subject, std::string_view task) {
  ThreadSpans& own = state_->recorded.local();
  own.open.push_back(own.spans.size());
  Span& span = own.spans.emplace_back();
  span.work = work;
  span.subject = subject;
  span.task = task;
  span.thread = own.thread;
  span.begin_s = state_->now_s();
  span.cpu_s = cpu_seconds(work);
  return own;
}

void SpanRecorder::end(ThreadSpans& own) const noexcept {
  Span& span = own.spans[own.open.back()];
  own.open.pop_back();
  span.cpu_s = cpu_seconds(span.work) - span.cpu_s;
  span.wall_s = state_->now_s() - span.begin_s;
  if (is_phase(span.work)) span.peak_mb = peak_memory_mb();
  if (own.open.empty()) return;
  Span& around = own.spans[own.open.back()];
  around.nested_wall_s += span.wall_s;
  around.nested_cpu_s += span.cpu_s;
}

RunTimes SpanRecorder::times() const {
  RunTimes times;
  times.wall_s = state_->now_s();
  times.cpu_s = seconds_on(CLOCK_PROCESS_CPUTIME_ID) - state_->start_cpu_s;
  times.peak_mb = peak_memory_mb();
  for (const ThreadSpans& thread : state_->recorded) {
    if (!thread.spans.empty()) ++times.threads;
    times.spans.insert(times.spans.end(), thread.spans.begin(), thread.spans.end());
  }
  std::ranges::sort(times.spans, [](const Span& a, const Span& b) {
    return std::pair(a.begin_s, a.thread) < std::pair(b.begin_s, b.thread);
  });
  return times;
}

}  // namespace citygauge
