// The filter language: any text is parsed or refused, and what is parsed keeps the laws of SQL's logic.
#include "model/filter.hpp"

#include "expect.hpp"
#include "targets.hpp"

namespace citygauge::fuzz {
namespace {

/// Values of many kinds, by field and round.
FieldValue value_of(std::size_t field, std::size_t round) {
  switch ((field + round) % 5) {
    case 0:
      return std::monostate();
    case 1:
      return 2.0;
    case 2:
      return std::string("built");
    case 3:
      return std::string("2");
    default:
      return std::string("规划_%'");
  }
}

bool matches(const Filter& filter, std::size_t round) {
  return filter.matches([&](std::size_t field) { return value_of(field, round); });
}

}  // namespace

void fuzz_filter(Input input) {
  const std::string text = as_text(input);
  const Location at{"project.toml", 1, 1};
  accepts(ErrorKind::config, [&] {
    const Filter filter(text, at);
    if (filter.matches_all() || text.find('\0') != std::string::npos) return;
    Filter twice, denied;
    const auto derive = [&] {  // parentheses may nest too deeply only now
      twice = Filter("(" + text + ") OR (" + text + ")", at);
      denied = Filter("NOT (" + text + ")", at);
    };
    if (!accepts(ErrorKind::config, derive)) return;
    for (std::size_t round = 0; round < 5; ++round) {
      const bool holds = matches(filter, round);
      expect(!(holds && matches(denied, round)), "a filter and its NOT are never both true");
      // Fields of the second half are counted on, or shared with the first: only shared ones see the same.
      if (twice.fields() == filter.fields())
        expect(matches(twice, round) == holds, "a filter OR itself is the filter");
    }
  });
}

}  // namespace citygauge::fuzz
