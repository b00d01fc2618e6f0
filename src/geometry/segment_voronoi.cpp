#include "geometry/segment_voronoi.hpp"

#include <algorithm>
#include <boost/intrusive/set.hpp>
#include <boost/polygon/detail/voronoi_ctypes.hpp>
#include <boost/polygon/detail/voronoi_predicates.hpp>
#include <boost/polygon/detail/voronoi_structures.hpp>
#include <cmath>
#include <deque>
#include <queue>

#include "geometry/tangent_circles.hpp"
#include "geometry/voronoi_drawing.hpp"

namespace citygauge {

namespace {

namespace bp = boost::polygon;
using BoostPredicates = bp::detail::voronoi_predicates<bp::detail::voronoi_ctype_traits<std::int32_t>>;
using CircleEvent = bp::detail::circle_event<double>;

constexpr std::uint32_t none = 0xffffffff;

/// Boost's tolerances are relative to coordinates. The sweep sees all of them moved by this much, away from
/// zero, where they would ask for more than a double's digits of what is computed from points far off.
constexpr std::int32_t shift = 1 << 28;

template <typename P>
LatticePoint lattice(const P& p) {
  return {p.x(), p.y()};
}

template <typename S>
LatticeLine line_of(const S& site) {
  return {lattice(site.point0()), lattice(site.point1())};
}

/// A site as Boost's predicates want to see it. The points of a segment are in the order of the sweep, unless
/// the site is inverse: then it is the segment's other side.
class SweepSite {
 public:
  using coordinate_type = std::int32_t;
  using point_type = bp::detail::point_2d<std::int32_t>;

  SweepSite(GridPoint a, GridPoint b, Site site)
      : a_(a.x + shift, a.y + shift), b_(b.x + shift, b.y + shift), site_(site) {}

  [[nodiscard]] const point_type& point0() const { return a_; }
  [[nodiscard]] const point_type& point1() const { return b_; }
  [[nodiscard]] std::int32_t x() const { return a_.x(); }
  [[nodiscard]] std::int32_t y() const { return a_.y(); }
  [[nodiscard]] std::int32_t x0() const { return a_.x(); }
  [[nodiscard]] std::int32_t y0() const { return a_.y(); }
  [[nodiscard]] std::int32_t x1() const { return b_.x(); }
  [[nodiscard]] std::int32_t y1() const { return b_.y(); }
  [[nodiscard]] bool is_segment() const { return !(a_ == b_); }
  [[nodiscard]] bool is_inverse() const { return is_inverse_; }
  [[nodiscard]] std::uint32_t sorted_index() const { return order_; }
  [[nodiscard]] Site site() const { return site_; }
  void set_order(std::uint32_t order) { order_ = order; }
  void inverse() {
    std::swap(a_, b_);
    is_inverse_ = !is_inverse_;
  }
  [[nodiscard]] SweepSite inverted() const {
    SweepSite other = *this;
    other.inverse();
    return other;
  }
  [[nodiscard]] bool is_at(const SweepSite& other) const { return a_ == other.a_ && b_ == other.b_; }

 private:
  point_type a_, b_;
  std::uint32_t order_ = 0;  // in the sweep
  bool is_inverse_ = false;
  Site site_;
};

/// Boost's circle events, by way of tangent_circles.hpp where that is as accurate as Boost demands.
template <typename SiteEvent>
class FastCircles {
 public:
  void ppp(const SiteEvent& a, const SiteEvent& b, const SiteEvent& c, CircleEvent& event) {
    const LatticePoint p = lattice(a.point0()), q = lattice(b.point0()), r = lattice(c.point0());
    if (!found(event, q, [&]<typename Real>() { return circle_at_points<Real>(p, q, r); }))
      boost_.ppp(a, b, c, event);
  }

  void pps(const SiteEvent& a, const SiteEvent& b, const SiteEvent& c, int segment_index,
           CircleEvent& event) {
    const LatticePoint p = lattice(a.point0()), q = lattice(b.point0());
    const LatticeLine line = line_of(c);
    const auto circle = [&]<typename Real>() {
      return circle_at_points_and_line<Real>(p, q, line, segment_index == 2);
    };
    if (!found(event, p, circle)) boost_.pps(a, b, c, segment_index, event);
  }

