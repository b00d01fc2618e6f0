#include "geometry/carriageway_matching.hpp"

#include <algorithm>
#include <cmath>
#include <queue>
#include <tuple>

#include "geometry/claimed_stretches.hpp"

namespace citygauge::twins {
namespace {

constexpr double touching_m = 0.02;  // pieces of a run this close still follow one another
constexpr double rounding_m = 1e-6;  // runs may share so much: cutting it off would only round again

/// A run with its place in the contest, which depends on geometry and attributes alone, as chains are
/// numbered so.
struct Contender {
  Run run;
  Reason reason;
  double gap_m;

  explicit Contender(Run r) : run(std::move(r)), reason(run.strongest_reason()), gap_m(run.mean_gap_m()) {}

  [[nodiscard]] auto place() const {
    const Facing& f = run.facings.front();
    return std::tuple(reason, gap_m, f.chain_a, f.a.from_m, f.chain_b, f.b.from_m);
  }
};

struct GoesLater {
  bool operator()(const Contender& x, const Contender& y) const { return x.place() > y.place(); }
};

bool is_whole(const std::vector<Interval>& parts, Interval stretch) {
  return parts.size() == 1 && stretch.length_m() - parts[0].length_m() <= rounding_m;
}

/// Where `x` of the one interval falls on the other, when it is stretched to it.
double carried_over(double x, Interval from, Interval to, bool same_direction) {
  const double share = from.length_m() > 0 ? (x - from.from_m) / from.length_m() : 0;
  return same_direction ? to.from_m + share * to.length_m() : to.to_m - share * to.length_m();
}

Interval carried_over(Interval part, Interval from, Interval to, bool same_direction) {
  const double p = carried_over(part.from_m, from, to, same_direction);
  const double q = carried_over(part.to_m, from, to, same_direction);
  return {std::min(p, q), std::max(p, q)};
}

Facing cut_to(const Facing& f, Interval a, Interval b) {
  Facing piece = f;
  if (f.a.length_m() > 0) {
    const double change_per_m = f.gap_change_m / f.a.length_m();
    piece.gap_m += change_per_m * ((a.from_m + a.to_m) / 2 - (f.a.from_m + f.a.to_m) / 2);
    piece.gap_change_m = change_per_m * a.length_m();
  }
  piece.a = a;
  piece.b = b;
  return piece;
}

bool follows(const Facing& f, const Facing& next) {
  const double step_b_m = f.same_direction ? next.b.from_m - f.b.to_m : f.b.from_m - next.b.to_m;
  return next.a.from_m - f.a.to_m <= touching_m && step_b_m <= touching_m;
}

class Contest {
 public:
  explicit Contest(const TwinRules& rules) : rules_(rules) {}

  void enter(Run run) {
    if (run.is_long_enough(rules_)) queue_.emplace(std::move(run));
  }

  std::vector<Run> decide() {
    std::vector<Run> matched;
    while (!queue_.empty()) {
      Run run = queue_.top().run;
      queue_.pop();
      if (is_free(run)) {
        claimed_.claim(run.facings.front().chain_a, run.a());
        claimed_.claim(run.facings.front().chain_b, run.b());
        matched.push_back(std::move(run));
      } else {
        enter_remains(run);
      }
    }
    return matched;
  }

 private:
  [[nodiscard]] bool is_free(const Run& run) const {
    const Facing& f = run.facings.front();
    return is_whole(claimed_.free_parts(f.chain_a, run.a()), run.a()) &&
           is_whole(claimed_.free_parts(f.chain_b, run.b()), run.b());
  }

  void enter_remains(const Run& run) {
    Run rest;
    for (const Facing& f : run.facings) {
      for (const Facing& piece : free_pieces(f)) {
        if (!rest.facings.empty() && !follows(rest.facings.back(), piece)) {
          enter(std::move(rest));
          rest = {};
        }
        rest.facings.push_back(piece);
      }
    }
    if (!rest.facings.empty()) enter(std::move(rest));
  }

  [[nodiscard]] std::vector<Facing> free_pieces(const Facing& f) const {
    std::vector<Facing> pieces;
    for (const Interval a : claimed_.free_parts(f.chain_a, f.a)) {
      const Interval facing_b = carried_over(a, f.a, f.b, f.same_direction);
      for (const Interval b : claimed_.free_parts(f.chain_b, facing_b)) {
        pieces.push_back(cut_to(f, carried_over(b, facing_b, a, f.same_direction), b));
      }
    }
    if (!f.same_direction) {
      std::sort(pieces.begin(), pieces.end(),
                [](const Facing& x, const Facing& y) { return x.a.from_m < y.a.from_m; });
    }
    return pieces;
  }

  const TwinRules& rules_;
  std::priority_queue<Contender, std::vector<Contender>, GoesLater> queue_;
  ClaimedStretches claimed_;
};

}  // namespace

std::vector<Run> match_runs(std::vector<Run> runs, const TwinRules& rules) {
  Contest contest(rules);
  for (Run& run : runs) contest.enter(std::move(run));
  return contest.decide();
}

}  // namespace citygauge::twins
