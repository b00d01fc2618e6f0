#include "output/comparison/changed_evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstring>
#include <map>
#include <set>
#include <string_view>

#include "core/error.hpp"
#include "output/comparison/comparison.hpp"

namespace citygauge {
namespace {

/// Which feature of the input a row speaks of: another number after every export.
bool is_feature_number(const std::string& column, const std::string& cell) {
  if (column == "fid" || column == "pair_fid") return true;
  return column == "pair" && cell.find_first_not_of("0123456789") == std::string::npos;  // or two districts
}

bool is_before(Point a, Point b) {
  return a.x != b.x ? a.x < b.x : a.y < b.y;
}

std::string bytes_of(double value) {
  const double plain = value + 0.0;  // -0 is 0
  std::array<char, sizeof plain> bytes{};
  std::memcpy(bytes.data(), &plain, bytes.size());
  return {bytes.begin(), bytes.end()};
}

std::vector<Point> in_canonical_order(std::span<const Point> part, ShapeKind kind) {
  std::vector<Point> points(part.begin(), part.end());
  if (kind == ShapeKind::polygon && points.size() > 1) {
    points.pop_back();
    std::rotate(points.begin(), std::ranges::min_element(points, is_before), points.end());
  } else if (kind == ShapeKind::line && !points.empty() &&
             std::ranges::lexicographical_compare(std::vector<Point>(points.rbegin(), points.rend()), points,
                                                  is_before)) {
    std::ranges::reverse(points);
  }
  return points;
}

std::string cell_text(const EvidenceColumn& column, std::size_t row) {
  struct Text {
    std::size_t row;
    std::string operator()(const std::vector<double>& reals) const {
      return std::isnan(reals[row]) ? "" : bytes_of(reals[row]);
    }
    std::string operator()(const std::vector<std::int64_t>& integers) const {
      return std::to_string(integers[row]);
    }
    std::string operator()(const std::vector<std::string>& texts) const { return texts[row]; }
  };
  return std::visit(Text{row}, column.values);
}

/// Cells by the names of their columns, whose order does not matter; an empty one is as good as none.
std::string row_key(const Evidence& evidence, std::size_t row) {
  std::map<std::string, std::string> cells;
  for (const EvidenceColumn& column : evidence.columns) {
    std::string cell = cell_text(column, row);
    if (!is_feature_number(column.name, cell)) cells[column.name] = std::move(cell);
  }
  std::string key;
  for (const auto& [name, cell] : cells)
    if (!cell.empty()) key += fmt::format("{}:{}={}:{};", name.size(), name, cell.size(), cell);
  return key + geometry_key(evidence.shapes[row]);
}

using Rows = std::multimap<std::string, std::pair<const Evidence*, std::size_t>>;

Rows rows_of(const std::vector<const Evidence*>& parts) {
  Rows rows;
  for (const Evidence* part : parts)
    for (std::size_t row = 0; row < part->shapes.size(); ++row)
      rows.emplace(row_key(*part, row), std::pair{part, row});
  return rows;
}

/// Takes rows away that are in both.
void cancel(Rows& one, Rows& other) {
  for (auto row = one.begin(); row != one.end();) {
    const auto same = other.find(row->first);
    if (same == other.end()) {
      ++row;
      continue;
    }
    other.erase(same);
    row = one.erase(row);
  }
}

/// Only a file made by hand has such a column; GeoPackage does not tell case.
bool is_called_change(const std::string& column) {
  return std::ranges::equal(column, std::string_view(change_column),
                            [](unsigned char a, unsigned char b) { return std::tolower(a) == b; });
}

/// Cells of two results come together as one column: of whole numbers and texts as texts.
class ChangedTable {
 public:
  ChangedTable(std::string table, ShapeKind kind) : evidence_{std::move(table), Shapes(kind), {}} {}

  void add(const Rows& rows, const std::string& change) {
    std::set<std::pair<const Evidence*, std::size_t>> in_order;
    for (const auto& [key, row] : rows) in_order.insert(row);
    for (const auto& [part, row] : in_order) add_row(*part, row, change);
  }

  [[nodiscard]] Evidence take() && {
    evidence_.columns.push_back({change_column, std::move(changes_)});
    return std::move(evidence_);
  }

