#include "output/report/report_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output/named_words.hpp"
#include "output/report/html_text.hpp"
#include "output/shown_number.hpp"

namespace citygauge::html {

std::string section_anchor(std::size_t section) {
  return fmt::format("indicator-{}", section + 1);
}

std::string row_anchor(std::size_t column, std::size_t subject) {
  return fmt::format("c{}-s{}", column, subject);
}

std::string class_title(const ReportView& view, const ValueColumn& column) {
  if (column.of_class.empty()) return {};
  const auto style = view.styles.styles.find("context_" + column.layer);
  const std::string word = class_words(column.layer, column.of_class, view.language);
  if (style == view.styles.styles.end()) return word;
  const auto drawn = std::ranges::find(style->second.classes, column.of_class, &StyleClass::value);
  return drawn == style->second.classes.end() ? word : drawn->label.in(view.language);
}

std::string threshold_with_unit(const ColumnTarget& target, const ValueColumn& column) {
  return shown_threshold(target.threshold) + (column.unit.empty() ? "" : " " + column.unit);
}

std::string targets_in_short(const ValueColumn& column) {
  std::string text;
  for (const ColumnTarget& target : column.targets) {
    const std::string threshold = threshold_with_unit(target, column);
    if (text.find(threshold) == std::string::npos) text += (text.empty() ? "" : " · ") + threshold;
  }
  return text.empty() ? column.unit : text;
}

std::vector<std::size_t> shown_subjects(const ValueColumn& column) {
  if (column.values.size() > most_full_rows) {
    std::vector<std::size_t> worst = from_the_worst(column);
    worst.resize(rows_of_the_worst);
    return worst;
  }
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < column.values.size(); ++i)
    if (column.worst(i)) all.push_back(i);
  return all;
}

std::string cut_words(std::size_t shown, std::size_t all, Language language) {
  if (shown >= all) return {};
  const std::string few = grouped(std::to_string(shown)), many = grouped(std::to_string(all));
  return language == Language::zh
             ? fmt::format("列出 {} 行中最需关注的 {} 行；全部见 results.xlsx 与 result.gpkg。", many, few)
             : fmt::format(
                   "The {} most telling of {} rows are listed; results.xlsx and result.gpkg have all.", few,
                   many);
}

}  // namespace citygauge::html
