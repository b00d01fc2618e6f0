#include <gmock/gmock.h>

#include "output/manual/completion.hpp"

namespace citygauge {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ProgramDescription small_program() {
  ProgramDescription program;
  program.indicators = {{"road_density", {"道路网密度", "Road density"}}};
  program.profiles = {{"mianyang-2030", {"绵阳", "Mianyang"}}};
  program.roles = {{"roads", {"道路", "Roads"}}};
  program.measures = {"length"};
  return program;
}

OptionDescription option(OptionType type, const char* metavar) {
  OptionDescription one;
  one.name = "--one";
  one.type = type;
  one.metavar = metavar;
  one.help = {"它的帮助", "it's [help]: 5"};
  return one;
}

TEST(ValueCandidates, come_from_the_type_and_the_metavar) {
  const auto program = small_program();
  EXPECT_THAT(candidates_of(option(OptionType::text, "INDICATOR"), program).words,
              ElementsAre("road_density"));
  EXPECT_THAT(candidates_of(option(OptionType::text, "ID"), program).words,
              ElementsAre("road_density", "mianyang-2030", "roads", "length"));
  EXPECT_EQ(candidates_of(option(OptionType::text, "PROFILE"), program).paths, PathKind::file);
  EXPECT_EQ(candidates_of(option(OptionType::folder, "DIR"), program).paths, PathKind::folder);
  const auto free_text = candidates_of(option(OptionType::text, "TEXT"), program);
  EXPECT_THAT(free_text.words, IsEmpty());
  EXPECT_EQ(free_text.paths, PathKind::none);
}

TEST(Completion, quotes_help_as_each_shell_needs) {
  auto program = small_program();
  program.commands.push_back({"check", {"核算", "measure"}, {}, {option(OptionType::folder, "DIR")}, {}});
  EXPECT_THAT(zsh_completion(program, Language::en),
              HasSubstr("'--one[it'\\''s \\[help\\]\\: 5]:DIR:_files -/'"));
  EXPECT_THAT(fish_completion(program, Language::en), HasSubstr("-d 'it\\'s [help]: 5'"));
  EXPECT_THAT(fish_completion(program, Language::zh), HasSubstr("-d '它的帮助'"));
}

}  // namespace
}  // namespace citygauge
