// Every vertex of the diagram is equally far from the sites of its edges, and no wall is nearer: by brute
// force.
#include "geometry/segment_voronoi.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <set>

#include "support/draw.hpp"

namespace citygauge {
namespace {

using test::Draw;

Point as_point(GridPoint p) {
  return {static_cast<double>(p.x), static_cast<double>(p.y)};
}

double gap(const GridSegment& s, Point p) {
  const Point a = as_point(s.a), b = as_point(s.b);
  const double t = std::clamp(dot(p - a, b - a) / squared_length(b - a), 0.0, 1.0);
  return distance(p, between(a, b, t));
}

/// Whether a segment's inside is nearest at `p`, not one of its ends.
bool is_abreast(const GridSegment& s, Point p) {
  const Point a = as_point(s.a), b = as_point(s.b);
  const double along = dot(p - a, b - a), tolerance = 1e-6 * squared_length(b - a);
  return along >= -tolerance && along <= squared_length(b - a) + tolerance;
}

void expect_at(const Site& site, const std::vector<GridSegment>& segments, Point vertex, double nearest) {
  const GridSegment& s = segments[site.index];
  const double tolerance = 1e-6 * (1 + nearest);
  if (site.kind == SiteKind::interior) {
    EXPECT_TRUE(is_abreast(s, vertex));
    EXPECT_NEAR(gap(s, vertex), nearest, tolerance);
  } else {
    EXPECT_NEAR(distance(as_point(site.kind == SiteKind::start ? s.a : s.b), vertex), nearest, tolerance);
  }
}

/// Returns how many edges there are.
std::size_t expect_true(const std::vector<GridSegment>& segments) {
  const SegmentVoronoi diagram = segment_voronoi(segments, {});
  for (const VoronoiEdge& edge : diagram.edges) {
    for (const std::uint32_t v : {edge.from, edge.to}) {
      const Point vertex = diagram.vertices[v];
      double nearest = std::numeric_limits<double>::infinity();
      for (const GridSegment& s : segments) nearest = std::min(nearest, gap(s, vertex));
      for (const Site& site : {edge.left, edge.right}) expect_at(site, segments, vertex, nearest);
    }
  }
  return diagram.edges.size();
}

std::vector<GridSegment> ring(const std::vector<GridPoint>& corners) {
  std::vector<GridSegment> segments;
  for (std::size_t i = 0; i < corners.size(); ++i)
    segments.push_back({corners[i], corners[(i + 1) % corners.size()]});
  return segments;
}

TEST(SegmentVoronoi, of_a_rectangle_is_its_roof) {
  // Inside: the ridge from (20, 20) to (80, 20) and four hips. Outside nothing is finite.
  const auto segments = ring({{0, 0}, {100, 0}, {100, 40}, {0, 40}});
  const SegmentVoronoi diagram = segment_voronoi(segments, {});
  EXPECT_EQ(diagram.edges.size(), 5U);
  std::set<Point> ends;
  for (const VoronoiEdge& edge : diagram.edges)
    for (const std::uint32_t v : {edge.from, edge.to})
      ends.insert(
          {std::round(diagram.vertices[v].x * 1e6) / 1e6, std::round(diagram.vertices[v].y * 1e6) / 1e6});
  EXPECT_EQ(ends, (std::set<Point>{{0, 0}, {100, 0}, {100, 40}, {0, 40}, {20, 20}, {80, 20}}));
}

TEST(SegmentVoronoi, is_nearest_on_a_lattice_where_sites_share_lines_and_circles) {
  // Squares side by side: many sites on one sweep line, circles that touch more than three sites.
  std::vector<GridSegment> segments;
  for (int i = 0; i < 6; ++i) {
    for (int j = 0; j < 6; ++j) {
      const int x = 3000 * i - 9000, y = 3000 * j - 9000;
      for (const GridSegment& s : ring({{x, y}, {x + 1000, y}, {x + 1000, y + 1000}, {x, y + 1000}}))
        segments.push_back(s);
    }
  }
  EXPECT_GT(expect_true(segments), 100U);
}

TEST(SegmentVoronoi, is_nearest_between_ragged_rings) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    Draw draw(seed);
    const double size = std::pow(10.0, draw.real(2, 8.5));
    std::vector<GridSegment> segments;
    for (const double scale : {1.0, 0.4}) {  // one in the other
      std::vector<GridPoint> corners;
      const int count = draw.whole(3, 60);
      for (int k = 0; k < count; ++k) {
        const double angle = 2 * std::numbers::pi * k / count, reach = size * scale * draw.real(0.5, 1);
        corners.push_back({static_cast<std::int32_t>(std::lround(reach * std::cos(angle))),
                           static_cast<std::int32_t>(std::lround(reach * std::sin(angle)))});
      }
      if (scale == 1.0 || count > 12)  // rings of few corners might meet
        for (const GridSegment& s : ring(corners)) segments.push_back(s);
    }
    if (segments.size() < 24) continue;
    EXPECT_GT(expect_true(segments), segments.size());
  }
}

TEST(SegmentVoronoi, has_parabolas_between_points_and_lines) {
  // A comb above a line: its teeth are points to the line, so that circles through two points touch it.
  std::vector<GridSegment> segments{{{-100000, 0}, {100000, 0}}};
  Draw draw(5);
  for (int i = -20; i < 20; ++i) {
    const int x = 4000 * i + draw.whole(0, 1500);
    segments.push_back({{x, 30000 + draw.whole(-9000, 9000)}, {x + draw.whole(-900, 900), 90000}});
  }
  EXPECT_GT(expect_true(segments), 100U);
}

}  // namespace
}  // namespace citygauge
