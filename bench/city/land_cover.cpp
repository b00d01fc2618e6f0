// Land cover as a raster of six classes, tiled and deflated as such rasters come.
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "city/city.hpp"
#include "city/crs.hpp"

namespace citygauge::bench {
namespace {

constexpr int block = 256;

std::uint8_t land_class(double x, double y) {
  const double value = 0.6 * value_noise(x, y, 5) + 0.25 * value_noise(x * 2.7, y * 2.7, 6) +
                       0.15 * value_noise(x * 7, y * 7, 7);
  return static_cast<std::uint8_t>(1 + static_cast<int>(std::clamp((value - 0.2) / 0.6 * 6, 0.0, 5.0)));
}

GDALDatasetUniquePtr create(const City& city, const std::filesystem::path& path, int columns, int rows) {
  CPLStringList options;
  options.SetNameValue("TILED", "YES").SetNameValue("COMPRESS", "DEFLATE");
  options.SetNameValue("BLOCKXSIZE", "256").SetNameValue("BLOCKYSIZE", "256");
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  GDALDatasetUniquePtr file(driver->Create(path.c_str(), columns, rows, 1, GDT_Byte, options.List()));
  if (!file) throw std::runtime_error(path.string() + " cannot be written");
  std::array<double, 6> place{city.min_x, city.pixel_m, 0, city.min_y + city.height(), 0, -city.pixel_m};
  file->SetGeoTransform(place.data());
  file->SetSpatialRef(city_crs().get());
  file->GetRasterBand(1)->SetNoDataValue(0);
  return file;
}

}  // namespace

void write_land_cover(const City& city, const std::filesystem::path& folder) {
  const int columns = static_cast<int>(city.width() / city.pixel_m);
  const int rows = static_cast<int>(city.height() / city.pixel_m);
  const GDALDatasetUniquePtr file = create(city, folder / "landcover.tif", columns, rows);
  std::vector<std::uint8_t> band(static_cast<std::size_t>(columns) * block);
  for (int top = 0; top < rows; top += block) {
    const int height = std::min(block, rows - top);
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < columns; ++x)
        band[static_cast<std::size_t>(y) * columns + x] =
            land_class(x * city.pixel_m / 180, (top + y) * city.pixel_m / 180);
    if (file->GetRasterBand(1)->RasterIO(GF_Write, 0, top, columns, height, band.data(), columns, height,
                                         GDT_Byte, 0, 0) != CE_None)
      throw std::runtime_error("landcover.tif cannot be written");
  }
}

}  // namespace citygauge::bench
