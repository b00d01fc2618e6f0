// What a project file may name. The files lie in folders of their own:  city/  is the project's,  other/  is
// not.
#include "config/source_path.hpp"

#include <gmock/gmock.h>

#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class SourcePath : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(city() / "sub");
    fs::create_directory(other());
    for (const char* name : {"roads.shp", "roads.dbf", "sub/parks.gpkg"})
      test::write_text(city() / name, "x");
    test::write_text(other() / "roads.dbf", "x");
  }
  fs::path city() const { return root_ / "city"; }
  fs::path other() const { return root_ / "other"; }
  fs::path path(const std::string& source, Permissions permissions = {}) const {
    return source_path({city(), permissions}, source, {"project.toml", 3, 10});
  }
  void expect_refused(const std::string& source, const std::string& why) const {
    try {
      path(source);
      ADD_FAILURE() << source << " was taken";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::config);
      EXPECT_THAT(error.what(), HasSubstr("project.toml:3:10: "));
      EXPECT_THAT(error.what(), HasSubstr(why));
    }
  }

  test::TemporaryFolder root_;
};

TEST_F(SourcePath, below_the_folder_of_the_project_is_taken) {
  EXPECT_EQ(path("roads.shp"), city() / "roads.shp");
  EXPECT_EQ(path("./sub/parks.gpkg"), city() / "sub/parks.gpkg");
  EXPECT_EQ(path("sub/../roads.shp"), city() / "sub/../roads.shp") << "goes out of sub/, not of the folder";
  EXPECT_EQ(path("not_there_yet.gpkg"), city() / "not_there_yet.gpkg")
      << "opening it says that it is missing";
}

TEST_F(SourcePath, elsewhere_is_taken_when_named_in_full) {
  EXPECT_EQ(path((other() / "roads.dbf").string()), other() / "roads.dbf");
}

TEST_F(SourcePath, a_relative_path_must_not_lead_out) {
  expect_refused("../other/roads.dbf", "leads out");
  expect_refused("..", "leads out");
  expect_refused("sub/../../other/roads.dbf", "leads out");
  expect_refused("../city2/roads.shp", "leads out");  // its name begins with that of the folder
}

TEST_F(SourcePath, a_link_must_not_lead_out) {
  fs::create_symlink(other() / "roads.dbf", city() / "link.dbf");
  expect_refused("link.dbf", "leads out");
  fs::create_directory_symlink(other(), city() / "elsewhere");
  expect_refused("elsewhere/roads.dbf", "leads out");
  fs::create_symlink(city() / "roads.shp", city() / "sub/inner.shp");
  EXPECT_EQ(path("sub/inner.shp"), city() / "sub/inner.shp");
}

TEST_F(SourcePath, a_companion_must_not_lead_out_either) {
  fs::remove(city() / "roads.dbf");
  fs::create_symlink(other() / "roads.dbf", city() / "ROADS.DBF");
  expect_refused("roads.shp", "`ROADS.DBF` is a link out");
  fs::create_symlink(other() / "roads.dbf", city() / "sub/parks.gpkg-wal");
  expect_refused("sub/parks.gpkg", "`parks.gpkg-wal` is a link out");
  expect_refused("sub", "`parks.gpkg-wal` is a link out");
}

TEST_F(SourcePath, a_link_that_is_no_companion_does_not_matter) {
  fs::create_symlink(other() / "roads.dbf", city() / "roads_2020.dbf");
  EXPECT_EQ(path("roads.shp"), city() / "roads.shp");
}

TEST_F(SourcePath, an_address_needs_the_network) {
  expect_refused("https://example.com/r.gpkg", "on this machine");
  EXPECT_EQ(path("https://example.com/r.gpkg", {true, false}), "/vsicurl/https://example.com/r.gpkg");
}

TEST_F(SourcePath, the_network_allows_plain_addresses_only) {
  for (const char* source : {"ftp://example.com/r", "https://example.com/a b", "https://e.com/\r\nX: y",
                             "/vsis3/bucket/r", "/vsizip/x.zip/r"})
    EXPECT_THROW(path(source, {true, true}), Error) << source;
}

}  // namespace
}  // namespace citygauge
