// All kernels beside GEOS on all the real data at hand: the same layers, read by the program, measured by the
// program and by GEOS overlay, district by district. Prints the worst relative difference of each comparison.
#include <iostream>
#include <set>

#include "geometry/disc_union.hpp"
#include "geometry/district_grid.hpp"
#include "geometry/geos_bridge.hpp"
#include "geometry/union_area.hpp"
#include "support/layer_shapes.hpp"

namespace citygauge {
namespace {

constexpr double relative = 1e-9;  // of the district's length or area
constexpr double catchment_m = 500;

using Values = std::vector<double>;  // by district

/// `scale`: what an error of a value is a share of.
void expect_agreement(const char* what, const Values& ours, const Values& theirs, const Values& scale) {
  ASSERT_EQ(ours.size(), theirs.size());
  double worst = 0;
  for (std::size_t d = 0; d < ours.size(); ++d) {
    const double difference = scale[d] > 0 ? std::abs(ours[d] - theirs[d]) / scale[d] : theirs[d];
    EXPECT_LE(difference, relative) << what << ", district " << d << ": " << ours[d] << " and " << theirs[d];
    worst = std::max(worst, difference);
  }
  double our_sum = 0;
  double their_sum = 0;
  for (const double value : ours) our_sum += value;
  for (const double value : theirs) their_sum += value;
  EXPECT_NEAR(our_sum, their_sum, relative * std::abs(their_sum)) << what;
  std::cout << fmt::format("{}: {} districts, sum {:.6f}, GEOS {:.6f}; worst difference {:.1e}\n", what,
                           ours.size(), our_sum, their_sum, worst);
}

Values areas_of(const Shapes& districts) {
  Values areas;
  for (std::size_t d = 0; d < districts.size(); ++d) areas.push_back(area_m2(districts[d]));
  return areas;
}

// ---- The layers

Shapes wuxi(const std::filesystem::path& shared, const char* file, const char* layer, const char* role,
            ShapeKind kind, const std::string& where = "") {
  LayerSource source = test::layer(role, shared / "wuxi-xinwu" / file, layer);
  source.where = where;
  return test::layer_shapes(source, kind);
}

Shapes wuxi_cells(const std::filesystem::path& shared) {
  return wuxi(shared, "xinwu_built_env_250m.gpkg", "built_env_250m", "districts", ShapeKind::polygon);
}

Shapes bucharest(const std::filesystem::path& shared, const char* layer, const char* role, ShapeKind kind) {
  return test::layer_shapes(test::layer(role, shared / "bucharest-dambovita/bucharest_osm.gpkg", layer),
                            kind);
}

Shapes bucharest_segments(const std::filesystem::path& shared) {
  const auto file = shared / "bucharest-dambovita/rcrisp_delineation.gpkg";
  return test::layer_shapes(test::layer("districts", file, "segments"), ShapeKind::polygon);
}

// ---- The two ways to measure

/// `shared_weight`: of what runs along a border between two districts.
Values our_lengths(const Shapes& lines, const Shapes& districts, double shared_weight = 1) {
  const DistrictGrid grid(districts);
  Values lengths(districts.size());
  std::vector<DistrictPiece> pieces;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t p = 0; p < lines[i].part_count(); ++p) {
      const auto part = lines[i].part(p);
      for (std::size_t k = 1; k < part.size(); ++k) {
        pieces.clear();
        grid.split(part[k - 1], part[k], pieces);
        for (const DistrictPiece& piece : pieces)
          lengths[piece.district] +=
              distance(part[k - 1], part[k]) * (piece.to - piece.from) * (piece.shared ? shared_weight : 1);
      }
    }
  }
  return lengths;
}

Values geos_lengths(const Shapes& lines, const Shapes& districts) {
  Values lengths(districts.size());
  for (std::size_t d = 0; d < districts.size(); ++d) {
    const Box box = districts[d].box();
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (lines[i].box().intersects(box)) lengths[d] += geos_length_within(lines[i], districts[d]);
  }
  return lengths;
}

Values our_areas(const Shapes& polygons, const Shapes& districts) {
  UnionArea collector(districts.box(), 1);
  for (std::size_t i = 0; i < polygons.size(); ++i) collector.add(polygons[i]);
  const LevelAreas areas = collector.areas(districts);
  Values values;
  for (std::size_t d = 0; d < districts.size(); ++d) values.push_back(areas.at(d, 0));
  return values;
}

