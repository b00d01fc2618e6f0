#include "geometry/carriageway_facing.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <optional>
#include <span>
#include <unordered_map>

#include "core/parallel.hpp"
#include "geometry/carriageway_bands.hpp"
#include "geometry/facing_segments.hpp"
#include "geometry/parallel_segments.hpp"

namespace citygauge::twins {
namespace {

/// Where a segment lies in its chain.
struct SegmentPlace {
  std::uint32_t chain = 0;
  std::uint32_t part = 0;
  double from_m = 0;
  bool reversed = false;  // against its part's canonical direction
};

/// The segments of the wanted parts in chain order, each in its chain's direction. Places are worked out when
/// they are asked for, as few segments ever face another.
class ChainSegments {
 public:
  template <typename Wanted>
  ChainSegments(const std::vector<RoadPart>& parts, const Chains& chains, Wanted&& wanted)
      : parts_(parts), chains_(chains) {
    std::size_t count = 0;
    for (std::uint32_t p = 0; p < parts.size(); ++p) count += wanted(p) ? parts[p].points.size() - 1 : 0;
    lines_.reserve(count);
    for (std::uint32_t c = 0; c < chains.chains.size(); ++c) {
      const Chain& chain = chains.chains[c];
      for (std::uint32_t l = chain.first_link; l < chain.first_link + chain.link_count; ++l) {
        if (wanted(chains.links[l].part)) add_link(c, l);
      }
    }
  }

  [[nodiscard]] std::span<const LineSegment> lines() const { return lines_; }

  [[nodiscard]] SegmentPlace place(std::uint32_t segment) {
    const auto next =
        std::upper_bound(runs_.begin(), runs_.end(), segment,
                         [](std::uint32_t s, const LinkRun& run) { return s < run.first_segment; });
    const LinkRun& run = *std::prev(next);
    const ChainLink& link = chains_.links[run.link];
    const std::vector<double>& from_m = distances_from_link_start(run);
    return {run.chain, link.part, link.from_m + from_m[segment - run.first_segment], link.reversed};
  }

 private:
  struct LinkRun {
    std::uint32_t first_segment = 0;
    std::uint32_t link = 0;
    std::uint32_t chain = 0;
  };

  void add_link(std::uint32_t chain, std::uint32_t link) {
    runs_.push_back({static_cast<std::uint32_t>(lines_.size()), link, chain});
    const RoadPart& part = parts_[chains_.links[link].part];
    const std::size_t last = part.points.size() - 1;
    const bool backwards = chains_.links[link].reversed != part.flipped;
    for (std::size_t i = 1; i <= last; ++i) {
      lines_.push_back(backwards ? LineSegment{part.points[last + 1 - i], part.points[last - i]}
                                 : LineSegment{part.points[i - 1], part.points[i]});
    }
  }

  const std::vector<double>& distances_from_link_start(const LinkRun& run) {
    std::vector<double>& from_m = distances_[run.link];
    if (from_m.empty()) {
      double sum_m = 0;
      const std::size_t count = parts_[chains_.links[run.link].part].points.size() - 1;
      for (std::size_t i = 0; i < count; ++i) {
        from_m.push_back(sum_m);
        const LineSegment& line = lines_[run.first_segment + i];
        sum_m += distance(line.a, line.b);
      }
    }
    return from_m;
  }

