#include "output/output_folder.hpp"

#include <gmock/gmock.h>
#include <unistd.h>

#include <optional>

#include "core/error.hpp"
#include "output/hidden_folder.hpp"
#include "sample_report.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(OutputFolder, is_held_by_one_at_a_time_and_the_other_is_told_by_whom) {
  const samples::TemporaryFolder place;
  std::optional<OutputFolder> first(std::in_place, place.path());
  try {
    const OutputFolder second(place.path());
    ADD_FAILURE() << "two hold it";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_THAT(error.what(), HasSubstr("another run is writing to " + place.path().string()));
    EXPECT_THAT(error.what(), HasSubstr("process " + std::to_string(getpid())));
  }
  first.reset();
  EXPECT_NO_THROW(OutputFolder(place.path()));
}

TEST(OutputFolder, is_gone_again_when_it_was_new_and_nothing_came_into_it) {
  const samples::TemporaryFolder place;
  { const OutputFolder empty(place.path() / "new"); }
  EXPECT_FALSE(fs::exists(place.path() / "new"));
  {
    const OutputFolder used(place.path() / "new");
    samples::write_bytes(place.path() / "new" / "a", "whole");
  }
  EXPECT_TRUE(fs::exists(place.path() / "new" / "a"));
  { const OutputFolder old(place.path()); }
  EXPECT_TRUE(fs::exists(place.path()));
}

TEST(OutputFolder, when_abandoned_keeps_what_is_whole_and_nothing_else) {
  const samples::TemporaryFolder place;
  const OutputFolder folder(place.path() / "new");
  {
    const HiddenFolder hidden(folder.path());
    samples::write_bytes(hidden.path() / "part", "half");
    folder.abandon();
    EXPECT_FALSE(fs::exists(hidden.path()));
  }
  EXPECT_FALSE(fs::exists(folder.path()));
}

}  // namespace
}  // namespace citygauge
