#include "config/example_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "config/nearest.hpp"
#include "config/options_reader.hpp"
#include "config/table_reader.hpp"

namespace citygauge {
namespace {

using Roles = std::map<std::string, Role>;
using Values = std::vector<std::optional<double>>;

/// Attributes are given as the measure sees them: canonical values, numbers in the role's unit. A raster is a
/// rectangle with `cells`, row by row from the north: "10 20 / 30 -", a dash where there are no data.
Example::Feature read_feature(const TomlValue& value, const Role& role) {
  std::vector<std::string> keys = attribute_names(role);
  keys.emplace_back("wkt");
  const bool may_be_raster = std::ranges::find(role.geometry, LayerGeometry::raster) != role.geometry.end();
  if (may_be_raster) keys.emplace_back("cells");
  const TableReader reader(value, keys);
  Example::Feature feature;
  feature.wkt = reader.require_text("wkt");
  if (may_be_raster && reader.has("cells")) feature.attributes.emplace("cells", reader.require_text("cells"));
  for (const AttributeSpec& attribute : role.attributes) {
    if (!reader.has(attribute.name)) continue;
    const TomlValue& given = reader.require(attribute.name);
    if (attribute.type == AttributeType::number) {
      feature.attributes.emplace(attribute.name, expect_number(given, attribute.name));
      continue;
    }
    const std::string& text = expect_text(given, attribute.name);
    const std::vector<std::string> known = attribute.canonical_values();
    if (!known.empty()) expect_known({text, given.at}, attribute.name, known);
    feature.attributes.emplace(attribute.name, text);
  }
  return feature;
}

std::optional<double> read_value(const TomlValue& value, const std::string& key) {
  if (const auto* text = std::get_if<std::string>(&value.content)) {
    expect_known({*text, value.at}, "value", {"not_evaluated"});
    return std::nullopt;
  }
  return expect_number(value, key);
}

/// A single value or a list of them.
Values read_values(const TomlValue& value, const std::string& key) {
  const auto* list = std::get_if<TomlValue::List>(&value.content);
  if (list == nullptr) return {read_value(value, key)};
  Values values;
  for (const TomlValue& element : *list) values.push_back(read_value(element, key));
  return values;
}

void check_count(const Values& values, std::size_t subjects, const Location& at) {
  if (values.size() == subjects) return;
  throw config_error(at, fmt::format("{} values for {} subjects", values.size(), subjects));
}

void read_groups(Example& example, const TableReader& reader, std::size_t subjects) {
  for (const auto& [group, value] : expect_table(reader.require("by_group"), "by_group")) {
    const Values values = read_values(value, group);
    check_count(values, subjects, value.key_at);
    example.groups.emplace(group, values);
  }
}

void read_expected(Example& example, const TableReader& reader, const Indicator& indicator) {
  const auto layer = example.layers.find(indicator.subject);
  const bool of_districts = indicator.subject.empty() || indicator.subject == "districts";
  const std::size_t things = layer == example.layers.end() ? 0 : layer->second.size();
  const std::size_t subjects = of_districts ? example.districts.size() : things;
  if (!indicator.group_by.empty() || reader.has("by_group")) read_groups(example, reader, subjects);
  if (!indicator.group_by.empty()) return;
  const std::string key = reader.has("values") ? "values" : "value";
  example.values = read_values(reader.require(key), key);
  check_count(example.values, subjects, reader.at(key));
}

}  // namespace

std::vector<std::string> attribute_names(const Role& role) {
  std::vector<std::string> names;
  for (const AttributeSpec& attribute : role.attributes) names.push_back(attribute.name);
  return names;
}

Example read_example(const TomlValue& value, const Indicator& indicator, const Roles& roles) {
  std::vector<std::string> keys = {"comment", "districts", "district_population",
                                   "options", "tolerance", "by_group"};
  if (indicator.group_by.empty()) keys.insert(keys.end(), {"value", "values"});
  for (const auto& [name, role] : roles)
    if (name != "districts") keys.push_back(name);
  const TableReader reader(value, keys);
  Example example;
  example.at = value.at;
  example.comment = reader.require_text("comment");
  for (const PlacedText& wkt : reader.texts("districts")) example.districts.push_back(wkt.text);
  if (reader.has("district_population"))
    for (const TomlValue& people : expect_list(reader.require("district_population"), "district_population"))
      example.district_population.push_back(expect_number(people, "district_population"));
  for (const auto& [name, role] : roles) {
    if (name == "districts" || !reader.has(name)) continue;
    std::vector<Example::Feature>& features = example.layers[name];
    for (const TomlValue& feature : expect_list(reader.require(name), name))
      features.push_back(read_feature(feature, role));
  }
  if (reader.has("options"))
    example.options = read_options(expect_table(reader.require("options"), "options"));
  example.tolerance = reader.number("tolerance", example.tolerance);
  read_expected(example, reader, indicator);
  return example;
}

}  // namespace citygauge