  void pss(const SiteEvent& point, const SiteEvent& a, const SiteEvent& b, int point_index,
           CircleEvent& event) {
    const LatticePoint p = lattice(point.point0());
    const LatticeLine n = line_of(a), m = line_of(b);
    const auto circle = [&]<typename Real>() { return circle_at_point<Real>(p, n, m, point_index != 2); };
    if (!found(event, p, circle)) boost_.pss(point, a, b, point_index, event);
  }

  void sss(const SiteEvent& a, const SiteEvent& b, const SiteEvent& c, CircleEvent& event) {
    const LatticeLine n = line_of(a), m = line_of(b), o = line_of(c);
    if (!found(event, m.a, [&]<typename Real>() { return circle_at_lines<Real>(n, m, o); }))
      boost_.sss(a, b, c, event);
  }

 private:
  typename BoostPredicates::template lazy_circle_formation_functor<SiteEvent, CircleEvent> boost_;

  template <typename Circle>
  static bool found(CircleEvent& event, LatticePoint origin, const Circle& circle) {
    return accept(circle.template operator()<double>(), origin, event) ||
           accept(circle.template operator()<long double>(), origin, event);
  }

  // Boost wants each coordinate to within 64 ulps; half of that leaves room for the rounding to double.
  template <typename Real>
  static bool accept(const std::optional<TangentCircle<Real>>& circle, LatticePoint origin,
                     CircleEvent& event) {
    if (!circle) return false;
    constexpr double ulps = 32 * 0x1p-53;
    const Real x = static_cast<Real>(origin.x) + circle->x;
    const Real y = static_cast<Real>(origin.y) + circle->y;
    const Real lower_x = x + circle->radius;
    const Real least = std::min({std::abs(x), std::abs(y), std::abs(lower_x)});
    if (!(circle->error * 2 <= ulps * least)) return false;  // nor NaN
    event = CircleEvent(static_cast<double>(x), static_cast<double>(y), static_cast<double>(lower_x));
    return true;
  }
};

using CircleFormation = BoostPredicates::circle_formation_predicate<
    SweepSite, CircleEvent, BoostPredicates::circle_existence_predicate<SweepSite>, FastCircles<SweepSite>>;
using EventOrder = BoostPredicates::event_comparison_predicate<SweepSite, CircleEvent>;

using UncheckedLinks = boost::intrusive::link_mode<boost::intrusive::normal_link>;

/// Where two neighbouring arcs of the beach line meet.
class Bisector : public boost::intrusive::set_base_hook<UncheckedLinks> {
 public:
  using site_type = SweepSite;
  Bisector(const SweepSite& left, const SweepSite& right, std::uint32_t drawn_by)
      : half_edge(drawn_by), left_(left), right_(right) {}

  [[nodiscard]] const SweepSite& left_site() const { return left_; }
  [[nodiscard]] const SweepSite& right_site() const { return right_; }
  void set_right(const SweepSite& site) { right_ = site; }

  std::uint32_t half_edge;
  std::uint32_t circle = none;  // number of the circle event at which it ends

 private:
  SweepSite left_, right_;
};

/// The beach line. New bisectors go where the sweep knows they belong, without a comparison.
class BeachLine {
 public:
  using Line =
      boost::intrusive::set<Bisector,
                            boost::intrusive::compare<BoostPredicates::node_comparison_predicate<Bisector>>>;
  using Place = Line::iterator;

  ~BeachLine() { line_.clear(); }
  [[nodiscard]] Place begin() { return line_.begin(); }
  [[nodiscard]] Place end() { return line_.end(); }
  [[nodiscard]] Place above(const SweepSite& site) { return line_.lower_bound(Bisector(site, site, none)); }

  Place insert(Place before, const SweepSite& left, const SweepSite& right, std::uint32_t half_edge) {
    if (free_.empty()) {
      nodes_.emplace_back(left, right, half_edge);
      return line_.insert_before(before, nodes_.back());
    }
    Bisector& node = *free_.back();
    free_.pop_back();
    node = Bisector(left, right, half_edge);
    return line_.insert_before(before, node);
  }
  void erase(Place place) {
    free_.push_back(&*place);
    line_.erase(place);
  }

