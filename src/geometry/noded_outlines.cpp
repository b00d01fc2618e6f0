#include "geometry/noded_outlines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "geometry/segment_boxes.hpp"

namespace citygauge {
namespace {

constexpr double finest_step_m = 0x1p-30;
constexpr int digits_of_doubles = 52;

/// A place where an edge has to be cut.
struct Cut {
  std::size_t edge;
  LatticePoint at;
};

bool is_before(const Cut& a, const Cut& b) {
  return a.edge < b.edge;
}

void add_edge(std::vector<OutlineEdge>& out, LatticePoint from, LatticePoint to, OutlineEdge winding) {
  if (from == to) return;
  if (from < to)
    out.push_back({from, to, winding.whole, winding.taken});
  else
    out.push_back({to, from, -winding.whole, -winding.taken});
}

/// On which sides of a box a point lies; two points with a side in common do not see the box between them.
unsigned sides_beyond(const Box& box, Point p) {
  return (p.x < box.min_x ? 1U : 0U) | (p.x > box.max_x ? 2U : 0U) | (p.y < box.min_y ? 4U : 0U) |
         (p.y > box.max_y ? 8U : 0U);
}

/// A ring with the same winding numbers inside the box: of a run of points beyond one side of it, only the
/// first and the last stay. No coordinate is computed.
void cut_short(std::span<const Point> ring, const Box& box, std::vector<Point>& out) {
  out.clear();
  std::size_t i = 0;
  while (i < ring.size()) {
    out.push_back(ring[i]);
    unsigned common = sides_beyond(box, ring[i]);
    std::size_t end = i + 1;
    while (end < ring.size() && (common &= sides_beyond(box, ring[end])) != 0) ++end;
    if (end - i > 1) out.push_back(ring[end - 1]);
    i = end;
  }
}

void add_ring(std::vector<OutlineEdge>& out, const OutlineLattice& lattice, std::span<const Point> ring,
              OutlineEdge winding) {
  if (ring.empty()) return;
  LatticePoint last = lattice.at(ring.back());
  for (const Point p : ring) {
    const LatticePoint next = lattice.at(p);
    add_edge(out, last, next, winding);
    last = next;
  }
}

/// Finds where edges cross or touch one another. Pairs of edges that were there before the last round of cuts
/// are known not to.
class CutFinder {
 public:
  CutFinder(std::span<const OutlineEdge> edges, const std::vector<bool>& is_new)
      : edges_(edges), is_new_(is_new) {}

  std::vector<Cut> find() {
    std::vector<Segment> segments;
    segments.reserve(edges_.size());
    for (const OutlineEdge& e : edges_) segments.push_back({as_doubles(e.a), as_doubles(e.b)});
    const SegmentBoxes boxes(segments);
    boxes.visit_pairs([&](std::size_t i, std::size_t j) {
      if (is_new_.empty() || is_new_[i] || is_new_[j]) check(i, j);
    });
    std::stable_sort(cuts_.begin(), cuts_.end(), is_before);
    return std::move(cuts_);
  }

 private:
  static Point as_doubles(LatticePoint p) { return {static_cast<double>(p.x), static_cast<double>(p.y)}; }

  void check(std::size_t i, std::size_t j) {
    const LatticeSegment s{edges_[i].a, edges_[i].b};
    const LatticeSegment t{edges_[j].a, edges_[j].b};
    const Wide from = turn(s.a, s.b, t.a);
    const Wide to = turn(s.a, s.b, t.b);
    if (sign(from) * sign(to) > 0) return;
    const Wide back = turn(t.a, t.b, s.a);
    const Wide forth = turn(t.a, t.b, s.b);
    if (sign(back) * sign(forth) > 0) return;
    if (sign(from) * sign(to) * sign(back) * sign(forth) != 0) {
      const LatticePoint at = crossing(s, back, forth);
      cuts_.insert(cuts_.end(), {{i, at}, {j, at}});
      return;
    }
    for (const LatticePoint end : {t.a, t.b})
      if (strictly_inside(s, end)) cuts_.push_back({i, end});
    for (const LatticePoint end : {s.a, s.b})
      if (strictly_inside(t, end)) cuts_.push_back({j, end});
  }

  /// `at_a` and `at_b` are in proportion to how far the ends of `s` lie on either side of the other.
  static LatticePoint crossing(const LatticeSegment& s, Wide at_a, Wide at_b) {
    const auto share = static_cast<long double>(at_a) / static_cast<long double>(at_a - at_b);
    return {s.a.x + std::llroundl(share * static_cast<long double>(s.b.x - s.a.x)),
            s.a.y + std::llroundl(share * static_cast<long double>(s.b.y - s.a.y))};
  }

