// A measure with its layer, filter and options as JSON, by which a result carries the definition of its own
// numbers: {"measure":"length","layer":"roads","where":{"class":["arterial"]},"options":{"border":"half"}}.
#pragma once

#include <string>

#include "model/indicator.hpp"

namespace citygauge {

[[nodiscard]] std::string to_json_text(const MeasureSpec& spec);

/// The above read back; its locations are unknown. ERRORS: Error{input} when `text` is nothing of the kind.
[[nodiscard]] MeasureSpec measure_spec_of(const std::string& text);

}  // namespace citygauge
