#include "cli/result_places.hpp"

#include <algorithm>

#include "config/connections_reader.hpp"
#include "core/error.hpp"
#include "input/database_layer.hpp"

namespace citygauge {
namespace {

constexpr const char* usual_schema = "citygauge";

/// "PG:planning" or "PG:planning/schema".
DatabasePlace database_place(const std::string& output, const Project& project) {
  const std::size_t slash = output.find('/');
  const Location here{"-o", 0, 0};
  DatabasePlace place{find_connection(project.connections, {output.substr(0, slash), here}), usual_schema};
  if (slash != std::string::npos) place.schema = output.substr(slash + 1);
  if (place.schema.empty() || place.schema.starts_with("pg_"))
    throw config_error(here, "this cannot be the name of a schema", "for example: -o PG:planning/citygauge");
  return place;
}

/// A result may not take the place of its own input, which could be an earlier result.
void refuse_schema_of_inputs(const DatabasePlace& place, const Project& project) {
  const auto check = [&](const LayerSource& layer) {
    if (layer.database && layer.database->settings == place.connection.settings &&
        schema_and_table(layer.layer).first == place.schema)
      throw Error(ErrorKind::config, "-o: the project reads a layer from the schema " + place.schema,
                  "name another schema for the result");
  };
  check(project.districts);
  for (const LayerSource& layer : project.layers) check(layer);
}

[[noreturn]] void refuse_second(const std::string& output) {
  throw Error(ErrorKind::config, "-o " + output + ": the result goes to one folder and one database at most");
}

}  // namespace

std::filesystem::path folder_among(const std::vector<std::string>& outputs) {
  const auto is_folder = [](const std::string& output) { return !output.starts_with(connection_prefix); };
  const auto folder = std::ranges::find_if(outputs, is_folder);
  return folder == outputs.end() ? std::filesystem::path() : std::filesystem::path(*folder);
}

ResultPlaces result_places(const std::vector<std::string>& outputs, const Project& project) {
  ResultPlaces places;
  for (const std::string& output : outputs) {
    if (!output.starts_with(connection_prefix)) {
      if (!places.folder.empty()) refuse_second(output);
      places.folder = output;
      continue;
    }
    if (places.database) refuse_second(output.substr(0, output.find('/')));
    places.database = database_place(output, project);
    refuse_schema_of_inputs(*places.database, project);
  }
  if (places.folder.empty()) places.folder = project.file.parent_path() / "out";
  return places;
}

}  // namespace citygauge
