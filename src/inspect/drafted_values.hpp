// What a draft says of a layer's values: which of them are mapped by hand, and which features do not exist
// yet.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "config/library.hpp"
#include "inspect/inspection.hpp"

namespace citygauge {

/// A value that the role does not know: with the canonical value that it seems to mean, or "".
using UnknownValue = std::pair<std::string, std::string>;

[[nodiscard]] std::vector<UnknownValue> unknown_values(const AttributeSpec& attribute,
                                                       const StoredField& field, const Role& role,
                                                       const Library& library);

/// The filter that leaves what is built, where a layer holds built and planned features: status = '现状'.
[[nodiscard]] std::optional<std::string> built_only(const AttributeSpec& status, const StoredField& field);

}  // namespace citygauge
