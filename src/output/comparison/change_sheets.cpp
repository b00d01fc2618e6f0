#include "output/comparison/change_sheets.hpp"

#include "output/comparison/change_styles.hpp"
#include "output/comparison/change_words.hpp"
#include "output/comparison/difference_report.hpp"
#include "output/map/district_labels.hpp"

namespace citygauge {
namespace {

/// "−0.42", "✓→✗ −0.42": what the district's value did, and its verdict where it turned.
std::string label_of(const Change* change) {
  if (change == nullptr) return {};
  const auto difference = change->difference();
  const std::string number = difference && *difference != 0 ? shown_difference(*difference) : "";
  if (!change->before || !change->after || change->before->verdict == change->after->verdict) return number;
  const std::string turn = verdict_sign(change->before->verdict) + "→" + verdict_sign(change->after->verdict);
  return number.empty() ? turn : turn + ' ' + number;
}

std::vector<std::string> labels_of(const Districts& districts, const WorstChanges& changes,
                                   const std::string& indicator) {
  std::vector<std::string> labels = name_labels(districts);
  for (std::size_t d = 0; d < labels.size(); ++d)
    if (const std::string line = label_of(changes.find(indicator, districts.ids[d])); !line.empty())
      labels[d] += '\n' + line;
  return labels;
}

}  // namespace

WrittenSheets write_change_sheets(const Comparison& comparison, const StyleBook& styles,
                                  const SheetSettings& settings, const SheetFiles& files,
                                  Progress& progress) {
  SheetChoice choice;
  choice.indicators = changed_indicators(comparison);
  if (choice.indicators.empty()) return {};
  const RunReport report = difference_report(comparison);
  const StyleBook book = with_change_styles(styles, comparison.evidence);
  const std::vector<DistrictColumn> columns = district_columns(report);
  const WorstChanges changes(comparison);
  const std::vector<ContextLayer> no_context;
  SheetSources sources{report, no_context, book, columns};
  for (const DistrictColumn& column : columns)
    sources.looks[column.indicator] = {difference_style(book, column.value_name, column.values,
                                                        leading_threshold(comparison.plan, column.indicator),
                                                        indicator_of(report, column.indicator)->unit),
                                       column.values, labels_of(report.districts, changes, column.indicator)};
  SheetSettings told = settings;
  told.context_remarks.push_back({"基准：" + comparison.base_name + "；方案：" + comparison.plan_name,
                                  "base: " + comparison.base_name + "; plan: " + comparison.plan_name});
  return write_sheets(sources, plan_sheets(report, choice), told, files, progress);
}

}  // namespace citygauge
