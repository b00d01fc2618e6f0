// The corridors of a run with what lies on them and at their ends, and the widths that are known already:
// what the widths of corridors by different choices have in common.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "measures/obstacle_shapes.hpp"
#include "measures/shared_product.hpp"

namespace citygauge {

class CorridorSet {
 public:
  struct Corridor {
    std::string id, name;
    std::size_t shape;
    bool is_welded = false;  // it had hairlines
  };

  /// The set of a measure's layer, `ends` (a role) and obstacles (role -> classes).
  [[nodiscard]] static Shared<CorridorSet> of(const MeasureSpec& spec, const MeasureContext& context,
                                              const std::string& ends,
                                              const std::map<std::string, ClassFilter>& obstacles);

  /// These may be called from several threads at once.
  void take_corridors(const Selection& selection);
  void take_ends(const Selection& selection);
  void take_obstacles(const Selection& selection) { take_near(obstacles_, selection); }
  /// Takes what may reach into a corridor, or all where the corridors are not known yet: layers are read one
  /// after another.
  void take_near(ObstacleShapes& obstacles, const Selection& selection);
  /// After the last batch. Once is enough.
  void sort();

  [[nodiscard]] std::size_t size() const { return corridors_.size(); }
  [[nodiscard]] const Corridor& operator[](std::size_t c) const { return corridors_[c]; }
  [[nodiscard]] ShapeView shape(std::size_t c) const { return shapes_[corridors_[c].shape]; }
  [[nodiscard]] std::vector<Box> boxes() const;
  [[nodiscard]] bool has_gates() const { return gates_.size() > 0; }
  [[nodiscard]] CorridorEnds ends(std::size_t c) const;
  [[nodiscard]] CorridorObstacles obstacles(std::size_t c) const;

  /// Says that somebody wants the widths where crossing roads cut. Before the first batch.
  void ask_for_cut() { is_asked_for_cut_ = true; }
  [[nodiscard]] bool is_asked_for_cut() const { return is_asked_for_cut_; }

  /// A width between the ends with these obstacles and no others.
  struct KnownWidth {
    bool crossings_cut;
    std::size_t crossing_roads;  // without any it is the same whether they cut
    double width_m;
  };
  void remember(std::size_t c, const KnownWidth& width) { known_[c].push_back(width); }
  [[nodiscard]] std::optional<double> known_width_m(std::size_t c, bool crossings_cut) const;

 private:
  void weld();

  std::mutex mutex_;
  bool is_obstacle_too_ = false;  // the corridors' layer
  bool is_sorted_ = false;
  bool is_asked_for_cut_ = false;
  std::vector<Corridor> corridors_;
  Shapes shapes_{ShapeKind::polygon};
  Shapes groups_{ShapeKind::polygon};
  Shapes gates_{ShapeKind::line};
  ObstacleShapes obstacles_;
  std::vector<std::vector<KnownWidth>> known_;  // of each corridor
};

}  // namespace citygauge
