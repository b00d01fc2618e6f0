// Reads [connections] of a project file: the databases that its layers may come from and its results may go
// to.
//
//   [connections]
//   planning = "service=planning"                    # of ~/.pg_service.conf
//   archive = "host=gis.example.org dbname=archive user=reader"
#pragma once

#include <map>
#include <string>

#include "config/table_reader.hpp"
#include "model/connection.hpp"

namespace citygauge {

/// ERRORS: Error{config} with the place: a name that is no plain word, a text that is not "key=value …", an
/// unknown key. No message repeats a value, which may be a password.
[[nodiscard]] std::map<std::string, Connection> read_connections(const TomlValue& value);

/// The connection of "PG:planning". ERRORS: Error{config}: none of that name; settings in place of a name.
[[nodiscard]] const Connection& find_connection(const std::map<std::string, Connection>& connections,
                                                const PlacedText& source);

}  // namespace citygauge
