#include "input/sqlite_journals.hpp"

#include <gmock/gmock.h>

#include "core/error.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

using testing::HasSubstr;

class SqliteJournals : public testing::Test {
 protected:
  void SetUp() override {
    test::write_layer(file(), "points", wkbPoint, 4545, {{"POINT(540000 3410000)", {}}});
  }
  std::filesystem::path file() const { return folder_ / "points.gpkg"; }

  /// As QGIS leaves it: with a note in the file that a -wal belongs to it.
  void set_wal_mode() const {
    const DatasetHandle dataset(
        GDALDataset::Open(file().c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr));
    dataset->ReleaseResultSet(dataset->ExecuteSQL("PRAGMA journal_mode = WAL", nullptr, nullptr));
  }
  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
      all.push_back(entry.path().filename());
    return all;
  }
  void expect_refused(const std::string& named) const {
    try {
      const DatasetHandle dataset = open_vector_dataset(file());
      ADD_FAILURE() << "it was opened";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::input);
      EXPECT_THAT(error.what(), HasSubstr(named));
    }
  }

  test::TemporaryFolder folder_;
};

TEST_F(SqliteJournals, a_file_in_wal_mode_is_read_and_nothing_appears_beside_it) {
  set_wal_mode();
  const std::string before = test::read_text(file());
  ASSERT_EQ(before[18], 2) << "the test wants a file in WAL mode";
  const DatasetHandle dataset = open_vector_dataset(file());
  EXPECT_EQ(dataset->GetLayer(0)->GetFeatureCount(), 1);
  EXPECT_EQ(names(), std::vector<std::string>{"points.gpkg"});
  EXPECT_EQ(test::read_text(file()), before);
}

TEST_F(SqliteJournals, changes_that_are_not_yet_in_the_file_stop_the_run) {
  set_wal_mode();
  const DatasetHandle editor(
      GDALDataset::Open(file().c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr));
  OGRFeature feature(editor->GetLayer(0)->GetLayerDefn());
  ASSERT_EQ(editor->GetLayer(0)->CreateFeature(&feature), OGRERR_NONE);
  editor->FlushCache(false);
  ASSERT_GT(std::filesystem::file_size(folder_ / "points.gpkg-wal"), 32u);
  expect_refused("points.gpkg-wal");
}

TEST_F(SqliteJournals, an_empty_or_ended_journal_is_none) {
  test::write_text(folder_ / "points.gpkg-wal", "");
  test::write_text(folder_ / "points.gpkg-journal", std::string(512, '\0'));
  EXPECT_EQ(open_vector_dataset(file())->GetLayer(0)->GetFeatureCount(), 1);
}

TEST_F(SqliteJournals, a_half_written_file_stops_the_run) {
  test::write_text(folder_ / "points.gpkg-journal", "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 and pages");
  expect_refused("points.gpkg-journal");
}

TEST_F(SqliteJournals, other_files_need_no_option) {
  test::write_text(folder_ / "a.geojson", "{}");
  EXPECT_TRUE(options_to_only_read(folder_ / "a.geojson").empty());
  EXPECT_TRUE(options_to_only_read(folder_ / "none.gpkg").empty());
  EXPECT_TRUE(options_to_only_read(folder_.path()).empty());
}

}  // namespace
}  // namespace citygauge
