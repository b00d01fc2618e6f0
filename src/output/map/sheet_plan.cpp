#include "output/map/sheet_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "config/nearest.hpp"
#include "core/error.hpp"
#include "output/district_columns.hpp"

namespace citygauge {
namespace {

constexpr std::size_t longest_name = 60;  // bytes; file systems take 255 for the whole name

/// Bytes of the safe character that begins at `at`: 1, or 3 for a Chinese one (U+3400 to U+9FFF); 0: not
/// safe.
std::size_t safe_length(const std::string& text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
  const unsigned char first = byte(at);
  const bool is_plain = (first >= '0' && first <= '9') || (first >= 'A' && first <= 'Z') ||
                        (first >= 'a' && first <= 'z') || first == '-';
  if (is_plain) return 1;
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const bool is_chinese = (first > 0xE3 && first <= 0xE9) || (first == 0xE3 && byte(at + 1) >= 0x90);
  return is_chinese && continues(at + 1) && continues(at + 2) ? 3 : 0;
}

std::string lower_ascii(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// Safe names of ids, each unlike the others even where a file system does not tell case.
std::vector<std::string> unique_names(const std::vector<std::string>& ids) {
  std::set<std::string> taken;
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    std::string name = safe_name(id);
    for (int n = 2; !taken.insert(lower_ascii(name)).second; ++n)
      name = fmt::format("{}_{}", safe_name(id), n);
    names.push_back(name);
  }
  return names;
}

/// The indicators of a result that can have a sheet, in its order; "" for the overview first.
std::vector<std::string> all_indicators(const RunReport& report) {
  std::vector<std::string> ids{""};
  for (const Result& result : report.results)
    if (std::ranges::find(ids, result.indicator) == ids.end() &&
        indicator_of(report, result.indicator) != nullptr)
      ids.push_back(result.indicator);
  return ids;
}

bool is_chosen(const std::string& indicator, const SheetChoice& choice) {
  if (indicator.empty()) return choice.overview || choice.indicators.empty();
  if (choice.indicators.empty()) return !choice.overview && choice.districts.empty();
  return std::ranges::any_of(choice.indicators, [&](const std::string& wanted) {
    return indicator == wanted || indicator.starts_with(wanted + '.');
  });
}

void check_indicators(const std::vector<std::string>& there, const SheetChoice& choice) {
  for (const std::string& wanted : choice.indicators) {
    SheetChoice one;
    one.indicators = {wanted};
    if (std::ranges::any_of(there, [&](const auto& id) { return !id.empty() && is_chosen(id, one); }))
      continue;
    throw Error(ErrorKind::config, fmt::format("the result has no indicator `{}`", wanted),
                suggestion(wanted, {there.begin() + 1, there.end()}));
  }
}

std::vector<std::optional<std::size_t>> chosen_districts(const RunReport& report, const SheetChoice& choice) {
  if (choice.districts.empty()) return {std::nullopt};
  const auto& ids = report.districts.ids;
  std::set<std::size_t> chosen;
  for (const std::string& wanted : choice.districts) {
    const auto place = std::ranges::find(ids, wanted);
    if (place != ids.end())
      chosen.insert(static_cast<std::size_t>(place - ids.begin()));
    else if (wanted == "all")
      for (std::size_t d = 0; d < ids.size(); ++d) chosen.insert(d);
    else
      throw Error(ErrorKind::config, fmt::format("the result has no district `{}`", wanted),
                  suggestion(wanted, ids));
  }
  return {chosen.begin(), chosen.end()};
}

}  // namespace

std::string safe_name(const std::string& id) {
  std::string name;
  for (std::size_t at = 0; at < id.size();) {
    const std::size_t length = safe_length(id, at);
    if (name.size() + std::max<std::size_t>(length, 1) > longest_name) break;
    if (length > 0)
      name.append(id, at, length);
    else if (name.empty() || name.back() != '_')
      name += '_';
    at += std::max<std::size_t>(length, 1);
  }
  return name.empty() ? "_" : name;
}

std::vector<PlannedSheet> plan_sheets(const RunReport& report, const SheetChoice& choice) {
  const std::vector<std::string> indicators = all_indicators(report);
  check_indicators(indicators, choice);
  const auto districts = chosen_districts(report, choice);
  const std::vector<std::string> district_names = unique_names(report.districts.ids);
  std::vector<PlannedSheet> sheets;
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    if (!is_chosen(indicators[i], choice)) continue;
    const std::string name =
        fmt::format("{:02}_{}", i + 1, indicators[i].empty() ? "overview" : safe_name(indicators[i]));
    for (const auto& district : districts)
      sheets.push_back({indicators[i], district, district ? name + '_' + district_names[*district] : name});
  }
  return sheets;
}

}  // namespace citygauge
