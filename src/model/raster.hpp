// A raster layer as the measures see it: a north-up grid whose cells are read in windows.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>

#include "geometry/pixel_coverage.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

class Raster {
 public:
  virtual ~Raster() = default;
  [[nodiscard]] virtual const PixelGrid& grid() const = 0;
  /// Reads a window row by row into `values` (rows x columns); cells without data become NaN.
  virtual void read(std::int64_t row, std::int64_t rows, std::int64_t column, std::int64_t columns,
                    std::span<double> values) = 0;
  /// The polygon in the raster's own CRS (the same polygon where the CRSs agree).
  [[nodiscard]] virtual Shapes to_raster_crs(ShapeView polygon) const = 0;
  /// Area of a cell in the working CRS, m².
  [[nodiscard]] virtual double cell_area_m2(std::int64_t row, std::int64_t column) const = 0;
  /// Cell value -> class, from the project's `values.class`; empty when the cells are shares themselves.
  [[nodiscard]] virtual const std::map<double, std::string>& classes() const = 0;
  /// Points of the working CRS in the raster's own, in place; infinite where there is no way.
  virtual void to_raster_crs(std::span<Point> points) const = 0;
};

}  // namespace citygauge
