#include "output/comparison/change_columns.hpp"

#include <array>

#include "output/cell_of.hpp"
#include "output/comparison/change_words.hpp"

namespace citygauge {
namespace {

using ChangeColumn = Column<Change>;

/// What is compared is not read back.
template <class Row>
constexpr Column<Row> written(std::string_view name, CellType type, Cell (*cell)(const Row&)) {
  return {name, type, cell, [](Row&, const Cell&) {}};
}

/// A member of the row in the plan, or else in the base.
template <auto Member>
constexpr ChangeColumn naming(std::string_view name) {
  using As = CellOf<std::remove_cvref_t<decltype(std::declval<Result>().*Member)>>;
  return written<Change>(name, As::type, [](const Change& c) { return As::cell(c.named().*Member); });
}

template <auto Side, auto Member>
constexpr ChangeColumn of_side(std::string_view name) {
  using As = CellOf<std::remove_cvref_t<decltype(std::declval<Result>().*Member)>>;
  return written<Change>(name, As::type, [](const Change& change) {
    const std::optional<Result>& side = change.*Side;
    return side ? As::cell((*side).*Member) : Cell{};
  });
}

Cell real_or_null(const std::optional<double>& value) {
  return value ? real_cell(*value) : Cell{};
}

std::string yardstick_of(const Change& change) {
  if (change.same_target) return change.same_definition ? "" : "definition";
  return change.same_definition ? "target" : "target, definition";
}

constexpr std::array all_change_columns{
    naming<&Result::district_id>("district_id"),
    naming<&Result::district_name>("district_name"),
    naming<&Result::scope>("scope"),
    naming<&Result::profile>("profile"),
    naming<&Result::indicator>("indicator"),
    written<Change>("change", CellType::text, [](const Change& c) -> Cell { return to_string(c.kind); }),
    of_side<&Change::before, &Result::value>("value_before"),
    of_side<&Change::after, &Result::value>("value_after"),
    written<Change>("difference", CellType::real,
                    [](const Change& c) { return real_or_null(c.difference()); }),
    naming<&Result::unit>("unit"),
    of_side<&Change::before, &Result::threshold>("threshold_before"),
    of_side<&Change::after, &Result::threshold>("threshold_after"),
    naming<&Result::soft>("soft"),
    of_side<&Change::before, &Result::verdict>("verdict_before"),
    of_side<&Change::after, &Result::verdict>("verdict_after"),
    of_side<&Change::before, &Result::margin>("margin_before"),
    of_side<&Change::after, &Result::margin>("margin_after"),
    written<Change>("margin_difference", CellType::real,
                    [](const Change& c) { return real_or_null(c.margin_difference()); }),
    naming<&Result::margin_unit>("margin_unit"),
    naming<&Result::year>("year"),
    naming<&Result::clause>("clause"),
    written<Change>("yardstick", CellType::text, [](const Change& c) -> Cell { return yardstick_of(c); }),
    written<Change>("sentence_zh", CellType::text,
                    [](const Change& c) -> Cell { return change_sentence(c, Language::zh); }),
    written<Change>("sentence_en", CellType::text,
                    [](const Change& c) -> Cell { return change_sentence(c, Language::en); })};

constexpr std::array all_yardstick_columns{
    written<YardstickDifference>("topic", CellType::text, [](const auto& d) -> Cell { return d.topic; }),
    written<YardstickDifference>("key", CellType::text, [](const auto& d) -> Cell { return d.key; }),
    written<YardstickDifference>("before", CellType::text, [](const auto& d) -> Cell { return d.before; }),
    written<YardstickDifference>("after", CellType::text, [](const auto& d) -> Cell { return d.after; })};

}  // namespace

std::span<const Column<Change>> change_columns() {
  return all_change_columns;
}
std::span<const Column<YardstickDifference>> yardstick_columns() {
  return all_yardstick_columns;
}

}  // namespace citygauge
