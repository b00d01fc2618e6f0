// What a run finds: values with verdicts, the ledger behind each number, evidence geometry, issues.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/issue.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

enum class Verdict : std::uint8_t { pass, miss, soft_miss, not_evaluated, no_target };

[[nodiscard]] std::string to_string(Verdict verdict);

/// One value of one indicator for one district or thing, judged against one target (or none).
struct Result {
  std::string district_id;  // or the id of the thing: a corridor, a community
  std::string district_name;
  std::string scope;  // of the district, or the kind of the thing
  std::string profile;
  std::string indicator;
  std::optional<double> value;
  std::string unit;
  std::string threshold;  // "" without a target
  Verdict verdict = Verdict::no_target;
  bool soft = false;
  std::optional<double> margin;  // what is to spare; negative: what is short
  std::string margin_unit;
  std::optional<double> numerator;  // SI: m or m2
  std::optional<double> denominator;
  std::optional<int> year;
  std::string clause;
  std::string note;  // why it was not evaluated, options used, reservations
};

/// What a value and its verdict would be had an option been chosen differently (INDICATORS §4).
struct SensitivityRow {
  std::string district_id;  // as in Result
  std::string district_name;
  std::string profile;
  std::string indicator;
  std::string threshold;
  std::string option;  // "border"
  std::string choice;  // the one in force: "half"
  std::optional<double> value;
  Verdict verdict = Verdict::no_target;
  std::string alternative;  // "full"
  std::optional<double> alternative_value;
  Verdict alternative_verdict = Verdict::no_target;
  std::string unit;
  bool flips = false;  // the verdicts differ
};

struct LedgerRow {
  std::string district_id;
  std::string indicator;
  std::string step;  // "raw", "excluded_by_class", "merged", "shared", "counted", ...
  double quantity = 0;
  std::string unit;
};

/// A column of an evidence table.
struct EvidenceColumn {
  std::string name;
  std::variant<std::vector<double>, std::vector<std::int64_t>, std::vector<std::string>> values;
};

/// Geometry that proves a number: one output table. Each column has one value per shape.
struct Evidence {
  std::string table;  // "evidence_corridor_neck"
  Shapes shapes;      // its kind decides the geometry type (multi)
  std::vector<EvidenceColumn> columns;
};

/// Null when the table has no such column.
[[nodiscard]] const EvidenceColumn* find_column(const Evidence& evidence, std::string_view name);

/// The cells of a column; null when the table has no such column of this type.
template <class Value>
[[nodiscard]] const std::vector<Value>* find_cells(const Evidence& evidence, std::string_view name) {
  const EvidenceColumn* const column = find_column(evidence, name);
  return column == nullptr ? nullptr : std::get_if<std::vector<Value>>(&column->values);
}

/// What all who write evidence rely on. ERRORS: Error{internal} when a column is not as long as its shapes,
/// or when one table name stands for two kinds of geometry.
void check_evidence(const std::vector<Evidence>& evidence);

/// What was read of a layer. used + excluded + repaired + rejected = read.
struct LayerCounts {
  std::string layer;
  std::int64_t read = 0;
  std::int64_t used = 0;      // as it was
  std::int64_t excluded = 0;  // by the project's `where` or by class
  std::int64_t repaired = 0;  // used after mending
  std::int64_t rejected = 0;  // unusable: each has an issue
};

struct ProvenanceRow {
  std::string topic;  // "input", "crs", "option", "profile", "version", "counts"
  std::string key;
  std::string value;
};

}  // namespace citygauge
