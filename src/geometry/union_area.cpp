#include "geometry/union_area.hpp"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/parallel_for.h>

#include <utility>

#include "core/exact_sum.hpp"
#include "geometry/tile_meter.hpp"

namespace citygauge {
namespace {

constexpr double noise_share = 1e-12;  // of a district's area: what rounding makes of 0

using Sums = std::vector<ExactSum>;

struct Worker {
  TileMeter meter;
  Sums sums;
};

constexpr std::size_t tiles_at_once = 16;

}  // namespace

UnionArea::UnionArea(const Box& extent, std::size_t levels, std::shared_ptr<const OpenTiles> open)
    : levels_(levels), pieces_(TileGrid(extent), std::move(open)) {}

void UnionArea::add(ShapeView polygon, Level level) {
  pieces_.add(polygon, level);
}

void UnionArea::absorb(UnionArea&& other) {
  pieces_.absorb(std::move(other.pieces_));
}

LevelAreas UnionArea::swept(const Shapes& districts, std::optional<Level> alone) const {
  TilePieces district_pieces(pieces_.grid());
  for (std::size_t i = 0; i < districts.size(); ++i)
    district_pieces.add(districts[i], static_cast<std::uint32_t>(i));
  const PiecesByTile polygons_by_tile(pieces_);
  const PiecesByTile districts_by_tile(district_pieces);

  namespace tbb = oneapi::tbb;
  tbb::enumerable_thread_specific<Worker> workers([&] {
    return Worker{{{pieces_, polygons_by_tile}, {district_pieces, districts_by_tile}, levels_, alone},
                  Sums(districts.size() * (levels_ + 1))};
  });
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, pieces_.grid().tile_count(), tiles_at_once),
                    [&](const tbb::blocked_range<std::size_t>& tiles) {
                      Worker& worker = workers.local();
                      for (std::size_t tile = tiles.begin(); tile < tiles.end(); ++tile) {
                        worker.meter.measure(static_cast<std::uint32_t>(tile), worker.sums);
                      }
                    });

  const std::size_t columns = levels_ + 1;
  Sums total(districts.size() * columns);
  for (const Worker& worker : workers) {
    for (std::size_t i = 0; i < total.size(); ++i) total[i].add(worker.sums[i]);
  }
  LevelAreas areas(districts.size(), levels_);
  for (std::size_t i = 0; i < districts.size(); ++i) {
    // Green's theorem leaves ±1e-10 m² where there is nothing: nothing is 0.
    const double noise = noise_share * area_m2(districts[i]);
    const auto cleared = [&](double area) { return area > noise ? area : 0.0; };
    for (std::size_t level = 0; level < levels_; ++level) {
      areas.at(i, static_cast<Level>(level)) = cleared(total[i * columns + level].value());
    }
    areas.gross(i) = cleared(total[i * columns + levels_].value());
  }
  return areas;
}

}  // namespace citygauge
