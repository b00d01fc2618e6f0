// Reads the looks of one thing from a style file: colours, hatches, symbols, labels.
#pragma once

#include <string>
#include <vector>

#include "config/table_reader.hpp"
#include "model/style.hpp"

namespace citygauge {

/// "#rrggbb" or "#rrggbbaa" ("ff": opaque). ERRORS: Error{config} with the place.
[[nodiscard]] Colour read_colour(const TomlValue& value, const std::string& key);

/// A list of { angle, spacing_mm, colour }. ERRORS likewise.
[[nodiscard]] std::vector<Hatch> read_hatches(const TomlValue& value);

/// A number between two bounds, or `fallback`. ERRORS likewise.
[[nodiscard]] double read_number_within(const TableReader& reader, const std::string& key, double fallback,
                                        double least, double most);

/// The keys that a symbol may have, to be declared together with others in the same table.
[[nodiscard]] const std::vector<std::string>& symbol_keys();

/// `base` with what the table says otherwise. ERRORS likewise, also for a key that the symbol's kind has no
/// use for: a hatch on a line.
[[nodiscard]] Symbol read_symbol(const TableReader& reader, Symbol base);

/// { column, decimals, unit, size_pt, colour, halo_mm, priority }; the first three only where `has_column`.
/// ERRORS likewise.
[[nodiscard]] LabelStyle read_label_style(const TomlValue& value, bool has_column);

}  // namespace citygauge
