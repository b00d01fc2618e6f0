#include "output/map/label_placement.hpp"

#include <numeric>
#include <optional>
#include <span>

#include "output/map/label_candidates.hpp"
#include "output/map/label_index.hpp"
#include "output/map/neighbour_cover.hpp"

namespace citygauge {

namespace {

constexpr double leader_width_mm = 0.1;
constexpr double cost_per_covered_marker = 0.6;
constexpr std::size_t most_markers_counted = 8;
constexpr double most_worsened = 1.5;         // what a label may lose by stepping aside, in cost
constexpr std::size_t most_asked = 2;         // labels that step aside for one
constexpr int most_trials = 300'000;          // tests of a place in the round of improvement
constexpr std::size_t most_asked_for = 12;    // places of a label left out that others are asked to leave
constexpr double most_over_neighbours = 0.3;  // share of a leader's text over polygons that it does not name
constexpr double cost_over_neighbours = 2;    // per share

TurnedBox leader_box(const PlacedLabel& label) {
  return line_box(label.anchor, label.leader_end(), leader_width_mm);
}

bool is_box(const PaperBox& box) {
  return std::isfinite(box.left) && std::isfinite(box.top) && box.width() > 0 && box.height() > 0 &&
         std::isfinite(box.width()) && std::isfinite(box.height());
}

/// Sizes that are not numbers become harmless: such a request has no candidates.
std::vector<LabelRequest> checked(std::vector<LabelRequest> requests) {
  const auto or_zero = [](double& value) {
    if (!(value >= 0) || !std::isfinite(value)) value = 0;
  };
  for (LabelRequest& request : requests) {
    or_zero(request.stacked_width_mm);
    or_zero(request.stacked_height_mm);
    or_zero(request.clear_mm);
    or_zero(request.marker_radius_mm);
    if (std::isnan(request.priority)) request.priority = -std::numeric_limits<double>::infinity();
  }
  return requests;
}

class Placer {
 public:
  Placer(const std::vector<LabelRequest>& requests, const PaperBox& frame,
         const std::vector<PaperBox>& obstacles)
      : sheet_{frame, obstacles},
        requests_(checked(requests)),
        taken_(frame),
        markers_(frame),
        polygons_(requests_, frame),
        states_(requests.size()) {
    std::erase_if(sheet_.obstacles, [](const PaperBox& obstacle) { return !is_box(obstacle); });
    for (const PaperBox& obstacle : sheet_.obstacles) {
      taken_.add(upright_box(obstacle), 0, LabelIndex::nobody);
    }
    for (std::size_t i = 0; i < requests_.size(); ++i) add_markers(i);
    order_.resize(requests_.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return requests_[a].priority > requests_[b].priority;
    });
  }

  /// Those of equal priority together: first all that find a place at what they name, then those that need a
  /// leader line, so that these do not stand in the way of the others.
  void place_by_priority() {
    for (std::size_t begin = 0, end = 0; begin < order_.size(); begin = end) {
      const double priority = requests_[order_[begin]].priority;
      while (end < order_.size() && !(requests_[order_[end]].priority < priority)) ++end;
      place_group(std::span(order_).subspan(begin, end - begin));
    }
  }

  /// Labels that had to take a lesser place try again, now that others have moved.
  void settle_again() {
    for (const std::size_t i : order_) {
      if (!states_[i].chosen || *states_[i].chosen == 0) continue;
      const std::size_t now = *states_[i].chosen;
      take_away(i);
      put(i, best_free(i).value_or(now));
    }
  }

  [[nodiscard]] std::vector<PlacedLabel> placed() const {
    std::vector<PlacedLabel> labels;
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (!states_[i].chosen) continue;
      labels.push_back(candidate(i, *states_[i].chosen).label);
      labels.back().request = i;
    }
    return labels;
  }

 private:
  struct State {
    std::vector<LabelCandidate> candidates;  // the best first
    std::optional<std::size_t> chosen;
  };

  [[nodiscard]] const LabelCandidate& candidate(std::size_t request, std::size_t number) const {
    return states_[request].candidates[number];
  }

  void place_group(std::span<const std::size_t> group) {
    for (const std::size_t i : group) {
      states_[i].candidates = label_candidates(requests_[i], sheet_);
      if (const auto best = best_free(i)) put(i, *best);
    }
    for (const std::size_t i : group) {
      if (!states_[i].chosen) make_room_for(i);
    }
    for (const std::size_t i : group) {
      if (states_[i].chosen) continue;
      add_free_leaders(i);
      if (const auto best = best_free(i)) put(i, *best);
    }
  }

  void add_markers(std::size_t request) {
    const LabelRequest& r = requests_[request];
    if (r.shape.kind() != ShapeKind::point) return;
    for (const Point p : r.shape.points()) {
      if (contains(sheet_.frame, p)) markers_.add({p, r.marker_radius_mm, r.marker_radius_mm}, 0, request);
    }
  }

