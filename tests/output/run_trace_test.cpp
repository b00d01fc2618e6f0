#include "output/run_trace.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/made_span.hpp"

namespace citygauge {
namespace {

RunTimes sample_times() {
  RunTimes times;
  times.wall_s = 2;
  times.cpu_s = 3;
  times.peak_mb = 128;
  times.threads = 2;
  const auto add = [&](Work work, const char* subject, const char* task, int thread, double begin_s,
                       double wall_s) {
    Span& span = times.spans.emplace_back(test::made_span(work, subject, task, begin_s, wall_s));
    span.thread = thread;
    span.cpu_s = wall_s / 2;
    if (is_phase(work)) span.peak_mb = 64;
  };
  add(Work::layer, "roads", "", 0, 0.25, 1);
  add(Work::feed, "roads", "road_density", 1, 0.5, 0.125);
  add(Work::files, "", "", 0, 1.5, 0.5);
  add(Work::write, "result.gpkg", "", 0, 1.5, 0.25);
  return times;
}

nlohmann::json events(const char* kind) {
  nlohmann::json found = nlohmann::json::array();
  const auto trace = nlohmann::json::parse(chrome_trace(sample_times()));
  for (const auto& event : trace.at("traceEvents"))
    if (event.at("ph") == kind) found.push_back(event);
  return found;
}

TEST(RunTrace, has_an_event_per_span_with_the_fields_that_viewers_need) {
  const auto spans = events("X");
  ASSERT_EQ(spans.size(), 4U);
  const auto& feed = spans[1];
  EXPECT_EQ(feed.at("name"), "road_density");
  EXPECT_EQ(feed.at("cat"), "feed");
  EXPECT_DOUBLE_EQ(feed.at("ts").get<double>(), 500000) << "microseconds";
  EXPECT_DOUBLE_EQ(feed.at("dur").get<double>(), 125000);
  EXPECT_EQ(feed.at("tid"), 1);
  EXPECT_EQ(feed.at("args").at("layer"), "roads");
  EXPECT_EQ(feed.at("args").at("measure"), "road_density");
  EXPECT_DOUBLE_EQ(feed.at("args").at("cpu_ms").get<double>(), 62.5);
  EXPECT_EQ(spans[0].at("name"), "layer roads");
  EXPECT_EQ(spans[3].at("name"), "result.gpkg");
  EXPECT_EQ(spans[3].at("args").at("file"), "result.gpkg");
  for (const auto& span : spans) EXPECT_EQ(span.at("pid"), spans[0].at("pid"));
}

TEST(RunTrace, counts_the_memory_at_the_end_of_each_phase) {
  const auto counters = events("C");
  ASSERT_EQ(counters.size(), 2U) << "the parts of a phase have none";
  EXPECT_DOUBLE_EQ(counters[0].at("ts").get<double>(), 1250000);
  EXPECT_DOUBLE_EQ(counters[0].at("args").at("MB").get<double>(), 64);
}

TEST(RunTrace, names_the_threads) {
  const auto names = events("M");
  ASSERT_EQ(names.size(), 2U);
  EXPECT_EQ(names[0].at("args").at("name"), "main");
  EXPECT_EQ(names[1].at("tid"), 1);
}

TEST(RunTrace, tells_the_whole_run) {
  const auto whole = nlohmann::json::parse(chrome_trace(sample_times())).at("otherData");
  EXPECT_DOUBLE_EQ(whole.at("wall_s").get<double>(), 2);
  EXPECT_DOUBLE_EQ(whole.at("cpu_s").get<double>(), 3);
  EXPECT_DOUBLE_EQ(whole.at("peak_mb").get<double>(), 128);
}

}  // namespace
}  // namespace citygauge
