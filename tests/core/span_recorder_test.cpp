#include "core/span_recorder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <set>
#include <thread>

namespace citygauge {
namespace {

constexpr double a_while_s = 0.020;

double cpu_s() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Takes as much CPU time of this thread, and at least as much wall time.
void work_a_while() {
  const double end = cpu_s() + a_while_s;
  while (cpu_s() < end) {
  }
}

TEST(SpanRecorder, nothing_happens_without_a_recorder) {
  const SpanScope scope(nullptr, Work::read, "roads");
}

TEST(SpanRecorder, tells_what_was_done_for_how_long) {
  SpanRecorder recorder;
  {
    const SpanScope scope(&recorder, Work::feed, "roads", "road_density");
    work_a_while();
  }
  const RunTimes times = recorder.times();
  ASSERT_EQ(times.spans.size(), 1U);
  const Span& span = times.spans.front();
  EXPECT_EQ(span.work, Work::feed);
  EXPECT_EQ(span.subject, "roads");
  EXPECT_EQ(span.task, "road_density");
  EXPECT_EQ(span.thread, 0);
  EXPECT_GE(span.wall_s, a_while_s);
  EXPECT_GE(span.cpu_s, a_while_s);
  EXPECT_LE(span.begin_s + span.wall_s, times.wall_s);
  EXPECT_GE(times.cpu_s, span.cpu_s);
  EXPECT_GT(times.peak_mb, 0);
}

TEST(SpanRecorder, takes_nested_spans_out_of_what_is_a_spans_own) {
  SpanRecorder recorder;
  {
    const SpanScope outer(&recorder, Work::measures);
    {
      const SpanScope first(&recorder, Work::finish, "", "a");
      const SpanScope within(&recorder, Work::finish, "", "b");
      work_a_while();
    }
    const SpanScope second(&recorder, Work::finish, "", "c");
  }
  const RunTimes times = recorder.times();
  ASSERT_EQ(times.spans.size(), 4U);
  const Span &outer = times.spans[0], &first = times.spans[1], &within = times.spans[2],
             &second = times.spans[3];
  EXPECT_EQ(within.task, "b");
  EXPECT_GE(within.own_wall_s(), a_while_s);
  EXPECT_DOUBLE_EQ(first.nested_wall_s, within.wall_s);
  EXPECT_DOUBLE_EQ(outer.nested_wall_s, first.wall_s + second.wall_s) << "grandchildren count once";
  EXPECT_GE(first.own_wall_s(), 0);
  for (const Span* inner : {&first, &second}) {
    EXPECT_GE(inner->begin_s, outer.begin_s);
    EXPECT_LE(inner->begin_s + inner->wall_s, outer.begin_s + outer.wall_s);
  }
}

TEST(SpanRecorder, a_phase_tells_the_memory_and_the_work_of_all_threads) {
  SpanRecorder recorder;
  {
    const SpanScope phase(&recorder, Work::layer, "roads");
    std::thread(work_a_while).join();
  }
  const Span span = recorder.times().spans.at(0);
  EXPECT_GE(span.cpu_s, a_while_s) << "the work was done by another thread";
  EXPECT_GT(span.peak_mb, 0);
}

TEST(SpanRecorder, keeps_the_spans_of_all_threads_apart) {
  SpanRecorder recorder;
  constexpr int helpers = 4, spans_each = 100;
  {
    const SpanScope own(&recorder, Work::layer, "roads");
    std::vector<std::thread> threads;
    for (int t = 0; t < helpers; ++t)
      threads.emplace_back([&recorder, t] {
        for (int i = 0; i < spans_each; ++i) {
          const SpanScope outer(&recorder, Work::check, "roads");
          const SpanScope inner(&recorder, Work::feed, "roads", std::to_string(t));
        }
      });
    for (std::thread& thread : threads) thread.join();
  }
  const RunTimes times = recorder.times();
  EXPECT_EQ(times.threads, helpers + 1);
  EXPECT_EQ(times.spans.size(), 1U + 2 * helpers * spans_each);
  EXPECT_TRUE(std::ranges::is_sorted(times.spans, {}, &Span::begin_s));
  EXPECT_EQ(times.spans.front().nested_wall_s, 0) << "other threads' spans are not within this thread's";
  std::set<std::pair<int, std::string>> seen;
  for (const Span& span : times.spans)
    if (span.work == Work::feed) seen.emplace(span.thread, span.task);
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(helpers)) << "each helper has one number";
}

}  // namespace
}  // namespace citygauge
