#include "output/hidden_folder.hpp"

#include <gtest/gtest.h>

#include <optional>

#include "core/error.hpp"
#include "sample_report.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

TEST(HiddenFolder, is_there_as_long_as_it_is_needed) {
  const samples::TemporaryFolder place;
  std::optional<HiddenFolder> hidden(place.path());
  samples::write_bytes(hidden->path() / "part", "half");
  EXPECT_EQ(hidden->path().parent_path(), place.path());
  hidden.reset();
  EXPECT_TRUE(fs::is_empty(place.path()));
}

TEST(HiddenFolder, clears_away_what_a_killed_run_left_but_nothing_in_use_and_nothing_else) {
  const samples::TemporaryFolder place, elsewhere;
  fs::create_directory(place.path() / ".citygauge-Killed");
  samples::write_bytes(place.path() / ".citygauge-Killed" / "part", "half");
  samples::write_bytes(elsewhere.path() / "mine", "precious");
  fs::create_directory_symlink(elsewhere.path(), place.path() / ".citygauge-Linked");
  fs::create_directory(place.path() / ".citygauge-profile");
  const HiddenFolder first(place.path());
  const HiddenFolder second(place.path());
  EXPECT_FALSE(fs::exists(place.path() / ".citygauge-Killed"));
  EXPECT_TRUE(fs::exists(first.path()));
  EXPECT_TRUE(fs::exists(second.path()));
  EXPECT_TRUE(fs::exists(place.path() / ".citygauge-profile"));
  EXPECT_TRUE(fs::exists(elsewhere.path() / "mine"));
}

TEST(HiddenFolder, needs_a_folder_to_be_in) {
  EXPECT_THROW(HiddenFolder("/no/such/folder"), Error);
}

}  // namespace
}  // namespace citygauge