  /// Only places that are free now. A leader's text must not be taken for the name of a polygon beside the
  /// one it names.
  void add_free_leaders(std::size_t request) {
    const bool of_polygon = requests_[request].shape.kind() == ShapeKind::polygon;
    const std::vector<Point> own_points = polygons_.spread_points(request);
    auto& candidates = states_[request].candidates;
    for (LabelCandidate& c : leader_candidates(requests_[request], sheet_)) {
      if (!in_the_way(request, c, 1).empty()) continue;
      if (of_polygon) {
        const double astray = polygons_.share_over_neighbours(c.box, own_points, request);
        if (astray > most_over_neighbours) continue;
        c.cost += cost_over_neighbours * astray;
      }
      candidates.push_back(c);
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const LabelCandidate& a, const LabelCandidate& b) { return a.cost < b.cost; });
  }

  /// The labels that stand where a candidate would, leader lines included.
  [[nodiscard]] std::vector<std::size_t> in_the_way(std::size_t request, const LabelCandidate& c,
                                                    std::size_t most) const {
    auto owners = taken_.in_the_way(c.box, requests_[request].clear_mm, request, most);
    if (!c.label.leader || owners.size() == most) return owners;
    for (const std::size_t owner : taken_.in_the_way(leader_box(c.label), 0, request, most)) {
      if (std::find(owners.begin(), owners.end(), owner) == owners.end()) owners.push_back(owner);
    }
    return owners;
  }

  /// What a candidate costs where it stands: its own cost, and the other points' markers that it hides.
  [[nodiscard]] double cost_on_map(std::size_t request, const LabelCandidate& c) const {
    const auto covered = markers_.in_the_way(c.box, 0, request, most_markers_counted);
    return c.cost + cost_per_covered_marker * static_cast<double>(covered.size());
  }

  [[nodiscard]] std::optional<std::size_t> best_free(std::size_t request) {
    std::optional<std::size_t> best;
    double best_cost = std::numeric_limits<double>::infinity();
    const auto& candidates = states_[request].candidates;
    for (std::size_t i = 0; i < candidates.size() && candidates[i].cost < best_cost; ++i) {
      const double cost = cost_on_map(request, candidates[i]);
      if (cost >= best_cost || !in_the_way(request, candidates[i], 1).empty()) continue;
      best = i;
      best_cost = cost;
    }
    return best;
  }

  void put(std::size_t request, std::size_t number) {
    const LabelCandidate& c = candidate(request, number);
    taken_.add(c.box, requests_[request].clear_mm, request);
    if (c.label.leader) taken_.add(leader_box(c.label), 0, request);
    states_[request].chosen = number;
  }

  void take_away(std::size_t request) {
    const LabelCandidate& c = candidate(request, *states_[request].chosen);
    taken_.remove(c.box, request);
    if (c.label.leader) taken_.remove(leader_box(c.label), request);
    states_[request].chosen.reset();
  }

  /// Looks among its candidates for a place that others can leave to it.
  void make_room_for(std::size_t request) {
    const std::size_t end = std::min(states_[request].candidates.size(), most_asked_for);
    for (std::size_t i = 0; i < end && ++trials_ <= most_trials; ++i) {
      const auto owners = in_the_way(request, candidate(request, i), most_asked + 1);
      const bool movable = owners.size() <= most_asked &&
                           std::find(owners.begin(), owners.end(), LabelIndex::nobody) == owners.end();
      if (movable && step_aside(owners, request, i)) return;
    }
  }

  /// Puts a candidate where others stand, if each of them finds another place that is not much worse.
  bool step_aside(const std::vector<std::size_t>& owners, std::size_t request, std::size_t number) {
    std::vector<std::size_t> before;
    for (const std::size_t owner : owners) {
      trials_ += static_cast<int>(states_[owner].candidates.size());
      before.push_back(*states_[owner].chosen);
      take_away(owner);
    }
    put(request, number);
    bool all = true;
    for (std::size_t k = 0; k < owners.size() && all; ++k) {
      const auto other = best_free(owners[k]);
      const double limit = candidate(owners[k], before[k]).cost + most_worsened;
      all = other && candidate(owners[k], *other).cost <= limit;
      if (all) put(owners[k], *other);
    }
    if (all) return true;
    take_away(request);
    for (std::size_t k = 0; k < owners.size(); ++k) {
      if (states_[owners[k]].chosen) take_away(owners[k]);
    }
    for (std::size_t k = 0; k < owners.size(); ++k) put(owners[k], before[k]);
    return false;
  }

  LabelRoom sheet_;
  std::vector<LabelRequest> requests_;
  LabelIndex taken_;    // labels, leader lines and obstacles
  LabelIndex markers_;  // of points
  NeighbourCover polygons_;
  std::vector<State> states_;
  std::vector<std::size_t> order_;  // by priority
  int trials_ = 0;
};

}  // namespace

std::vector<Point> PlacedLabel::corners() const {
  const auto four = turned_box(centre, width_mm, height_mm, angle_degrees).corners();
  return {four.begin(), four.end()};
}

Point PlacedLabel::leader_end() const {
  return nearest_point(turned_box(centre, width_mm, height_mm, angle_degrees), anchor);
}

std::vector<PlacedLabel> place_labels(const std::vector<LabelRequest>& requests, const PaperBox& frame,
                                      const std::vector<PaperBox>& obstacles) {
  if (!is_box(frame)) return {};
  Placer placer(requests, frame, obstacles);
  placer.place_by_priority();
  placer.settle_again();
  return placer.placed();
}

}  // namespace citygauge