 private:
  void add_row(const Evidence& part, std::size_t row, const std::string& change) {
    for (const EvidenceColumn& column : part.columns) {
      if (is_called_change(column.name)) continue;
      EvidenceColumn& to = column_for(column);
      const auto copy = [&](const auto& values) { append(to, values[row]); };
      std::visit(copy, column.values);
    }
    evidence_.shapes.add_feature(part.shapes[row]);
    changes_.push_back(change);
    for (EvidenceColumn& column : evidence_.columns) fill(column);
  }

  EvidenceColumn& column_for(const EvidenceColumn& like) {
    const auto found = std::ranges::find(evidence_.columns, like.name, &EvidenceColumn::name);
    if (found == evidence_.columns.end()) {
      EvidenceColumn fresh{like.name, like.values};
      std::visit([](auto& values) { values.clear(); }, fresh.values);
      evidence_.columns.push_back(std::move(fresh));
      fill(evidence_.columns.back());
      return evidence_.columns.back();
    }
    if (found->values.index() != like.values.index()) become_text(*found);
    return *found;
  }

  static std::string as_text(double value) { return std::isnan(value) ? "" : fmt::format("{}", value); }
  static std::string as_text(std::int64_t value) { return std::to_string(value); }
  static std::string as_text(const std::string& value) { return value; }

  static void become_text(EvidenceColumn& column) {
    std::vector<std::string> texts;
    std::visit(
        [&](const auto& values) {
          for (const auto& v : values) texts.push_back(as_text(v));
        },
        column.values);
    column.values = std::move(texts);
  }

  template <class Value>
  static void append(EvidenceColumn& column, const Value& value) {
    if (auto* const same = std::get_if<std::vector<Value>>(&column.values))
      same->push_back(value);
    else
      std::get<std::vector<std::string>>(column.values).push_back(as_text(value));
  }

  /// Gaps where a row has no such column; a whole number cannot say "none".
  void fill(EvidenceColumn& column) const {
    const std::size_t rows = evidence_.shapes.size();
    const auto count = std::visit([](const auto& values) { return values.size(); }, column.values);
    if (count >= rows) return;
    if (std::holds_alternative<std::vector<std::int64_t>>(column.values)) become_text(column);
    if (auto* const reals = std::get_if<std::vector<double>>(&column.values))
      reals->resize(rows, std::nan(""));
    else
      std::get<std::vector<std::string>>(column.values).resize(rows);
  }

  Evidence evidence_;
  std::vector<std::string> changes_;
};

std::map<std::string, std::vector<const Evidence*>> by_table(const std::vector<Evidence>& evidence) {
  std::map<std::string, std::vector<const Evidence*>> tables;
  for (const Evidence& part : evidence)
    if (part.shapes.size() > 0) tables[part.table].push_back(&part);
  return tables;
}

ShapeKind kind_of_table(const std::string& table, const std::vector<const Evidence*>& before,
                        const std::vector<const Evidence*>& after) {
  const ShapeKind kind = (after.empty() ? before : after).front()->shapes.kind();
  for (const auto* parts : {&before, &after})
    for (const Evidence* part : *parts)
      if (part->shapes.kind() != kind)
        throw input_error(
            fmt::format("table `{}` has one kind of geometry in the base and another in the plan", table),
            "check both again with the same citygauge");
  return kind;
}

}  // namespace

std::string geometry_key(ShapeView shape) {
  std::vector<std::string> parts;
  for (std::size_t p = 0; p < shape.part_count(); ++p) {
    std::string& part = parts.emplace_back();
    for (const Point point : in_canonical_order(shape.part(p), shape.kind()))
      part += bytes_of(point.x) + bytes_of(point.y);
  }
  std::ranges::sort(parts);
  std::string key;
  for (const std::string& part : parts) key += fmt::format("{}:", part.size()) + part;
  return key;
}

std::vector<Evidence> changed_evidence(const std::vector<Evidence>& base, const std::vector<Evidence>& plan) {
  auto before = by_table(base);
  auto after = by_table(plan);
  std::set<std::string> tables;
  for (const auto* both : {&before, &after})
    for (const auto& [table, parts] : *both) tables.insert(table);
  std::vector<Evidence> changed;
  for (const std::string& table : tables) {
    ChangedTable rows(table, kind_of_table(table, before[table], after[table]));
    Rows resolved = rows_of(before[table]), fresh = rows_of(after[table]);
    cancel(fresh, resolved);
    if (fresh.empty() && resolved.empty()) continue;
    rows.add(fresh, "new");
    rows.add(resolved, "resolved");
    changed.push_back(std::move(rows).take());
  }
  return changed;
}

}  // namespace citygauge
