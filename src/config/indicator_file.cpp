#include "config/indicator_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "config/example_reader.hpp"
#include "config/nearest.hpp"
#include "config/options_reader.hpp"
#include "config/table_reader.hpp"
#include "config/text_file.hpp"

namespace citygauge {
namespace {

using Roles = std::map<std::string, Role>;

ClassFilter read_class_filter(const TomlValue& value, const Role& role) {
  ClassFilter filter;
  for (const auto& [name, values] : expect_table(value, "where")) {
    expect_known({name, values.key_at}, "attribute", attribute_names(role));
    const std::vector<std::string> known = role.attribute(name)->canonical_values();
    std::vector<std::string>& wanted = filter[name];
    for (const PlacedText& text : expect_texts(values, name)) {
      if (!known.empty()) expect_known(text, name, known);
      wanted.push_back(text.text);
    }
  }
  return filter;
}

Threshold read_bound(const TomlValue& bound, const std::string& name) {
  const auto threshold = parse_threshold(expect_text(bound, name));
  if (!threshold)
    throw config_error(bound.at, fmt::format("`{}` is no range", expect_text(bound, name)),
                       "write \"<= 6\", \">= 200\", \"> 100\" or \"[2000, 5000]\"");
  return *threshold;
}

RangeFilter read_range_filter(const TomlValue& value, const Role& role) {
  RangeFilter filter;
  for (const auto& [name, bound] : expect_table(value, "range")) {
    expect_known({name, bound.key_at}, "attribute", attribute_names(role));
    if (role.attribute(name)->type != AttributeType::number)
      throw config_error(bound.key_at, fmt::format("attribute `{}` of `{}` is no number", name, role.name));
    filter.emplace(name, read_bound(bound, name));
  }
  return filter;
}

/// The option `among` is kept as it stands and read by the measures that take it; here its words are checked
/// against the role.
void check_among(const TomlValue& value, const Role& role) {
  for (const TomlValue& row : expect_list(value, "among"))
    for (const auto& [name, wanted] : expect_table(row, "among")) {
      expect_known({name, wanted.key_at}, "attribute", attribute_names(role));
      const AttributeSpec& attribute = *role.attribute(name);
      if (attribute.type == AttributeType::number) {
        const auto* bounds = std::get_if<TomlValue::List>(&wanted.content);
        for (const TomlValue& bound : bounds == nullptr ? TomlValue::List{wanted} : *bounds)
          (void)read_bound(bound, name);
        continue;
      }
      const std::vector<std::string> known = attribute.canonical_values();
      for (const PlacedText& text : expect_texts(wanted, name))
        if (!known.empty()) expect_known(text, name, known);
    }
}

MeasureSpec read_measure(const TomlValue& value, const std::string& key, const Roles& roles) {
  const TomlValue::Table& table = expect_table(value, key);
  const TableReader reader(value, names_of(table));  // the measure knows which options it takes
  MeasureSpec spec;
  spec.at = value.key_at;
  spec.measure = reader.require_text("measure");
  spec.layer = reader.text("layer");
  if (reader.has("layer")) expect_known({spec.layer, reader.value_at("layer")}, "role", names_of(roles));
  if (reader.has("where")) {
    if (spec.layer.empty()) throw config_error(reader.at("where"), "`where` needs a `layer`");
    spec.where = read_class_filter(reader.require("where"), roles.at(spec.layer));
  }
  if (reader.has("range")) {
    if (spec.layer.empty()) throw config_error(reader.at("range"), "`range` needs a `layer`");
    spec.range = read_range_filter(reader.require("range"), roles.at(spec.layer));
  }
  if (reader.has("among") && !spec.layer.empty()) check_among(reader.require("among"), roles.at(spec.layer));
  spec.options = read_options(table, {"measure", "layer", "where", "range"});
  return spec;
}

double positive(const TableReader& reader, const std::string& key) {
  const double number = reader.number(key, 1);
  if (number <= 0) throw config_error(reader.value_at(key), fmt::format("`{}` must be positive", key));
  return number;
}

void check_names(const Indicator& indicator, const TableReader& reader, const Roles& roles,
                 const std::filesystem::path& path) {
  if (indicator.id != name_of(path))
    throw config_error(reader.value_at("id"), fmt::format("`{}` is not the name of its file", indicator.id));
  if (reader.has("subject"))
    expect_known({indicator.subject, reader.value_at("subject")}, "role", names_of(roles));
  if (!reader.has("group_by")) return;
  const auto role = roles.find(indicator.numerator.layer);
  if (role == roles.end()) throw config_error(reader.at("group_by"), "`group_by` needs a layer to group");
  expect_known({indicator.group_by, reader.value_at("group_by")}, "attribute", attribute_names(role->second));
}

Alternative read_alternative(const TomlValue& value) {
  const TableReader reader(value, {"option", "choices"});
  (void)reader.require("choices");
  Alternative alternative{reader.require_text("option"), {}, value.at};
  const Options read = read_options(expect_table(value, "alternative"), {"option"});
  const auto* choices = std::get_if<Option::List>(&read.at("choices").value);
  if (choices == nullptr || choices->size() < 2)
    throw config_error(reader.value_at("choices"), "`choices` must list two values or more");
  alternative.choices = *choices;
  return alternative;
}

}  // namespace

Indicator load_indicator(const std::filesystem::path& path, const Roles& roles) {
  const TomlValue root = read_toml_file(path);
  const TableReader reader(
      root, {"id", "title", "definition", "unit", "factor", "numerator", "denominator", "group_by", "subject",
             "margin_unit", "margin_factor", "example", "alternative"});
  Indicator indicator;
  indicator.id = reader.require_text("id");
  indicator.title = reader.require_both_languages("title");
  indicator.definition = reader.require_both_languages("definition");
  indicator.unit = reader.require_text("unit");
  indicator.factor = positive(reader, "factor");
  indicator.numerator = read_measure(reader.require("numerator"), "numerator", roles);
  if (reader.has("denominator"))
    indicator.denominator = read_measure(reader.require("denominator"), "denominator", roles);
  indicator.group_by = reader.text("group_by");
  indicator.subject = reader.text("subject");
  indicator.margin_unit = reader.require_text("margin_unit");
  indicator.margin_factor = positive(reader, "margin_factor");
  indicator.at = {path.string(), 1, 1};
  check_names(indicator, reader, roles, path);
  if (reader.has("example"))
    for (const TomlValue& value : expect_list(reader.require("example"), "example"))
      indicator.examples.push_back(read_example(value, indicator, roles));
  if (reader.has("alternative"))
    for (const TomlValue& value : expect_list(reader.require("alternative"), "alternative"))
      indicator.alternatives.push_back(read_alternative(value));
  return indicator;
}

}  // namespace citygauge
