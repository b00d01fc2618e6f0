#include "output/map/picture_pixels.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <fstream>

#include "core/error.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

using test::TemporaryFolder;

/// Writes a picture of 4 x 2 pixels; `bands` holds the values of each channel, all pixels alike.
void write_picture(const std::filesystem::path& file, const char* driver, const std::vector<double>& bands) {
  start_gdal();
  GDALDriverManager& drivers = *GetGDALDriverManager();
  const DatasetHandle memory(
      drivers.GetDriverByName("MEM")->Create("", 4, 2, static_cast<int>(bands.size()), GDT_Byte, nullptr));
  for (std::size_t i = 0; i < bands.size(); ++i)
    memory->GetRasterBand(static_cast<int>(i) + 1)->Fill(bands[i]);
  const DatasetHandle written(drivers.GetDriverByName(driver)->CreateCopy(file.c_str(), memory.get(), FALSE,
                                                                          nullptr, nullptr, nullptr));
  ASSERT_NE(written, nullptr);
}

std::uint32_t first_pixel(const std::filesystem::path& file) {
  const Pixels pixels = read_pixels(file, 100);
  EXPECT_EQ(pixels.width, 4);
  EXPECT_EQ(pixels.height, 2);
  EXPECT_EQ(pixels.argb.size(), 8U);
  return pixels.argb.front();
}

TEST(ReadPixels, takes_colours_with_and_without_opacity) {
  const TemporaryFolder folder;
  write_picture(folder / "rgb.png", "PNG", {255, 128, 0});
  write_picture(folder / "rgba.png", "PNG", {255, 128, 0, 51});
  EXPECT_EQ(first_pixel(folder / "rgb.png"), 0xFFFF8000U);
  // Opacity 51 of 255 is a fifth: 255 becomes 51, 128 becomes 25.6, rounded 26 = 0x1A.
  EXPECT_EQ(first_pixel(folder / "rgba.png"), 0x33331A00U);
}

TEST(ReadPixels, takes_grey_with_and_without_opacity) {
  const TemporaryFolder folder;
  write_picture(folder / "grey.png", "PNG", {100});
  write_picture(folder / "clear.png", "PNG", {100, 0});
  EXPECT_EQ(first_pixel(folder / "grey.png"), 0xFF646464U);
  EXPECT_EQ(first_pixel(folder / "clear.png"), 0U);
}

TEST(ReadPixels, takes_jpeg) {
  const TemporaryFolder folder;
  write_picture(folder / "grey.jpg", "JPEG", {100});
  EXPECT_NEAR(first_pixel(folder / "grey.jpg") & 0xFFU, 100U, 2);  // JPEG is not exact
}

TEST(ReadPixels, makes_large_pictures_smaller) {
  const TemporaryFolder folder;
  write_picture(folder / "grey.png", "PNG", {100});
  const Pixels pixels = read_pixels(folder / "grey.png", 2);
  EXPECT_EQ(pixels.width, 2);
  EXPECT_EQ(pixels.height, 1);
}

TEST(ReadPixels, refuses_what_is_no_picture_or_half_a_one) {
  const TemporaryFolder folder;
  std::ofstream(folder / "logo.svg") << "<svg/>";
  write_picture(folder / "whole.jpg", "JPEG", {100, 50, 0});
  std::string bytes = test::read_text(folder / "whole.jpg");
  std::ofstream(folder / "half.jpg") << bytes.substr(0, bytes.size() - 20);
  EXPECT_THROW((void)read_pixels(folder / "logo.svg", 100), Error);
  EXPECT_THROW((void)read_pixels(folder / "half.jpg", 100), Error);
  EXPECT_THROW((void)read_pixels(folder / "absent.png", 100), Error);
}

}  // namespace
}  // namespace citygauge
