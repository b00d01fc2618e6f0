#include "output/manual/completion.hpp"

namespace citygauge {
namespace {

void add_ids(const std::vector<NamedThing>& things, std::vector<std::string>& words) {
  for (const NamedThing& thing : things) words.push_back(thing.id);
}

std::vector<std::string> catalogue_words(const std::string& metavar, const ProgramDescription& program) {
  std::vector<std::string> words;
  const bool all = metavar == "ID";
  if (all || metavar == "INDICATOR") add_ids(program.indicators, words);
  if (all || metavar == "PROFILE") add_ids(program.profiles, words);
  if (all || metavar == "ROLE") add_ids(program.roles, words);
  if (all || metavar == "MEASURE")
    words.insert(words.end(), program.measures.begin(), program.measures.end());
  return words;
}

}  // namespace

ValueCandidates candidates_of(const OptionDescription& option, const ProgramDescription& program) {
  switch (option.type) {
    case OptionType::choice:
      return {option.choices, PathKind::none};
    case OptionType::file:
      return {{}, PathKind::file};
    case OptionType::folder:
      return {{}, PathKind::folder};
    case OptionType::text:
      return {catalogue_words(option.metavar, program),
              option.metavar == "PROFILE" ? PathKind::file : PathKind::none};
    case OptionType::flag:
    case OptionType::integer:
    case OptionType::number:
      return {};
  }
  return {};
}

}  // namespace citygauge
