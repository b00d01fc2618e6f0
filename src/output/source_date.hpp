// SOURCE_DATE_EPOCH (reproducible-builds.org): the time that stands in for "now", so that two runs can be
// compared byte for byte.
#pragma once

#include <optional>
#include <string>

namespace citygauge {

/// "2025-01-31T08:00:00.000Z" from the environment variable SOURCE_DATE_EPOCH (seconds since 1970, up to the
/// year 9999); nullopt when it is not set or is not such a number.
[[nodiscard]] std::optional<std::string> source_date();

}  // namespace citygauge
