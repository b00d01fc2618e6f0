#include "config/layer_source_reader.hpp"

#include <fmt/format.h>

#include "config/connections_reader.hpp"
#include "config/example_reader.hpp"
#include "config/nearest.hpp"
#include "config/table_reader.hpp"
#include "model/filter.hpp"

namespace citygauge {
namespace {

TableJoin read_join(const TomlValue& value, const SourceRules& rules) {
  const TableReader reader(value, {"source", "sheet", "key"});
  return {source_path(rules, reader.require_text("source"), reader.value_at("source")), reader.text("sheet"),
          reader.require_text("key")};
}

/// A file, or a table of a database.
void read_place(LayerSource& layer, const TableReader& reader, const SourceRules& rules) {
  const std::string source = reader.require_text("source");
  layer.layer = reader.text("layer");
  if (!source.starts_with(connection_prefix)) {
    layer.source = source_path(rules, source, reader.value_at("source"));
    return;
  }
  layer.source = source;
  layer.database = find_connection(rules.connections, {source, reader.value_at("source")});
  if (layer.layer.empty())
    throw config_error(reader.at(), "`layer` is missing: which table of the database is it?",
                       "for example: layer = \"public.roads\"");
}

/// What [districts] and [layers.<role>] share.
void read_shared_keys(LayerSource& layer, const TableReader& reader, const SourceRules& rules) {
  read_place(layer, reader, rules);
  layer.where = reader.text("where");
  static_cast<void>(Filter(layer.where, reader.value_at("where")));  // a slip is told before anything is read
  layer.crs = reader.text("crs");
  layer.encoding = reader.text("encoding");
  if (reader.has("join")) layer.join = read_join(reader.require("join"), rules);
  layer.at = reader.at();
  const std::string duplicates = reader.text("duplicates", "drop");
  expect_known({duplicates, reader.value_at("duplicates")}, "choice", {"drop", "keep"});
  layer.keep_duplicates = duplicates == "keep";
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

LayerSource read_layer_source(const std::string& role_name, const TomlValue& value, const SourceRules& rules,
                              const Library& library) {
  const TableReader reader(value, {"source", "layer", "where", "crs", "encoding", "duplicates", "code_system",
                                   "fields", "values", "join"});
  const Role& role = library.roles.at(role_name);
  LayerSource layer;
  layer.role = role_name;
  read_shared_keys(layer, reader, rules);
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

DistrictSource read_district_source(const TomlValue& value, const SourceRules& rules) {
  const TableReader reader(value, {"source", "layer", "id", "name", "scope", "population", "where", "crs",
                                   "encoding", "duplicates", "join"});
  DistrictSource districts;
  districts.role = "districts";
  read_shared_keys(districts, reader, rules);
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
