#include "measures/ground_area.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "measures/area.hpp"
#include "support/measure_run.hpp"

namespace citygauge {
namespace {

/// Cells that are shares, not classes. Nothing else of it may be asked for.
class ShareRaster : public Raster {
 public:
  const PixelGrid& grid() const override { return grid_; }
  void read(std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::span<double>) override {
    ADD_FAILURE() << "shares cannot tell water";
  }
  Shapes to_raster_crs(ShapeView) const override { return Shapes(ShapeKind::polygon); }
  void to_raster_crs(std::span<Point>) const override {}
  double cell_area_m2(std::int64_t, std::int64_t) const override { return 1; }
  const std::map<double, std::string>& classes() const override { return none_; }

 private:
  PixelGrid grid_{};
  std::map<double, std::string> none_;
};

Measured measured(const MeasureDeclaration& declaration, const std::string& water) {
  const Districts districts = test::districts_of({"POLYGON((0 0,100 0,100 100,0 100,0 0))"});
  const DistrictGrid grid(districts.shapes);
  const MeasureSpec spec{declaration.name, "land_cover", {}, {{"water", {water, {}}}}, {}};
  const auto measure = declaration.make(spec, {districts, grid, "", {}});
  ShareRaster raster;
  if (!measure->needs().empty()) measure->take(0, raster);
  return measure->finish();
}

// A raster of shares holds 1 for a lake as for a lawn: leaving water out by it would leave out the green.
TEST(GroundArea, does_not_guess_water_from_a_raster_of_shares) {
  for (const auto& declaration : {ground_area_declaration(), weighted_area_declaration()}) {
    const Measured found = measured(declaration, "neither_part");
    ASSERT_EQ(found.quantities.size(), 1U) << declaration.name;
    EXPECT_FALSE(found.quantities[0].value) << declaration.name;
    EXPECT_EQ(found.quantities[0].note, "the raster gives shares and does not say where water is");
  }
}

TEST(GroundArea, is_the_whole_district_where_water_counts) {
  for (const char* water : {"both_parts", "denominator_only"})
    EXPECT_EQ(measured(ground_area_declaration(), water).quantities[0].value, 10000);
}

/// A polygon about a point, its corners at random distances, at places where doubles do not add up.
std::string around(double x, double y, std::mt19937& random) {
  std::uniform_real_distribution<double> radius(1000, 9000);
  std::string ring, first;
  for (int corner = 0; corner < 11; ++corner) {
    const double angle = corner * 2 * std::numbers::pi / 11, r = radius(random);
    const std::string place = fmt::format("{} {}", x + r * std::cos(angle), y + r * std::sin(angle));
    if (corner == 0) first = place;
    ring += place + ",";
  }
  return fmt::format("POLYGON(({}{}))", ring, first);
}

// A district that is its own lake: what is left of it is rounding, now above nothing, now below.
TEST(GroundArea, is_nothing_where_all_is_water) {
  std::mt19937 random(22);
  std::uniform_real_distribution<double> place(0, 1e6);
  for (int round = 0; round < 200; ++round) {
    const std::string lake = around(place(random), place(random), random);
    Option::List priority;
    priority.emplace_back("water");
    const Measured found =
        test::measured({{"ground_area",
                         "land_cover",
                         {},
                         {{"water", test::option("neither_part")}, {"priority", test::option(priority)}},
                         {}},
                        {{"land_cover", {{lake, {{"class", "water"}}}}}},
                        test::districts_of({lake})});
    EXPECT_EQ(found.quantities[0].value, 0.0) << lake;
  }
}

}  // namespace
}  // namespace citygauge
