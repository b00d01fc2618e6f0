#include "geometry/segment_voronoi.hpp"

#include <algorithm>
#include <boost/polygon/voronoi_builder.hpp>
#include <boost/polygon/voronoi_diagram.hpp>
#include <cmath>

#include "geometry/tangent_circles.hpp"

namespace citygauge {

namespace {

namespace bp = boost::polygon;
using Diagram = bp::voronoi_diagram<double>;
using BoostPredicates = bp::detail::voronoi_predicates<bp::detail::voronoi_ctype_traits<std::int32_t>>;

template <typename P>
LatticePoint lattice(const P& p) {
  return {p.x(), p.y()};
}

template <typename S>
LatticeLine line_of(const S& site) {
  return {lattice(site.point0()), lattice(site.point1())};
}

/// Boost's circle events, by way of tangent_circles.hpp where that is as accurate as Boost demands.
template <typename SiteEvent, typename CircleEvent>
class FastCircles {
 public:
  // Boost wants each coordinate to within 64 ulps; half of that leaves room for the rounding to double.
  static bool accept(const std::optional<TangentCircle>& circle, LatticePoint origin, CircleEvent& event) {
    if (!circle) return false;
    constexpr long double ulps = 32 * 0x1p-53L;
    const long double x = static_cast<long double>(origin.x) + circle->x;
    const long double y = static_cast<long double>(origin.y) + circle->y;
    const long double lower_x = x + circle->radius;
    if (circle->error * 2 > ulps * std::min({std::abs(x), std::abs(y), std::abs(lower_x)})) return false;
    event = CircleEvent(static_cast<double>(x), static_cast<double>(y), static_cast<double>(lower_x));
    return true;
  }

  void ppp(const SiteEvent& a, const SiteEvent& b, const SiteEvent& c, CircleEvent& event) {
    const LatticePoint origin = lattice(b.point0());
    if (accept(circle_at_points(lattice(a.point0()), origin, lattice(c.point0())), origin, event)) return;
    boost_.ppp(a, b, c, event);
  }

  void pps(const SiteEvent& a, const SiteEvent& b, const SiteEvent& c, int segment_index,
           CircleEvent& event) {
    boost_.pps(a, b, c, segment_index, event);
  }

  void pss(const SiteEvent& point, const SiteEvent& a, const SiteEvent& b, int point_index,
           CircleEvent& event) {
    const LatticePoint origin = lattice(point.point0());
    if (accept(circle_at_point(origin, line_of(a), line_of(b), point_index != 2), origin, event)) return;
    boost_.pss(point, a, b, point_index, event);
  }

  void sss(const SiteEvent& a, const SiteEvent& b, const SiteEvent& c, CircleEvent& event) {
    if (accept(circle_at_lines(line_of(a), line_of(b), line_of(c)), lattice(b.point0()), event)) return;
    boost_.sss(a, b, c, event);
  }

 private:
  typename BoostPredicates::template lazy_circle_formation_functor<SiteEvent, CircleEvent> boost_;
};

struct Predicates : BoostPredicates {
  template <typename SiteEvent, typename CircleEvent>
  using circle_formation_predicate =
      BoostPredicates::circle_formation_predicate<SiteEvent, CircleEvent,
                                                  BoostPredicates::circle_existence_predicate<SiteEvent>,
                                                  FastCircles<SiteEvent, CircleEvent>>;
};

using Builder = bp::voronoi_builder<std::int32_t, bp::detail::voronoi_ctype_traits<std::int32_t>, Predicates>;

Site site_of(const Diagram::cell_type& cell, std::size_t segment_count) {
  const auto index = cell.source_index();
  if (index >= segment_count)
    return {static_cast<std::uint32_t>(index - segment_count), SiteKind::lone_point};
  const auto segment = static_cast<std::uint32_t>(index);
  switch (cell.source_category()) {
    case bp::SOURCE_CATEGORY_SEGMENT_START_POINT:
      return {segment, SiteKind::start};
    case bp::SOURCE_CATEGORY_SEGMENT_END_POINT:
      return {segment, SiteKind::end};
    default:
      return {segment, SiteKind::interior};
  }
}

SegmentVoronoi plain(const Diagram& diagram, std::size_t segment_count) {
  SegmentVoronoi result;
  result.vertices.reserve(diagram.vertices().size());
  for (const auto& vertex : diagram.vertices()) result.vertices.push_back({vertex.x(), vertex.y()});
  const auto number = [&](const Diagram::vertex_type* vertex) {
    return static_cast<std::uint32_t>(vertex - diagram.vertices().data());
  };
  result.edges.reserve(diagram.edges().size() / 4);
  for (std::size_t i = 0; i < diagram.edges().size(); i += 2) {  // half-edges lie in pairs of twins
    const auto& edge = diagram.edges()[i];
    if (!edge.is_primary() || !edge.is_finite()) continue;
    result.edges.push_back({number(edge.vertex0()), number(edge.vertex1()),
                            site_of(*edge.cell(), segment_count),
                            site_of(*edge.twin()->cell(), segment_count)});
  }
  return result;
}

}  // namespace

SegmentVoronoi segment_voronoi(std::span<const GridSegment> segments,
                               std::span<const GridPoint> lone_points) {
  Builder builder;
  for (const GridSegment& s : segments) builder.insert_segment(s.a.x, s.a.y, s.b.x, s.b.y);
  for (const GridPoint p : lone_points) builder.insert_point(p.x, p.y);
  Diagram diagram;
  builder.construct(&diagram);
  return plain(diagram, segments.size());
}

}  // namespace citygauge
