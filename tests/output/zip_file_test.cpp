#include "output/zip_file.hpp"

#include <cpl_vsi.h>
#include <gtest/gtest.h>

#include <string>

#include "sample_report.hpp"

namespace citygauge {
namespace {

/// The content of an entry as GDAL's own zip reader sees it.
std::string unzipped(const std::filesystem::path& archive, const std::string& name) {
  VSILFILE* const file = VSIFOpenL(("/vsizip/" + archive.string() + "/" + name).c_str(), "rb");
  if (file == nullptr) return "cannot be read";
  std::string content(1 << 20, '\0');
  content.resize(VSIFReadL(content.data(), 1, content.size(), file));
  VSIFCloseL(file);
  return content;
}

// The check value that the catalogue of parametrised CRC algorithms gives for CRC-32/ISO-HDLC.
TEST(ZipFile, knows_the_checksum_of_the_digits) {
  EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
  EXPECT_EQ(crc32(""), 0U);
}

TEST(ZipFile, gives_back_what_was_put_in) {
  const samples::TemporaryFolder folder;
  std::string content = "绵阳";
  for (int i = 0; i < 5000; ++i) content += std::to_string(i * i);
  for (const std::string& text : {content, std::string("x")}) {
    const auto archive = folder.path() / (std::to_string(text.size()) + ".zip");
    samples::write_bytes(archive, zip_of("result.qgs", text));
    EXPECT_EQ(unzipped(archive, "result.qgs"), text);
  }
}

TEST(ZipFile, deflates) {
  EXPECT_LT(zip_of("a", std::string(100'000, 'a')).size(), 1000U);
}

TEST(ZipFile, is_the_same_at_any_time) {
  const std::string archive = zip_of("a", "content");
  EXPECT_EQ(archive, zip_of("a", "content"));
  // Bytes 10 to 13 of an entry: time 0 and date 33 = 1980-01-01, least byte first.
  EXPECT_EQ(archive.substr(10, 4), std::string("\0\0\x21\0", 4));
}

}  // namespace
}  // namespace citygauge
