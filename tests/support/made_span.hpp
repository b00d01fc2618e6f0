// A piece of work as a SpanRecorder would have recorded it.
#pragma once

#include "core/span_recorder.hpp"

namespace citygauge::test {

/// On thread 0; all of its time is spent computing.
inline Span made_span(Work work, const char* subject, const char* task, double begin_s, double wall_s) {
  Span span;
  span.work = work;
  span.subject = subject;
  span.task = task;
  span.begin_s = begin_s;
  span.wall_s = span.cpu_s = wall_s;
  return span;
}

}  // namespace citygauge::test
