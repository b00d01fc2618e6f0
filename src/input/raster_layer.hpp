// A raster file as a Raster: one band, north-up, read in windows; NoData becomes NaN.
#pragma once

#include <memory>
#include <optional>

#include "input/crs.hpp"
#include "model/project.hpp"
#include "model/raster.hpp"

namespace citygauge {

class RasterLayer : public Raster {
 public:
  /// ERRORS: Error{input}: no such file, not a GeoTIFF, rotated, without a georeference.
  explicit RasterLayer(const LayerSource& source);
  ~RasterLayer() override;

  [[nodiscard]] const std::optional<Crs>& crs() const;
  /// REQUIRED before use: the CRS that polygons come in. `own` is the raster's, stated or assumed.
  void set_working_crs(const Crs& own, const Crs& working);

  [[nodiscard]] const PixelGrid& grid() const override;
  void read(std::int64_t row, std::int64_t rows, std::int64_t column, std::int64_t columns,
            std::span<double> values) override;
  [[nodiscard]] Shapes to_raster_crs(ShapeView polygon) const override;
  [[nodiscard]] double cell_area_m2(std::int64_t row, std::int64_t column) const override;
  [[nodiscard]] const std::map<double, std::string>& classes() const override;
  void to_raster_crs(std::span<Point> points) const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace citygauge
