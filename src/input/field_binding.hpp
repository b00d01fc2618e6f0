// Which field of a layer serves which attribute of its role.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/project.hpp"
#include "model/role.hpp"

namespace citygauge {

struct FieldBinding {
  const AttributeSpec* attribute = nullptr;
  std::string field;  // exact name in the layer
  std::string tag;    // when the field is OSM's other_tags: the key in it; otherwise ""
};

/// Binds the wanted attributes: as the project says, or else by the names the role knows (any case).
/// Attributes that no field serves are left out. ERRORS: Error{config} where the project names a field that
/// is not there (with the nearest); Error{input} when a required attribute has no field.
[[nodiscard]] std::vector<FieldBinding> bind_fields(const std::vector<std::string>& wanted, const Role& role,
                                                    const LayerSource& source,
                                                    const std::vector<std::string>& layer_fields);

/// The value of `key` in an OSM driver's other_tags ("key"=>"value",…); nullopt when absent.
[[nodiscard]] std::optional<std::string> other_tag(const std::string& tags, const std::string& key);

/// The field's exact name, whatever case `name` is in; nullopt when there is none.
[[nodiscard]] std::optional<std::string> find_field(const std::vector<std::string>& layer_fields,
                                                    const std::string& name);

}  // namespace citygauge
