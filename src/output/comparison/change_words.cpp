#include "output/comparison/change_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/rounding.hpp"
#include "model/target.hpp"
#include "output/named_words.hpp"
#include "output/sentences.hpp"
#include "output/shown_number.hpp"
#include "output/verdict_words.hpp"

namespace citygauge {
namespace {

struct KindWords {
  const char *zh, *en, *ansi, *tone;
};

KindWords words_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::newly_missed:
      return {"✗ 新增未达标", "✗ newly missed", "31;1", "miss"};
    case ChangeKind::newly_soft_missed:
      return {"△ 新增软性未达标", "△ newly missed (soft)", "33", "soft_miss"};
    case ChangeKind::no_longer_evaluated:
      return {"? 不再可评价", "? no longer evaluated", "35", "not_evaluated"};
    case ChangeKind::vanished:
      return {"⊖ 仅基准有", "⊖ only in the base", "35", "not_evaluated"};
    case ChangeKind::other_yardstick:
      return {"≠ 评价口径不同", "≠ other yardstick", "35", "not_evaluated"};
    case ChangeKind::worse:
      return {"▼ 变差", "▼ worse", "33", "soft_miss"};
    case ChangeKind::changed:
      return {"◇ 有变化", "◇ changed", "", "no_target"};
    case ChangeKind::appeared:
      return {"⊕ 仅方案有", "⊕ only in the plan", "", "no_target"};
    case ChangeKind::newly_evaluated:
      return {"◎ 新可评价", "◎ now evaluated", "", "no_target"};
    case ChangeKind::better:
      return {"▲ 变好", "▲ better", "32", "pass"};
    case ChangeKind::newly_met:
      return {"✓ 新增达标", "✓ newly met", "32", "pass"};
    case ChangeKind::unchanged:
      return {"＝ 不变", "＝ unchanged", "2", "no_target"};
  }
  return {};
}

const char* say(Language language, const char* zh, const char* en) {
  return language == Language::zh ? zh : en;
}

std::string with_unit(const std::string& number, const std::string& unit, Language language) {
  return unit.empty() ? number : number + ' ' + unit_words(unit, language);
}

std::string shown_value_of(const std::optional<Result>& result, Language language) {
  if (!result || !result->value) return {};
  return with_unit(shown_value(*result->value, result->threshold), result->unit, language);
}

std::string target_of(const Result& result, Language language) {
  return with_unit(shown_threshold(result.threshold), result.unit, language);
}

/// "rises 7.83 → 8.10 km/km²"
std::string movement(const Change& change, Language language) {
  const Result &before = *change.before, &after = *change.after;
  if (!before.value || !after.value) return {};
  const auto [was, is] = shown_pair(*before.value, *after.value, after.threshold);
  if (before.unit != after.unit)
    return fmt::format("{} → {}", with_unit(was, before.unit, language), with_unit(is, after.unit, language));
  if (*before.value == *after.value)
    return fmt::format(fmt::runtime(say(language, "仍为 {}", "stays at {}")),
                       with_unit(is, after.unit, language));
  const bool rises = *after.value > *before.value;
  if (language == Language::zh)
    return fmt::format("由 {} {}至 {}", was, rises ? "升" : "降", with_unit(is, after.unit, language));
  return fmt::format("{} {} → {}", rises ? "rises" : "drops", was, with_unit(is, after.unit, language));
}

/// "below the target ≥ 90 %", "no longer within the target [0.6, 1]".
std::string where_it_stands(const Result& after, Language language) {
  const auto target = parse_threshold(after.threshold);
  if (!target || !after.value) return {};
  const std::string shown = target_of(after, language);
  const bool zh = language == Language::zh;
  if (after.verdict == Verdict::pass)
    return fmt::format(fmt::runtime(zh ? "满足目标 {}" : "meets the target {}"), shown);
  const bool is_below = beyond_rounding(*after.value, target->value) < 0;
  const bool is_above =
      beyond_rounding(*after.value,
                      target->comparator == Comparator::within ? target->upper : target->value) > 0;
  const char* const side = is_below   ? (zh ? "低于目标 {}" : "below the target {}")
                           : is_above ? (zh ? "高于目标 {}" : "above the target {}")
                                      : (zh ? "未达到目标 {}" : "not within the target {}");
  return fmt::format(fmt::runtime(side), shown);
}

std::string joined(const std::vector<std::string>& parts, Language language) {
  std::string text;
  for (const std::string& part : parts)
    if (!part.empty()) text += (text.empty() ? "" : say(language, "，", ", ")) + part;
  return text;
}

std::string value_and_verdict(const Result& result, Language language) {
  const std::string value =
      result.value ? with_unit(shown_value(*result.value, result.threshold), result.unit, language) : "";
  const bool is_judged = result.verdict != Verdict::no_target;
  return joined({value, is_judged ? signed_word(result.verdict, language) : "",
                 result.verdict == Verdict::not_evaluated ? note_words(result.note, language) : ""},
                language);
}

std::string margins(const Change& change, Language language) {
  const std::string before = margin_words(*change.before, language),
                    after = margin_words(*change.after, language);
  if (after.empty() || before == after) return after;
  return before.empty() ? after : before + " → " + after;
}