 private:
  std::deque<Bisector> nodes_;
  std::vector<Bisector*> free_;
  Line line_;
};

/// Whether neither site is an end of the other.
bool are_apart(const SweepSite& a, const SweepSite& b) {
  if (a.is_segment() == b.is_segment()) return true;
  const SweepSite& segment = a.is_segment() ? a : b;
  const SweepSite& point = a.is_segment() ? b : a;
  return !(segment.point0() == point.point0()) && !(segment.point1() == point.point0());
}

/// Fortune's sweep from left to right as Boost does it, with Boost's predicates; what is ours are the beach
/// line, the queue of circles and the diagram, which cost Boost's builder half of its time.
class Sweep {
 public:
  Sweep(std::span<const GridSegment> segments, std::span<const GridPoint> lone_points) {
    sites_.reserve(3 * segments.size() + lone_points.size());
    for (std::uint32_t i = 0; i < segments.size(); ++i) {
      const auto [a, b] = segments[i];
      const bool start_is_known = i > 0 && segments[i - 1].b == a;
      if (!start_is_known) sites_.push_back({a, a, {i, SiteKind::start}});
      sites_.push_back({b, b, {i, SiteKind::end}});
      sites_.push_back({std::min(a, b), std::max(a, b), {i, SiteKind::interior}});
    }
    for (std::uint32_t i = 0; i < lone_points.size(); ++i)
      sites_.push_back({lone_points[i], lone_points[i], {i, SiteKind::lone_point}});
    sort_sites();
    const auto is_copy = [](const SweepSite& a, const SweepSite& b) { return a.is_at(b); };
    sites_.erase(std::unique(sites_.begin(), sites_.end(), is_copy), sites_.end());
    for (std::uint32_t i = 0; i < sites_.size(); ++i) sites_[i].set_order(i);
  }

  SegmentVoronoi run() {
    if (sites_.size() < 2) return {};
    begin();
    const EventOrder order;
    while (next_ < sites_.size() || !circles_.empty()) {
      if (circles_.empty() || (next_ < sites_.size() && order(sites_[next_], circles_.top().event)))
        visit_sites();
      else
        visit_circle();
      while (!circles_.empty() && circles_.top().bisector->circle != circles_.top().number) circles_.pop();
    }
    SegmentVoronoi found = std::move(diagram_).finish();
    for (Point& vertex : found.vertices) vertex = vertex - Point{shift, shift};
    return found;
  }

 private:
  using Place = BeachLine::Place;

  struct Circle {
    CircleEvent event;
    Place bisector;  // the second of the two that end there; if it still knows `number`
    std::uint32_t number;
  };
  struct LaterCircle {
    bool operator()(const Circle& a, const Circle& b) const { return EventOrder()(b.event, a.event); }
  };
  struct SegmentEnd {
    GridPoint point;
    Place bisector;  // between the two sides of a segment, as long as the sweep passes it
  };
  struct LaterEnd {
    bool operator()(const SegmentEnd& a, const SegmentEnd& b) const { return b.point < a.point; }
  };

  /// By the sweep's order, in which x comes first: that alone is sorted in numbers, and few sites share one.
  void sort_sites() {
    constexpr std::uint64_t sign_bit = 0x80000000;   // turned, so that negative numbers come first
    std::vector<std::uint64_t> keys(sites_.size());  // x, then the site's number
    for (std::size_t i = 0; i < keys.size(); ++i)
      keys[i] = (static_cast<std::uint64_t>(sites_[i].x0()) ^ sign_bit) << 32 | i;
    std::ranges::sort(keys);
    std::vector<SweepSite> sorted;
    sorted.reserve(keys.size());
    for (const std::uint64_t key : keys) sorted.push_back(sites_[key & 0xffffffff]);
    const EventOrder order;
    for (auto begin = sorted.begin(); begin != sorted.end();) {
      auto end = begin + 1;
      while (end != sorted.end() && end->x0() == begin->x0()) ++end;
      std::sort(begin, end, [&](const SweepSite& a, const SweepSite& b) { return order(a, b); });
      begin = end;
    }
    sites_ = std::move(sorted);
  }

  /// The sites on the sweep's first line lie on top of one another; else the first two.
  void begin() {
    const auto is_vertical = [](const SweepSite& site) { return site.x0() == site.x1(); };
    while (next_ < sites_.size() && sites_[next_].x0() == sites_[0].x0() && is_vertical(sites_[next_]))
      ++next_;
    if (next_ == 1) {
      insert_arc(sites_[0], sites_[0], sites_[next_++], beach_.end());
      return;
    }
    for (std::uint32_t i = 1; i < next_; ++i)
      beach_.insert(beach_.end(), sites_[i - 1], sites_[i], add_edge(sites_[i - 1], sites_[i]));
  }

