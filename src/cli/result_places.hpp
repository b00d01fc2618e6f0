// Where a result goes: a folder always, a database as well if one is named (-o OUT -o PG:NAME/SCHEMA).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/project.hpp"

namespace citygauge {

struct DatabasePlace {
  Connection connection;
  std::string schema;
};

struct ResultPlaces {
  std::filesystem::path folder;
  std::optional<DatabasePlace> database;
};

/// The first of `outputs` that is no database; empty if there is none.
[[nodiscard]] std::filesystem::path folder_among(const std::vector<std::string>& outputs);

/// `outputs` as given with -o. ERRORS: Error{config}: two of one kind, a connection that the project does not
/// name, a schema that the project reads a layer from.
[[nodiscard]] ResultPlaces result_places(const std::vector<std::string>& outputs, const Project& project);

}  // namespace citygauge
