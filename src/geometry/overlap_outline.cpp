#include "geometry/overlap_outline.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include "geometry/geos_bridge.hpp"
#include "geometry/ring_assembly.hpp"
#include "geometry/union_area.hpp"

namespace citygauge {
namespace {

constexpr double copy_tolerance_m = 0.01;   // corners that move by less stay the same corner
constexpr double touch_tolerance_m = 1e-6;  // nearer than this, borders touch: not in general position

struct Edge {
  Point a, b;
};

Box common_box(ShapeView a, ShapeView b) {
  const Box x = a.box();
  const Box y = b.box();
  return {std::max(x.min_x, y.min_x), std::max(x.min_y, y.min_y), std::min(x.max_x, y.max_x),
          std::min(x.max_y, y.max_y)};
}

/// The edges of a polygon that reach into the box; all others lie outside the other polygon.
std::vector<Edge> edges_near(ShapeView polygon, const Box& box) {
  std::vector<Edge> edges;
  for (std::size_t p = 0; p < polygon.part_count(); ++p) {
    const auto ring = polygon.part(p);
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Point a = ring[i - 1];
      const Point b = ring[i];
      if (std::max(a.x, b.x) < box.min_x || std::min(a.x, b.x) > box.max_x ||
          std::max(a.y, b.y) < box.min_y || std::min(a.y, b.y) > box.max_y)
        continue;
      edges.push_back({a, b});
    }
  }
  return edges;
}

enum class Meeting : std::uint8_t { none, crossing, touch };

struct Crossing {
  Meeting meeting = Meeting::none;
  double on_first = 0;  // fraction of the first edge
  double on_second = 0;
};

/// How two edges meet: not at all, across one another well inside both, or in some doubtful way.
Crossing meet(const Edge& e, const Edge& f) {
  const Point u = e.b - e.a;
  const Point v = f.b - f.a;
  const double e_length = std::sqrt(squared_length(u));
  const double f_length = std::sqrt(squared_length(v));
  const double fa = cross(u, f.a - e.a) / e_length;  // distances from the line of the other edge
  const double fb = cross(u, f.b - e.a) / e_length;
  const double ea = cross(v, e.a - f.a) / f_length;
  const double eb = cross(v, e.b - f.a) / f_length;
  const auto apart = [](double x, double y) {
    return (x > touch_tolerance_m && y > touch_tolerance_m) ||
           (x < -touch_tolerance_m && y < -touch_tolerance_m);
  };
  const auto across = [](double x, double y) {
    return (x > touch_tolerance_m && y < -touch_tolerance_m) ||
           (x < -touch_tolerance_m && y > touch_tolerance_m);
  };
  if (apart(fa, fb) || apart(ea, eb)) return {};
  if (across(fa, fb) && across(ea, eb)) return {Meeting::crossing, ea / (ea - eb), fa / (fa - fb)};
  const double along = touch_tolerance_m;
  const bool near = std::max(e.a.x, e.b.x) + along >= std::min(f.a.x, f.b.x) &&
                    std::max(f.a.x, f.b.x) + along >= std::min(e.a.x, e.b.x) &&
                    std::max(e.a.y, e.b.y) + along >= std::min(f.a.y, f.b.y) &&
                    std::max(f.a.y, f.b.y) + along >= std::min(e.a.y, e.b.y);
  return {near ? Meeting::touch : Meeting::none, 0, 0};
}

struct Cuts {
  std::vector<std::vector<double>> first, second;  // per edge: where the other border crosses it
  bool any = false;
};

/// All crossings of the two borders; nullopt when they touch somewhere.
std::optional<Cuts> find_cuts(const std::vector<Edge>& first, const std::vector<Edge>& second) {
  Cuts cuts{std::vector<std::vector<double>>(first.size()), std::vector<std::vector<double>>(second.size()),
            false};
  for (std::size_t i = 0; i < first.size(); ++i) {
    for (std::size_t j = 0; j < second.size(); ++j) {
      const Crossing crossing = meet(first[i], second[j]);
      if (crossing.meeting == Meeting::none) continue;
      if (crossing.meeting == Meeting::touch) return std::nullopt;
      cuts.first[i].push_back(crossing.on_first);
      cuts.second[j].push_back(crossing.on_second);
      cuts.any = true;
    }
  }
  return cuts;
}

void add_piece(Point first, Point last, std::vector<std::vector<Point>>& lines) {
  if (!lines.empty() && lines.back().back() == first)
    lines.back().push_back(last);
  else
    lines.push_back({first, last});
}

/// Adds the pieces of the edges that lie inside the other polygon. In general position an edge changes sides
/// at each cut, so one look per run of edges is enough.
void add_inside(const std::vector<Edge>& edges, std::vector<std::vector<double>>& cuts, ShapeView other,
                std::vector<std::vector<Point>>& lines) {
  bool inside = false;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (i == 0 || edges[i - 1].b != edges[i].a) inside = contains(other, edges[i].a);
    std::ranges::sort(cuts[i]);
    double from = 0;
    for (std::size_t k = 0; k <= cuts[i].size(); ++k) {
      const double to = k < cuts[i].size() ? cuts[i][k] : 1;
      if (inside)
        add_piece(between(edges[i].a, edges[i].b, from), between(edges[i].a, edges[i].b, to), lines);
      if (k < cuts[i].size()) inside = !inside;
      from = to;
    }
  }
}

