// Copies one table of a GeoPackage to a PostGIS database.
#pragma once

#include <string>

#include "input/postgres.hpp"

class OGRLayer;

namespace citygauge {

/// Makes table `name` (quoted, with its schema) like `from`, with its row numbers as primary key and a
/// spatial index on its geometry, and fills it. Numbers arrive with every bit. ERRORS: Error{input}; the
/// transaction is then to be given up.
void copy_table(OGRLayer& from, PostgresSession& to, const std::string& name);

}  // namespace citygauge
