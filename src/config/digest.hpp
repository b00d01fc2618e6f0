// SHA-256, by which the provenance names the exact text of a profile.
#pragma once

#include <string>
#include <string_view>

namespace citygauge {

/// 64 hexadecimal digits, lower case.
[[nodiscard]] std::string sha256_of(std::string_view bytes);

}  // namespace citygauge
