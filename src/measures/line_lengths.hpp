// The lengths of a layer's lines per district, told apart by whether they run along a border, with the
// carriageways that are one road: what the length of lines by different border rules has in common.
#pragma once

#include <tbb/enumerable_thread_specific.h>

#include <map>
#include <string>
#include <vector>

#include "core/exact_sum.hpp"
#include "geometry/carriageway_twins.hpp"
#include "measures/among.hpp"
#include "measures/border_stretches.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/road_lines.hpp"
#include "measures/shared_product.hpp"

namespace citygauge {

/// Length in one district, m; `all` holds what runs along its border too.
struct BorderedLength {
  ExactSum all;
  ExactSum on_shared;  // along a border with a neighbour
  ExactSum on_outer;   // along one with nobody on the far side

  void add(const DistrictPiece& piece, double length_m);
  void add(const BorderedLength& other);
};

/// Lengths in one district, m.
struct DistrictLengths {
  ExactSum excluded, falls_short;
  BorderedLength counted;  // before carriageways are merged
  BorderedLength merged;   // of that: the surplus of carriageways that are one road

  void add(const DistrictLengths& other);
  /// All lines, whatever counts of them.
  [[nodiscard]] double raw_m() const;
};

class LineLengths {
 public:
  /// Those of a measure's layer, filters and options, of which `border` makes no difference.
  [[nodiscard]] static Shared<LineLengths> of(const MeasureSpec& spec, const MeasureContext& context);

  LineLengths(const MeasureSpec& spec, const MeasureContext& context);

  /// The attributes that `take` looks at.
  [[nodiscard]] std::vector<std::string> attributes() const;
  /// May be called from several threads at once.
  void take(const Selection& selection);
  /// After the last batch. Once is enough.
  void finish();

  using PerDistrict = std::vector<DistrictLengths>;
  [[nodiscard]] const PerDistrict& districts() const { return total_; }
  /// class -> lengths per district; every class that counts is there.
  [[nodiscard]] const std::map<std::string, PerDistrict>& groups() const { return groups_; }
  [[nodiscard]] const Among& among() const { return among_; }

  /// The carriageways that are one road, the lines that fall short and, if asked for, the stretches along
  /// shared borders: what nobody has taken before.
  [[nodiscard]] std::vector<Evidence> take_evidence(bool border_stretches);

 private:
  /// What one thread has gathered: sums, and the lines that twins are looked for among.
  struct Gathered {
    explicit Gathered(const Districts& all) : districts(all.size()), borders(all.ids) {}

    PerDistrict districts;
    std::map<std::string, PerDistrict> groups;
    RoadLines lines;
    std::vector<DistrictPiece> pieces;
    BorderStretches borders;
    EvidenceBuilder short_lines{"evidence_short_lines", ShapeKind::line};
  };

  void add_line(Gathered& mine, ShapeView line, ShareStanding standing, const std::string& group,
                std::int64_t fid) const;
  void add_piece(Gathered& mine, const DistrictPiece& piece, double length, ShareStanding standing,
                 const std::string& group) const;
  void draw_short(Gathered& mine, ShapeView line, std::int64_t fid, std::uint32_t district,
                  double length) const;
  [[nodiscard]] DistrictLengths& in_group(std::map<std::string, PerDistrict>& groups,
                                          const std::string& group, std::uint32_t district) const;
  void seed_groups();
  void join(RoadLines& lines);
  void merge_twins(RoadLines& lines);
  void take_back(const RoadLines& roads, const Shapes& lines, const TwinStretch& stretch);
  bool take_back_segment(Point a, Point b, double surplus, const std::string& group);

  MeasureSpec spec_;
  MeasureContext context_;
  bool once_;  // carriageways that are one road
  Among among_;
  tbb::enumerable_thread_specific<Gathered> gathered_;
  bool is_finished_ = false;
  PerDistrict total_;
  std::map<std::string, PerDistrict> groups_;
  EvidenceBuilder twins_{"evidence_roads", ShapeKind::line};
  EvidenceBuilder border_stretches_{"evidence_roads", ShapeKind::line};
  EvidenceBuilder short_lines_{"evidence_short_lines", ShapeKind::line};
};

}  // namespace citygauge
