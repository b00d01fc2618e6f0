#include "kernels/kernels.hpp"

#include <benchmark/benchmark.h>

#include <cmath>

#include "geometry/corridor.hpp"
#include "geometry/disc_union.hpp"
#include "geometry/district_grid.hpp"
#include "geometry/pixel_coverage.hpp"
#include "geometry/union_area.hpp"
#include "geometry/walk_network.hpp"
#include "geometry/walk_reach.hpp"
#include "geometry/wkb.hpp"
#include "kernels/inputs.hpp"

namespace citygauge::bench {
namespace {

constexpr std::int64_t roads_per_district = 700, patches_per_district = 170, stops_per_district = 35,
                       pixels_per_district = 40000;

double length_in_districts(const DistrictGrid& grid, const Shapes& lines) {
  std::vector<DistrictPiece> pieces;
  double total = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto points = lines[i].points();
    for (std::size_t k = 1; k < points.size(); ++k) {
      pieces.clear();
      grid.split(points[k - 1], points[k], pieces);
      const double length = distance(points[k - 1], points[k]);
      for (const DistrictPiece& piece : pieces) total += length * (piece.to - piece.from);
    }
  }
  return total;
}

std::vector<std::vector<std::uint8_t>> as_wkb(const Shapes& shapes) {
  std::vector<std::vector<std::uint8_t>> result;
  for (std::size_t i = 0; i < shapes.size(); ++i) result.push_back(to_wkb(shapes[i]));
  return result;
}

}  // namespace

void district_grid(benchmark::State& state) {
  const City city = city_for(state.range(0), roads_per_district);
  const Shapes districts = districts_of(city), lines = lines_in(city, state.range(0));
  for (auto _ : state) {
    const DistrictGrid grid(districts);
    benchmark::DoNotOptimize(length_in_districts(grid, lines));
  }
}

void slab_sweep_union(benchmark::State& state) {
  const City city = city_for(state.range(0), patches_per_district);
  const Shapes districts = districts_of(city), patches = patches_in(city, state.range(0));
  for (auto _ : state) {
    UnionArea sweep(districts.box(), 1);
    for (std::size_t i = 0; i < patches.size(); ++i) sweep.add(patches[i]);
    benchmark::DoNotOptimize(sweep.areas(districts));
  }
}

void disc_union(benchmark::State& state) {
  const City city = city_for(state.range(0), stops_per_district);
  const Shapes districts = districts_of(city);
  const std::vector<Point> stops = points_in(city, state.range(0));
  for (auto _ : state) {
    const DiscUnion discs(stops, 500);
    for (std::size_t d = 0; d < districts.size(); ++d)
      benchmark::DoNotOptimize(discs.area_within(districts[d]));
  }
}

void pixel_coverage(benchmark::State& state) {
  const auto pixels_per_side = static_cast<std::int64_t>(std::sqrt(static_cast<double>(state.range(0))));
  const City city = city_for(pixels_per_side * pixels_per_side, pixels_per_district);
  const Shapes districts = districts_of(city);
  const double pixel_m = city.width() / static_cast<double>(pixels_per_side);
  const PixelGrid grid{
      {city.min_x, city.min_y + city.height()}, pixel_m, pixel_m, pixels_per_side, pixels_per_side};
  for (auto _ : state) {
    double covered = 0;
    for (std::size_t d = 0; d < districts.size(); ++d)
      for_each_covered_pixel(districts[d], grid,
                             [&](std::int64_t, std::int64_t, std::span<const double> shares) {
                               for (const double share : shares) covered += share;
                             });
    benchmark::DoNotOptimize(covered);
  }
}

void walk_network(benchmark::State& state) {
  const City city = city_for(state.range(0), roads_per_district);
  const Shapes streets = streets_in(city, state.range(0));
  const std::vector<Point> stops = points_in(city, state.range(0) / 20);
  for (auto _ : state) {
    const WalkNetwork network(streets);
    std::vector<WalkGoal> goals;
    for (const Point stop : stops)
      if (const auto place = network.snap(stop, 500)) goals.push_back({*place, place->access_m});
    const WalkReach reach(network, goals, 500);
    for (std::uint32_t chain = 0; chain < network.chains().size(); ++chain)
      benchmark::DoNotOptimize(reach.covered(chain));
  }
}

void corridor_width(benchmark::State& state) {
  const Shapes corridor = corridor_of(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(measure_corridor(corridor[0], {}, 50));
}

void wkb_decoding(benchmark::State& state) {
  const auto wkb = as_wkb(patches_in(city_for(state.range(0), patches_per_district), state.range(0)));
  for (auto _ : state) {
    Shapes shapes(ShapeKind::polygon);
    for (const auto& bytes : wkb)
      if (append_wkb(shapes, bytes) != WkbOutcome::ok) state.SkipWithError("a polygon is refused");
    benchmark::DoNotOptimize(shapes.points().data());
  }
}

}  // namespace citygauge::bench
