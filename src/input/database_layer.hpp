// A layer that is a table or a view of a PostGIS database.
#pragma once

#include <string>
#include <utility>

#include "input/layer_opening.hpp"

namespace citygauge {

/// "plan.roads" is table `roads` of schema `plan`; a name alone lies in schema `public`.
[[nodiscard]] std::pair<std::string, std::string> schema_and_table(const std::string& layer);

/// Opens the table that `source` names, in a session that can change nothing. REQUIRES: source.database.
/// ERRORS: Error{input}: the server is not there or does not let us in; no such table; not ours to read.
void open_database_layer(LayerOpening& opening, const LayerSource& source);

}  // namespace citygauge
