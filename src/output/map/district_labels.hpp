// What is written in the districts of a map: the name, and below it the value with its verdict's sign, or how
// many targets are missed and met.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/district.hpp"
#include "output/district_columns.hpp"

namespace citygauge {

/// "✓", "✗", ...: the sign of output/verdict_words.hpp alone.
[[nodiscard]] std::string verdict_sign(Verdict verdict);

/// "✗ 6.98"; without a target "6.98"; not evaluated "?". Rounded so that it does not belie the verdict.
[[nodiscard]] std::string value_words(const std::optional<double>& value,
                                      const std::optional<Verdict>& verdict, const std::string& threshold);

/// The district's worst verdict over all indicators; nullopt where nothing was judged.
[[nodiscard]] std::vector<std::optional<Verdict>> worst_verdicts(const Districts& districts,
                                                                 const std::vector<DistrictColumn>& columns);

/// "name\n✗ 6.98".
[[nodiscard]] std::vector<std::string> value_labels(const Districts& districts, const DistrictColumn& column,
                                                    const std::string& threshold);
/// "name\n✗2 △1 ✓3": how many indicators have which verdict, the worst first.
[[nodiscard]] std::vector<std::string> count_labels(const Districts& districts,
                                                    const std::vector<DistrictColumn>& columns);
/// The names, or the ids of districts without one.
[[nodiscard]] std::vector<std::string> name_labels(const Districts& districts);

}  // namespace citygauge
