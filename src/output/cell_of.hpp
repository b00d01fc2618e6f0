// How a member of a row becomes a cell of a table, and comes back. Used by output/row_columns.cpp only.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <string>

#include "core/error.hpp"
#include "output/measure_spec_json.hpp"
#include "output/row_columns.hpp"

namespace citygauge {

/// The value in a cell, or `otherwise` for NULL and for cells of another type.
template <class Value>
Value value_in(const Cell& cell, Value otherwise) {
  const auto* const given = std::get_if<Value>(&cell);
  return given == nullptr ? std::move(otherwise) : *given;
}

template <class Member>
struct CellOf;

template <>
struct CellOf<std::string> {
  static constexpr CellType type = CellType::text;
  static Cell cell(const std::string& text) { return text; }
  static std::string value(const Cell& cell) { return value_in(cell, std::string()); }
};

template <>
struct CellOf<bool> {
  static constexpr CellType type = CellType::boolean;
  static Cell cell(bool value) { return value; }
  static bool value(const Cell& cell) { return value_in(cell, false); }
};

template <>
struct CellOf<double> {
  static constexpr CellType type = CellType::real;
  static Cell cell(double value) { return real_cell(value); }
  static double value(const Cell& cell) { return value_in(cell, std::numeric_limits<double>::quiet_NaN()); }
};

template <>
struct CellOf<std::int64_t> {
  static constexpr CellType type = CellType::integer;
  static Cell cell(std::int64_t value) { return value; }
  static std::int64_t value(const Cell& cell) { return value_in(cell, std::int64_t{0}); }
};

template <>
struct CellOf<int> {
  static constexpr CellType type = CellType::integer;
  static Cell cell(int value) { return std::int64_t{value}; }
  static int value(const Cell& cell) { return static_cast<int>(value_in(cell, std::int64_t{0})); }
};

template <>
struct CellOf<MeasureSpec> {
  static constexpr CellType type = CellType::text;
  static Cell cell(const MeasureSpec& spec) { return to_json_text(spec); }
  static MeasureSpec value(const Cell& cell) { return measure_spec_of(value_in(cell, std::string())); }
};

/// None is NULL.
template <class Value>
struct CellOf<std::optional<Value>> {
  static constexpr CellType type = CellOf<Value>::type;
  static Cell cell(const std::optional<Value>& value) { return value ? CellOf<Value>::cell(*value) : Cell{}; }
  static std::optional<Value> value(const Cell& cell) {
    if (std::holds_alternative<std::monostate>(cell)) return std::nullopt;
    return CellOf<Value>::value(cell);
  }
};

/// A word among those that an enumeration is written by.
template <class Word, Word... Words>
struct CellOfWord {
  static constexpr CellType type = CellType::text;
  static Cell cell(Word word) { return to_string(word); }
  static Word value(const Cell& cell) {
    const std::string text = value_in(cell, std::string());
    for (const Word word : {Words...})
      if (to_string(word) == text) return word;
    throw input_error("`" + text + "` is none of the words that stand here");
  }
};

template <>
struct CellOf<Verdict> : CellOfWord<Verdict, Verdict::pass, Verdict::miss, Verdict::soft_miss,
                                    Verdict::not_evaluated, Verdict::no_target> {};
template <>
struct CellOf<Severity> : CellOfWord<Severity, Severity::note, Severity::warning, Severity::error> {};

}  // namespace citygauge
