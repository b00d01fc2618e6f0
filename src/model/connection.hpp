// A database that a project names in [connections].
#pragma once

#include <map>
#include <string>

namespace citygauge {

/// Layers name it as "PG:<name>"; that is also what everything we write calls it, for the settings may hold a
/// password.
struct Connection {
  std::string name;
  std::map<std::string, std::string> settings;  // by the keywords of PostgreSQL: host, dbname, service …
};

inline constexpr const char* connection_prefix = "PG:";

}  // namespace citygauge
