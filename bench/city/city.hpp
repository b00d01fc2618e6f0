// The generated city: how large it is and where its things lie. The layers are drawn by one source each.
#pragma once

#include <cstdint>
#include <filesystem>

#include "city/layer_file.hpp"
#include "city/random.hpp"

namespace citygauge::bench {

struct City {
  int columns = 0, rows = 0;  // districts
  double district_m = 0;      // side of a district before its borders are bent
  std::int64_t roads = 0, polygons = 0, stops = 0, buildings = 0, corridors = 0;
  double pixel_m = 10;  // of the land-cover raster
  double min_x = 480000, min_y = 3760000;

  [[nodiscard]] double width() const { return columns * district_m; }
  [[nodiscard]] double height() const { return rows * district_m; }
  /// The unit square onto the city, denser in the middle.
  [[nodiscard]] Point warp(double u, double v) const;
};

/// S, M or L: 20 thousand, 200 thousand or 2 million roads, and all else in proportion.
/// ERRORS: std::runtime_error on another letter.
[[nodiscard]] City city_of_size(char size);

/// The street grid: crossings at jittered places, most neighbours linked.
struct StreetGrid {
  explicit StreetGrid(const City& of);
  [[nodiscard]] Point crossing(std::int64_t i, std::int64_t j) const;

  const City& city;
  std::int64_t columns, rows;
};

/// `count` squares of about equal size over the unit square, drawn from the lower left on.
struct CellRows {
  CellRows(const City& city, std::int64_t count);
  [[nodiscard]] Point place(const City& city, double column, double row) const;

  std::int64_t columns, rows;
};

/// A star-shaped ring around `centre`; `rough` is how far it departs from an ellipse.
[[nodiscard]] Ring blob(Random& random, Point centre, double radius, int vertices, double rough);

/// One of the districts that tile the city: 500 points, its borders those of its neighbours to the
/// millimetre.
[[nodiscard]] Ring district_ring(const City& city, int column, int row);

void write_districts(const City& city, const std::filesystem::path& folder);
/// `roads`, `walkways` (the roads that may be walked), as lines with the numbers of their two crossings.
void write_streets(const City& city, const std::filesystem::path& folder);
/// `stops`, in pairs 15 m to either side of a crossing, and `crossing_stops`, one on the crossing itself
/// where it has a walkway.
void write_stops(const City& city, const std::filesystem::path& folder);
/// `green` and `landuse`: overlapping polygons, some with a hole, some large.
void write_patches(const City& city, const std::filesystem::path& folder);
void write_buildings(const City& city, const std::filesystem::path& folder);
void write_corridors(const City& city, const std::filesystem::path& folder);
void write_land_cover(const City& city, const std::filesystem::path& folder);

}  // namespace citygauge::bench
