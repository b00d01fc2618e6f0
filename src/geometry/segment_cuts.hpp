// Where district borders cut a segment, and where they run along it. All places on the segment are fractions
// of its length.
#pragma once

#include <span>
#include <vector>

#include "geometry/border_edge.hpp"

namespace citygauge {

/// A stretch of the segment along which a border runs.
struct BorderRun {
  double from = 0;
  double to = 1;
};

/// Gathers the cuts of one segment.
class SegmentCuts {
 public:
  /// A border runs along where its edges stay within `tolerance_m` of the segment as long as they are abreast
  /// of it, for at least ten tolerances or the whole segment. No edge steeper than 1:5 belongs to a run.
  explicit SegmentCuts(double tolerance_m) : tolerance_(tolerance_m) {}

  /// How far from the segment an edge may matter.
  [[nodiscard]] static constexpr double reach_m(double tolerance_m) { return 3 * tolerance_m; }

  /// Forgets everything and turns to segment a→b. REQUIRES a ≠ b.
  void start(Point a, Point b);
  void add(const BorderEdge& edge);
  /// Joins the runs and sorts the cuts: 0 first, 1 last, none twice.
  void finish();

  /// Crossings, ends of runs, and places abreast of border vertices in reach.
  [[nodiscard]] const std::vector<double>& cuts() const { return cuts_; }
  /// Ascending; they do not touch.
  [[nodiscard]] const std::vector<BorderRun>& runs() const { return runs_; }
  /// Unit vector to the segment's left.
  [[nodiscard]] Point leftward() const { return {-direction_.y, direction_.x}; }

 private:
  static constexpr double least_run = 10;  // tolerances
  static constexpr double steepest_run = 0.2;
  static constexpr double least_stretch_m = 1e-12;  // nearer cuts are one

  /// An edge that may belong to a run: where it is abreast, and where it crosses (else any place).
  struct Abreast {
    double from = 0;
    double to = 0;
    double crossing = 0;
  };

  void add_cut(double at);
  [[nodiscard]] bool add_abreast(Point west, Point east, double crossing);
  void settle_run(const BorderRun& run, std::span<const Abreast> edges);
  void sort_cuts();

  double tolerance_;
  Point start_;
  Point direction_;  // unit vector
  double length_ = 0;
  std::vector<double> cuts_;
  std::vector<BorderRun> runs_;
  std::vector<Abreast> abreast_;
};

}  // namespace citygauge