/// Whether the overlap, which lies in `common`, is below `least_m2`, told by a sweep: GEOS takes ten times as
/// long to find the sliver between two neighbours, and nobody wants to see it.
bool is_surely_less(ShapeView a, ShapeView b, const Box& common, double least_m2) {
  if (least_m2 <= 0) return false;
  Shapes window(ShapeKind::polygon);
  window.add_part(std::vector<Point>{{common.min_x, common.min_y},
                                     {common.max_x, common.min_y},
                                     {common.max_x, common.max_y},
                                     {common.min_x, common.max_y},
                                     {common.min_x, common.min_y}});
  window.end_feature();
  const double rounding_m2 = 4e-9 * area_m2(window[0]);  // four times what the sweep promises
  if (rounding_m2 >= least_m2) return false;
  UnionArea sweep(common, 1);
  sweep.add(a);
  sweep.add(b);
  const LevelAreas areas = sweep.areas(window);
  return areas.gross(0) - areas.at(0, 0) < least_m2 - rounding_m2;
}

/// Whether the polygons have the same corners to `copy_tolerance_m`: one of them was brought in twice, by way
/// of another format or CRS. Rings may begin at different corners.
bool is_near_copy(ShapeView a, ShapeView b) {
  if (a.part_count() != b.part_count()) return false;
  for (std::size_t p = 0; p < a.part_count(); ++p) {
    const auto first = a.part(p).first(a.part(p).size() - 1), second = b.part(p).first(b.part(p).size() - 1);
    if (first.size() != second.size()) return false;
    const auto same = [](Point x, Point y) {
      return squared_length(x - y) <= copy_tolerance_m * copy_tolerance_m;
    };
    const auto start = std::ranges::find_if(second, [&](Point q) { return same(first.front(), q); });
    const auto shift = static_cast<std::size_t>(start - second.begin());
    if (start == second.end()) return false;
    for (std::size_t i = 0; i < first.size(); ++i)
      if (!same(first[i], second[(i + shift) % second.size()])) return false;
  }
  return true;
}

}  // namespace

bool append_overlap(Shapes& out, ShapeView a, ShapeView b, double least_m2) {
  const Box box = common_box(a, b);
  if (box.empty()) return false;
  if (is_near_copy(a, b)) {
    out.add_feature(a);
    return true;
  }
  const std::vector<Edge> of_a = edges_near(a, box);
  const std::vector<Edge> of_b = edges_near(b, box);
  std::optional<Cuts> cuts = find_cuts(of_a, of_b);
  if (!cuts) return !is_surely_less(a, b, box, least_m2) && append_intersection(out, a, b);
  std::vector<std::vector<Point>> lines;
  add_inside(of_a, cuts->first, b, lines);
  add_inside(of_b, cuts->second, a, lines);
  if (lines.empty()) return false;
  return append_enclosed(out, lines) || append_intersection(out, a, b);
}

}  // namespace citygauge
