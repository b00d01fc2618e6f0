// How the values of an indicator spread around its target, as inline SVG: a labelled bar per subject while
// there are few, a histogram when there are many.
#pragma once

#include <string>

#include "output/report/findings.hpp"

namespace citygauge::html {

inline constexpr std::size_t most_bars = 40;

/// "" when nothing has a value. Lengths across are percentages, so that the chart fits any width while its
/// letters keep their size; colours come from the page's style and patterns ("fill-miss").
[[nodiscard]] std::string distribution_chart(const ValueColumn& column, const std::vector<Subject>& subjects,
                                             Language language);

/// Whether there are so many values that the chart is a histogram.
[[nodiscard]] bool is_histogram(const ValueColumn& column);

/// Counts side by side as a bar of shares: "fill-pass", "fill-miss", ... "" when all are 0.
[[nodiscard]] std::string share_bar(const VerdictCounts& counts, Language language);

/// Verdicts in the order of a bar: met first, then what is missed, then what is open.
inline constexpr std::array shown_verdicts{Verdict::pass, Verdict::soft_miss, Verdict::miss,
                                           Verdict::not_evaluated, Verdict::no_target};

}  // namespace citygauge::html
