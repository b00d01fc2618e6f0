// A raster drawn in text: a rectangle and its cells row by row from the north, "10 20 / 30 -"; a dash where
// there are no data. In the working CRS.
#pragma once

#include <cmath>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "geometry/geos_bridge.hpp"
#include "model/raster.hpp"

namespace citygauge::test {

class DrawnRaster : public Raster {
 public:
  DrawnRaster(const std::string& rectangle_wkt, const std::string& cells) {
    std::istringstream words(cells);
    grid_.rows = 1;
    for (std::string word; words >> word;) {
      if (word == "/")
        ++grid_.rows;
      else
        values_.push_back(word == "-" ? std::nan("") : std::stod(word));
    }
    const auto count = static_cast<std::int64_t>(values_.size());
    if (count == 0 || count % grid_.rows != 0)
      throw std::invalid_argument("rows of unequal length: " + cells);
    grid_.columns = count / grid_.rows;
    Shapes rectangle;
    append_wkt(rectangle, rectangle_wkt);
    const Box box = rectangle.box();
    grid_.origin = {box.min_x, box.max_y};
    grid_.cell_width = box.width() / static_cast<double>(grid_.columns);
    grid_.cell_height = box.height() / static_cast<double>(grid_.rows);
  }

  const PixelGrid& grid() const override { return grid_; }
  void read(std::int64_t row, std::int64_t rows, std::int64_t column, std::int64_t columns,
            std::span<double> values) override {
    for (std::int64_t r = 0; r < rows; ++r)
      for (std::int64_t c = 0; c < columns; ++c)
        values[static_cast<std::size_t>(r * columns + c)] =
            values_[static_cast<std::size_t>((row + r) * grid_.columns + column + c)];
  }
  Shapes to_raster_crs(ShapeView polygon) const override {
    Shapes same(polygon.kind());
    same.add_feature(polygon);
    return same;
  }
  void to_raster_crs(std::span<Point>) const override {}
  double cell_area_m2(std::int64_t, std::int64_t) const override {
    return grid_.cell_width * grid_.cell_height;
  }
  const std::map<double, std::string>& classes() const override { return classes_; }

 private:
  PixelGrid grid_;
  std::vector<double> values_;
  std::map<double, std::string> classes_;
};

}  // namespace citygauge::test
