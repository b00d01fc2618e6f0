#include "measures/line_lengths.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/memory.hpp"
#include "measures/options.hpp"

namespace citygauge {

void BorderedLength::add(const DistrictPiece& piece, double length_m) {
  all.add(length_m);
  if (piece.shared)
    on_shared.add(length_m);
  else if (piece.outer)
    on_outer.add(length_m);
}

void BorderedLength::add(const BorderedLength& other) {
  all.add(other.all);
  on_shared.add(other.on_shared);
  on_outer.add(other.on_outer);
}

void DistrictLengths::add(const DistrictLengths& other) {
  excluded.add(other.excluded);
  falls_short.add(other.falls_short);
  counted.add(other.counted);
  merged.add(other.merged);
}

double DistrictLengths::raw_m() const {
  ExactSum raw = counted.all;
  raw.add(excluded);
  raw.add(falls_short);
  return raw.value();
}

Shared<LineLengths> LineLengths::of(const MeasureSpec& spec, const MeasureContext& context) {
  Options options = spec.options;
  options.erase("border");
  const std::string key = "line_lengths\n" + key_of(spec.layer, spec.where, spec.range) + key_of(options) +
                          "by " + context.group_by;
  return share(context, key, std::make_shared<LineLengths>(spec, context));
}

LineLengths::LineLengths(const MeasureSpec& spec, const MeasureContext& context)
    : spec_(spec),
      context_(context),
      once_(text_option(spec.options, "dual_carriageway", "physical") == "once"),
      among_(spec.options),
      gathered_([this] { return Gathered(context_.districts); }),
      total_(context.districts.size()) {}

std::vector<std::string> LineLengths::attributes() const {
  std::vector<std::string> names;
  if (once_) names = RoadLines::attribute_names();
  if (!context_.group_by.empty() && std::ranges::find(names, context_.group_by) == names.end())
    names.push_back(context_.group_by);
  std::ranges::copy(among_.attributes(), std::back_inserter(names));
  return names;
}

void LineLengths::take(const Selection& selection) {
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

/// Adds the line's length to the districts that it lies in.
void LineLengths::add_line(Gathered& mine, ShapeView line, ShareStanding standing, const std::string& group,
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
      if (standing == ShareStanding::counts) mine.borders.add_segment(part[i - 1], part[i], mine.pieces, fid);
    }
    mine.borders.end_line();
  }
  for (const auto& [district, length] : short_m) draw_short(mine, line, fid, district, length);
}

void LineLengths::add_piece(Gathered& mine, const DistrictPiece& piece, double length, ShareStanding standing,
                            const std::string& group) const {
  DistrictLengths& sums = mine.districts[piece.district];
  if (standing == ShareStanding::excluded) return sums.excluded.add(length);
  if (standing == ShareStanding::falls_short) return sums.falls_short.add(length);
  sums.counted.add(piece, length);
  if (!context_.group_by.empty()) in_group(mine.groups, group, piece.district).counted.add(piece, length);
}

void LineLengths::draw_short(Gathered& mine, ShapeView line, std::int64_t fid, std::uint32_t district,
                             double length) const {
  mine.short_lines.add_shape(line);
  mine.short_lines.set("layer", spec_.layer);
  mine.short_lines.set("district_id", context_.districts.ids[district]);
  mine.short_lines.set("fid", fid);
  mine.short_lines.set("attribute", deciding_attribute(spec_));
  mine.short_lines.set("length_m", length);
}

DistrictLengths& LineLengths::in_group(std::map<std::string, PerDistrict>& groups, const std::string& group,
                                       std::uint32_t district) const {
  PerDistrict& lengths = groups[group];
  if (lengths.empty()) lengths.resize(context_.districts.size());
  return lengths[district];
}

void LineLengths::finish() {
  if (std::exchange(is_finished_, true)) return;
  seed_groups();
  RoadLines lines;
  join(lines);
  if (once_) merge_twins(lines);
}

/// Every class that counts has a value in every district, if only 0.
void LineLengths::seed_groups() {
  const auto wanted = spec_.where.find(context_.group_by);
  if (wanted == spec_.where.end()) return;
  for (const std::string& group : wanted->second) groups_[group].resize(context_.districts.size());
}

/// All threads' gatherings as one.
void LineLengths::join(RoadLines& lines) {
  for (Gathered& part : gathered_) {
    for (std::size_t d = 0; d < total_.size(); ++d) total_[d].add(part.districts[d]);
    for (const auto& [group, lengths] : part.groups)
      for (std::uint32_t d = 0; d < lengths.size(); ++d) in_group(groups_, group, d).add(lengths[d]);
    lines.append(std::move(part.lines));
    border_stretches_.absorb(std::move(part.borders.rows()));
    short_lines_.absorb(std::move(part.short_lines));
  }
  gathered_.clear();
}

void LineLengths::merge_twins(RoadLines& roads) {
  const Shapes lines = roads.shapes.take();
  give_back_free_memory();  // of the pieces: the search for twins needs as much again
  for (const TwinStretch& stretch : find_carriageway_twins(lines, roads.attributes))
    take_back(roads, lines, stretch);
}

/// Takes back the part of a matched stretch that must not count, and keeps the stretch as evidence.
void LineLengths::take_back(const RoadLines& roads, const Shapes& lines, const TwinStretch& stretch) {
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
    inside |= take_back_segment(a, b, surplus, roads.classes[stretch.line]);
    if (drawn.empty()) drawn.push_back(a);
    drawn.push_back(b);
  }
  if (!inside) return;
  twins_.add_line(drawn);
  set_road_columns(twins_, roads.fids[stretch.line], std::to_string(roads.fids[stretch.twin]), stretch.reason,
                   stretch.weight, stretch.to_m - stretch.from_m);
}

bool LineLengths::take_back_segment(Point a, Point b, double surplus, const std::string& group) {
  std::vector<DistrictPiece> pieces;
  context_.grid.split(a, b, pieces);
  const double length = distance(a, b);
  for (const DistrictPiece& piece : pieces) {
    const double merged = length * (piece.to - piece.from) * surplus;
    total_[piece.district].merged.add(piece, merged);
    if (!context_.group_by.empty()) in_group(groups_, group, piece.district).merged.add(piece, merged);
  }
  return !pieces.empty();
}

std::vector<Evidence> LineLengths::take_evidence(bool border_stretches) {
  const auto emptied = [](EvidenceBuilder& rows) {
    return std::exchange(rows, EvidenceBuilder(rows.table(), rows.kind()));
  };
  EvidenceBuilder roads = emptied(twins_);
  if (border_stretches) roads.absorb(emptied(border_stretches_));
  EvidenceBuilder short_lines = emptied(short_lines_);
  std::vector<Evidence> evidence;
  for (EvidenceBuilder* rows : {&roads, &short_lines})
    if (!rows->empty()) evidence.push_back(std::move(*rows).build());
  return evidence;
}

}  // namespace citygauge
