#include "geometry/carriageway_twins.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include "geometry/carriageway_matching.hpp"

namespace citygauge {
namespace {

using namespace twins;

constexpr double end_snap_m = 1e-6;  // a stretch this close to the end of its part reaches it

std::string to_string(Reason reason) {
  switch (reason) {
    case Reason::duplicate:
      return "duplicate";
    case Reason::road_id:
      return "road_id";
    case Reason::name:
      return "name";
    case Reason::ref:
      return "ref";
    case Reason::geometry:
      return "geometry";
  }
  return {};
}

/// A matched stretch of a road part, in its canonical direction.
struct PartStretch {
  Interval stretch;
  std::uint32_t twin_part = 0;
  double gap_m = 0;
  Reason reason = Reason::geometry;
};

/// One side of a run, in ascending order along the chain.
struct RunSide {
  std::uint32_t chain = 0;
  struct Tile {
    Interval stretch;
    std::uint32_t twin_part;
    double gap_m;
    Reason reason;
  };
  std::vector<Tile> tiles;
};

RunSide side_a(const Run& run) {
  RunSide side{run.facings.front().chain_a, {}};
  for (const Facing& f : run.facings) side.tiles.push_back({f.a, f.part_b, f.gap_m, f.reason});
  return side;
}

RunSide side_b(const Run& run) {
  RunSide side{run.facings.front().chain_b, {}};
  for (const Facing& f : run.facings) side.tiles.push_back({f.b, f.part_a, f.gap_m, f.reason});
  if (!run.facings.front().same_direction) std::reverse(side.tiles.begin(), side.tiles.end());
  return side;
}

/// Cuts the sides of runs at the ends of the parts that they lie on.
class PartStretches {
 public:
  PartStretches(const std::vector<RoadPart>& parts, const Chains& chains)
      : parts_(parts), chains_(chains), stretches_(parts.size()) {}

  void add(const RunSide& side) {
    const Interval whole = {side.tiles.front().stretch.from_m, side.tiles.back().stretch.to_m};
    const Chain& chain = chains_.chains[side.chain];
    const auto first = chains_.links.begin() + chain.first_link;
    const auto last = first + chain.link_count;
    auto link = std::upper_bound(first, last, whole.from_m,
                                 [](double from_m, const ChainLink& l) { return from_m < l.from_m; });
    if (link != first) --link;
    for (; link != last && link->from_m < whole.to_m; ++link) add_on(*link, whole, side);
  }

  /// Of one part, in order along it.
  [[nodiscard]] const std::vector<PartStretch>& of(std::size_t part) const { return stretches_[part]; }

  void sort() {
    for (auto& stretches : stretches_) {
      std::sort(stretches.begin(), stretches.end(), [](const PartStretch& x, const PartStretch& y) {
        return x.stretch.from_m < y.stretch.from_m;
      });
    }
  }

 private:
  void add_on(const ChainLink& link, Interval whole, const RunSide& side) {
    const double length_m = parts_[link.part].length_m;
    const Interval on_chain = {std::max(whole.from_m, link.from_m),
                               std::min(whole.to_m, link.from_m + length_m)};
    Interval local = {on_chain.from_m - link.from_m, on_chain.to_m - link.from_m};
    if (link.reversed) local = {length_m - local.to_m, length_m - local.from_m};
    if (local.from_m < end_snap_m) local.from_m = 0;
    if (local.to_m > length_m - end_snap_m) local.to_m = length_m;
    if (local.length_m() <= end_snap_m) return;
    const auto& middle = tile_at((on_chain.from_m + on_chain.to_m) / 2, side);
    stretches_[link.part].push_back({local, middle.twin_part, mean_gap_m(on_chain, side), middle.reason});
  }

  static const RunSide::Tile& tile_at(double place_m, const RunSide& side) {
    const auto tile = std::partition_point(side.tiles.begin(), side.tiles.end(),
                                           [&](const auto& t) { return t.stretch.to_m < place_m; });
    return tile == side.tiles.end() ? side.tiles.back() : *tile;
  }

