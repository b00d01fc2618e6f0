// Attributes that planners keep in a spreadsheet, joined to a layer's features by a key.
#pragma once

#include "input/layer_opening.hpp"

namespace citygauge {

/// Replaces the opened layer by a copy in memory whose features also have the columns of `source.join` (.xlsx
/// or .csv) where the key is the same text. Features without a row get none of them, and a warning says how
/// many. ERRORS: Error{input}: unreadable, no such sheet or column, a key on two rows.
void join_table(LayerOpening& opening, const LayerSource& source);

}  // namespace citygauge
