#include "output/report/distribution_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "model/target.hpp"
#include "output/report/chart_scale.hpp"
#include "output/report/histogram.hpp"
#include "output/report/html_text.hpp"
#include "output/report/report_words.hpp"
#include "output/shown_number.hpp"

namespace citygauge::html {
namespace {

// Bars: names, plot and values side by side, in per cent of the width.
constexpr double plot_left = 26, plot_right = 82;
// Histogram: room for the counts at the left.
constexpr double bins_left = 8, bins_right = 99;
constexpr int bar_pitch_px = 22, bar_height_px = 14, head_px = 24, foot_px = 22;
constexpr int bins_height_px = 150;
constexpr int most_bins = 60;

struct Line {
  double value = 0;
  std::string label;
};

/// The values that a target names, each once: a range has two.
std::vector<Line> target_lines(const ValueColumn& column) {
  std::vector<Line> lines;
  std::set<std::string> seen;
  for (const ColumnTarget& target : column.targets) {
    const std::optional<Threshold> threshold = parse_threshold(target.threshold);
    if (!threshold || !seen.insert(target.threshold).second) continue;
    lines.push_back({threshold->value, shown_threshold(target.threshold)});
    if (threshold->comparator == Comparator::within) lines.push_back({threshold->upper, ""});
  }
  return lines;
}

struct Judged {
  std::size_t subject = 0;
  double value = 0;
  Verdict verdict = Verdict::no_target;
};

/// What has a value, from the greatest.
std::vector<Judged> judged_values(const ValueColumn& column) {
  std::vector<Judged> judged;
  for (std::size_t i = 0; i < column.values.size(); ++i) {
    if (!column.values[i] || !std::isfinite(*column.values[i])) continue;
    const std::optional<Judgement> worst = column.worst(i);
    judged.push_back({i, *column.values[i], worst ? worst->verdict : Verdict::no_target});
  }
  std::ranges::stable_sort(judged, std::greater<>(), &Judged::value);
  return judged;
}

std::string fill(Verdict verdict) {
  return fmt::format("url(#fill-{})", to_string(verdict));
}

/// An SVG under construction.
class Drawing {
 public:
  Drawing(int height_px, const std::string& label) {
    add(R"(<svg width="100%" height="{}" role="img" aria-label="{}">)", height_px, escaped(label));
  }

  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(svg_), format, std::forward<Values>(values)...);
  }

  void add_target(double x, int bottom_px, const std::string& label) {
    add(R"(<line class="target-line" x1="{0:.2f}%" x2="{0:.2f}%" y1="{1}" y2="{2}"/>)", x, head_px - 8,
        bottom_px);
    const char* const anchor = x > 75 ? "end" : x < 15 ? "start" : "middle";
    if (!label.empty())
      add(R"(<text class="target-label" x="{:.2f}%" y="12" text-anchor="{}">{}</text>)", x, anchor,
          escaped(label));
  }

  void add_tick(double x, int bottom_px, double value) {
    add(R"(<line class="grid" x1="{0:.2f}%" x2="{0:.2f}%" y1="{1}" y2="{2}"/>)", x, head_px, bottom_px);
    const char* const anchor = x > 95 ? "end" : "middle";
    add(R"(<text class="tick" x="{:.2f}%" y="{}" text-anchor="{}">{}</text>)", x, bottom_px + 15, anchor,
        grouped(shown_number(value)));
  }

  [[nodiscard]] std::string finished() { return std::move(svg_) + "</svg>"; }

 private:
  std::string svg_;
};

/// Ticks as people write them: 0.30000000000000004 is 0.3.
double tidy(double tick, double step) {
  return std::round(tick / step) * step;
}

std::string target_label(const Line& line, Language language) {
  if (line.label.empty()) return {};
  return (language == Language::zh ? "目标 " : "target ") + line.label;
}

void draw_bar(Drawing& drawing, const Judged& judged, const ChartScale& scale, int top_px,
              const std::string& name, const std::string& value) {
  const auto x_of = [&](double v) { return plot_left + scale.fraction(v) * (plot_right - plot_left); };
  const double left = std::min(x_of(0), x_of(judged.value));
  const double width = std::max(std::abs(x_of(judged.value) - x_of(0)), 0.15);
  const int base_px = top_px + bar_height_px - 2;
  drawing.add(
      R"(<svg width="{:.0f}%" height="100%" overflow="hidden"><text class="name" x="0" y="{}">{}</text></svg>)",
      plot_left - 2, base_px, escaped(name));
  drawing.add(R"(<rect class="bar {}" x="{:.2f}%" y="{}" width="{:.2f}%" height="{}" fill="{}"/>)",
              to_string(judged.verdict), left, top_px, width, bar_height_px, fill(judged.verdict));
  const std::string sign = judged.verdict == Verdict::no_target ? "" : sign_of(judged.verdict) + " ";
  drawing.add(R"(<text class="figure" x="100%" y="{}" text-anchor="end">{}{}</text>)", base_px, sign, value);
}

