// What every part of the page is made from, and what they agree on: anchors, how many rows a table has.
#pragma once

#include <string>
#include <vector>

#include "geometry/border_network.hpp"
#include "output/report/evidence_layers.hpp"
#include "output/report/findings.hpp"
#include "output/report/map_coding.hpp"
#include "output/report/page_value.hpp"

namespace citygauge::html {

struct ReportView {
  const RunReport& report;
  const Findings& findings;
  const std::vector<EvidenceLayer>& layers;
  const BorderNetwork& borders;  // of the districts, for both maps
  const StyleBook& styles;
  Language language;
  MapFrame frame;

  [[nodiscard]] bool is_chinese() const { return language == Language::zh; }
  [[nodiscard]] const std::vector<Subject>& subjects_of(const ValueColumn& column) const {
    return findings.groups[column.group].subjects;
  }
};

/// Tables with more rows than `most_full_rows` show only the worst `rows_of_the_worst`, and say so.
inline constexpr std::size_t most_full_rows = 400;
inline constexpr std::size_t rows_of_the_worst = 100;
inline constexpr std::size_t most_evidence_rows = 50;
inline constexpr std::size_t most_issue_rows = 300;
inline constexpr std::size_t most_issues_on_map = 2000;

[[nodiscard]] std::string section_anchor(std::size_t section);
/// Of a column's row for a subject; its section's anchor where the table leaves that row out.
[[nodiscard]] std::string row_anchor(std::size_t column, std::size_t subject);

/// "支路", "≥ 8 km/km²": a column's class and its targets, each once.
[[nodiscard]] std::string class_title(const ReportView& view, const ValueColumn& column);
[[nodiscard]] std::string threshold_with_unit(const ColumnTarget& target, const ValueColumn& column);
[[nodiscard]] std::string targets_in_short(const ValueColumn& column);

/// The subjects whose rows a table of this column shows, in the order of the data or, if cut, from the worst.
[[nodiscard]] std::vector<std::size_t> shown_subjects(const ValueColumn& column);
/// "The 100 worst of 3,999 ..." or "".
[[nodiscard]] std::string cut_words(std::size_t shown, std::size_t all, Language language);

}  // namespace citygauge::html
