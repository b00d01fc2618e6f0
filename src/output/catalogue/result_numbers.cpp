#include "output/catalogue/result_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "config/nearest.hpp"
#include "core/error.hpp"
#include "model/target.hpp"

namespace citygauge {
namespace {

void add_new(std::vector<std::string>& names, const std::string& name) {
  if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
}

bool is_asked(const Result& result, const std::string& indicator) {
  return result.indicator == indicator || indicator_part(result.indicator) == indicator;
}

/// The nearest name, or some of those there are: a city may have thousands.
std::string hint(const std::string& wrong, std::vector<std::string> known) {
  constexpr std::size_t most = 12;
  const std::size_t count = known.size();
  if (nearest(wrong, known) || count <= most) return suggestion(wrong, known);
  known.resize(most);
  return suggestion(wrong, known) + fmt::format(" and {} more", count - most);
}

[[noreturn]] void throw_unknown(const RunReport& report, const NumberName& name, bool knows_indicator) {
  std::vector<std::string> known;
  for (const Result& result : report.results) {
    if (!knows_indicator) {
      add_new(known, indicator_part(result.indicator));
      add_new(known, result.indicator);
      continue;
    }
    if (!is_asked(result, name.indicator)) continue;
    add_new(known, result.district_id);
    add_new(known, result.district_name);
  }
  const std::string& wrong = knows_indicator ? name.subject : name.indicator;
  throw Error(ErrorKind::config,
              knows_indicator ? fmt::format("the result has no `{}` of a `{}`", name.indicator, wrong)
                              : fmt::format("the result has no indicator `{}`", wrong),
              hint(wrong, std::move(known)));
}

template <typename IsSubject>
Numbers numbers_where(const RunReport& report, const std::string& indicator, const IsSubject& is_subject) {
  Numbers numbers;
  for (const Result& result : report.results)
    if (is_asked(result, indicator) && is_subject(result)) numbers.push_back(&result);
  return numbers;
}

}  // namespace

NumberName number_name(const std::string& text) {
  const std::size_t slash = text.rfind('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == text.size())
    throw Error(ErrorKind::config, fmt::format("`{}` does not say which number", text),
                "write DISTRICT/INDICATOR: its id or name, a slash, and the indicator");
  return {text.substr(0, slash), text.substr(slash + 1)};
}

Numbers numbers_of(const RunReport& report, const NumberName& name) {
  const auto of_id = [&](const std::string& id) {
    return numbers_where(report, name.indicator, [&](const Result& r) { return r.district_id == id; });
  };
  Numbers numbers = of_id(name.subject);
  if (!numbers.empty()) return numbers;
  numbers =
      numbers_where(report, name.indicator, [&](const Result& r) { return r.district_name == name.subject; });
  if (!numbers.empty()) return of_id(numbers.front()->district_id);
  throw_unknown(report, name, std::ranges::any_of(report.results, [&](const Result& r) {
                  return is_asked(r, name.indicator);
                }));
}

}  // namespace citygauge
