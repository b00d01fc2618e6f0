#include "input/field_binding.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "input/encoding.hpp"

namespace citygauge {
namespace {

constexpr const char* osm_tags_field = "other_tags";

bool equal_without_case(const std::string& a, const std::string& b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

bool has_osm_tags(const std::vector<std::string>& layer_fields) {
  return std::ranges::find(layer_fields, osm_tags_field) != layer_fields.end();
}

/// Bytes of a text in CP936: two for each character that is not ASCII.
std::size_t bytes_in_cp936(std::string_view text) {
  std::size_t bytes = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    bytes += byte < 0x80 ? 1 : byte >= 0xC0 ? 2 : 0;
  }
  return bytes;
}

/// Whether `field` is what a .dbf leaves of `name`: its first 10 bytes, in UTF-8 or CP936.
bool is_cut_name(const std::string& field, const std::string& name) {
  constexpr std::size_t most = 10;
  const std::string_view kept = without_cut_character(field);
  if (kept.size() >= name.size() || !equal_without_case(std::string(kept), name.substr(0, kept.size())))
    return false;
  const auto full = [](std::size_t bytes) { return bytes == most || bytes == most - 1; };
  const bool ascii_only = bytes_in_cp936(kept) == kept.size();
  if (ascii_only && static_cast<unsigned char>(name[kept.size()]) < 0x80) return kept.size() == most;
  return full(bytes_in_cp936(kept)) || kept.size() == most || (kept.size() + 3 > most && kept.size() < most);
}

/// The field by its name, or by what a .dbf leaves of it.
std::optional<std::string> find_stored_field(const std::vector<std::string>& layer_fields,
                                             const std::string& name) {
  if (auto field = find_field(layer_fields, name)) return field;
  for (const std::string& field : layer_fields)
    if (is_cut_name(field, name)) return field;
  return std::nullopt;
}

FieldBinding bind_named(const AttributeSpec& attribute, const std::string& name, const LayerSource& source,
                        const std::vector<std::string>& layer_fields) {
  if (const auto field = find_stored_field(layer_fields, name)) return {&attribute, *field, ""};
  if (has_osm_tags(layer_fields)) return {&attribute, osm_tags_field, name};
  const auto at = source.field_locations.find(attribute.name);
  throw config_error(
      at == source.field_locations.end() ? source.at : at->second,
      fmt::format("{}: layer `{}` has no field `{}`", source.source.string(), source.role, name),
      fmt::format("it has: {}", fmt::join(layer_fields, ", ")));
}

std::optional<FieldBinding> bind_known(const AttributeSpec& attribute,
                                       const std::vector<std::string>& layer_fields) {
  for (const std::string& name : attribute.fields)
    if (const auto field = find_field(layer_fields, name)) return FieldBinding{&attribute, *field, ""};
  for (const std::string& name : attribute.fields)
    if (const auto field = find_stored_field(layer_fields, name)) return FieldBinding{&attribute, *field, ""};
  if (has_osm_tags(layer_fields) && !attribute.fields.empty())
    for (const std::string& name : attribute.fields)
      if (std::ranges::all_of(name,
                              [](unsigned char c) { return std::islower(c) != 0 || c == ':' || c == '_'; }))
        return FieldBinding{&attribute, osm_tags_field, name};
  return std::nullopt;
}

/// Whether the attribute has a field; a land-use code serves `class` too.
bool serves(const std::vector<FieldBinding>& bindings, const std::string& attribute) {
  return std::ranges::any_of(bindings, [&](const FieldBinding& b) {
    return b.attribute->name == attribute || (attribute == "class" && b.attribute->name == "code");
  });
}

Error missing_field(const std::string& attribute, const LayerSource& source,
                    const std::vector<std::string>& layer_fields) {
  return input_error(
      fmt::format("{}: layer `{}` has no field for the required attribute `{}`", source.source.string(),
                  source.role, attribute),
      fmt::format("say which field it is: [layers.{}] fields = {{ {} = \"…\" }}; the layer has: {}",
                  source.role, attribute, fmt::join(layer_fields, ", ")));
}

}  // namespace

std::optional<std::string> find_field(const std::vector<std::string>& layer_fields, const std::string& name) {
  for (const std::string& field : layer_fields)
    if (field == name) return field;
  for (const std::string& field : layer_fields)
    if (equal_without_case(field, name)) return field;
  return std::nullopt;
}

std::vector<FieldBinding> bind_fields(const std::vector<std::string>& wanted, const Role& role,
                                      const LayerSource& source,
                                      const std::vector<std::string>& layer_fields) {
  std::vector<FieldBinding> bindings;
  for (const std::string& name : wanted) {
    const AttributeSpec* attribute = role.attribute(name);
    if (attribute == nullptr)
      throw Error(ErrorKind::internal, fmt::format("role {} has no attribute {}", role.name, name));
    const auto named = source.fields.find(name);
    if (named != source.fields.end())
      bindings.push_back(bind_named(*attribute, named->second, source, layer_fields));
    else if (const auto known = bind_known(*attribute, layer_fields))
      bindings.push_back(*known);
  }
  for (const std::string& name : wanted)
    if (role.attribute(name)->required && !serves(bindings, name))
      throw missing_field(name, source, layer_fields);
  return bindings;
}

std::optional<std::string> other_tag(const std::string& tags, const std::string& key) {
  const std::string head = fmt::format("\"{}\"=>\"", key);
  const std::size_t found = tags.find(head);
  if (found == std::string::npos) return std::nullopt;
  std::string value;
  for (std::size_t i = found + head.size(); i < tags.size() && tags[i] != '"'; ++i) {
    if (tags[i] == '\\' && i + 1 < tags.size()) ++i;
    value += tags[i];
  }
  return value;
}

}  // namespace citygauge
