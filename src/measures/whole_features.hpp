// Features that count as a whole where they stand: buildings, stops, villages. A feature belongs to the
// districts that its inner point lies in; so districts that tile an area share out all features, none twice.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "measures/evidence_builder.hpp"
#include "measures/measure.hpp"

namespace citygauge {

/// The districts that a feature belongs to, ascending; usually one. A point on an outer border belongs to
/// the district inside.
void districts_of(ShapeView feature, const DistrictGrid& grid, std::vector<std::uint32_t>& districts);
void districts_of(Point place, const DistrictGrid& grid, std::vector<std::uint32_t>& districts);

/// A feature's people, floors or square metres; NaN where it has none or says something that cannot be: a
/// negative number, infinity, more than 1e15 (what fills up empty fields: -9999, 1e38).
[[nodiscard]] double amount_or_nan(std::span<const double> column, std::size_t feature);

/// Of how many features of a district an attribute is known, so that none known is told from none there.
struct Knowledge {
  std::int64_t known = 0, unknown = 0;
  void add(bool is_known) { ++(is_known ? known : unknown); }
  void add(const Knowledge& other) {
    known += other.known;
    unknown += other.unknown;
  }
  /// There is something to add up, but nothing of it is known.
  [[nodiscard]] bool says_nothing() const { return known == 0 && unknown > 0; }
};

/// The quantity where Knowledge says nothing.
[[nodiscard]] Quantity unknown_quantity(const std::string& role, const std::string& attribute);

/// The evidence table for features that break a rule, by their kind: "evidence_offending_areas".
[[nodiscard]] std::string offenders_table(ShapeKind kind);
/// All tables that `offenders_table` names.
[[nodiscard]] std::vector<std::string> offenders_tables();

}  // namespace citygauge
