#include "config/role_file.hpp"

#include <fmt/format.h>

#include <map>

#include "config/nearest.hpp"
#include "config/table_reader.hpp"
#include "config/text_file.hpp"

namespace citygauge {
namespace {

const std::map<std::string, LayerGeometry> geometries = {{"point", LayerGeometry::point},
                                                         {"line", LayerGeometry::line},
                                                         {"polygon", LayerGeometry::polygon},
                                                         {"raster", LayerGeometry::raster}};
const std::map<std::string, AttributeType> attribute_types = {{"text", AttributeType::text},
                                                              {"number", AttributeType::number}};

/// Turns { canonical = ["alias", …] } round. A canonical value stands for itself unless it is an alias of
/// another: OSM's `residential` is a branch road.
void read_values(AttributeSpec& attribute, const TomlValue& value) {
  const TomlValue::Table& canonical = expect_table(value, "values");
  for (const auto& [name, aliases] : canonical)
    for (const PlacedText& alias : expect_texts(aliases, name)) {
      const auto [entry, added] = attribute.values.emplace(alias.text, name);
      if (!added)
        throw config_error(alias.at, fmt::format("`{}` already stands for `{}`", alias.text, entry->second));
    }
  for (const auto& [name, aliases] : canonical) attribute.values.emplace(name, name);
}

void read_flagged(AttributeSpec& attribute, const TableReader& reader) {
  for (const PlacedText& value : reader.texts("flagged")) {
    expect_known(value, "value", names_of(attribute.values));
    attribute.flagged.insert(value.text);
  }
}

void read_code_systems(AttributeSpec& attribute, const TableReader& reader,
                       const std::vector<std::string>& known) {
  attribute.letter_codes = reader.text("letter_codes");
  if (reader.has("letter_codes"))
    expect_known({attribute.letter_codes, reader.value_at("letter_codes")}, "code system", known);
  if (!reader.has("code_systems")) return;
  for (const auto& [field, value] : expect_table(reader.require("code_systems"), "code_systems")) {
    const std::string& system = expect_text(value, field);
    expect_known({system, value.at}, "code system", known);
    expect_known({field, value.key_at}, "field", attribute.fields);
    attribute.code_systems.emplace(field, system);
  }
}

AttributeSpec read_attribute(const TomlValue& value, const std::vector<std::string>& code_systems) {
  const TableReader reader(value, {"name", "type", "required", "unit", "fields", "values", "fallback",
                                   "flagged", "code_systems", "letter_codes"});
  AttributeSpec attribute;
  attribute.name = reader.require_text("name");
  const std::string type = reader.text("type", "text");
  expect_known({type, reader.value_at("type")}, "type", names_of(attribute_types));
  attribute.type = attribute_types.at(type);
  attribute.required = reader.flag("required", false);
  attribute.unit = reader.text("unit");
  for (const PlacedText& field : reader.texts("fields")) attribute.fields.push_back(field.text);
  if (reader.has("values")) read_values(attribute, reader.require("values"));
  read_flagged(attribute, reader);
  attribute.fallback = reader.text("fallback");
  if (reader.has("fallback") && reader.has("values"))
    expect_known({attribute.fallback, reader.value_at("fallback")}, "value", attribute.canonical_values());
  read_code_systems(attribute, reader, code_systems);
  return attribute;
}

}  // namespace

Role load_role(const std::filesystem::path& path, const std::vector<std::string>& code_systems) {
  const TomlValue root = read_toml_file(path);
  const TableReader reader(root, {"name", "title", "geometry", "attribute"});
  Role role;
  role.name = reader.require_text("name");
  if (role.name != name_of(path))
    throw config_error(reader.value_at("name"), fmt::format("`{}` is not the name of its file", role.name));
  role.title = reader.require_both_languages("title");
  for (const PlacedText& geometry : expect_texts(reader.require("geometry"), "geometry")) {
    expect_known(geometry, "geometry", names_of(geometries));
    role.geometry.push_back(geometries.at(geometry.text));
  }
  if (role.geometry.empty()) throw config_error(reader.value_at("geometry"), "`geometry` must not be empty");
  if (!reader.has("attribute")) return role;
  for (const TomlValue& value : expect_list(reader.require("attribute"), "attribute")) {
    AttributeSpec attribute = read_attribute(value, code_systems);
    if (role.attribute(attribute.name) != nullptr)
      throw config_error(value.at, fmt::format("attribute `{}` stands here twice", attribute.name));
    role.attributes.push_back(std::move(attribute));
  }
  return role;
}

}  // namespace citygauge
