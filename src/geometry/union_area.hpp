// Area of a union of overlapping polygons inside each district, every square metre once.
//
// The plane is cut into tiles; inside a tile a slab sweep counts, between any two neighbouring edges, how
// many polygons of each level lie there, and the highest level wins. With a single level this is the area of
// the union; with levels it is land cover where overlaps go by priority.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "geometry/shapes.hpp"
#include "geometry/tile_pieces.hpp"

namespace citygauge {

/// Levels are given by the caller: 0 is the lowest; where polygons overlap the highest level counts.
using Level = std::uint32_t;

/// Areas per district and level.
class LevelAreas {
 public:
  LevelAreas(std::size_t districts, std::size_t levels)
      : levels_(levels), areas_(districts * levels), gross_(districts) {}
  [[nodiscard]] double& at(std::size_t district, Level level) { return areas_[district * levels_ + level]; }
  [[nodiscard]] double at(std::size_t district, Level level) const {
    return areas_[district * levels_ + level];
  }
  /// The sum of the polygons' own areas inside the district: what several of them cover counts as often.
  [[nodiscard]] double& gross(std::size_t district) { return gross_[district]; }
  [[nodiscard]] double gross(std::size_t district) const { return gross_[district]; }

 private:
  std::size_t levels_;
  std::vector<double> areas_;
  std::vector<double> gross_;
};

/// Collects polygons, then sweeps. One collector per thread may be filled; `absorb` joins them.
class UnionArea {
 public:
  /// `extent`: box of the districts; what lies outside is dropped. `levels`: number of levels, at least 1.
  /// `open`, of the same extent: tiles that are closed count as empty; none: all are open.
  UnionArea(const Box& extent, std::size_t levels, std::shared_ptr<const OpenTiles> open = nullptr);

  /// Adds one valid polygon feature (rings oriented as in Shapes). REQUIRES level < levels.
  void add(ShapeView polygon, Level level = 0);
  /// Takes over what another collector of the same extent and levels has gathered.
  void absorb(UnionArea&& other);

  /// m² per district and level, where that level is the topmost. Relative error 1e-9 of the district's area;
  /// neither the order of features nor the number of threads changes a bit of the result. Districts may
  /// overlap one another: each is measured on its own.
  [[nodiscard]] LevelAreas areas(const Shapes& districts) const { return swept(districts, std::nullopt); }
  /// The same for one level, to the last bit; of the others, and of the gross areas, nothing is said. Only
  /// the tiles where that level may be seen are swept.
  [[nodiscard]] LevelAreas areas_of(Level level, const Shapes& districts) const {
    return swept(districts, level);
  }

 private:
  [[nodiscard]] LevelAreas swept(const Shapes& districts, std::optional<Level> alone) const;

  std::size_t levels_;
  TilePieces pieces_;
};

}  // namespace citygauge
