// The words of a batch's summary in the two languages.
#pragma once

#include <string>
#include <vector>

#include "model/batch.hpp"

namespace citygauge {

/// "✗ 未达标", "! unreadable": the sign tells them apart without colour.
[[nodiscard]] std::string signed_word(PlanStatus status, Language language);
/// "30 plans: 12 met, 10 missed, 3 not evaluated, 5 unreadable".
[[nodiscard]] std::string totals_words(const BatchSummary& summary, Language language);
/// "7.83 km/km² (≥ 8), short by 0.5 km at 江南新城单元": a target as a sentence.
[[nodiscard]] std::string target_words(const PlanTarget& target, Language language);
/// "道路网密度 ≥ 8 km/km²".
[[nodiscard]] std::string target_title(const PlanTarget& target, Language language);
/// "-2.1 %"; "" for none.
[[nodiscard]] std::string percent_words(const std::optional<double>& share);
/// The district's name, or its id without one.
[[nodiscard]] std::string place_words(const PlanTarget& target);
/// Why a plan could not be read, or which layers are the template's; "" for neither.
[[nodiscard]] std::string remark_words(const PlanOutcome& plan, Language language);

}  // namespace citygauge
