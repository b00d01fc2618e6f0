#include "inspect/role_guess.hpp"

#include <algorithm>
#include <cctype>

#include "input/field_binding.hpp"

namespace citygauge {
namespace {

constexpr double score_of_exact_name = 10;
constexpr double score_of_word_in_name = 4;      // and up to 1 more, the more of the name it is
constexpr double least_score_of_fields = 0.5;    // one field that two roles know, and no other does
constexpr std::size_t shortest_word_within = 4;  // bytes: two of "JZ" are found in any name
constexpr std::size_t table_name_bytes = 10;     // of a shapefile

/// Without case, spaces, _ and -.
std::string folded(const std::string& name) {
  std::string plain;
  for (const char c : name)
    if (c != ' ' && c != '_' && c != '-')
      plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return plain;
}

/// What a layer is called: by itself, and by its file if it is alone there.
std::vector<std::string> names_of_layer(const StoredLayer& layer) {
  std::vector<std::string> names{folded(layer.name)};
  const std::string stem = folded(layer.source.stem().string());
  if (layer.single && stem != names.front()) names.push_back(stem);
  return names;
}

double name_score(const std::vector<std::string>& names, const std::vector<std::string>& words) {
  double best = 0;
  for (const std::string& name : names) {
    for (const std::string& as_written : words) {
      const std::string word = folded(as_written);
      if (name == word) return score_of_exact_name;
      if (word.size() < shortest_word_within || name.find(word) == std::string::npos) continue;
      best = std::max(
          best, score_of_word_in_name + static_cast<double>(word.size()) / static_cast<double>(name.size()));
    }
  }
  return best;
}

bool takes(const Role& role, LayerGeometry geometry) {
  return std::ranges::find(role.geometry, geometry) != role.geometry.end();
}

bool geometry_fits(const StoredLayer& layer, const Role& role) {
  if (layer.raster) return takes(role, LayerGeometry::raster);
  const bool has_shapes =
      layer.points.shapes.size() + layer.lines.shapes.size() + layer.polygons.shapes.size() > 0;
  if (has_shapes)
    return (layer.points.shapes.size() > 0 && takes(role, LayerGeometry::point)) ||
           (layer.lines.shapes.size() > 0 && takes(role, LayerGeometry::line)) ||
           (layer.polygons.shapes.size() > 0 && takes(role, LayerGeometry::polygon));
  const auto declares = [&](const char* word) { return layer.geometry.find(word) != std::string::npos; };
  if (declares("Point")) return takes(role, LayerGeometry::point);
  if (declares("Line") || declares("Curve")) return takes(role, LayerGeometry::line);
  return (declares("Polygon") || declares("Surface")) && takes(role, LayerGeometry::polygon);
}

std::size_t characters(const std::string& utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// Whether `field` is `known` cut at the ten bytes that a shapefile has for a name, in GBK or UTF-8.
bool is_cut_name(const std::string& field, const std::string& known) {
  if (field.size() >= known.size() || !known.starts_with(field)) return false;
  const std::size_t count = characters(field);
  const std::size_t wide = (field.size() - count) / 2;  // characters of three bytes in UTF-8, of two in GBK
  const auto is_full = [](std::size_t bytes, std::size_t widest) {
    return bytes <= table_name_bytes && bytes + widest > table_name_bytes;
  };
  return is_full(count + wide, wide > 0 ? 2 : 1) || is_full(field.size(), wide > 0 ? 3 : 1);
}

/// A field that is called like an id and numbers the features: "zid", "JD_ID".
bool is_id_of_layer(const StoredLayer& layer, const StoredField& field) {
  const std::string name = folded(field.name);
  return name.ends_with("id") && !field.more_values && field.filled == layer.feature_count &&
         static_cast<std::int64_t>(field.values.size()) == layer.feature_count;
}

/// What may serve an attribute that no known name serves: a name that was cut, or an id by its values.
const StoredField* unsure_field(const StoredLayer& layer, const AttributeSpec& attribute) {
  for (const StoredField& field : layer.fields) {
    const auto cut = [&](const std::string& name) { return is_cut_name(field.name, name); };
    if (std::ranges::any_of(attribute.fields, cut)) return &field;
    if (attribute.name == "id" && is_id_of_layer(layer, field)) return &field;
  }
  return nullptr;
}

/// Like the binding of a run, but for all attributes, and what is missing is no error.
void bind(RoleGuess& guess, const StoredLayer& layer, const Role& role) {
  const std::vector<std::string> fields = layer.field_names();
  for (const AttributeSpec& attribute : role.attributes) {
    const auto known = std::ranges::find_if(
        attribute.fields, [&](const std::string& name) { return find_field(fields, name).has_value(); });
    if (known != attribute.fields.end()) {
      guess.fields.emplace_back(attribute.name, *find_field(fields, *known));
      continue;
    }
    if (const StoredField* field = unsure_field(layer, attribute)) {
      guess.fields.emplace_back(attribute.name, field->name);
      guess.unsure_attributes.push_back(attribute.name);
    }
  }
}

bool serves_all_required(const RoleGuess& guess, const Role& role) {
  const auto bound = [&](const std::string& attribute) {
    return std::ranges::find(guess.fields, attribute, [](const auto& f) { return f.first; }) !=
           guess.fields.end();
  };
  return std::ranges::all_of(role.attributes, [&](const AttributeSpec& attribute) {
    return !attribute.required || bound(attribute.name) || (attribute.name == "class" && bound("code"));
  });
}

/// A field tells the more about the role, the fewer of the roles that fit the geometry know its name.
double field_score(const RoleGuess& guess, const StoredLayer& layer, const Library& library) {
  double score = 0;
  for (const auto& [attribute, field] : guess.fields) {
    int roles = 0;
    for (const auto& [name, role] : library.roles) {
      const auto knows = [&field = field](const AttributeSpec& spec) {
        return find_field(spec.fields, field).has_value();
      };
      roles += geometry_fits(layer, role) && std::ranges::any_of(role.attributes, knows) ? 1 : 0;
    }
    if (roles > 0) score += 1.0 / roles;
  }
  return score;
}

}  // namespace

RoleGuess stated_role(const StoredLayer& layer, const Role& role) {
  RoleGuess guess{role.name, score_of_exact_name, true};
  bind(guess, layer, role);
  return guess;
}

std::vector<RoleGuess> guess_roles(const StoredLayer& layer, const Library& library, const RoleNames& names) {
  std::vector<RoleGuess> guesses;
  const std::vector<std::string> layer_names = names_of_layer(layer);
  for (const auto& [name, role] : library.roles) {
    if (!geometry_fits(layer, role)) continue;
    RoleGuess guess{name};
    bind(guess, layer, role);
    const bool complete = layer.raster || serves_all_required(guess, role);
    const auto words = names.find(name);
    const double by_name = words == names.end() ? 0 : name_score(layer_names, words->second);
    const double by_fields = field_score(guess, layer, library);
    if (by_name == 0 && (by_fields < least_score_of_fields || !complete)) continue;
    guess.score = by_name + std::min(by_fields, 1.0);
    if (!complete) guess.score /= 4;  // a run would stop at it
    guess.sure = by_name == score_of_exact_name && complete;
    guesses.push_back(std::move(guess));
  }
  std::ranges::stable_sort(guesses, std::greater<>(), &RoleGuess::score);
  return guesses;
}

}  // namespace citygauge
