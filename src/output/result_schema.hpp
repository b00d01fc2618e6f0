// A schema of a PostGIS database that holds the tables of a result, as result.gpkg holds them.
#pragma once

#include <filesystem>
#include <string>

#include "input/postgres.hpp"

namespace citygauge {

class ResultSchema {
 public:
  /// Looks, before anything is measured, whether the result can be written there, and holds the schema for
  /// this run; the hold ends with this object or its process, however that ends. ERRORS: Error{input}: no
  /// server, no PostGIS, no right to write, another run holds it, or a table of a result's name that none of
  /// ours has written: it is somebody's data.
  ResultSchema(const Connection& connection, std::string schema);

  /// "PG:planning/citygauge"
  [[nodiscard]] std::string name() const;

  /// Puts all tables of a result in place of the earlier ones, in one transaction: until its end, and if it
  /// fails, the earlier result stays. Row numbers are those of the GeoPackage. ERRORS: Error{input}.
  void replace_by(const std::filesystem::path& geopackage);

 private:
  void refuse_tables_of_others();
  void hold();

  Connection connection_;
  std::string schema_;
  PostgresSession session_;
};

}  // namespace citygauge
