#include "output/map/overview_style.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output/district_styles.hpp"
#include "output/map/district_labels.hpp"

namespace citygauge {
namespace {

constexpr std::size_t most_classes = 5;

/// From `first` to `last` missed indicators.
struct Missed {
  std::size_t first = 1, last = 1;
};

std::vector<std::size_t> missed_counts(const Districts& districts,
                                       const std::vector<DistrictColumn>& columns) {
  std::vector<std::size_t> counts(districts.size(), 0);
  for (const DistrictColumn& column : columns)
    for (std::size_t d = 0; d < counts.size(); ++d)
      if (column.verdicts[d] == Verdict::miss) ++counts[d];
  return counts;
}

/// Equally wide classes that hold all counts from 1 up; those without a district are left out.
std::vector<Missed> classes_of(const std::vector<std::size_t>& counts) {
  const std::size_t most = counts.empty() ? 0 : std::ranges::max(counts);
  const std::size_t width = (most + most_classes - 1) / most_classes;
  std::vector<Missed> classes;
  for (std::size_t first = 1; first <= most; first += width) {
    const Missed missed{first, first + width - 1};
    const bool is_met =
        std::ranges::any_of(counts, [&](std::size_t n) { return missed.first <= n && n <= missed.last; });
    if (is_met) classes.push_back(missed);
  }
  return classes;
}

std::string value_of(const Missed& missed) {
  return fmt::format("miss {}", missed.first);
}

StyleClass shaded(const StyleClass& miss, const Missed& missed, const Colour& shade) {
  StyleClass result = miss;
  result.symbol.colour = shade;
  result.value = value_of(missed);
  const std::string number = missed.first == missed.last ? fmt::format("{}", missed.first)
                                                         : fmt::format("{}–{}", missed.first, missed.last);
  result.label.zh = fmt::format("{} {} 项", miss.label.zh, number);
  result.label.en = fmt::format("{}: {}", miss.label.en, number);
  return result;
}

/// The i-th of `count` shades picked evenly, a single one light enough to read upon; the darkest only where
/// it is needed.
const Colour& shade_of(const std::vector<Colour>& shades, std::size_t i, std::size_t count) {
  if (count == 1) return shades[shades.size() / 3];
  const std::size_t last = shades.size() - (count < shades.size() ? 2 : 1);
  return shades[i * last / (count - 1)];
}

}  // namespace

OverviewClasses overview_classes(const StyleBook& book, const Districts& districts,
                                 const std::vector<DistrictColumn>& columns) {
  OverviewClasses overview{district_verdict_style(book, "verdict"), {}};
  const std::vector<std::size_t> counts = missed_counts(districts, columns);
  const std::vector<Missed> classes = classes_of(counts);
  auto& styled = overview.style.classes;
  const auto miss = std::ranges::find(styled, to_string(Verdict::miss), &StyleClass::value);
  if (miss != styled.end()) {
    std::vector<StyleClass> shades;
    for (std::size_t i = 0; i < classes.size(); ++i)
      shades.push_back(shaded(*miss, classes[i], shade_of(book.ramp.short_of, i, classes.size())));
    styled.insert(styled.erase(miss), shades.begin(), shades.end());
  }
  const auto worst = worst_verdicts(districts, columns);
  for (std::size_t d = 0; d < districts.size(); ++d) {
    const auto missed = std::ranges::find_if(
        classes, [&](const Missed& c) { return c.first <= counts[d] && counts[d] <= c.last; });
    overview.values.push_back(missed != classes.end() ? value_of(*missed)
                              : worst[d]              ? to_string(*worst[d])
                                                      : to_string(Verdict::no_target));
  }
  return overview;
}

}  // namespace citygauge