Values geos_areas(const Shapes& polygons, const Shapes& districts) {
  Values areas;
  for (std::size_t d = 0; d < districts.size(); ++d)
    areas.push_back(geos_intersection_area(polygons, districts[d]));
  return areas;
}

Shapes every(std::size_t step, const Shapes& shapes) {
  Shapes some(shapes.kind());
  for (std::size_t i = 0; i < shapes.size(); i += step) some.add_feature(shapes[i]);
  return some;
}

// ---- Lengths

TEST(GeosAgreement, wuxi_roads_in_every_cell) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const Shapes cells = wuxi_cells(shared);
  const Shapes roads =
      wuxi(shared, "xinwu_road_centerlines.gpkg", "road_centerlines", "roads", ShapeKind::line);
  const Values ours = our_lengths(roads, cells);
  expect_agreement("Wuxi roads, m", ours, geos_lengths(roads, cells), ours);
}

/// What lies within `distance_m` of each district; less than none of it shrinks.
Shapes grown(const Shapes& districts, double distance_m) {
  Shapes result;
  for (std::size_t d = 0; d < districts.size(); ++d) append_buffer(result, districts[d], distance_m, 8);
  return result;
}

/// The lines that keep off the borders but for crossing them: at most twice, and not at a narrow angle.
Shapes lines_that_cross_only(const Shapes& lines, const Shapes& inner, const Shapes& outer) {
  std::vector<bool> crosses_only(lines.size(), true);
  for (std::size_t d = 0; d < inner.size(); ++d) {
    Shapes hole;
    hole.add_feature(inner[d]);
    Shapes band;
    append_difference(band, outer[d], hole);
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (crosses_only[i] && lines[i].box().intersects(band.box()))
        crosses_only[i] = geos_length_within(lines[i], band[0]) <= 10 * DistrictGrid::border_tolerance_m;
  }
  Shapes kept(ShapeKind::line);
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (crosses_only[i]) kept.add_feature(lines[i]);
  return kept;
}

/// The segments are bounded by streets, so that whether a street lies inside, on or outside of its border is
/// a matter of rounding to GEOS and of a tolerance of 1 mm to us. Streets that only cross the borders agree;
/// for all streets GEOS gives two bounds, from segments 2 mm smaller and 2 mm larger.
TEST(GeosAgreement, bucharest_streets_in_segments_bounded_by_streets) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  constexpr double beyond_tolerance_m = 2 * DistrictGrid::border_tolerance_m;
  const Shapes segments = bucharest_segments(shared);
  const Shapes streets = bucharest(shared, "streets", "roads", ShapeKind::line);
  const Shapes inner = grown(segments, -beyond_tolerance_m);
  const Shapes outer = grown(segments, beyond_tolerance_m);
  const Shapes crossing = lines_that_cross_only(streets, inner, outer);
  std::cout << fmt::format("{} of {} streets run along no border\n", crossing.size(), streets.size());
  const Values ours = our_lengths(crossing, segments);
  expect_agreement("Bucharest streets in segments, m", ours, geos_lengths(crossing, segments), ours);
  const Values all = our_lengths(streets, segments);
  const Values least = geos_lengths(streets, inner);
  const Values most = geos_lengths(streets, outer);
  for (std::size_t d = 0; d < segments.size(); ++d) {
    EXPECT_GE(all[d], least[d]) << d;
    EXPECT_LE(all[d], most[d]) << d;
  }
}

/// With half of each shared border the segments add up to the corridor.
TEST(GeosAgreement, bucharest_segments_add_up_to_the_corridor) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const Shapes segments = bucharest_segments(shared);
  const Shapes streets = bucharest(shared, "streets", "roads", ShapeKind::line);
  Shapes corridor;
  append_union(corridor, segments);
  double sum = 0;
  for (const double length : our_lengths(streets, segments, 0.5)) sum += length;
  const double whole = our_lengths(streets, corridor)[0];
  EXPECT_NEAR(sum, whole, relative * whole);
  std::cout << fmt::format("Bucharest: segments {:.6f}, corridor {:.6f} m, difference {:.1e}\n", sum, whole,
                           std::abs(sum - whole) / whole);
}

