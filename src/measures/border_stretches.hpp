// Evidence of road stretches along a border that two districts share: each district counts half of them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "geometry/district_grid.hpp"
#include "measures/evidence_builder.hpp"

namespace citygauge {

/// Gathers the shared stretches of one line after another and draws those that continue one another as one.
class BorderStretches {
 public:
  /// `district_ids` must outlive this.
  explicit BorderStretches(const std::vector<std::string>& district_ids) : ids_(&district_ids) {}

  /// The pieces of segment a→b of feature `fid`, as the grid has split it.
  void add_segment(Point a, Point b, std::span<const DistrictPiece> pieces, std::int64_t fid);
  /// Ends the line at hand.
  void end_line();

  /// Rows of `evidence_roads`.
  [[nodiscard]] EvidenceBuilder& rows() { return rows_; }

 private:
  void add_piece(Point a, Point b, const std::string& pair, std::int64_t fid);

  const std::vector<std::string>* ids_;
  std::vector<Point> line_;  // the stretch being drawn
  std::string pair_;
  std::int64_t fid_ = 0;
  EvidenceBuilder rows_{"evidence_roads", ShapeKind::line};
};

/// Sets the columns of a row of `evidence_roads`; `pair`: the twin's fid, or the districts that share the
/// stretch.
void set_road_columns(EvidenceBuilder& rows, std::int64_t fid, const std::string& pair,
                      const std::string& reason, double weight, double length_m);

}  // namespace citygauge