  std::span<const OutlineEdge> edges_;
  const std::vector<bool>& is_new_;  // empty: all
  std::vector<Cut> cuts_;
};

void add_pieces(std::vector<OutlineEdge>& out, const OutlineEdge& edge, std::span<Cut> cuts) {
  const auto along = [&](const Cut& cut) {
    return Wide{cut.at.x - edge.a.x} * (edge.b.x - edge.a.x) +
           Wide{cut.at.y - edge.a.y} * (edge.b.y - edge.a.y);
  };
  std::ranges::sort(cuts, [&](const Cut& c, const Cut& d) { return along(c) < along(d); });
  LatticePoint last = edge.a;
  for (const Cut& cut : cuts) {
    add_edge(out, last, cut.at, edge);
    last = cut.at;
  }
  add_edge(out, last, edge.b, edge);
}

/// The edges in pieces. `is_new` tells which of them were cut.
std::vector<OutlineEdge> cut_up(const std::vector<OutlineEdge>& edges, std::span<Cut> cuts,
                                std::vector<bool>& is_new) {
  std::vector<OutlineEdge> pieces;
  pieces.reserve(edges.size() + cuts.size());
  is_new.clear();
  std::size_t begin = 0;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    std::size_t end = begin;
    while (end < cuts.size() && cuts[end].edge == i) ++end;
    if (begin == end)
      pieces.push_back(edges[i]);
    else
      add_pieces(pieces, edges[i], cuts.subspan(begin, end - begin));
    is_new.resize(pieces.size(), begin != end);
    begin = end;
  }
  return pieces;
}

/// Sorts the edges and makes one of those that lie on one another, or none where they cancel out.
void merge(std::vector<OutlineEdge>& edges) {
  std::ranges::sort(edges, [](const OutlineEdge& e, const OutlineEdge& f) {
    return std::tie(e.a, e.b) < std::tie(f.a, f.b);
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < edges.size();) {
    OutlineEdge sum = edges[i];
    for (++i; i < edges.size() && edges[i].a == sum.a && edges[i].b == sum.b; ++i) {
      sum.whole += edges[i].whole;
      sum.taken += edges[i].taken;
    }
    if (sum.whole != 0 || sum.taken != 0) edges[kept++] = sum;
  }
  edges.resize(kept);
}

bool is_copy(ShapeView a, ShapeView b) {
  return a.part_count() == b.part_count() && std::ranges::equal(a.points(), b.points());
}

/// Outlines follow one another, piece by piece, on which SegmentBoxes relies.
std::vector<OutlineEdge> outlines(const OutlineLattice& lattice, ShapeView whole, const Shapes& others) {
  std::vector<OutlineEdge> edges;
  for (std::size_t r = 0; r < whole.part_count(); ++r)
    add_ring(edges, lattice, whole.part(r), {{}, {}, 1, 0});
  const Box box = whole.box();
  std::vector<Point> ring;
  for (std::size_t i = 0; i < others.size(); ++i) {
    if (i > 0 && is_copy(others[i - 1], others[i])) continue;
    for (std::size_t r = 0; r < others[i].part_count(); ++r) {
      cut_short(others[i].part(r), box, ring);
      add_ring(edges, lattice, ring, {{}, {}, 0, 1});
    }
  }
  return edges;
}

}  // namespace

OutlineLattice::OutlineLattice(const Box& box) {
  const double greatest = std::max({std::abs(box.min_x), std::abs(box.min_y), std::abs(box.max_x),
                                    std::abs(box.max_y), box.width(), box.height()});
  step_m_ = std::max(finest_step_m, std::ldexp(1.0, std::ilogb(greatest) - digits_of_doubles));
  const Point centre = box.centre();
  origin_ = {std::round(centre.x / step_m_) * step_m_, std::round(centre.y / step_m_) * step_m_};
}

LatticePoint OutlineLattice::at(Point p) const {
  return {std::llround((p.x - origin_.x) / step_m_), std::llround((p.y - origin_.y) / step_m_)};
}

Point OutlineLattice::place(LatticePoint p) const {
  return {origin_.x + static_cast<double>(p.x) * step_m_, origin_.y + static_cast<double>(p.y) * step_m_};
}

// Cutting moves pieces by half a step, which may make new crossings: nearly always none, and each round has
// to leave less than half of them.
std::optional<std::vector<OutlineEdge>> noded_outlines(const OutlineLattice& lattice, ShapeView whole,
                                                       const Shapes& others) {
  std::vector<OutlineEdge> edges = outlines(lattice, whole, others);
  std::vector<bool> is_new;
  std::size_t most_cuts = std::numeric_limits<std::size_t>::max();
  while (true) {
    std::vector<Cut> cuts = CutFinder(edges, is_new).find();
    if (cuts.size() > most_cuts) return std::nullopt;
    if (cuts.empty()) break;
    most_cuts = cuts.size() / 2;
    edges = cut_up(edges, cuts, is_new);
  }
  merge(edges);
  return edges;
}

}  // namespace citygauge
