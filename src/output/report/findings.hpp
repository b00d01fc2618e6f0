// A result as the report tells it: groups of subjects (districts, corridors), columns of values judged for
// each subject of a group, and one section per indicator that says what its columns mean. Everything the
// report shows comes from here; texts are still raw.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/run_report.hpp"

namespace citygauge::html {

struct Subject {
  std::string id;
  std::string name;  // the id where it has no name
  Box box;           // empty when the result does not tell where it lies
};

struct SubjectGroup {
  std::string kind;               // role of the subjects: "corridors"; "" for districts
  std::vector<Subject> subjects;  // the districts come in the order of RunReport::districts
};

/// A target as the results name it and its profile quotes it.
struct ColumnTarget {
  std::string profile;  // title
  std::string threshold;
  std::string scope, clause, quote;
  std::optional<int> year;
  bool soft = false;
};

struct Judgement {
  Verdict verdict = Verdict::no_target;
  std::optional<double> margin;
  std::string margin_words;  // "short by 1.2 km"
};

/// One indicator, or one class of a grouped one, for the subjects of one group.
struct ValueColumn {
  std::string indicator;  // "road_class_density.branch"
  std::string title;
  std::string of_class;  // "branch"; "" for a whole indicator
  std::string layer;     // that the indicator measures, whose classes these are
  std::string unit;
  std::size_t group = 0;
  std::vector<ColumnTarget> targets;                              // none: measured without a target
  std::vector<std::optional<double>> values;                      // by subject
  std::vector<std::vector<std::optional<Judgement>>> judgements;  // by target (or one without), by subject
  std::vector<std::string> notes;                                 // by subject

  /// The worst judgement of a subject; nullopt where the indicator was not measured for it.
  [[nodiscard]] std::optional<Judgement> worst(std::size_t subject) const;
  /// The value as it is shown everywhere: with the digits that its targets need. "–" without a value.
  [[nodiscard]] std::string shown(std::size_t subject) const;
};

struct Section {
  const Indicator* indicator = nullptr;
  std::vector<std::size_t> columns;  // in Findings::columns
};

struct Findings {
  std::vector<SubjectGroup> groups;  // the first are the districts
  std::vector<ValueColumn> columns;
  std::vector<Section> sections;
};

/// REQUIRES that `report` outlives the findings.
[[nodiscard]] Findings findings_of(const RunReport& report, Language language);

/// How many judgements of targets there are of each verdict, by its number.
using VerdictCounts = std::array<std::size_t, 5>;
[[nodiscard]] VerdictCounts verdict_counts(const ValueColumn& column, std::size_t target);

/// Subjects of a column from the worst: by verdict, then by what is short, then in their order.
[[nodiscard]] std::vector<std::size_t> from_the_worst(const ValueColumn& column);

}  // namespace citygauge::html
