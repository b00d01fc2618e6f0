#include "measures/length.hpp"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/exact_sum.hpp"
#include "core/memory.hpp"
#include "geometry/carriageway_twins.hpp"
#include "measures/among.hpp"
#include "measures/border_stretches.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/options.hpp"
#include "measures/road_lines.hpp"

namespace citygauge {
namespace {

/// Lengths of one district, m. raw − excluded − falls_short − merged − shared = counted.
struct DistrictLengths {
  ExactSum raw, excluded, falls_short, merged, shared;
  void add(const DistrictLengths& other) {
    raw.add(other.raw);
    excluded.add(other.excluded);
    falls_short.add(other.falls_short);
    merged.add(other.merged);
    shared.add(other.shared);
  }
};

/// What one thread has gathered: sums, and the lines that twins are looked for among.
struct Gathered {
  explicit Gathered(const Districts& all) : districts(all.size()), borders(all.ids) {}

  std::vector<DistrictLengths> districts;
  std::map<std::string, std::vector<ExactSum>> groups;  // class -> counted length per district
  RoadLines lines;
  std::vector<DistrictPiece> pieces;
  BorderStretches borders;
  EvidenceBuilder short_lines{"evidence_short_lines", ShapeKind::line};
};

class LengthMeasure : public Measure {
 public:
  LengthMeasure(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        once_(text_option(spec.options, "dual_carriageway", "physical") == "once"),
        half_border_(text_option(spec.options, "border", "half") != "full"),
        half_outer_(text_option(spec.options, "border", "half") == "half_everywhere"),
        among_(spec.options),
        gathered_([this] { return Gathered(context_.districts); }) {}

  std::vector<LayerNeed> needs() const override {
    LayerNeed need{spec_.layer, spec_.where, {}, false};
    if (once_) need.attributes = RoadLines::attribute_names();
    if (!context_.group_by.empty()) need.attributes.push_back(context_.group_by);
    for (const std::string& attribute : among_.attributes()) need.attributes.push_back(attribute);
    return {need};
  }

  void take(std::size_t, const Selection& selection) override {
    Gathered& mine = gathered_.local();
    const auto classes =
        context_.group_by.empty() ? std::span<const std::string>{} : selection.batch.text(context_.group_by);
    const std::vector<ShareStanding> standings = among_.standings(selection);
    for (std::size_t i = 0; i < selection.batch.size(); ++i) {
      const std::string& group = value_or_empty(classes, i);
      add_line(mine, selection.batch.shapes[i], standings[i], group, selection.batch.fids[i]);
    }
    if (once_) mine.lines.take(selection.batch, standings, classes);
  }

  Measured finish() override {
    Gathered total = join();
    Measured measured;
    if (once_) merge_twins(total);
    const std::string unknown = among_.unknown_attribute();
    for (std::size_t d = 0; d < context_.districts.size(); ++d) {
      if (unknown.empty())
        measured.quantities.push_back({close_ledger(total, d, measured), ""});
      else
        measured.quantities.push_back(
            {std::nullopt, fmt::format("no feature of `{}` has `{}`", spec_.layer, unknown)});
    }
    for (const auto& [group, sums] : total.groups) {
      std::vector<Quantity> quantities;
      for (const ExactSum& sum : sums) quantities.push_back({sum.value(), ""});
      measured.groups.emplace_back(group, std::move(quantities));
    }
    if (!evidence_.empty()) measured.evidence.push_back(std::move(evidence_).build());
    if (!total.short_lines.empty()) measured.evidence.push_back(std::move(total.short_lines).build());
    among_.add_issues(spec_.layer, measured.issues);
    return measured;
  }

 private:
  /// Adds the line's length to the districts that it lies in.
  void add_line(Gathered& mine, ShapeView line, ShareStanding standing, const std::string& group,
                std::int64_t fid) const {
    std::map<std::uint32_t, double> short_m;  // per district
    for (std::size_t p = 0; p < line.part_count(); ++p) {
      const auto part = line.part(p);
      for (std::size_t i = 1; i < part.size(); ++i) {
        mine.pieces.clear();
        context_.grid.split(part[i - 1], part[i], mine.pieces);
        if (mine.pieces.empty()) continue;
        const double length = distance(part[i - 1], part[i]);
        for (const DistrictPiece& piece : mine.pieces) {
          add_piece(mine, piece, length * (piece.to - piece.from), standing, group);
          if (standing == ShareStanding::falls_short)
            short_m[piece.district] += length * (piece.to - piece.from);
        }
        if (standing == ShareStanding::counts && half_border_)
          mine.borders.add_segment(part[i - 1], part[i], mine.pieces, fid);
      }
      mine.borders.end_line();
    }
    for (const auto& [district, length] : short_m) draw_short(mine, line, fid, district, length);
  }

  bool is_halved(const DistrictPiece& piece) const {
    return (piece.shared && half_border_) || (piece.outer && half_outer_);
  }

  void draw_short(Gathered& mine, ShapeView line, std::int64_t fid, std::uint32_t district,
                  double length) const {
    mine.short_lines.add_shape(line);
    mine.short_lines.set("layer", spec_.layer);
    mine.short_lines.set("district_id", context_.districts.ids[district]);
    mine.short_lines.set("fid", fid);
    mine.short_lines.set("attribute", deciding_attribute(spec_));
    mine.short_lines.set("length_m", length);
  }

  void add_piece(Gathered& mine, const DistrictPiece& piece, double length, ShareStanding standing,
                 const std::string& group) const {
    DistrictLengths& sums = mine.districts[piece.district];
    sums.raw.add(length);
    if (standing == ShareStanding::excluded) return sums.excluded.add(length);
    if (standing == ShareStanding::falls_short) return sums.falls_short.add(length);
    const double shared = is_halved(piece) ? length / 2 : 0;
    if (shared > 0) sums.shared.add(shared);
    if (!context_.group_by.empty()) add_to_group(mine, group, piece.district, length - shared);
  }

  void add_to_group(Gathered& mine, const std::string& group, std::uint32_t district, double length) const {
    auto& sums = mine.groups[group];
    if (sums.empty()) sums.resize(context_.districts.size());
    sums[district].add(length);
  }

  /// Every class that counts has a value in every district, if only 0.
  void seed_groups(Gathered& total) const {
    const auto wanted = spec_.where.find(context_.group_by);
    if (wanted == spec_.where.end()) return;
    for (const std::string& group : wanted->second) total.groups[group].resize(context_.districts.size());
  }

  /// All threads' gatherings as one; their border stretches become evidence.
  Gathered join() {
    Gathered total(context_.districts);
    seed_groups(total);
    for (Gathered& part : gathered_) {
      for (std::size_t d = 0; d < total.districts.size(); ++d) total.districts[d].add(part.districts[d]);
      for (auto& [group, sums] : part.groups) {
        auto& into = total.groups[group];
        into.resize(sums.size());
        for (std::size_t d = 0; d < sums.size(); ++d) into[d].add(sums[d]);
      }
      total.lines.append(std::move(part.lines));
      evidence_.absorb(std::move(part.borders.rows()));
      total.short_lines.absorb(std::move(part.short_lines));
    }
    gathered_.clear();
    return total;
  }

  void merge_twins(Gathered& total) {
    const Shapes lines = total.lines.shapes.take();
    give_back_free_memory();  // of the pieces: the search for twins needs as much again
    for (const TwinStretch& stretch : find_carriageway_twins(lines, total.lines.attributes))
      take_back(total, lines, stretch);
  }

  /// Takes back the part of a matched stretch that must not count, and keeps the stretch as evidence.
  void take_back(Gathered& total, const Shapes& lines, const TwinStretch& stretch) {
    const auto part = lines[stretch.line].part(stretch.part);
    const double surplus = 1 - stretch.weight;
    std::vector<Point> drawn;
    bool inside = false;
    double at = 0;
    for (std::size_t i = 1; i < part.size() && at < stretch.to_m; ++i) {
      const double length = distance(part[i - 1], part[i]);
      const double from = std::max(stretch.from_m - at, 0.0);
      const double to = std::min(stretch.to_m - at, length);
      at += length;
      if (from >= to) continue;
      const Point a = between(part[i - 1], part[i], from / length);
      const Point b = to == length ? part[i] : between(part[i - 1], part[i], to / length);
      inside |= take_back_segment(total, a, b, surplus, total.lines.classes[stretch.line]);
      if (drawn.empty()) drawn.push_back(a);
      drawn.push_back(b);
    }
    if (!inside) return;
    evidence_.add_line(drawn);
    set_road_columns(evidence_, total.lines.fids[stretch.line],
                     std::to_string(total.lines.fids[stretch.twin]), stretch.reason, stretch.weight,
                     stretch.to_m - stretch.from_m);
  }

  bool take_back_segment(Gathered& total, Point a, Point b, double surplus, const std::string& group) const {
    total.pieces.clear();
    context_.grid.split(a, b, total.pieces);
    const double length = distance(a, b);
    for (const DistrictPiece& piece : total.pieces) {
      const double merged = length * (piece.to - piece.from) * surplus;
      const double shared = is_halved(piece) ? merged / 2 : 0;
      total.districts[piece.district].merged.add(merged);
      if (shared > 0) total.districts[piece.district].shared.add(-shared);
      if (!context_.group_by.empty()) add_to_group(total, group, piece.district, shared - merged);
    }
    return !total.pieces.empty();
  }

  double close_ledger(const Gathered& total, std::size_t district, Measured& measured) const {
    const DistrictLengths& sums = total.districts[district];
    double counted = 0;
    const auto row = [&](const char* step, double quantity) {
      measured.ledger.push_back({district, step, quantity, "m"});
      counted += quantity;
    };
    row("raw", sums.raw.value());
    row("excluded_by_class", 0 - sums.excluded.value());
    if (among_.is_asked()) row("falls_short", 0 - sums.falls_short.value());
    row("merged", 0 - sums.merged.value());
    row("shared_border", 0 - sums.shared.value());
    measured.ledger.push_back({district, "counted", counted, "m"});
    return counted;
  }

  MeasureSpec spec_;
  MeasureContext context_;
  bool once_;
  bool half_border_;  // shared with a neighbour
  bool half_outer_;   // with nobody on the far side
  Among among_;
  tbb::enumerable_thread_specific<Gathered> gathered_;
  EvidenceBuilder evidence_{"evidence_roads", ShapeKind::line};
};

}  // namespace

MeasureDeclaration length_declaration() {
  std::vector<Parameter> parameters{
      {"dual_carriageway",
       ParameterType::choice,
       {"once", "physical"},
       {"双幅路：once 计一次；physical 按实际长度",
        "dual carriageways: counted once, or by physical length"}},
      {"border",
       ParameterType::choice,
       {"half", "full", "half_everywhere"},
       {"边界上的路段：half 共用边界各计一半、外边界计全长；full 均计全长；half_everywhere 均计一半",
        "a stretch along a border: half where it is shared and full on an outer one, full on both, or half "
        "on both"}}};
  for (Parameter& parameter : Among::parameters()) parameters.push_back(std::move(parameter));
  return {"length",
          {"区内长度", "length of lines inside the district"},
          true,
          {LayerGeometry::line},
          std::move(parameters),
          {"evidence_roads", "evidence_short_lines"},
          [](const MeasureSpec& spec, const MeasureContext& context) {
            return std::make_unique<LengthMeasure>(spec, context);
          },
          true};
}

}  // namespace citygauge