  const std::vector<RoadPart>& parts_;
  const Chains& chains_;
  std::vector<LineSegment> lines_;
  std::vector<LinkRun> runs_;
  std::unordered_map<std::uint32_t, std::vector<double>> distances_;  // by link
};

/// A line known to be two-way is a street of its own.
bool may_be_half(const RoadPart& part) {
  return part.flow != Flow::both;
}

bool is_one_way(const RoadPart& part) {
  return part.flow == Flow::along || part.flow == Flow::against;
}

bool has_shared_attribute_to_offer(const RoadPart& part) {
  return (part.road_id != 0 && may_be_half(part)) || ((part.name != 0 || part.ref != 0) && is_one_way(part));
}

bool contradict(AttributeCode a, AttributeCode b) {
  return a != 0 && b != 0 && a != b;
}

/// 1 when traffic runs with the chain, -1 against it, 0 when both or unknown.
int flow_along_chain(const RoadPart& part, bool reversed) {
  if (!is_one_way(part)) return 0;
  return (part.flow == Flow::along) != reversed ? 1 : -1;
}

/// Judges pairs of segments and gathers their facings.
class FacingJudge {
 public:
  FacingJudge(const std::vector<RoadPart>& parts, const Chains& chains, const TwinRules& rules)
      : parts_(parts),
        chains_(chains),
        rules_(rules),
        max_sine_(std::sin(rules.max_angle_deg * std::numbers::pi / 180)) {}

  /// Duplicates and twins by geometry.
  void judge_near(ChainSegments& segments, std::uint32_t s, std::uint32_t t) {
    const auto facing = facing_segments(segments.lines()[s], segments.lines()[t], max_sine_);
    if (!facing) return;
    const SegmentPlace a = segments.place(s);
    const SegmentPlace b = segments.place(t);
    const RoadPart& p = parts_[a.part];
    const RoadPart& q = parts_[b.part];
    if (coincide(*facing)) {
      if (p.level == q.level) add(a, b, *facing, 0, Reason::duplicate);
    } else if (!shared_attribute(a, b, *facing) && may_belong_together(a, b, *facing)) {
      add_both_sides(a, b, *facing, Reason::geometry, p.half_width_m + q.half_width_m + rules_.extra_gap_m);
    }
  }

  /// Twins that an attribute joins, over a larger distance.
  void judge_by_attributes(ChainSegments& segments, std::uint32_t s, std::uint32_t t) {
    const auto facing = facing_segments(segments.lines()[s], segments.lines()[t], max_sine_);
    if (!facing || coincide(*facing)) return;
    const SegmentPlace a = segments.place(s);
    const SegmentPlace b = segments.place(t);
    const auto reason = shared_attribute(a, b, *facing);
    if (reason) add_both_sides(a, b, *facing, *reason, rules_.attribute_gap_m);
  }

  [[nodiscard]] const std::vector<Facing>& facings() const { return facings_; }

 private:
  [[nodiscard]] bool coincide(const FacingSegments& x) const {
    return std::abs(x.gap_lo) <= rules_.duplicate_gap_m && std::abs(x.gap_hi) <= rules_.duplicate_gap_m;
  }

  /// 1 same way, -1 opposite ways, 0 not known.
  [[nodiscard]] int relative_flow(const SegmentPlace& a, const SegmentPlace& b,
                                  const FacingSegments& x) const {
    const int product =
        flow_along_chain(parts_[a.part], a.reversed) * flow_along_chain(parts_[b.part], b.reversed);
    return x.same_direction ? product : -product;
  }

  [[nodiscard]] std::optional<Reason> shared_attribute(const SegmentPlace& a, const SegmentPlace& b,
                                                       const FacingSegments& x) const {
    const RoadPart& p = parts_[a.part];
    const RoadPart& q = parts_[b.part];
    if (!may_be_half(p) || !may_be_half(q)) return std::nullopt;
    if (p.road_id != 0 && p.road_id == q.road_id) return Reason::road_id;
    if (p.road_class != q.road_class || p.level != q.level || relative_flow(a, b, x) >= 0)
      return std::nullopt;
    if (p.name != 0 && p.name == q.name) return Reason::name;
    if (p.ref != 0 && p.ref == q.ref) return Reason::ref;
    return std::nullopt;
  }

  [[nodiscard]] bool may_belong_together(const SegmentPlace& a, const SegmentPlace& b,
                                         const FacingSegments& x) const {
    const RoadPart& p = parts_[a.part];
    const RoadPart& q = parts_[b.part];
    return may_be_half(p) && may_be_half(q) && p.level == q.level &&
           !contradict(p.road_class, q.road_class) && !contradict(p.name, q.name) &&
           relative_flow(a, b, x) <= 0;
  }

