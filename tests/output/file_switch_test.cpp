#include "output/file_switch.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "output/hidden_folder.hpp"
#include "sample_report.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using samples::bytes_of;
using samples::write_bytes;
using Names = std::vector<std::string>;

/// A folder with an earlier result of two files, and two fresh ones in a hidden folder.
class FileSwitch : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(fresh());
    for (const char* name : {"a.csv", "result.gpkg"}) {
      write_bytes(out() / name, "earlier");
      write_bytes(fresh() / name, "fresh");
    }
  }
  const fs::path& out() const { return place_.path(); }
  fs::path fresh() const { return out() / ".citygauge-Killed"; }

  /// What a run leaves that is killed after it has moved the first file.
  void kill_within_the_switch() const {
    write_bytes(fresh() / "switch", "a.csv\nresult.gpkg\n");
    fs::rename(fresh() / "a.csv", out() / "a.csv");
  }

  samples::TemporaryFolder place_;
};

TEST_F(FileSwitch, moves_all_files_over_earlier_ones) {
  switch_files({"a.csv", "result.gpkg"}, fresh(), out());
  EXPECT_EQ(bytes_of(out() / "a.csv"), "fresh");
  EXPECT_EQ(bytes_of(out() / "result.gpkg"), "fresh");
  EXPECT_FALSE(is_switching(fresh()));
}

TEST_F(FileSwitch, takes_the_journals_of_an_earlier_geopackage_away_and_no_others) {
  for (const char* name : {"result.gpkg-wal", "result.gpkg-shm", "result.gpkg-journal", "a.csv-wal"})
    write_bytes(out() / name, "of the earlier one");
  switch_files({"a.csv", "result.gpkg"}, fresh(), out());
  EXPECT_FALSE(fs::exists(out() / "result.gpkg-wal"));
  EXPECT_FALSE(fs::exists(out() / "result.gpkg-shm"));
  EXPECT_FALSE(fs::exists(out() / "result.gpkg-journal"));
  EXPECT_TRUE(fs::exists(out() / "a.csv-wal"));
}

TEST_F(FileSwitch, changes_nothing_when_one_file_is_missing_or_a_folder_has_its_name) {
  EXPECT_THROW(switch_files({"a.csv", "never_written"}, fresh(), out()), Error);
  fs::create_directory(out() / "b.csv");
  write_bytes(fresh() / "b.csv", "fresh");
  EXPECT_THROW(switch_files({"a.csv", "b.csv"}, fresh(), out()), Error);
  EXPECT_EQ(bytes_of(out() / "a.csv"), "earlier");
  EXPECT_FALSE(is_switching(fresh()));
}

TEST_F(FileSwitch, of_a_killed_run_is_ended_by_the_next_one_in_the_folder) {
  kill_within_the_switch();
  EXPECT_TRUE(is_switching(fresh()));
  const HiddenFolder next(out());
  EXPECT_EQ(bytes_of(out() / "a.csv"), "fresh");
  EXPECT_EQ(bytes_of(out() / "result.gpkg"), "fresh");
  EXPECT_FALSE(fs::exists(fresh()));
}

TEST_F(FileSwitch, that_was_not_decided_yet_is_forgotten) {
  write_bytes(fresh() / "switch.part", "a.csv\nresult.gpkg\n");
  const HiddenFolder next(out());
  EXPECT_EQ(bytes_of(out() / "a.csv"), "earlier");
  EXPECT_EQ(bytes_of(out() / "result.gpkg"), "earlier");
  EXPECT_FALSE(fs::exists(fresh()));
}

// A folder may come from anybody. The names in a journal must not lead out of it.
TEST_F(FileSwitch, a_forged_journal_moves_nothing_from_or_to_elsewhere) {
  const samples::TemporaryFolder elsewhere;
  write_bytes(elsewhere.path() / "mine", "precious");
  write_bytes(fresh() / "switch", "../mine\n" + (elsewhere.path() / "mine").string() + "\n.bashrc\n..\n\n");
  write_bytes(out() / "mine", "mine too");
  write_bytes(fresh() / ".bashrc", "forged");
  finish_switch(fresh(), out());
  EXPECT_EQ(bytes_of(elsewhere.path() / "mine"), "precious");
  EXPECT_EQ(bytes_of(out() / "mine"), "mine too");
  EXPECT_FALSE(fs::exists(out() / ".bashrc"));
}

TEST_F(FileSwitch, is_brought_to_its_end_when_hidden_folders_are_taken_away) {
  kill_within_the_switch();
  const HiddenFolder in_use(out());
  write_bytes(in_use.path() / "part", "half");
  take_away_hidden_folders(out());
  EXPECT_TRUE(hidden_folders_in(out()).empty());
  EXPECT_EQ(bytes_of(out() / "result.gpkg"), "fresh");
}

}  // namespace
}  // namespace citygauge