  /// One point, or all segments that begin in a point.
  void visit_sites() {
    const SweepSite first = sites_[next_];
    std::uint32_t last = next_ + 1;
    if (first.is_segment()) {
      while (last < sites_.size() && sites_[last].is_segment() && sites_[last].point0() == first.point0())
        ++last;
    } else {
      while (!ends_.empty() && ends_.top().point == GridPoint{first.x(), first.y()}) {
        beach_.erase(ends_.top().bisector);
        ends_.pop();
      }
    }
    Place right = beach_.above(first);
    for (; next_ < last; ++next_) right = insert_site(sites_[next_], right);
  }

  /// Inserts a site below `right`, the first bisector above it. Returns its own lowest bisector.
  Place insert_site(const SweepSite& site, Place right) {
    const SweepSite upper_side = site.is_segment() ? site.inverted() : site;
    if (right == beach_.end()) {
      const Place left = std::prev(right);
      const SweepSite arc = left->right_site();
      const Place inserted = insert_arc(arc, arc, site, right);
      add_circle(left->left_site(), left->right_site(), site, inserted);
      return inserted;
    }
    const SweepSite arc = right->left_site();
    if (right == beach_.begin()) {
      const Place inserted = insert_arc(arc, arc, site, right);
      add_circle(upper_side, right->left_site(), right->right_site(), right);
      return inserted;
    }
    right->circle = none;
    const Place left = std::prev(right);
    const Place inserted = insert_arc(left->right_site(), arc, site, right);
    add_circle(left->left_site(), left->right_site(), site, inserted);
    add_circle(upper_side, arc, right->right_site(), right);
    return inserted;
  }

  /// Two bisectors, and a passing one between the sides of a segment. Returns the lowest.
  Place insert_arc(const SweepSite& below, const SweepSite& above, const SweepSite& site, Place before) {
    const std::uint32_t edge = add_edge(above, site);
    Place place = beach_.insert(before, site.is_segment() ? site.inverted() : site, above, edge + 1);
    if (site.is_segment()) {
      place = beach_.insert(place, site, site.inverted(), none);
      ends_.push({{site.x1(), site.y1()}, place});
    }
    return beach_.insert(place, below, site, edge);
  }

  /// The arc between two bisectors vanishes: they end, and one begins between its neighbours.
  void visit_circle() {
    const Circle circle = circles_.top();
    circles_.pop();
    const Place second = circle.bisector;
    const Place first = std::prev(second);
    const SweepSite site1 = first->left_site();
    SweepSite site3 = second->right_site();
    if (!site1.is_segment() && site3.is_segment() && site3.point1() == site1.point0()) site3.inverse();
    const std::uint32_t vertex = diagram_.add_vertex({circle.event.x(), circle.event.y()});
    diagram_.begin_at(first->half_edge, vertex);
    diagram_.begin_at(second->half_edge, vertex);
    first->set_right(site3);
    first->half_edge = add_edge(site1, site3);
    diagram_.begin_at(first->half_edge + 1, vertex);
    beach_.erase(second);
    if (first != beach_.begin()) {
      first->circle = none;
      add_circle(std::prev(first)->left_site(), site1, site3, first);
    }
    const Place next = std::next(first);
    if (next == beach_.end()) return;
    next->circle = none;
    add_circle(site1, site3, next->right_site(), next);
  }

  std::uint32_t add_edge(const SweepSite& left, const SweepSite& right) {
    return diagram_.add_edge(left.site(), right.site(), are_apart(left, right));
  }

  void add_circle(const SweepSite& a, const SweepSite& b, const SweepSite& c, Place bisector) {
    CircleEvent event;
    if (!forms_circle_(a, b, c, event)) return;
    bisector->circle = circle_count_++;
    circles_.push({event, bisector, bisector->circle});
  }

  std::vector<SweepSite> sites_;
  std::uint32_t next_ = 0;  // site
  BeachLine beach_;
  VoronoiDrawing diagram_;
  std::priority_queue<Circle, std::vector<Circle>, LaterCircle> circles_;
  std::uint32_t circle_count_ = 0;
  std::priority_queue<SegmentEnd, std::vector<SegmentEnd>, LaterEnd> ends_;
  CircleFormation forms_circle_;
};

}  // namespace

SegmentVoronoi segment_voronoi(std::span<const GridSegment> segments,
                               std::span<const GridPoint> lone_points) {
  return Sweep(segments, lone_points).run();
}

}  // namespace citygauge
