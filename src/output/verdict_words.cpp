#include "output/verdict_words.hpp"
#include "output/named_words.hpp"

#include <fmt/format.h>

#include <cmath>

#include "output/shown_number.hpp"

namespace citygauge {

std::string signed_word(Verdict verdict, Language language) {
  const bool zh = language == Language::zh;
  switch (verdict) {
    case Verdict::pass:
      return zh ? "✓ 达标" : "✓ met";
    case Verdict::miss:
      return zh ? "✗ 未达标" : "✗ missed";
    case Verdict::soft_miss:
      return zh ? "△ 软性未达标" : "△ soft target missed";
    case Verdict::not_evaluated:
      return zh ? "? 无法评价" : "? not evaluated";
    case Verdict::no_target:
      return zh ? "– 无目标" : "– no target";
  }
  return {};
}

std::string ansi_colour(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "32";
    case Verdict::miss:
      return "31;1";
    case Verdict::soft_miss:
      return "33";
    case Verdict::not_evaluated:
      return "35";
    case Verdict::no_target:
      return "2";
  }
  return {};
}

std::string word(Severity severity, Language language) {
  const bool zh = language == Language::zh;
  switch (severity) {
    case Severity::note:
      return zh ? "提示" : "note";
    case Severity::warning:
      return zh ? "警告" : "warning";
    case Severity::error:
      return zh ? "错误" : "error";
  }
  return {};
}

std::string margin_words(const Result& result, Language language) {
  if (!result.margin) return {};
  const bool is_short = *result.margin < 0;
  const std::string size = shown_number(std::abs(*result.margin));
  const std::string unit = result.margin_unit.empty() ? "" : " " + unit_words(result.margin_unit, language);
  if (language == Language::zh) return fmt::format("{} {}{}", is_short ? "差" : "余", size, unit);
  return is_short ? fmt::format("short by {}{}", size, unit) : fmt::format("{}{} to spare", size, unit);
}

}  // namespace citygauge
