// A sheet for tests to draw on, and what can be read back from it: the text of a PDF, the pixels of a PNG.
#pragma once

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>

#include "input/gdal_session.hpp"
#include "output/map/canvas.hpp"
#include "output/sample_report.hpp"

namespace citygauge::samples {

constexpr double furniture_dpi = 254;  // 10 pixels per mm
constexpr double pixels_per_mm = furniture_dpi / 25.4;

class FurnitureSheet {
 public:
  explicit FurnitureSheet(PictureFormat format = PictureFormat::png, PaperSize size = {297, 210})
      : file_(folder_.path() / "sheet"), canvas_(file_, format, size, furniture_dpi, "test") {}

  [[nodiscard]] Canvas& canvas() { return canvas_; }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  TemporaryFolder folder_;
  std::filesystem::path file_;
  Canvas canvas_;
};

/// The text of a finished PDF sheet without any white space; nullopt where there is no pdftotext.
inline std::optional<std::string> pdf_text(const FurnitureSheet& sheet) {
  FILE* pipe = popen(("pdftotext '" + sheet.file().string() + "' - 2>&1").c_str(), "r");
  std::string text;
  std::array<char, 4096> buffer{};
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe))
    text.append(buffer.data(), count);
  if (pclose(pipe) != 0) return std::nullopt;
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
  return text;
}

#define CITYGAUGE_READ_PDF_TEXT(text, sheet)                                                           \
  const auto text##_or_none = citygauge::samples::pdf_text(sheet);                                     \
  if (!text##_or_none && std::getenv("CITYGAUGE_REQUIRE_ALL") != nullptr) FAIL() << "pdftotext fails"; \
  if (!text##_or_none) GTEST_SKIP() << "no pdftotext";                                                 \
  const std::string& text = *text##_or_none

/// The colours of a finished PNG sheet.
class SheetPixels {
 public:
  explicit SheetPixels(const FurnitureSheet& sheet) {
    start_gdal();
    GDALDatasetUniquePtr picture(GDALDataset::Open(sheet.file().c_str(), GDAL_OF_RASTER));
    width_ = picture->GetRasterXSize();
    height_ = picture->GetRasterYSize();
    bytes_.resize(std::size_t{3} * width_ * height_);
    if (picture->RasterIO(GF_Read, 0, 0, width_, height_, bytes_.data(), width_, height_, GDT_Byte, 3,
                          nullptr, 3, std::int64_t{3} * width_, 1, nullptr) != CE_None)
      ADD_FAILURE() << "the picture cannot be read";
  }

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  [[nodiscard]] Colour at(int x, int y) const {
    const std::size_t first = 3 * (static_cast<std::size_t>(y) * width_ + x);
    return {bytes_[first], bytes_[first + 1], bytes_[first + 2]};
  }
  [[nodiscard]] Colour at(Point mm) const {
    return at(static_cast<int>(mm.x * pixels_per_mm), static_cast<int>(mm.y * pixels_per_mm));
  }

 private:
  int width_ = 0, height_ = 0;
  std::vector<std::uint8_t> bytes_;
};

/// The box around all that is not white, mm.
inline PaperBox drawn_box(const SheetPixels& pixels) {
  PaperBox box{1e9, 1e9, -1e9, -1e9};
  for (int y = 0; y < pixels.height(); ++y) {
    for (int x = 0; x < pixels.width(); ++x) {
      if (pixels.at(x, y) == Colour{255, 255, 255}) continue;
      box = {std::min(box.left, x / pixels_per_mm), std::min(box.top, y / pixels_per_mm),
             std::max(box.right, (x + 1) / pixels_per_mm), std::max(box.bottom, (y + 1) / pixels_per_mm)};
    }
  }
  return box;
}

/// Whether `inner` lies within `outer`, but for `tolerance_mm`.
inline bool within(const PaperBox& inner, const PaperBox& outer, double tolerance_mm) {
  return inner.left >= outer.left - tolerance_mm && inner.top >= outer.top - tolerance_mm &&
         inner.right <= outer.right + tolerance_mm && inner.bottom <= outer.bottom + tolerance_mm;
}

}  // namespace citygauge::samples
