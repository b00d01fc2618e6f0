#include "output/zip_check.hpp"

#include <cpl_vsi.h>
#include <gtest/gtest.h>

#include "sample_report.hpp"

namespace citygauge {
namespace {

/// Whether an archive with one file of that content passes.
bool passes(const std::string& content, const char* name = "xl/sheet.xml") {
  const samples::TemporaryFolder folder;
  const std::string archive = (folder.path() / "a.zip").string();
  VSILFILE* const file = VSIFOpenL(("/vsizip/" + archive + "/" + name).c_str(), "wb");
  VSIFWriteL(content.data(), 1, content.size(), file);
  VSIFCloseL(file);
  return zip_holds_whole_xml(archive);
}

constexpr const char* head = "<?xml version=\"1.0\"?>\n<sheet xmlns=\"x\">";

TEST(ZipCheck, passes_xml_that_ends_with_what_it_begins_with) {
  EXPECT_TRUE(passes(std::string(head) + "<row/></sheet>"));
  EXPECT_TRUE(passes("<?xml version=\"1.0\"?>\n<sheet/>\n"));
}

TEST(ZipCheck, finds_xml_that_was_cut) {
  EXPECT_FALSE(passes(std::string(head) + "<row/>"));
  EXPECT_FALSE(passes(std::string(head) + "<row></row>"));
  EXPECT_FALSE(passes(std::string(head) + "</shee"));
  EXPECT_FALSE(passes(""));
}

// Longer than one block of reading (64 KiB), so that the end is pieced together.
TEST(ZipCheck, sees_the_end_of_long_files) {
  std::string rows;
  for (int i = 0; i < 50000; ++i) rows += "<row/>";
  EXPECT_TRUE(passes(head + rows + "</sheet>"));
  EXPECT_FALSE(passes(head + rows));
}

TEST(ZipCheck, wants_an_archive_with_xml_in_it) {
  EXPECT_FALSE(passes("text", "readme.txt"));
  EXPECT_FALSE(zip_holds_whole_xml("/nowhere.zip"));
}

}  // namespace
}  // namespace citygauge
