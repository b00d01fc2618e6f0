#include "output/run_trace.hpp"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "output/text_file_output.hpp"
#include "output/work_words.hpp"

namespace citygauge {
namespace {

using Json = nlohmann::ordered_json;

constexpr int process = 1;

double microseconds(double seconds) {
  constexpr double in_a_second = 1e6, to_nanoseconds = 1e3;
  return std::round(seconds * in_a_second * to_nanoseconds) / to_nanoseconds;
}

Json thread_name(int thread) {
  const std::string name = thread == 0 ? "main" : "worker " + std::to_string(thread);
  return {
      {"name", "thread_name"}, {"ph", "M"}, {"pid", process}, {"tid", thread}, {"args", {{"name", name}}}};
}

/// The viewers colour by name and find by category.
Json event_of(const Span& span) {
  Json args = Json::object();
  if (!span.subject.empty()) args[is_file(span.work) ? "file" : "layer"] = span.subject;
  if (!span.task.empty()) args["measure"] = span.task;
  args["cpu_ms"] = microseconds(span.cpu_s) / 1000;
  return {{"name", span_name(span, Language::en)},
          {"cat", id_of(span.work)},
          {"ph", "X"},
          {"ts", microseconds(span.begin_s)},
          {"dur", microseconds(span.wall_s)},
          {"pid", process},
          {"tid", span.thread},
          {"args", std::move(args)}};
}

Json memory_at_end(const Span& phase) {
  return {{"name", "peak memory"},
          {"ph", "C"},
          {"ts", microseconds(phase.begin_s + phase.wall_s)},
          {"pid", process},
          {"args", {{"MB", phase.peak_mb}}}};
}

void write_trace(const RunTimes& times, const std::filesystem::path& file) {
  write_text_file(file, chrome_trace(times));
}

constexpr std::array only_trace{ListedFile<RunTimes>{"trace.json", write_trace}};

}  // namespace

std::string chrome_trace(const RunTimes& times) {
  Json events = Json::array();
  for (int thread = 0; thread < times.threads; ++thread) events.push_back(thread_name(thread));
  for (const Span& span : times.spans) {
    events.push_back(event_of(span));
    if (is_phase(span.work)) events.push_back(memory_at_end(span));
  }
  const Json trace{{"displayTimeUnit", "ms"},
                   {"otherData",
                    {{"program", "citygauge " CITYGAUGE_VERSION},
                     {"wall_s", times.wall_s},
                     {"cpu_s", times.cpu_s},
                     {"peak_mb", times.peak_mb}}},
                   {"traceEvents", std::move(events)}};
  return trace.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::span<const ListedFile<RunTimes>> trace_files() {
  return only_trace;
}

}  // namespace citygauge