TEST(GeosAgreement, bucharest_streets_in_the_city) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const Shapes city = bucharest(shared, "boundary", "districts", ShapeKind::polygon);
  const Shapes streets = bucharest(shared, "streets", "roads", ShapeKind::line);
  const Values ours = our_lengths(streets, city);
  expect_agreement("Bucharest streets in the city, m", ours, geos_lengths(streets, city), ours);
  EXPECT_NEAR(ours[0] / 1000, 829.27, 0.005);  // SOURCE.md, to 10 m
}

// ---- Areas

TEST(GeosAgreement, wuxi_green_in_every_cell) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const Shapes cells = wuxi_cells(shared);
  const Shapes green =
      wuxi(shared, "xinwu_land_use.gpkg", "land_use", "green", ShapeKind::polygon, "Class = 10");
  expect_agreement("Wuxi green, m2", our_areas(green, cells), geos_areas(green, cells), areas_of(cells));
}

TEST(GeosAgreement, wuxi_water_in_every_cell) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const Shapes cells = wuxi_cells(shared);
  const Shapes water = wuxi(shared, "xinwu_water_osm.gpkg", "", "water", ShapeKind::polygon);
  expect_agreement("Wuxi water, m2", our_areas(water, cells), geos_areas(water, cells), areas_of(cells));
}

TEST(GeosAgreement, bucharest_buildings_in_segments) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const Shapes districts = bucharest_segments(shared);
  const Shapes buildings = bucharest(shared, "buildings", "buildings", ShapeKind::polygon);
  expect_agreement("Bucharest buildings, m2", our_areas(buildings, districts),
                   geos_areas(buildings, districts), areas_of(districts));
}

// ---- Discs

std::vector<Point> distinct_stops(const std::filesystem::path& shared) {
  const Shapes stops = wuxi(shared, "xinwu_bus_network.gpkg", "stops", "bus_stops", ShapeKind::point);
  const std::set<Point> distinct(stops.points().begin(), stops.points().end());
  return {distinct.begin(), distinct.end()};
}

Values our_covered(const std::vector<Point>& stops, const Shapes& districts) {
  const DiscUnion discs(stops, catchment_m);
  Values covered;
  for (std::size_t d = 0; d < districts.size(); ++d) covered.push_back(discs.area_within(districts[d]));
  return covered;
}

double many_sided(const std::vector<Point>& stops, ShapeView district, int quadrant_segments) {
  std::vector<Point> near;
  const Box reach = district.box().grown(catchment_m);
  std::ranges::copy_if(stops, std::back_inserter(near), [&](Point p) { return reach.contains(p); });
  if (near.empty()) return 0;
  Shapes discs;
  append_buffered_points(discs, near, catchment_m, quadrant_segments);
  return geos_intersection_area(discs, district);
}

/// The error of n sides is c / n² + O(1 / n³): two sizes give the limit.
Values geos_covered(const std::vector<Point>& stops, const Shapes& districts, int quadrant_segments) {
  Values covered;
  for (std::size_t d = 0; d < districts.size(); ++d) {
    const double coarse = many_sided(stops, districts[d], quadrant_segments);
    const double fine = many_sided(stops, districts[d], 2 * quadrant_segments);
    covered.push_back(fine + (fine - coarse) / 3);
  }
  return covered;
}

TEST(GeosAgreement, wuxi_stops_in_the_district) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  Shapes district;
  append_union(district, wuxi_cells(shared));
  const auto stops = distinct_stops(shared);
  expect_agreement("Wuxi, 500 m of a stop, m2", our_covered(stops, district),
                   geos_covered(stops, district, 256), areas_of(district));
}

TEST(GeosAgreement, wuxi_stops_in_a_sample_of_cells) {
  CITYGAUGE_REQUIRE_SHARED_DATA(shared);
  const Shapes sample = every(10, wuxi_cells(shared));
  const auto stops = distinct_stops(shared);
  expect_agreement("Wuxi, 500 m of a stop, m2", our_covered(stops, sample), geos_covered(stops, sample, 1024),
                   areas_of(sample));
}

}  // namespace
}  // namespace citygauge
