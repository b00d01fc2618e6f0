#include "output/run_times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "output/text_table.hpp"
#include "output/work_words.hpp"

namespace citygauge {
namespace {

constexpr double least_share = 0.002;  // of the run: what takes less has no row of its own

/// Spans of the same kind within a phase.
struct Part {
  std::string name;
  double wall_s = 0, cpu_s = 0;
};

/// Whether a span is work for the phase: phases follow one another, so it is where it begins in it.
bool belongs_to(const Span& span, const Span& phase) {
  return !is_phase(span.work) && span.begin_s >= phase.begin_s && span.begin_s < phase.begin_s + phase.wall_s;
}

std::vector<Part> parts_of(const Span& phase, const std::vector<Span>& spans, Language language) {
  std::vector<Part> parts;
  for (const Span& span : spans) {
    if (!belongs_to(span, phase)) continue;
    const std::string name = span_name(span, language);
    auto part = std::ranges::find(parts, name, &Part::name);
    if (part == parts.end()) part = parts.insert(parts.end(), {name, 0, 0});
    part->wall_s += span.own_wall_s();
    part->cpu_s += span.own_cpu_s();
  }
  std::ranges::stable_sort(parts, std::ranges::greater{}, &Part::wall_s);
  return parts;
}

std::string seconds(double value) {
  return fmt::format("{:.3f}", value);
}

TextRow row(const std::string& name, double wall_s, double cpu_s, const std::string& peak) {
  return {{name}, {seconds(wall_s), Align::right}, {seconds(cpu_s), Align::right}, {peak, Align::right}};
}

/// The parts that are long enough, then the others as one.
void add_parts(std::vector<TextRow>& rows, const std::vector<Part>& parts, double least_s,
               Language language) {
  Part others;
  std::size_t left_out = 0;
  for (const Part& part : parts) {
    if (part.wall_s >= least_s) {
      rows.push_back(row("  " + part.name, part.wall_s, part.cpu_s, ""));
      continue;
    }
    others.wall_s += part.wall_s;
    others.cpu_s += part.cpu_s;
    ++left_out;
  }
  if (left_out == 0) return;
  others.name =
      fmt::format(fmt::runtime(language == Language::zh ? "  其他（{} 项）" : "  others ({})"), left_out);
  rows.push_back(row(others.name, others.wall_s, others.cpu_s, ""));
}

TextRow heading(Language language) {
  const bool zh = language == Language::zh;
  return {{zh ? "步骤" : "Step"},
          {zh ? "用时 s" : "time s", Align::right},
          {"CPU s", Align::right},
          {zh ? "内存峰值 MB" : "peak MB", Align::right}};
}

}  // namespace

std::string run_times_table(const RunTimes& times, Language language) {
  const bool zh = language == Language::zh;
  std::vector<TextRow> rows{heading(language)};
  Part between{zh ? "其余" : "between these", times.wall_s, times.cpu_s};
  for (const Span& phase : times.spans) {
    if (!is_phase(phase.work)) continue;
    rows.push_back(
        row(span_name(phase, language), phase.wall_s, phase.cpu_s, fmt::format("{:.0f}", phase.peak_mb)));
    add_parts(rows, parts_of(phase, times.spans, language), least_share * times.wall_s, language);
    between.wall_s -= phase.wall_s;
    between.cpu_s -= phase.cpu_s;
  }
  rows.push_back(row(between.name, between.wall_s, between.cpu_s, ""));
  rows.push_back(row(zh ? "合计" : "total", times.wall_s, times.cpu_s, fmt::format("{:.0f}", times.peak_mb)));
  const std::string title = zh ? "\n用时去向（缩进各行为各线程之和）\n"
                               : "\nWhere the time went (indented rows: summed over the threads)\n";
  return title + laid_out(rows, "    ");
}

}  // namespace citygauge
