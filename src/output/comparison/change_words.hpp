// What changed, in the two languages: kinds, sentences, and what was not measured alike.
#pragma once

#include <array>
#include <string>
#include <utility>

#include "output/comparison/comparison.hpp"

namespace citygauge {

inline constexpr std::array all_change_kinds{
    ChangeKind::newly_missed, ChangeKind::newly_soft_missed, ChangeKind::no_longer_evaluated,
    ChangeKind::vanished,     ChangeKind::other_yardstick,   ChangeKind::worse,
    ChangeKind::changed,      ChangeKind::appeared,          ChangeKind::newly_evaluated,
    ChangeKind::better,       ChangeKind::newly_met,         ChangeKind::unchanged};

/// "✗ 新增未达标", "✗ newly missed": the sign tells them apart without colour.
[[nodiscard]] std::string signed_word(ChangeKind kind, Language language);
[[nodiscard]] std::string ansi_colour(ChangeKind kind);
/// "pass", "miss", "soft_miss", "not_evaluated", "no_target": the tone of the report's style sheet.
[[nodiscard]] std::string tone_of(ChangeKind kind);

/// "被调整边界" of a district's shape, "" for one that is the same.
[[nodiscard]] std::string word(DistrictChange change, Language language);

/// Two values with as many decimals as it takes to see that they differ.
[[nodiscard]] std::pair<std::string, std::string> shown_pair(double before, double after,
                                                             const std::string& threshold);
/// Both values of a row with their unit, such that they can be told apart; "" for none.
[[nodiscard]] std::pair<std::string, std::string> shown_values(const Change& change, Language language);
/// "+0.42", "−0.42", "0": with a true minus.
[[nodiscard]] std::string shown_difference(double difference);

/// "drops 91.2 → 88.7 %, below the target ≥ 90 %, short by 0.5 km2": without subject and indicator, which
/// stand beside it.
[[nodiscard]] std::string change_sentence(const Change& change, Language language);

/// Why a row's change is not, or not only, the plan's doing; "" where it is.
[[nodiscard]] std::string yardstick_words(const Change& change, Language language);
/// "目标 headline-targets road_density：>= 8 → >= 7".
[[nodiscard]] std::string yardstick_words(const YardstickDifference& difference, Language language);
/// Head of the list of them; says what it means.
[[nodiscard]] std::string yardstick_warning(Language language);

/// "3 targets newly missed, 1 newly met, ...": the kinds that occur, the worst first; that nothing changed.
[[nodiscard]] std::string summary_sentence(const Comparison& comparison, Language language);
[[nodiscard]] std::size_t count_of(const Comparison& comparison, ChangeKind kind);

}  // namespace citygauge
