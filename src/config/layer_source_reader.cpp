#include "config/layer_source_reader.hpp"

#include <fmt/format.h>

#include "config/example_reader.hpp"
#include "config/nearest.hpp"
#include "config/table_reader.hpp"
#include "model/filter.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

/// Only files and folders of this machine: a plan must not make the tool open a connection.
fs::path read_source(const TableReader& reader, const fs::path& folder) {
  const std::string source = reader.require_text("source");
  const fs::path path = resolve_path(folder, source);
  const bool remote = source.find("://") != std::string::npos || path.string().starts_with("/vsi");
  if (remote || source.find('\0') != std::string::npos)
    throw config_error(reader.value_at("source"), "`source` must be a file or folder on this machine",
                       "download or unpack it first");
  return path;
}

/// What [districts] and [layers.<role>] share.
void read_shared_keys(LayerSource& layer, const TableReader& reader, const fs::path& folder) {
  layer.source = read_source(reader, folder);
  layer.layer = reader.text("layer");
  layer.where = reader.text("where");
  static_cast<void>(Filter(layer.where, reader.value_at("where")));  // a slip is told before anything is read
  layer.crs = reader.text("crs");
  layer.encoding = reader.text("encoding");
  layer.at = reader.at();
}

void read_fields(LayerSource& layer, const TomlValue& value, const Role& role) {
  for (const auto& [attribute, field] : expect_table(value, "fields")) {
    expect_known({attribute, field.key_at}, "attribute", attribute_names(role));
    const std::string& name = expect_text(field, attribute);
    if (name.empty()) throw config_error(field.at, fmt::format("`{}` must not be empty", attribute));
    layer.fields.emplace(attribute, name);
    layer.field_locations.emplace(attribute, field.at);
  }
}

void read_value_map(LayerSource& layer, const std::string& attribute, const TomlValue& value,
                    const AttributeSpec& spec) {
  if (spec.type == AttributeType::number)
    throw config_error(value.key_at, fmt::format("`{}` is a number: its values are not mapped", attribute));
  const std::vector<std::string> known = spec.canonical_values();
  for (const auto& [met, canonical] : expect_table(value, attribute)) {
    const std::string& name = expect_text(canonical, met);
    if (!known.empty()) expect_known({name, canonical.at}, attribute, known);
    layer.values[attribute].emplace(met, name);
  }
}

}  // namespace

fs::path resolve_path(const fs::path& folder, const std::string& path) {
  const std::string name = path.starts_with("./") ? path.substr(2) : path;
  return (folder.empty() ? fs::path(".") : folder) / name;
}

LayerSource read_layer_source(const std::string& role_name, const TomlValue& value, const fs::path& folder,
                              const Library& library) {
  const TableReader reader(
      value, {"source", "layer", "where", "crs", "encoding", "code_system", "fields", "values"});
  const Role& role = library.roles.at(role_name);
  LayerSource layer;
  layer.role = role_name;
  read_shared_keys(layer, reader, folder);
  layer.code_system = reader.text("code_system");
  if (reader.has("code_system"))
    expect_known({layer.code_system, reader.value_at("code_system")}, "code system",
                 names_of(library.code_systems));
  if (reader.has("fields")) read_fields(layer, reader.require("fields"), role);
  if (!reader.has("values")) return layer;
  for (const auto& [attribute, map] : expect_table(reader.require("values"), "values")) {
    expect_known({attribute, map.key_at}, "attribute", attribute_names(role));
    read_value_map(layer, attribute, map, *role.attribute(attribute));
  }
  return layer;
}

DistrictSource read_district_source(const TomlValue& value, const fs::path& folder) {
  const TableReader reader(
      value, {"source", "layer", "id", "name", "scope", "population", "where", "crs", "encoding"});
  DistrictSource districts;
  districts.role = "districts";
  read_shared_keys(districts, reader, folder);
  districts.id = reader.text("id");
  districts.name = reader.text("name");
  districts.population = reader.text("population");
  if (!reader.has("scope"))
    throw config_error(reader.at(), "`scope` is missing",
                       "say what the districts are, e.g. scope = \"建成区\": targets hold for one scope");
  districts.scope = reader.require_text("scope");
  for (const char* attribute : {"id", "name", "population"})
    if (reader.has(attribute)) {
      districts.fields.emplace(attribute, reader.require_text(attribute));
      districts.field_locations.emplace(attribute, reader.value_at(attribute));
    }
  return districts;
}

}  // namespace citygauge
