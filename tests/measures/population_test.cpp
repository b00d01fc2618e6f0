#include "measures/population.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/measure_run.hpp"

namespace citygauge {
namespace {

using test::option;
using Feature = Example::Feature;
using Values = std::vector<std::optional<double>>;

const std::string east = "POLYGON((1000 0,2000 0,2000 1000,1000 1000,1000 0))";

Feature people(const std::string& wkt, double count) {
  return {wkt, {{"people", count}}};
}

Measured population(const std::vector<Feature>& features, const std::string& source = "auto",
                    const std::vector<double>& stated = {}) {
  test::MemoryLayers::Layers layers;
  if (!features.empty()) layers["population"] = features;
  return test::measured({{"population", "", {}, {{"source", option(source)}}, {}},
                         layers,
                         test::districts_of({test::square, east}, stated)});
}

/// Four cells of 500 m from (0, 1000) to the south-east: in the first district.
class FourCells : public Raster {
 public:
  explicit FourCells(std::vector<double> values) : values_(std::move(values)) {}
  const PixelGrid& grid() const override { return grid_; }
  void read(std::int64_t row, std::int64_t rows, std::int64_t column, std::int64_t columns,
            std::span<double> values) override {
    for (std::int64_t r = 0; r < rows; ++r)
      for (std::int64_t c = 0; c < columns; ++c)
        values[static_cast<std::size_t>(r * columns + c)] =
            values_[static_cast<std::size_t>((row + r) * 2 + column + c)];
  }
  Shapes to_raster_crs(ShapeView polygon) const override {
    Shapes same(ShapeKind::polygon);
    same.add_feature(polygon);
    return same;
  }
  void to_raster_crs(std::span<Point>) const override {}
  double cell_area_m2(std::int64_t, std::int64_t) const override { return 250000; }
  const std::map<double, std::string>& classes() const override { return classes_; }

 private:
  std::vector<double> values_;
  std::map<double, std::string> classes_;
  PixelGrid grid_{{0, 1000}, 500, 500, 2, 2};
};

Measured of_raster(std::vector<double> cells, const std::string& what, const std::string& district) {
  const Districts districts = test::districts_of({district});
  const DistrictGrid grid(districts.shapes);
  const auto measure =
      find_measure("population")
          ->make({"population", "", {}, {{"raster", option(what)}}, {}}, {districts, grid, "", {}});
  FourCells raster(std::move(cells));
  measure->take(0, raster);
  return measure->finish();
}

// Points on the shared border, the outer border and a corner are all somewhere, once.
TEST(Population, of_points_on_borders_is_counted_once) {
  const Measured found =
      population({people("POINT(1000 500)", 1), people("POINT(0 0)", 2), people("POINT(2000 1000)", 4),
                  people("POINT(1000 1000)", 8), people("POINT(5000 5000)", 16)});
  EXPECT_EQ(*found.quantities[0].value + *found.quantities[1].value, 15);
}

// A quarter of the rectangle lies in each district, the rest in none.
TEST(Population, of_a_polygon_is_spread_evenly) {
  const Measured found =
      population({people("POLYGON((500 -1000,1500 -1000,1500 1000,500 1000,500 -1000))", 12000)});
  EXPECT_NEAR(*found.quantities[0].value, 3000, 1e-9);
  EXPECT_NEAR(*found.quantities[1].value, 3000, 1e-9);
}

TEST(Population, that_is_stated_goes_first_unless_asked_otherwise) {
  const std::vector<Feature> layer{people("POINT(5 5)", 7), people("POINT(1500 5)", 9)};
  EXPECT_EQ(test::values(population(layer, "auto", {100})), (Values{100, 9}));
  EXPECT_EQ(test::values(population(layer, "layer", {100})), (Values{7, 9}));
  EXPECT_EQ(test::values(population(layer, "district", {100})), (Values{100, std::nullopt}));
}

// The first district's features say nothing; the second has none, so nobody lives there.
TEST(Population, unknown_is_told_from_none) {
  const Measured found = population({people("POINT(5 5)", std::nan("")), people("POINT(6 6)", -9999)});
  EXPECT_EQ(test::values(found), (Values{std::nullopt, 0}));
  ASSERT_EQ(found.issues.size(), 1U);
  EXPECT_EQ(found.issues[0].message, "2 features have no `people`");
}

TEST(Population, without_a_layer_is_not_known) {
  const Measured found = population({});
  EXPECT_EQ(test::values(found), (Values{std::nullopt, std::nullopt}));
  EXPECT_EQ(found.quantities[0].note, "the district's population is not known");
}

// The western half of the square: cells 1 and 3 wholly. Three quarters: and half of the others.
TEST(Population, of_a_raster_takes_the_covered_part_of_each_cell) {
  EXPECT_NEAR(
      *of_raster({1, 2, 4, 8}, "people", "POLYGON((0 0,500 0,500 1000,0 1000,0 0))").quantities[0].value, 5,
      1e-12);
  EXPECT_NEAR(
      *of_raster({1, 2, 4, 8}, "people", "POLYGON((0 0,750 0,750 1000,0 1000,0 0))").quantities[0].value, 10,
      1e-12);
}

// 100 people per km² on half of each cell of 0.25 km²: 4 · 12.5.
TEST(Population, of_a_raster_of_densities_is_density_times_covered_area) {
  EXPECT_NEAR(
      *of_raster({100, 100, 100, 100}, "people_per_km2", "POLYGON((0 250,1000 250,1000 750,0 750,0 250))")
           .quantities[0]
           .value,
      50, 1e-9);
}

// A negative cell is a marker of no data that nobody declared.
TEST(Population, of_a_raster_leaves_out_what_cannot_be) {
  const Measured some = of_raster({1, -200, std::nan(""), 8}, "people", test::square);
  EXPECT_EQ(test::values(some), Values{9});
  ASSERT_EQ(some.issues.size(), 1U);
  EXPECT_EQ(some.issues[0].message, "1 covered cells hold no possible number of people");
  const Measured none = of_raster({-200, -200, std::nan(""), -200}, "people", test::square);
  EXPECT_EQ(test::values(none), Values{std::nullopt});
}

}  // namespace
}  // namespace citygauge