std::string sentence_of_both(const Change& change, Language language) {
  const Result &before = *change.before, &after = *change.after;
  if (change.kind == ChangeKind::no_longer_evaluated)
    return joined({std::string(say(language, "原为 ", "was ")) + value_and_verdict(before, language),
                   say(language, "现无法评价", "no longer evaluated"), note_words(after.note, language)},
                  language);
  if (change.kind == ChangeKind::newly_evaluated)
    return joined({say(language, "原无法评价", "not evaluated before"),
                   say(language, "现为 ", "now ") + value_and_verdict(after, language)},
                  language);
  const bool is_turn = before.verdict != after.verdict;
  const std::string verdicts =
      is_turn ? signed_word(before.verdict, language) + " → " + signed_word(after.verdict, language) : "";
  return joined({movement(change, language), where_it_stands(after, language), margins(change, language),
                 change.kind == ChangeKind::other_yardstick ? verdicts : ""},
                language);
}

std::string topic_word(const std::string& topic, Language language) {
  static constexpr std::array words{NamedWord{"target", "目标", "target"},
                                    NamedWord{"option", "选项", "option"},
                                    NamedWord{"scope", "评价单元的范围", "scope of the districts"},
                                    NamedWord{"setting", "项目设置", "setting of the project"},
                                    NamedWord{"profile", "政策文件", "profile"},
                                    NamedWord{"version", "程序版本", "version"}};
  return word_or_key(words, topic, language);
}

}  // namespace

std::string signed_word(ChangeKind kind, Language language) {
  return say(language, words_of(kind).zh, words_of(kind).en);
}

std::string ansi_colour(ChangeKind kind) {
  return words_of(kind).ansi;
}

std::string tone_of(ChangeKind kind) {
  return words_of(kind).tone;
}

std::string word(DistrictChange change, Language language) {
  switch (change) {
    case DistrictChange::same:
      return {};
    case DistrictChange::reshaped:
      return say(language, "边界有变", "other borders");
    case DistrictChange::appeared:
      return say(language, "仅方案有", "only in the plan");
    case DistrictChange::vanished:
      return say(language, "仅基准有", "only in the base");
  }
  return {};
}

std::pair<std::string, std::string> shown_pair(double before, double after, const std::string& threshold) {
  std::pair shown{shown_value(before, threshold), shown_value(after, threshold)};
  constexpr int most_digits = 17;  // these tell any two doubles apart
  for (int digits = 4; before != after && shown.first == shown.second && digits <= most_digits; ++digits)
    shown = {fmt::format("{:.{}g}", before, digits), fmt::format("{:.{}g}", after, digits)};
  return shown;
}

std::pair<std::string, std::string> shown_values(const Change& change, Language language) {
  if (!change.difference())
    return {shown_value_of(change.before, language), shown_value_of(change.after, language)};
  const Result &before = *change.before, &after = *change.after;
  const auto [was, is] = shown_pair(*before.value, *after.value, after.threshold);
  return {with_unit(was, before.unit, language), with_unit(is, after.unit, language)};
}

std::string shown_difference(double difference) {
  const std::string size = shown_number(std::abs(difference));
  return difference == 0 ? "0" : (difference > 0 ? "+" : "−") + size;
}

std::string change_sentence(const Change& change, Language language) {
  std::string text;
  if (!change.after)
    text = std::string(say(language, "仅基准有：", "only in the base: ")) +
           value_and_verdict(*change.before, language);
  else if (!change.before)
    text = std::string(say(language, "仅方案有：", "only in the plan: ")) +
           value_and_verdict(*change.after, language);
  else
    text = sentence_of_both(change, language);
  const std::string yardstick = yardstick_words(change, language);
  return yardstick.empty() ? text : text + say(language, "；", "; ") + yardstick;
}

std::string yardstick_words(const Change& change, Language language) {
  std::vector<std::string> parts;
  if (!change.same_target)
    parts.push_back(
        fmt::format(fmt::runtime(say(language, "目标由 {} 改为 {}", "the target was {} and is {}")),
                    target_of(*change.before, language) +
                        (change.before->soft ? say(language, "（软性）", " (soft)") : ""),
                    target_of(*change.after, language) +
                        (change.after->soft ? say(language, "（软性）", " (soft)") : "")));
  if (!change.same_definition)
    parts.emplace_back(say(language, "指标口径或选项不同", "its definition or options differ"));
  return joined(parts, language);
}

std::string yardstick_words(const YardstickDifference& difference, Language language) {
  if (difference.topic == "definition")  // too long for people to find what differs
    return fmt::format(fmt::runtime(say(language, "指标 {} 的定义不同，全文见 yardsticks 表",
                                        "{} is defined otherwise: in full in table yardsticks")),
                       difference.key);
  const char* const none = say(language, "（无）", "(none)");
  return fmt::format(fmt::runtime(say(language, "{} {}：{} → {}", "{} {}: {} → {}")),
                     topic_word(difference.topic, language), difference.key,
                     difference.before.empty() ? none : difference.before,
                     difference.after.empty() ? none : difference.after);
}

std::string yardstick_warning(Language language) {
  return say(language, "两者的评价口径不同，下列差异并非方案本身所致：",
             "The two were not measured by one yardstick. What follows from this is not the plan's doing:");
}

std::size_t count_of(const Comparison& comparison, ChangeKind kind) {
  return static_cast<std::size_t>(std::ranges::count(comparison.changes, kind, &Change::kind));
}

std::string summary_sentence(const Comparison& comparison, Language language) {
  std::vector<std::string> parts;
  for (const ChangeKind kind : all_change_kinds)
    if (const std::size_t count = count_of(comparison, kind); count > 0)
      parts.push_back(fmt::format("{} {}", signed_word(kind, language), count));
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "  ") + part;
  return text;
}

}  // namespace citygauge