std::string bars(const ValueColumn& column, const std::vector<Subject>& subjects,
                 const std::vector<Judged>& judged, Language language) {
  const std::vector<Line> lines = target_lines(column);
  std::vector<double> span;
  for (const Judged& j : judged) span.push_back(j.value);
  for (const Line& line : lines) span.push_back(line.value);
  const ChartScale scale = chart_scale(span, true, 5);
  const auto x_of = [&](double v) { return plot_left + scale.fraction(v) * (plot_right - plot_left); };
  const int bottom_px = head_px + bar_pitch_px * static_cast<int>(judged.size());

  Drawing drawing(bottom_px + foot_px, column.title);
  for (const double tick : scale.ticks) drawing.add_tick(x_of(tick), bottom_px, tidy(tick, scale.step));
  int top_px = head_px + (bar_pitch_px - bar_height_px) / 2;
  for (const Judged& j : judged) {
    draw_bar(drawing, j, scale, top_px, subjects[j.subject].name, grouped(column.shown(j.subject)));
    top_px += bar_pitch_px;
  }
  for (const Line& line : lines)
    drawing.add_target(x_of(line.value), bottom_px, target_label(line, language));
  return drawing.finished();
}

/// One bin: its verdicts stacked, the worst at the bottom.
void draw_bin(Drawing& drawing, const HistogramBin& bin, double left, double right, std::size_t most) {
  const int bottom_px = head_px + bins_height_px;
  double top_px = bottom_px;
  drawing.add("<g><title>{} … {}: {}</title>", shown_number(bin.lower), shown_number(bin.upper), bin.total());
  for (const Verdict verdict :
       {Verdict::miss, Verdict::not_evaluated, Verdict::soft_miss, Verdict::pass, Verdict::no_target}) {
    const std::size_t count = bin.count[static_cast<std::size_t>(verdict)];
    if (count == 0) continue;
    const double height =
        std::max(1.0, bins_height_px * static_cast<double>(count) / static_cast<double>(most));
    top_px -= height;
    drawing.add(R"(<rect class="bar {}" x="{:.2f}%" y="{:.1f}" width="{:.2f}%" height="{:.1f}" fill="{}"/>)",
                to_string(verdict), left, top_px, std::max(right - left - 0.15, 0.15), height, fill(verdict));
  }
  drawing.add("</g>");
}

std::string bins(const ValueColumn& column, const std::vector<Judged>& judged, Language language) {
  const std::vector<Line> lines = target_lines(column);
  std::vector<JudgedValue> values;
  for (const Judged& j : judged) values.push_back({j.value, j.verdict});
  const auto cut = lines.empty() ? std::nullopt : std::optional(lines.front().value);
  const std::vector<HistogramBin> counted = histogram(values, cut, most_bins);
  std::size_t most = 1;
  std::vector<double> span{counted.front().lower, counted.back().upper};
  for (const HistogramBin& bin : counted) most = std::max(most, bin.total());
  for (const Line& line : lines) span.push_back(line.value);
  const ChartScale scale = chart_scale(span, false, 8);
  const auto x_of = [&](double v) { return bins_left + scale.fraction(v) * (bins_right - bins_left); };
  const int bottom_px = head_px + bins_height_px;

  Drawing drawing(bottom_px + foot_px, column.title);
  for (const double tick : scale.ticks) drawing.add_tick(x_of(tick), bottom_px, tidy(tick, scale.step));
  drawing.add(R"(<text class="tick" x="{:.2f}%" y="{}" text-anchor="end">{}</text>)", bins_left - 1,
              head_px + 9, grouped(std::to_string(most)));
  drawing.add(R"(<text class="tick" x="{:.2f}%" y="{}" text-anchor="end">0</text>)", bins_left - 1,
              bottom_px);
  for (const HistogramBin& bin : counted) draw_bin(drawing, bin, x_of(bin.lower), x_of(bin.upper), most);
  for (const Line& line : lines)
    drawing.add_target(x_of(line.value), bottom_px, target_label(line, language));
  return drawing.finished();
}

}  // namespace

std::string distribution_chart(const ValueColumn& column, const std::vector<Subject>& subjects,
                               Language language) {
  const std::vector<Judged> judged = judged_values(column);
  if (judged.empty()) return {};
  return is_histogram(column) ? bins(column, judged, language) : bars(column, subjects, judged, language);
}

bool is_histogram(const ValueColumn& column) {
  return judged_values(column).size() > most_bars;
}

std::string share_bar(const VerdictCounts& counts, Language language) {
  double all = 0;
  std::string label;
  for (const Verdict verdict : shown_verdicts) {
    const std::size_t count = counts[static_cast<std::size_t>(verdict)];
    all += static_cast<double>(count);
    if (count > 0)
      label += fmt::format("{}{} {}", label.empty() ? "" : ", ", word_of(verdict, language), count);
  }
  if (all == 0) return {};
  std::string svg = fmt::format(R"(<svg class="shares" width="100%" height="10" role="img" aria-label="{}">)",
                                escaped(label));
  double left = 0;
  for (const Verdict verdict : shown_verdicts) {
    const double width = 100 * static_cast<double>(counts[static_cast<std::size_t>(verdict)]) / all;
    if (width == 0) continue;
    svg += fmt::format(R"(<rect x="{:.2f}%" width="{:.2f}%" height="10" fill="{}"/>)", left, width,
                       fill(verdict));
    left += width;
  }
  return svg + "</svg>";
}

}  // namespace citygauge::html
