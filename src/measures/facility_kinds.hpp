// The kinds of facilities that a community needs, each with what counts as one and how near it must be:
//
//   kinds.kindergarten = { class = ["kindergarten"] }                      # of role `facilities`
//   kinds.clinic = { class = ["clinic"], floor_area = ">= 120", distance_m = 1000 }
//   kinds.garden = { layer = "parks", area_m2 = 4000 }                     # a polygon of at least 0.4 ha
//
// Lists and bounds are filters by attributes of the layer.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "geometry/box_tree.hpp"
#include "geometry/walk_reach.hpp"
#include "measures/measure.hpp"

namespace citygauge {

struct FacilityKind {
  std::string name;
  LayerNeed need;
  double distance_m = 0;
  double least_area_m2 = 0;  // of polygons; 0: none is asked for
};

/// The options `kinds`, `required` (names of kinds; all without it) and `distance_m` (where a kind has none
/// of its own). ERRORS: Error{config}.
[[nodiscard]] std::vector<FacilityKind> facility_kinds(const MeasureSpec& spec);

/// The facilities of one kind.
class FacilityPlaces {
 public:
  explicit FacilityPlaces(FacilityKind kind) : kind_(std::move(kind)) {}

  [[nodiscard]] const FacilityKind& kind() const { return kind_; }
  [[nodiscard]] std::size_t count() const { return count_; }
  /// Facilities that may be too small: points, where an area is asked for.
  [[nodiscard]] std::int64_t without_area() const { return without_area_; }

  /// May be called from several threads at once.
  void take(const Selection& selection);
  /// After the last batch. With a network facilities are reached along it, from places up to `snap_m` away.
  void build(const WalkNetwork* network, double snap_m);

  /// From outline to outline. REQUIRES build(nullptr, ...).
  [[nodiscard]] bool is_near(ShapeView subject) const;
  /// Along the network. REQUIRES build with it.
  [[nodiscard]] bool is_near(const NetworkPlace& place) const;

 private:
  struct Item {
    Box box;
    ShapeView shape;
    friend Box box_of(const Item& item) { return item.box; }
  };

  void index_places();
  void search_network(const WalkNetwork& network, double snap_m);

  FacilityKind kind_;
  std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();
  std::array<Shapes, 3> shapes_{Shapes(ShapeKind::point), Shapes(ShapeKind::line),
                                Shapes(ShapeKind::polygon)};
  std::size_t count_ = 0;
  std::int64_t without_area_ = 0;
  std::optional<BoxTree<Item>> tree_;
  std::optional<WalkReach> reach_;
};

}  // namespace citygauge
