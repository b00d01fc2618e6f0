#include "input/vector_layer.hpp"

#include <gtest/gtest.h>

#include "config/library.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

constexpr int working_epsg = 4545;

/// What reading a land-use layer with 用地用海 codes says.
LayerReading read_land_use(const std::vector<test::TinyFeature>& features) {
  const test::TemporaryFolder folder;
  test::write_layer(folder / "city.gpkg", "land_use", wkbPolygon, working_epsg, features, {"YDYHFLDM"});
  const Library library = load_library(CITYGAUGE_SOURCE_DIR);
  LayerSource source;
  source.role = "land_use";
  source.source = folder / "city.gpkg";
  source.layer = "land_use";
  VectorLayer layer(source, library.roles.at("land_use"), {"class"}, library.code_systems);
  const CrsTransform same(*layer.crs(), *layer.crs(), "land_use");
  return layer.read(same, [](const FeatureBatch& batch) { return std::vector<bool>(batch.size(), true); });
}

test::TinyFeature square(double x, double side_m, const std::string& code) {
  const auto corner = [&](double dx, double dy) {
    return std::to_string(500000 + x + dx) + ' ' + std::to_string(3400000 + dy);
  };
  return {"POLYGON((" + corner(0, 0) + ',' + corner(side_m, 0) + ',' + corner(side_m, side_m) + ',' +
              corner(0, side_m) + ',' + corner(0, 0) + "))",
          {{"YDYHFLDM", code}}};
}

// 100 m by 100 m and 50 m by 50 m of a code that is in no table: the planner sees what may be missing.
TEST(VectorLayer, tells_how_much_area_an_unknown_code_loses) {
  const LayerReading reading =
      read_land_use({square(0, 100, "9999"), square(200, 50, "9999"), square(400, 70, "0701")});
  ASSERT_EQ(reading.issues.size(), 1U);
  EXPECT_EQ(reading.issues[0].code, "unknown_value");
  EXPECT_EQ(reading.issues[0].message, "code `9999` is not known (2 features, 12500 m2)");
}

TEST(VectorLayer, says_nothing_of_codes_that_are_known) {
  EXPECT_TRUE(read_land_use({square(0, 100, "0701"), square(200, 50, "140100")}).issues.empty());
}

}  // namespace
}  // namespace citygauge