  static double mean_gap_m(Interval stretch, const RunSide& side) {
    double weighted = 0;
    double length_m = 0;
    auto tile = std::partition_point(side.tiles.begin(), side.tiles.end(),
                                     [&](const auto& t) { return t.stretch.to_m < stretch.from_m; });
    for (; tile != side.tiles.end() && tile->stretch.from_m < stretch.to_m; ++tile) {
      const double shared_m =
          std::min(tile->stretch.to_m, stretch.to_m) - std::max(tile->stretch.from_m, stretch.from_m);
      weighted += tile->gap_m * shared_m;
      length_m += shared_m;
    }
    return length_m > 0 ? weighted / length_m : tile_at(stretch.from_m, side).gap_m;
  }

  const std::vector<RoadPart>& parts_;
  const Chains& chains_;
  std::vector<std::vector<PartStretch>> stretches_;
};

/// Writes the stretches of each part for each of its copies, and what is left of a line drawn k times.
class StretchWriter {
 public:
  explicit StretchWriter(const RoadParts& roads) : roads_(roads) {}

  void write(const RoadPart& part, const std::vector<PartStretch>& stretches) {
    for (std::uint32_t c = 0; c < part.copy_count; ++c) {
      const PartCopy& copy = roads_.copies[part.first_copy + c];
      const double share = 1.0 / part.copy_count;
      double done_m = 0;
      for (const PartStretch& s : stretches) {
        if (part.copy_count > 1) write_copy(part, c, {done_m, s.stretch.from_m});
        const std::size_t twin = roads_.copies[roads_.parts[s.twin_part].first_copy].line;
        push(part, copy, s.stretch, {0, 0, 0, 0, twin, s.gap_m, share / 2, to_string(s.reason)});
        done_m = s.stretch.to_m;
      }
      if (part.copy_count > 1) write_copy(part, c, {done_m, part.length_m});
    }
  }

  std::vector<TwinStretch> take() {
    std::sort(out_.begin(), out_.end(), [](const TwinStretch& x, const TwinStretch& y) {
      return std::tie(x.line, x.part, x.from_m) < std::tie(y.line, y.part, y.from_m);
    });
    return std::move(out_);
  }

 private:
  /// A stretch that has no twin but the part's other copies; names the first of them.
  void write_copy(const RoadPart& part, std::uint32_t c, Interval stretch) {
    if (stretch.length_m() <= end_snap_m) return;
    const std::size_t other = roads_.copies[part.first_copy + (c == 0 ? 1 : 0)].line;
    push(part, roads_.copies[part.first_copy + c], stretch,
         {0, 0, 0, 0, other, 0, 1.0 / part.copy_count, to_string(Reason::duplicate)});
  }

  void push(const RoadPart& part, const PartCopy& copy, Interval along, TwinStretch stretch) {
    if (copy.flipped) along = {part.length_m - along.to_m, part.length_m - along.from_m};
    stretch.line = copy.line;
    stretch.part = copy.part;
    stretch.from_m = along.from_m;
    stretch.to_m = along.to_m;
    out_.push_back(std::move(stretch));
  }

  const RoadParts& roads_;
  std::vector<TwinStretch> out_;
};

}  // namespace

std::vector<TwinStretch> find_carriageway_twins(const Shapes& roads, const RoadAttributes& attributes,
                                                const TwinRules& rules) {
  const RoadParts collected = collect_road_parts(roads, attributes, rules);
  const Chains chains = chain_road_parts(collected.parts);
  const std::vector<Run> matched =
      match_runs(assemble_runs(find_facings(collected.parts, chains, rules), rules), rules);

  PartStretches stretches(collected.parts, chains);
  for (const Run& run : matched) {
    stretches.add(side_a(run));
    stretches.add(side_b(run));
  }
  stretches.sort();
  StretchWriter writer(collected);
  for (std::size_t i = 0; i < collected.parts.size(); ++i) writer.write(collected.parts[i], stretches.of(i));
  return writer.take();
}

}  // namespace citygauge
