// The areas within one tile: which districts and levels it holds, and the sweep that measures them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/exact_sum.hpp"
#include "geometry/slab_sweep.hpp"
#include "geometry/stack_outline.hpp"
#include "geometry/sweep_edges.hpp"
#include "geometry/tile_pieces.hpp"

namespace citygauge {

/// Pieces of one kind with their order by tile. A light view.
struct TiledPieces {
  const TilePieces& pieces;
  const PiecesByTile& by_tile;
};

/// Workspace of one thread.
class TileMeter {
 public:
  /// Polygons are owned by their level, districts by their index, in ascending order. `alone`: the one level
  /// that is asked for; the gross areas are not, then.
  TileMeter(TiledPieces polygons, TiledPieces districts, std::size_t levels,
            std::optional<std::uint32_t> alone = std::nullopt);

  /// Adds the areas of one tile to `sums`, which has `levels` + 1 entries for each district: one for each
  /// level, and the gross area, in which what several polygons cover counts as often.
  void measure(std::uint32_t tile, std::span<ExactSum> sums);

 private:
  void find_levels(std::span<const std::uint32_t> polygons);
  void draw_all_levels();
  void find_lowest_seen(std::span<const std::uint32_t> polygons);
  void add_level_edges(std::span<const std::uint32_t> polygons);
  void add_district_edges(std::span<const std::uint32_t> districts);
  void add_piece(std::vector<SweepEdge>& edges, const TilePiece& piece, std::uint32_t group) const;
  [[nodiscard]] SweepEdge full_edge(std::uint32_t group, std::int32_t winding) const;
  void sweep();
  void sweep_deep_stack(std::span<const std::uint32_t> polygons);
  [[nodiscard]] std::vector<EdgeSet> polygons_of_level(std::span<const std::uint32_t> polygons,
                                                       std::uint32_t number) const;
  void add_gross(const std::vector<EdgeSet>& polygons, const EdgeSet& districts);
  void hand_over(std::size_t place, std::uint32_t district, double gross, std::span<ExactSum> sums) const;
  [[nodiscard]] double gross_of(std::span<const std::uint32_t> polygons) const;
  [[nodiscard]] bool shows_what_is_asked_for() const;
  [[nodiscard]] bool has_borders(std::span<const std::uint32_t> districts) const;

  TiledPieces polygons_;
  TiledPieces districts_;
  std::size_t all_levels_;
  std::optional<std::uint32_t> alone_;
  double tile_size_;
  SlabSweep sweep_;
  SlabSweep gross_sweep_;  // of deep stacks
  StackOutline stack_;

  Point corner_;  // of the tile being measured
  std::vector<SweepEdge> edges_;
  std::vector<std::uint32_t> levels_;     // those in the tile, ascending: what the sweep numbers 0, 1, 2 …
  std::vector<std::uint32_t> number_of_;  // its number, per level
  std::vector<std::int32_t> sure_windings_;  // per numbered level: covers the tile at least so often
  std::size_t lowest_drawn_ = 0;             // number of the lowest level whose edges count
  bool all_covered_ = false;                 // by the level below that one
  std::vector<std::uint32_t> whole_;         // districts that hold the whole tile
  std::vector<std::uint32_t> bordered_;      // districts with a border in the tile
  std::vector<double> gross_;                // m² in each of them
};

}  // namespace citygauge
