#include "geometry/carriageway_chains.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <tuple>

namespace citygauge::twins {
namespace {

using EndId = std::uint32_t;  // 2·part for its start, 2·part + 1 for its end
constexpr EndId no_end = std::numeric_limits<EndId>::max();

constexpr double min_straight_cosine = 0.5;     // a turn of 60°
constexpr std::size_t max_ends_at_a_node = 16;  // no street goes on through a star of more

struct PartEnd {
  Point place;
  EndId id = 0;
};

/// Unit vector from an end into its part.
Point outward(const RoadPart& part, bool at_end) {
  const std::size_t count = part.points.size();
  const Point from = at_end ? part.back() : part.front();
  for (std::size_t i = 1; i < count; ++i) {
    const Point step = part.point(at_end ? count - 1 - i : i) - from;
    const double length = std::hypot(step.x, step.y);
    if (length > 0) return step * (1 / length);
  }
  return {};
}

/// 1 when traffic arrives at this end, -1 when it leaves from it, 0 when both or unknown.
int arrival(const RoadPart& part, bool at_end) {
  if (part.flow == Flow::both || part.flow == Flow::unknown) return 0;
  return (part.flow == Flow::along) == at_end ? 1 : -1;
}

/// Joins the ends that continue one another; holds the partner of each end.
class EndJoiner {
 public:
  explicit EndJoiner(const std::vector<RoadPart>& parts) : parts_(parts), partner_(2 * parts.size(), no_end) {
    const std::vector<PartEnd> ends = sorted_ends();
    for (std::size_t i = 0; i < ends.size();) {
      std::size_t next = i + 1;
      while (next < ends.size() && ends[next].place == ends[i].place) ++next;
      join_node(std::span(ends).subspan(i, next - i));
      i = next;
    }
  }

  [[nodiscard]] const std::vector<EndId>& partners() const { return partner_; }

 private:
  struct Candidate {
    bool class_differs = false;
    double cosine = 0;  // of the turn; 1 is straight on
    EndId a = 0, b = 0;
  };

  /// By place; the starts come in order, as the parts do.
  [[nodiscard]] std::vector<PartEnd> sorted_ends() const {
    std::vector<PartEnd> ends(2 * parts_.size());
    const auto back = ends.begin() + static_cast<std::ptrdiff_t>(parts_.size());
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      ends[i] = {parts_[i].front(), static_cast<EndId>(2 * i)};
      ends[parts_.size() + i] = {parts_[i].back(), static_cast<EndId>(2 * i + 1)};
    }
    const auto before = [](const PartEnd& a, const PartEnd& b) {
      return std::tie(a.place, a.id) < std::tie(b.place, b.id);
    };
    std::sort(back, ends.end(), before);
    std::inplace_merge(ends.begin(), back, ends.end(), before);
    return ends;
  }

  [[nodiscard]] const RoadPart& part(EndId end) const { return parts_[end / 2]; }

  void join(EndId a, EndId b) {
    partner_[a] = b;
    partner_[b] = a;
  }

  [[nodiscard]] bool traffic_can_pass(EndId a, EndId b) const {
    const int product = arrival(part(a), a % 2 == 1) * arrival(part(b), b % 2 == 1);
    return product <= 0;
  }

  void join_node(std::span<const PartEnd> ends) {
    if (ends.size() < 2 || ends.size() > max_ends_at_a_node) return;
    if (ends.size() == 2) {
      if (traffic_can_pass(ends[0].id, ends[1].id)) join(ends[0].id, ends[1].id);
      return;
    }
    std::array<Point, max_ends_at_a_node> outwards;
    for (std::size_t i = 0; i < ends.size(); ++i)
      outwards[i] = outward(part(ends[i].id), ends[i].id % 2 == 1);
    candidates_.clear();
    for (std::size_t i = 0; i < ends.size(); ++i) {
      for (std::size_t j = i + 1; j < ends.size(); ++j) {
        const double cosine = -dot(outwards[i], outwards[j]);
        if (cosine < min_straight_cosine || !traffic_can_pass(ends[i].id, ends[j].id)) continue;
        const bool class_differs = part(ends[i].id).road_class != part(ends[j].id).road_class;
        candidates_.push_back({class_differs, cosine, ends[i].id, ends[j].id});
      }
    }
    join_straightest();
  }

  void join_straightest() {
    std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& x, const Candidate& y) {
      return std::tuple(x.class_differs, -x.cosine, x.a, x.b) <
             std::tuple(y.class_differs, -y.cosine, y.a, y.b);
    });
    for (const Candidate& c : candidates_) {
      if (partner_[c.a] == no_end && partner_[c.b] == no_end) join(c.a, c.b);
    }
  }

  const std::vector<RoadPart>& parts_;
  std::vector<EndId> partner_;
  std::vector<Candidate> candidates_;
};

/// The end at which the chain through `end` begins, walking outwards over `end`; `end` itself on a closed
/// chain.
EndId chain_start(const std::vector<EndId>& partners, EndId end) {
  const EndId origin = end;
  while (partners[end] != no_end) {
    end = partners[end] ^ 1U;
    if (end == origin) break;
  }
  return end;
}

}  // namespace

Chains chain_road_parts(const std::vector<RoadPart>& parts) {
  const EndJoiner joiner(parts);
  const std::vector<EndId>& partners = joiner.partners();
  Chains result;
  result.links.reserve(parts.size());
  std::vector<bool> done(parts.size(), false);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (done[i]) continue;
    Chain chain;
    chain.first_link = static_cast<std::uint32_t>(result.links.size());
    EndId entry = chain_start(partners, static_cast<EndId>(2 * i));
    while (entry != no_end && !done[entry / 2]) {
      done[entry / 2] = true;
      result.links.push_back({entry / 2, entry % 2 == 1, chain.length_m});
      chain.length_m += parts[entry / 2].length_m;
      entry = partners[entry ^ 1U];
    }
    chain.closed = entry != no_end;
    chain.link_count = static_cast<std::uint32_t>(result.links.size()) - chain.first_link;
    result.chains.push_back(chain);
  }
  return result;
}

}  // namespace citygauge::twins