  /// Two legs of one hairpin bend, or the two sides of a small ring.
  [[nodiscard]] bool same_bend(const Facing& f) const {
    if (f.chain_a != f.chain_b || f.reason == Reason::duplicate) return false;
    const Chain& chain = chains_.chains[f.chain_a];
    const double between_m = f.b.from_m - f.a.to_m;
    const double around_m = chain.length_m - (f.b.to_m - f.a.from_m);
    return std::min(between_m, chain.closed ? around_m : between_m) < 2 * rules_.hairpin_leg_m;
  }

  /// Lines that cross are cut at the crossing.
  void add_both_sides(const SegmentPlace& a, const SegmentPlace& b, const FacingSegments& x, Reason reason,
                      double limit_m) {
    for (const int side : {1, -1}) {
      const auto near = within_gap(x, side, limit_m);
      if (near) add(a, b, *near, side, reason);
    }
  }

  void add(const SegmentPlace& a, const SegmentPlace& b, const FacingSegments& x, int side, Reason reason) {
    const auto [b_lo, b_hi] = std::minmax({x.along_t_m(x.lo), x.along_t_m(x.hi)});
    Facing f;
    f.chain_a = a.chain;
    f.chain_b = b.chain;
    f.part_a = a.part;
    f.part_b = b.part;
    f.a = {a.from_m + x.along_s_m(x.lo), a.from_m + x.along_s_m(x.hi)};
    f.b = {b.from_m + b_lo, b.from_m + b_hi};
    f.gap_m = std::abs(x.gap_lo + x.gap_hi) / 2;
    f.gap_change_m = std::abs(x.gap_hi) - std::abs(x.gap_lo);
    f.side = static_cast<std::int8_t>(side);
    f.same_direction = x.same_direction;
    f.reason = reason;
    if (!same_bend(f)) facings_.push_back(f);
  }

  const std::vector<RoadPart>& parts_;
  const Chains& chains_;
  const TwinRules& rules_;
  double max_sine_;
  std::vector<Facing> facings_;
};

double widest_gap_m(const std::vector<RoadPart>& parts, const TwinRules& rules) {
  double half_width_m = 0;
  for (const RoadPart& part : parts) half_width_m = std::max(half_width_m, part.half_width_m);
  return 2 * half_width_m + rules.extra_gap_m;
}

}  // namespace

std::vector<Facing> find_facings(const std::vector<RoadPart>& parts, const Chains& chains,
                                 const TwinRules& rules) {
  const ParallelSearch near{widest_gap_m(parts, rules), rules.max_angle_deg};
  const ParallelSearch far{rules.attribute_gap_m, rules.max_angle_deg};
  const RoadBands bands(parts, rules.segments_per_band, std::max(near.max_gap_m, far.max_gap_m));
  std::vector<std::vector<Facing>> found(bands.size());
  run_each(bands.size(), [&](std::size_t band) {
    FacingJudge judge(parts, chains, rules);
    const auto is_in_band = [&](std::uint32_t part) { return bands.holds(band, part); };
    ChainSegments all(parts, chains, is_in_band);
    for (const auto& [s, t] : find_parallel_segments(all.lines(), near))
      if (bands.is_of(band, all.lines()[s], all.lines()[t])) judge.judge_near(all, s, t);

    const auto may_have_twin = [&](std::uint32_t part) {
      return is_in_band(part) && has_shared_attribute_to_offer(parts[part]);
    };
    ChainSegments attributed(parts, chains, may_have_twin);
    for (const auto& [s, t] : find_parallel_segments(attributed.lines(), far))
      if (bands.is_of(band, attributed.lines()[s], attributed.lines()[t]))
        judge.judge_by_attributes(attributed, s, t);
    found[band] = judge.facings();
  });
  std::vector<Facing> facings;
  for (const auto& of_band : found) facings.insert(facings.end(), of_band.begin(), of_band.end());
  return facings;
}

}  // namespace citygauge::twins
