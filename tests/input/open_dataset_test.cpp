// The bounds of what is opened. Whole projects that want more than they may have:
// end_to_end/hostile_paths.py.
#include "input/open_dataset.hpp"

#include <gmock/gmock.h>

#include "core/error.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

using testing::HasSubstr;

void expect_refused(const std::filesystem::path& file, DatasetUse use, const std::string& why) {
  try {
    static_cast<void>(open_dataset(file, use));
    ADD_FAILURE() << file << " was opened";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_THAT(error.what(), HasSubstr(why));
  }
}

/// A sparse GeoTIFF: its cells take no room on disk. `block`: side of its tiles.
void write_raster(const std::filesystem::path& file, int side, int block) {
  start_gdal();
  const std::string size = std::to_string(block);
  const std::string width = "BLOCKXSIZE=" + size, height = "BLOCKYSIZE=" + size;
  const std::array<const char*, 6> options{"SPARSE_OK=YES", "BIGTIFF=YES",  "TILED=YES",
                                           width.c_str(),   height.c_str(), nullptr};
  const DatasetHandle raster(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
      file.c_str(), side, side, 1, GDT_Byte, const_cast<char**>(options.data())));
  ASSERT_NE(raster, nullptr);
}

class OpenDataset : public testing::Test {
 protected:
  void zip_of(const std::string& name, std::uintmax_t bytes) {
    const std::string archive = (folder_ / name).string();
    start_gdal();
    VSILFILE* const zip = VSIFOpenL(("/vsizip/{" + archive + "}").c_str(), "wb");
    ASSERT_NE(zip, nullptr);
    VSILFILE* const member = VSIFOpenL(("/vsizip/{" + archive + "}/zeros.bin").c_str(), "wb");
    const std::vector<char> zeros(1 << 20);
    for (std::uintmax_t done = 0; done < bytes; done += zeros.size())
      VSIFWriteL(zeros.data(), 1, zeros.size(), member);
    VSIFCloseL(member);
    VSIFCloseL(zip);
  }
  test::TemporaryFolder folder_;
};

TEST_F(OpenDataset, a_raster_of_more_cells_than_any_city_has_is_refused) {
  write_raster(folder_ / "huge.tif", 1'000'000, 4096);
  expect_refused(folder_ / "huge.tif", DatasetUse::raster, "1000000 × 1000000 cells");
  write_raster(folder_ / "large.tif", 100'000, 4096);
  EXPECT_NE(open_dataset(folder_ / "large.tif", DatasetUse::raster), nullptr);
}

TEST_F(OpenDataset, a_raster_whose_block_fills_the_memory_is_refused) {
  write_raster(folder_ / "block.tif", 32'768, 32'768);  // one block of 1 GB
  expect_refused(folder_ / "block.tif", DatasetUse::raster, "a block of 32768 × 32768 cells");
}

TEST_F(OpenDataset, an_archive_that_would_grow_beyond_measure_is_refused) {
  zip_of("bomb.shz", 200u << 20);
  expect_refused(folder_ / "bomb.shz", DatasetUse::vector, "would unpack to 210 MB");
  zip_of("small.shz", 1u << 20);
  expect_refused(folder_ / "small.shz", DatasetUse::vector, "cannot be read as map data");
}

TEST_F(OpenDataset, a_damaged_archive_is_named) {
  test::write_text(folder_ / "cut.shz", "PK\3\4 and nothing more");
  expect_refused(folder_ / "cut.shz", DatasetUse::vector, "the archive is damaged");
}

TEST_F(OpenDataset, a_vrt_is_refused_whatever_its_name) {
  test::write_text(folder_ / "roads.gpkg", "<OGRVRTDataSource></OGRVRTDataSource>");
  expect_refused(folder_ / "roads.gpkg", DatasetUse::vector, "a VRT is no data");
  test::write_text(folder_ / "cover.tif", "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"></VRTDataset>");
  expect_refused(folder_ / "cover.tif", DatasetUse::raster, "a VRT is no data");
}

TEST_F(OpenDataset, virtual_files_are_refused) {
  for (const char* name : {"/vsimem/x", "/vsistdin/", "/vsis3/b/x", "/vsizip/x.zip/y"})
    expect_refused(name, DatasetUse::vector, "not a file or folder on this machine");
  expect_refused("/vsicurl/https://example.com/x", DatasetUse::vector, "the network is not allowed");
}

TEST_F(OpenDataset, each_use_has_its_own_formats) {
  write_raster(folder_ / "cover.tif", 100, 16);
  expect_refused(folder_ / "cover.tif", DatasetUse::vector, "cannot be read as map data");
  expect_refused(folder_ / "cover.tif", DatasetUse::picture, "cannot be read as a picture");
  expect_refused(folder_ / "cover.tif", DatasetUse::result, "cannot be read as a GeoPackage");
}

TEST_F(OpenDataset, a_database_that_does_not_answer_is_named_without_its_password) {
  try {
    static_cast<void>(open_connection({"plan", {{"host", "/nowhere"}, {"password", "hush"}}}));
    ADD_FAILURE() << "somebody answered";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_TRUE(std::string(error.what()).starts_with("PG:plan: cannot be opened"));
    EXPECT_EQ(std::string(error.what()).find("hush"), std::string::npos);
  }
}

}  // namespace
}  // namespace citygauge
