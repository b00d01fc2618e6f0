#include "geometry/carriageway_runs.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <tuple>

namespace citygauge::twins {
namespace {

constexpr double min_facing_share = 0.5;  // of a run; the rest may be breaks

auto group_of(const Facing& f) {
  return std::tuple(f.chain_a, f.chain_b, f.same_direction, f.side);
}

/// How far b jumps from one facing to the next, in the direction in which it is met; negative for an overlap.
double step_b_m(const Facing& f, const Facing& next) {
  return f.same_direction ? next.b.from_m - f.b.to_m : f.b.from_m - next.b.to_m;
}

/// Lets each facing meet the next half-way over the break or overlap between them.
void close_breaks(std::vector<Facing>& run) {
  const auto meet = [](double end, double start, double least, double most) {
    return std::clamp((end + start) / 2, least, std::max(least, most));
  };
  for (std::size_t i = 1; i < run.size(); ++i) {
    Facing& f = run[i - 1];
    Facing& next = run[i];
    f.a.to_m = next.a.from_m = meet(f.a.to_m, next.a.from_m, f.a.from_m, next.a.to_m);
    next.a.to_m = std::max(next.a.to_m, next.a.from_m);
    if (f.same_direction) {
      f.b.to_m = next.b.from_m = meet(f.b.to_m, next.b.from_m, f.b.from_m, next.b.to_m);
      next.b.to_m = std::max(next.b.to_m, next.b.from_m);
    } else {
      f.b.from_m = next.b.to_m = -meet(-f.b.from_m, -next.b.to_m, -f.b.to_m, -next.b.from_m);
      next.b.from_m = std::min(next.b.from_m, next.b.to_m);
    }
  }
}

double sum_length_m(const std::vector<Facing>& facings) {
  double length_m = 0;
  for (const Facing& f : facings) length_m += f.length_m();
  return length_m;
}

/// Whether the two lines part steadily: the mean gap of the one half of the run differs from that of the
/// other as it does between lines at an angle.
bool is_fork(const Run& run, double max_divergence_deg) {
  const double half_m = sum_length_m(run.facings) / 2;
  double first = 0;  // ∫ gap over each half, m²
  double second = 0;
  double done_m = 0;
  for (const Facing& f : run.facings) {
    const double length_m = f.length_m();
    if (!(length_m > 0)) continue;
    // A facing over the middle is divided there, its gap changing steadily.
    const double before_m = std::clamp(half_m - done_m, 0.0, length_m);
    const double after_m = length_m - before_m;
    first += before_m * (f.gap_m - f.gap_change_m * after_m / length_m / 2);
    second += after_m * (f.gap_m + f.gap_change_m * before_m / length_m / 2);
    done_m += length_m;
  }
  const double divergence = std::abs(second - first) / half_m / half_m;
  return divergence > std::tan(max_divergence_deg * std::numbers::pi / 180);
}

/// Gathers the facings of one group, which come in order along chain a, into possible runs. Several may be
/// open at once, where chain b passes more than once.
class RunAssembler {
 public:
  explicit RunAssembler(const TwinRules& rules) : rules_(rules) {}

  void add(const Facing& f) {
    if (!open_.empty() && group_of(open_.front().back()) != group_of(f)) finish_group();
    const auto best = std::min_element(open_.begin(), open_.end(), [&](const auto& x, const auto& y) {
      return jump_m(x.back(), f) < jump_m(y.back(), f);
    });
    if (best != open_.end() && jump_m(best->back(), f) <= rules_.max_break_m) {
      best->push_back(f);
      return;
    }
    finish_passed(f);
    open_.push_back({f});
  }

  void finish_group() {
    for (auto& facings : open_) finish(std::move(facings));
    open_.clear();
  }

  std::vector<Run> take() {
    finish_group();
    return std::move(runs_);
  }

 private:
  [[nodiscard]] static double jump_m(const Facing& f, const Facing& next) {
    return std::max(std::abs(step_b_m(f, next)), next.a.from_m - f.a.to_m);
  }

  void finish_passed(const Facing& f) {
    const auto is_passed = [&](const auto& facings) {
      return f.a.from_m - facings.back().a.to_m > rules_.max_break_m;
    };
    const auto passed =
        std::stable_partition(open_.begin(), open_.end(), [&](const auto& x) { return !is_passed(x); });
    for (auto it = passed; it != open_.end(); ++it) finish(std::move(*it));
    open_.erase(passed, open_.end());
  }

  void finish(std::vector<Facing> facings) {
    const double facing_m = sum_length_m(facings);
    close_breaks(facings);
    Run run{std::move(facings)};
    if (!run.is_long_enough(rules_) || facing_m < min_facing_share * sum_length_m(run.facings)) return;
    const bool by_geometry = run.strongest_reason() == Reason::geometry;
    if (!by_geometry || !is_fork(run, rules_.max_divergence_deg)) runs_.push_back(std::move(run));
  }

  const TwinRules& rules_;
  std::vector<std::vector<Facing>> open_;
  std::vector<Run> runs_;
};

}  // namespace

Interval Run::b() const {
  const Facing& first = facings.front();
  const Facing& last = facings.back();
  return first.same_direction ? Interval{first.b.from_m, last.b.to_m} : Interval{last.b.from_m, first.b.to_m};
}

double Run::mean_gap_m() const {
  double weighted = 0;
  for (const Facing& f : facings) weighted += f.gap_m * f.length_m();
  return weighted / sum_length_m(facings);
}

Reason Run::strongest_reason() const {
  return std::min_element(facings.begin(), facings.end(),
                          [](const Facing& x, const Facing& y) { return x.reason < y.reason; })
      ->reason;
}

bool Run::is_long_enough(const TwinRules& rules) const {
  const bool duplicate = facings.front().reason == Reason::duplicate;
  return std::min(a().length_m(), b().length_m()) >
         (duplicate ? rules.min_duplicate_m : rules.min_parallel_m);
}

std::vector<Run> assemble_runs(std::vector<Facing> facings, const TwinRules& rules) {
  const auto key = [](const Facing& f) {
    return std::tuple(f.chain_a, f.chain_b, f.same_direction, f.side, f.a.from_m, f.b.from_m, f.a.to_m,
                      f.b.to_m, f.reason);
  };
  std::sort(facings.begin(), facings.end(),
            [&](const Facing& x, const Facing& y) { return key(x) < key(y); });
  RunAssembler assembler(rules);
  for (const Facing& f : facings) assembler.add(f);
  return assembler.take();
}

}  // namespace citygauge::twins
