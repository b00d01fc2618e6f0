#include "measures/network_length.hpp"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <compare>
#include <span>

#include "core/exact_sum.hpp"
#include "geometry/repeated_stretches.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/options.hpp"

namespace citygauge {
namespace {

/// One line string, in the direction that puts its points first in order of their coordinates, so that the
/// way a route is drawn says nothing.
struct Route {
  std::vector<Point> points;
  std::int64_t fid = 0;
  std::size_t part = 0;  // in its feature

  friend auto operator<=>(const Route&, const Route&) = default;
};

/// Lengths of one district, m. raw − excluded − overlapping − shared = counted.
struct DistrictLengths {
  ExactSum raw, excluded, overlapping, shared;
};

/// Metres along a route.
struct RouteStretch {
  double from_m = 0, to_m = 0;
};

Route route_of(std::span<const Point> line, std::int64_t fid, std::size_t part) {
  Route route{{}, fid, part};
  for (const Point p : line)
    if (route.points.empty() || route.points.back() != p) route.points.push_back(p);
  std::vector<Point> backward(route.points.rbegin(), route.points.rend());
  if (backward < route.points) route.points = std::move(backward);
  return route;
}

double overlap_of(const DistrictPiece& piece, const std::vector<SegmentStretch>& stretches) {
  double covered = 0;
  for (const SegmentStretch& stretch : stretches)
    covered += std::max(0.0, std::min(piece.to, stretch.to) - std::max(piece.from, stretch.from));
  return covered;
}

class NetworkLength : public Measure {
 public:
  NetworkLength(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        search_{number_option(spec.options, "max_gap_m", 0)},
        half_border_(text_option(spec.options, "border", "half") == "half"),
        sums_(context.districts.size()) {
    if (!context.group_by.empty())
      throw config_error(spec.at, "measure `network_length` cannot be split by `group_by`");
    if (search_.max_gap_m < 0) throw config_error(spec.at, "`max_gap_m` must not be negative");
  }

  std::vector<LayerNeed> needs() const override { return {{spec_.layer, spec_.where, {}, false}}; }

  void take(std::size_t, const Selection& selection) override {
    for (std::size_t i = 0; i < selection.batch.size(); ++i) {
      const ShapeView line = selection.batch.shapes[i];
      std::vector<Route>& into = selection.counts[i] ? counted_.local() : excluded_.local();
      for (std::size_t p = 0; p < line.part_count(); ++p)
        into.push_back(route_of(line.part(p), selection.batch.fids[i], p));
    }
  }

  Measured finish() override {
    for (const auto& part : excluded_)
      for (const Route& route : part) add_excluded(route);
    add_counted();
    Measured measured;
    for (std::size_t d = 0; d < sums_.size(); ++d)
      measured.quantities.push_back({close_ledger(d, measured), ""});
    if (!evidence_.empty()) measured.evidence.push_back(std::move(evidence_).build());
    return measured;
  }

 private:
  void add_excluded(const Route& route) {
    for (std::size_t k = 1; k < route.points.size(); ++k) {
      const double length = distance(route.points[k - 1], route.points[k]);
      for (const DistrictPiece& piece : pieces_of(route.points[k - 1], route.points[k])) {
        sums_[piece.district].raw.add(length * (piece.to - piece.from));
        sums_[piece.district].excluded.add(length * (piece.to - piece.from));
      }
    }
  }

  /// In one order whatever the threads were: what a route repeats are routes before it, and itself.
  void add_counted() {
    std::vector<Route> routes;
    for (const auto& part : counted_) routes.insert(routes.end(), part.begin(), part.end());
    std::ranges::sort(routes);
    std::vector<twins::LineSegment> segments;
    for (const Route& route : routes)
      for (std::size_t k = 1; k < route.points.size(); ++k)
        segments.push_back({route.points[k - 1], route.points[k]});
    const auto repeated = repeated_stretches(segments, search_);
    std::size_t first = 0;
    for (const Route& route : routes) {
      const std::size_t count = route.points.empty() ? 0 : route.points.size() - 1;
      add_route(route, std::span(repeated).subspan(first, count));
      first += count;
    }
  }

  void add_route(const Route& route, std::span<const std::vector<SegmentStretch>> repeated) {
    const std::vector<RouteStretch> stretches = bridged(route, repeated);
    double at_m = 0;
    std::size_t next = 0;
    for (std::size_t k = 1; k < route.points.size(); ++k) {
      const double length = distance(route.points[k - 1], route.points[k]);
      while (next < stretches.size() && stretches[next].to_m <= at_m) ++next;
      std::vector<SegmentStretch> here;
      for (std::size_t i = next; i < stretches.size() && stretches[i].from_m < at_m + length; ++i)
        here.push_back({std::max(0.0, (stretches[i].from_m - at_m) / length),
                        std::min(1.0, (stretches[i].to_m - at_m) / length)});
      add_segment(route.points[k - 1], route.points[k], here);
      draw(route, k, here);
      at_m += length;
    }
    end_drawing(route);
  }

  /// The repeated stretches along the whole route. Where two lines beside each other bend, a little of the
  /// one faces no part of the other: what is no longer than the gap, between repeated stretches, is repeated
  /// too.
  [[nodiscard]] std::vector<RouteStretch> bridged(
      const Route& route, std::span<const std::vector<SegmentStretch>> repeated) const {
    constexpr double rounding_m = 1e-6;
    std::vector<RouteStretch> stretches;
    double at_m = 0;
    for (std::size_t k = 0; k < repeated.size(); ++k) {
      const double length = distance(route.points[k], route.points[k + 1]);
      for (const SegmentStretch& part : repeated[k]) {
        const RouteStretch stretch{at_m + part.from * length, at_m + part.to * length};
        if (!stretches.empty() &&
            stretch.from_m - stretches.back().to_m <= 2 * search_.max_gap_m + rounding_m)
          stretches.back().to_m = stretch.to_m;
        else
          stretches.push_back(stretch);
      }
      at_m += length;
    }
    return stretches;
  }

  void add_segment(Point a, Point b, const std::vector<SegmentStretch>& repeated) {
    const double length = distance(a, b);
    for (const DistrictPiece& piece : pieces_of(a, b)) {
      DistrictLengths& sums = sums_[piece.district];
      const double whole = length * (piece.to - piece.from);
      const double overlapping = length * overlap_of(piece, repeated);
      sums.raw.add(whole);
      sums.overlapping.add(overlapping);
      if (piece.shared && half_border_) sums.shared.add((whole - overlapping) / 2);
    }
  }

  const std::vector<DistrictPiece>& pieces_of(Point a, Point b) {
    pieces_.clear();
    context_.grid.split(a, b, pieces_);
    return pieces_;
  }

  /// Draws the repeated parts of the segment that ends at point k, if it lies in a district; those that go on
  /// are one line.
  void draw(const Route& route, std::size_t k, const std::vector<SegmentStretch>& repeated) {
    if (pieces_.empty()) return end_drawing(route);
    for (const SegmentStretch& part : repeated) {
      const Point from = between(route.points[k - 1], route.points[k], part.from);
      const Point to = between(route.points[k - 1], route.points[k], part.to);
      if (drawn_.empty() || drawn_.back() != from) {
        end_drawing(route);
        drawn_.push_back(from);
      }
      drawn_.push_back(to);
    }
  }

  void end_drawing(const Route& route) {
    if (drawn_.empty() || !context_.draws_evidence()) return drawn_.clear();
    evidence_.add_line(drawn_);
    evidence_.set("layer", spec_.layer);
    evidence_.set("fid", route.fid);
    drawn_.clear();
  }

  double close_ledger(std::size_t district, Measured& measured) const {
    const DistrictLengths& sums = sums_[district];
    double counted = 0;
    const auto row = [&](const char* step, double quantity) {
      measured.ledger.push_back({district, step, quantity, "m"});
      counted += quantity;
    };
    row("raw", sums.raw.value());
    row("excluded_by_class", 0 - sums.excluded.value());
    row("overlapping", 0 - sums.overlapping.value());
    row("shared_border", 0 - sums.shared.value());
    measured.ledger.push_back({district, "counted", counted, "m"});
    return counted;
  }

  MeasureSpec spec_;
  MeasureContext context_;
  RepeatSearch search_;
  bool half_border_;
  tbb::enumerable_thread_specific<std::vector<Route>> counted_, excluded_;
  std::vector<DistrictLengths> sums_;
  std::vector<DistrictPiece> pieces_;
  std::vector<Point> drawn_;  // the stretch being drawn
  EvidenceBuilder evidence_{"evidence_repeated_lines", ShapeKind::line};
};

}  // namespace

MeasureDeclaration network_length_declaration() {
  return {
      "network_length",
      {"线网长度：重合或相邻的线只计一次", "length of a network: lines on or beside one another count once"},
      true,
      {LayerGeometry::line},
      {{"max_gap_m",
        ParameterType::number,
        {},
        {"相距不超过此值（m）且大致平行的线视为同一街道；缺省为 0，即只归并重合的线",
         "lines about parallel and no farther apart than this are one street, m; 0 unless given: only lines "
         "on one another"}},
       {"border",
        ParameterType::choice,
        {"half", "full"},
        {"共用边界上的路段：half 各计一半；full 各计全长",
         "a stretch along a shared border: half to each, or full"}}},
      {"evidence_repeated_lines"},
      [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
        return std::make_unique<NetworkLength>(spec, context);
      }};
}

}  // namespace citygauge
