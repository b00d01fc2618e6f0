#include "output/map/picture_pixels.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <gdal_utils.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "input/gdal_errors.hpp"
#include "input/open_dataset.hpp"

namespace citygauge {
namespace {

Error picture_error(const std::filesystem::path& picture, const std::string& why) {
  return input_error(fmt::format("{}: {}", picture.string(), why), "give a PNG or JPEG picture");
}

/// The largest value of a channel: 1 of black and white, 255, or 65535.
int full_value(GDALRasterBand& band) {
  const char* const bits = band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE");
  if (bits != nullptr && std::string_view(bits).size() == 1) return (1 << (bits[0] - '0')) - 1;
  return band.GetRasterDataType() == GDT_Byte ? 255 : 65535;
}

/// Channels from 0 to 255, and colours in place of the numbers of a palette.
DatasetHandle with_plain_channels(DatasetHandle dataset) {
  GDALRasterBand& band = *dataset->GetRasterBand(1);
  const bool has_palette = band.GetColorTable() != nullptr;
  const std::string full = std::to_string(full_value(band));
  if (!has_palette && full == "255") return dataset;
  std::vector<const char*> arguments{"-of", "MEM"};
  if (has_palette) {
    arguments.insert(arguments.end(), {"-expand", "rgba"});
  } else {
    arguments.insert(arguments.end(), {"-ot", "Byte", "-scale", "0", full.c_str(), "0", "255"});
  }
  arguments.push_back(nullptr);
  const std::unique_ptr<GDALTranslateOptions, decltype(&GDALTranslateOptionsFree)> options(
      GDALTranslateOptionsNew(const_cast<char**>(arguments.data()), nullptr), GDALTranslateOptionsFree);
  return DatasetHandle(GDALDataset::FromHandle(GDALTranslate("", dataset.get(), options.get(), nullptr)));
}

/// Red, green, blue and opacity of each pixel, whatever the picture has: grey, colours, with opacity or not.
std::vector<std::uint8_t> rgba_of(GDALDataset& dataset, int width, int height) {
  const std::size_t pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  std::vector<std::uint8_t> rgba(4 * pixels, 255);
  const int bands = dataset.GetRasterCount();
  const bool is_grey = bands < 3;
  const int opacity = bands == 2 || bands == 4 ? bands : 0;
  const std::array<int, 4> band_of{1, is_grey ? 1 : 2, is_grey ? 1 : 3, opacity};
  GDALRasterIOExtraArg smooth;
  INIT_RASTERIO_EXTRA_ARG(smooth);
  smooth.eResampleAlg = GRIORA_Average;
  for (std::size_t channel = 0; channel < band_of.size(); ++channel) {
    if (band_of[channel] == 0) continue;
    const CPLErr failed = dataset.GetRasterBand(band_of[channel])
                              ->RasterIO(GF_Read, 0, 0, dataset.GetRasterXSize(), dataset.GetRasterYSize(),
                                         rgba.data() + channel, width, height, GDT_Byte, 4,
                                         static_cast<GSpacing>(4) * width, &smooth);
    if (failed != CE_None) return {};
  }
  return rgba;
}

std::uint32_t argb_pixel(const std::uint8_t* rgba) {
  const unsigned opacity = rgba[3];
  const auto channel = [&](int i) { return (rgba[i] * opacity + 127) / 255; };
  return (opacity << 24u) | (channel(0) << 16u) | (channel(1) << 8u) | channel(2);
}

}  // namespace

Pixels read_pixels(const std::filesystem::path& picture, int most_a_side) {
  const GdalErrorTrap quiet;
  // A JPEG that ends too early is an error, not a picture that is grey below.
  const CPLConfigOptionSetter strict("GDAL_ERROR_ON_LIBJPEG_WARNING", "TRUE", false);
  const DatasetHandle dataset = with_plain_channels(open_dataset(picture, DatasetUse::picture));
  if (!dataset) throw picture_error(picture, "cannot be read as a picture" + gdal_reason());
  const int width = dataset->GetRasterXSize(), height = dataset->GetRasterYSize();
  const double shrink = std::min(1.0, 1.0 * most_a_side / std::max(width, height));
  Pixels pixels{std::max(1, static_cast<int>(std::lround(width * shrink))),
                std::max(1, static_cast<int>(std::lround(height * shrink))),
                {}};
  const std::vector<std::uint8_t> rgba = rgba_of(*dataset, pixels.width, pixels.height);
  if (rgba.empty() || !quiet.first_failure().empty()) {
    throw picture_error(picture, fmt::format("is damaged ({})", quiet.first_failure()));
  }
  pixels.argb.reserve(rgba.size() / 4);
  for (std::size_t i = 0; i < rgba.size(); i += 4) pixels.argb.push_back(argb_pixel(&rgba[i]));
  return pixels;
}

}  // namespace citygauge
