// The targets demand what their quoted texts say: the number, the comparator, the unit, the year and whether
// a miss is soft are derived here from the words alone, as INDICATORS 1.2 has it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <regex>
#include <set>

#include "config/policy_profiles.hpp"

namespace citygauge {
namespace {

using test::policies_of_profile;
using test::profile;
using test::words_of;

/// A number of a text and the words around it. 万 is taken in, "1.43万个" is 14300, but for the unit 万人.
struct Number {
  double value;
  std::string before, after;
};

std::vector<Number> numbers_in(const std::string& text) {
  static const std::regex number(R"((\d+(?:\.\d+)?)(万(?!人))?)");
  std::vector<Number> numbers;
  for (std::sregex_iterator at(text.begin(), text.end(), number), end; at != end; ++at)
    numbers.push_back(
        {std::stod((*at)[1]) * ((*at)[2].matched ? 1e4 : 1), at->prefix().str(), at->suffix().str()});
  return numbers;
}

/// Equal but for what the factor 万 leaves: 1.43 * 10000.
bool is_close(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::abs(b);
}

bool has_word(const std::string& text, const std::string& words) {
  return std::regex_search(text, std::regex(words));
}

/// INDICATORS 1.2, by the words at the number; for what stands in the way of more, by 不得 and 不应.
Comparator comparator_of(const std::string& text, const Number& number) {
  if (has_word(text, "不得|不应") || has_word(number.before, "不(?:超过|大于|高于)$"))
    return Comparator::at_most;
  if (has_word(number.after, "^(?:分钟|%?以内)")) return Comparator::at_most;
  return has_word(number.before, "(?:超过|大于|突破)$") ? Comparator::more_than : Comparator::at_least;
}

/// "None", "all of them" and "in one piece" are demanded in words.
bool is_all_or_nothing(const Threshold& threshold) {
  const std::string written = to_string(threshold);
  return written == "<= 0" || written == "<= 1" || written == ">= 100";
}

void expect_threshold_of(const std::string& text, const Target& target) {
  const auto numbers = numbers_in(text);
  const auto stated = [&](double value) {
    return std::ranges::find_if(numbers, [&](const Number& number) { return is_close(number.value, value); });
  };
  const auto number = stated(target.threshold.value);
  if (number == numbers.end()) {
    EXPECT_TRUE(is_all_or_nothing(target.threshold))
        << to_string(target.at) << ": " << to_string(target.threshold) << " is not in: " << text;
    return;
  }
  if (target.threshold.comparator == Comparator::within) {
    EXPECT_NE(stated(target.threshold.upper), numbers.end()) << to_string(target.at);
    EXPECT_TRUE(number->after.starts_with("-")) << to_string(target.at);
    return;
  }
  EXPECT_EQ(target.threshold.comparator, comparator_of(text, *number))
      << to_string(target.at) << ": " << text;
}

TEST(PolicyTargets, demand_what_their_texts_say) {
  for (const auto& [id, policies] : policies_of_profile)
    for (const Target& target : profile(id).targets) expect_threshold_of(words_of(target.text), target);
}

/// The units in which an indicator may be measured that a text states in these words.
std::set<std::string> units_of(const std::string& words) {
  static const std::vector<std::pair<std::string, std::set<std::string>>> units{
      {"公里/平方公里", {"km/km2"}},
      {"公里/万人", {"km/10k"}},
      {"万人/平方公里", {"10k/km2"}},
      {"平方公里", {"km2"}},
      {"平方米", {"m2"}},
      {"公里", {"km"}},
      {"公顷", {"ha"}},
      {"米", {"m"}},
      {"层", {"floors"}},
      {"分钟", {"min"}},
      {"%", {"%"}},
      {"座", {"count"}},
      {"家", {"count"}},
      {"个", {"count", "buildings"}}};
  for (const auto& [stated, allowed] : units)
    if (words.starts_with(stated)) return allowed;
  return {"m2/m2"};  // a ratio needs no unit
}

// 30 万平方米 is 300000 only where the indicator is in m2.
TEST(PolicyTargets, are_in_the_units_of_their_indicators) {
  for (const auto& [id, policies] : policies_of_profile)
    for (const Target& target : profile(id).targets) {
      const bool is_range = target.threshold.comparator == Comparator::within;
      const double value = is_range ? target.threshold.upper : target.threshold.value;
      const auto& unit = test::shipped_library().indicators.at(indicator_part(target.indicator)).unit;
      for (const Number& number : numbers_in(words_of(target.text)))
        if (is_close(number.value, value)) {
          EXPECT_TRUE(units_of(number.after).contains(unit)) << to_string(target.at) << ": " << unit;
          break;
        }
    }
}

// 力争, 原则上 and the like make a target soft; so does a text that tells what was, not what shall be.
TEST(PolicyTargets, are_soft_where_their_texts_are) {
  for (const auto& [id, policies] : policies_of_profile)
    for (const Target& target : profile(id).targets) {
      const bool hedged = has_word(target.text, "力争|原则上|一般|左右|约|基本(?!农田)|非必要");
      const bool is_status = target.year && *target.year <= 2022;
      EXPECT_EQ(target.soft, hedged || is_status) << to_string(target.at) << ": " << target.text;
    }
}

TEST(PolicyTargets, fall_due_when_their_texts_say) {
  const std::regex due("(20[2-6]\\d) ?年");
  for (const auto& [id, policies] : policies_of_profile)
    for (const Target& target : profile(id).targets) {
      std::smatch year;
      if (!std::regex_search(target.text, year, due)) continue;
      EXPECT_EQ(target.year, std::stoi(year[1])) << to_string(target.at) << ": " << target.text;
    }
}

// An open list of kinds is counted by the words of the text, which the layer or the project's mapping uses
// too.
TEST(PolicyTargets, count_facilities_by_the_words_of_their_texts) {
  int counted = 0;
  for (const auto& [id, policies] : policies_of_profile)
    for (const Target& target : profile(id).targets) {
      if (indicator_part(target.indicator) != "facility_count") continue;
      EXPECT_TRUE(has_word(target.text, class_part(target.indicator))) << to_string(target.at);
      ++counted;
    }
  EXPECT_EQ(counted, 11);
}

TEST(NationalPresets, say_that_they_are_recalled_and_give_no_hard_verdict) {
  const Profile profile_of_presets = profile(test::presets);
  EXPECT_NE(profile_of_presets.title.zh.find("未核对原文"), std::string::npos);
  EXPECT_NE(profile_of_presets.title.en.find("recalled"), std::string::npos);
  for (const Target& target : profile_of_presets.targets) {
    EXPECT_TRUE(target.soft) << to_string(target.at);
    EXPECT_TRUE(target.text.ends_with("（凭记忆引用，未核对原文）")) << to_string(target.at);
    EXPECT_TRUE(has_word(target.clause, "^(?:GB|建标)")) << to_string(target.at) << " names no standard";
  }
}

}  // namespace
}  // namespace citygauge
