// The shapes that stand in the way of corridors, and which of them are near which corridor.
#pragma once

#include <mutex>
#include <optional>
#include <vector>

#include "geometry/shape_index.hpp"
#include "measures/corridor_space.hpp"
#include "measures/measure.hpp"

namespace citygauge {

class ObstacleShapes {
 public:
  /// Attributes of roads and railways that tell how wide their surface is.
  [[nodiscard]] static std::vector<std::string> attributes() { return {"width", "lanes"}; }

  /// From now on only what may reach into one of the corridors is kept, so that a city's roads need no room.
  /// Not while others take. Once is enough.
  void limit_to(const std::vector<Box>& corridors);
  [[nodiscard]] bool is_limited() const { return corridors_.has_value(); }
  /// May be called from several threads at once.
  void take(const Selection& selection);
  /// After the last batch: finds what may reach into each corridor.
  void find_near(const std::vector<Box>& corridors);

  [[nodiscard]] bool any_near(std::size_t corridor) const {
    return !near_polygons_[corridor].empty() || !near_roads_[corridor].empty();
  }
  /// Appends what may reach into a corridor, in the order of its coordinates.
  void append_near(CorridorObstacles& near, std::size_t corridor) const;

 private:
  [[nodiscard]] bool may_matter(const Box& box) const;

  std::mutex mutex_;
  std::optional<BoxTree<BoxedShape>> corridors_;  // that it is limited to
  Shapes polygons_{ShapeKind::polygon};
  Shapes roads_{ShapeKind::line};
  std::vector<double> road_widths_m_;
  std::vector<std::vector<std::size_t>> near_polygons_, near_roads_;  // of each corridor
};

}  // namespace citygauge
