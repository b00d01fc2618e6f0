#include "geometry/region_border.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace citygauge {
namespace {

/// An edge that the sweep line crosses, with the winding numbers above it. What orders edges is where they
/// run, so an edge may give way to the one that goes on from its end.
struct Passing {
  mutable std::uint32_t edge;
  mutable std::int32_t whole, taken;
  mutable std::array<std::uint32_t, 2> piece{BorderPiece::no_piece, BorderPiece::no_piece};
};

/// From below to above. Edges that the sweep line crosses at once have no point in common but an end.
class FromBelow {
 public:
  using is_transparent = void;
  explicit FromBelow(std::span<const OutlineEdge> edges) : edges_(edges) {}

  bool operator()(const Passing& e, const Passing& f) const {
    const OutlineEdge& s = edges_[e.edge];
    const OutlineEdge& t = edges_[f.edge];
    if (s.a == t.a) return turn(s.a, s.b, t.b) > 0;
    return s.a < t.a ? turn(s.a, s.b, t.a) > 0 : turn(t.a, t.b, s.a) < 0;
  }
  bool operator()(const Passing& e, LatticePoint p) const { return side(e, p) > 0; }
  bool operator()(LatticePoint p, const Passing& e) const { return side(e, p) < 0; }

 private:
  [[nodiscard]] int side(const Passing& e, LatticePoint p) const {
    return sign(turn(edges_[e.edge].a, edges_[e.edge].b, p));
  }

  std::span<const OutlineEdge> edges_;
};

class Sweep {
 public:
  explicit Sweep(std::span<const OutlineEdge> edges) : edges_(edges), passing_(FromBelow(edges)) {
    std::vector<LatticePoint> beginnings, ends;  // the first are in order
    for (const OutlineEdge& e : edges) {
      beginnings.push_back(e.a);
      ends.push_back(e.b);
    }
    std::ranges::sort(ends);
    std::vector<LatticePoint>& vertices = borders_.vertices;
    std::ranges::merge(ends, beginnings, std::back_inserter(vertices));
    vertices.erase(std::unique(vertices.begin(), vertices.end()), vertices.end());
  }

  RegionBorders run() {
    for (std::uint32_t v = 0; v < borders_.vertices.size(); ++v) visit(v);
    return std::move(borders_);
  }

 private:
  using Status = std::set<Passing, FromBelow>;
  static constexpr std::array<std::size_t, 2> regions{0, 1};

  [[nodiscard]] static bool holds(std::size_t region, std::int32_t whole, std::int32_t taken) {
    return whole > 0 && (taken > 0) == (region == 1);
  }
  [[nodiscard]] std::vector<BorderPiece>& pieces(std::size_t region) {
    return (region == 0 ? borders_.rest : borders_.taken).pieces;
  }

  void visit(std::uint32_t vertex) {
    const LatticePoint p = borders_.vertices[vertex];
    const auto [first, last] = passing_.equal_range(p);
    std::uint32_t end = next_;
    while (end < edges_.size() && edges_[end].a == p) ++end;
    for (auto e = first; e != last; ++e) end_pieces(*e, vertex);
    if (first != last && std::next(first) == last && end == next_ + 1) {  // goes on as it is
      first->edge = next_;
      for (const std::size_t region : regions)
        if (first->piece[region] != BorderPiece::no_piece) continue_piece(*first, region, vertex);
    } else {
      insert(passing_.erase(first, last), end, vertex);
    }
    next_ = end;
  }

  void end_pieces(const Passing& e, std::uint32_t vertex) {
    for (const std::size_t region : regions) {
      if (e.piece[region] == BorderPiece::no_piece) continue;
      BorderPiece& piece = pieces(region)[e.piece[region]];
      (piece.to == BorderPiece::no_piece ? piece.to : piece.from) = vertex;
    }
  }

  void continue_piece(const Passing& e, std::size_t region, std::uint32_t vertex) {
    begin_piece(e, region, vertex, pieces(region)[e.piece[region]].to == vertex);
  }

  void begin_piece(const Passing& e, std::size_t region, std::uint32_t vertex, bool region_above) {
    e.piece[region] = static_cast<std::uint32_t>(pieces(region).size());
    pieces(region).push_back(
        {region_above ? vertex : BorderPiece::no_piece, region_above ? BorderPiece::no_piece : vertex});
  }

  /// The edges from next_ to `end` begin at `vertex`, below `above`.
  void insert(Status::iterator above, std::uint32_t end, std::uint32_t vertex) {
    std::int32_t whole = 0;
    std::int32_t taken = 0;
    if (above != passing_.begin()) {
      whole = std::prev(above)->whole;
      taken = std::prev(above)->taken;
    }
    starting_.clear();
    for (std::uint32_t i = next_; i < end; ++i) starting_.push_back(i);
    std::ranges::sort(starting_, [&](std::uint32_t i, std::uint32_t j) {
      return turn(edges_[i].a, edges_[i].b, edges_[j].b) > 0;
    });
    for (const std::uint32_t i : starting_) {
      const Passing below{0, whole, taken};
      whole += edges_[i].whole;
      taken += edges_[i].taken;
      const auto e = passing_.insert(above, {i, whole, taken});
      for (const std::size_t region : regions) bound(e, below, region, vertex);
    }
  }

  void bound(Status::iterator e, const Passing& below, std::size_t region, std::uint32_t vertex) {
    const bool is_above = holds(region, e->whole, e->taken);
    const bool is_below = holds(region, below.whole, below.taken);
    if (is_above == is_below) return;
    begin_piece(*e, region, vertex, is_above);
    if (is_below) pieces(region).back().below = piece_below(e, region);
  }

  [[nodiscard]] std::uint32_t piece_below(Status::iterator e, std::size_t region) const {
    while (e != passing_.begin()) {
      --e;
      if (e->piece[region] != BorderPiece::no_piece) return e->piece[region];
    }
    return BorderPiece::no_piece;
  }

  std::span<const OutlineEdge> edges_;
  std::uint32_t next_ = 0;
  Status passing_;
  std::vector<std::uint32_t> starting_;
  RegionBorders borders_;
};

}  // namespace

RegionBorders region_borders(std::span<const OutlineEdge> edges) {
  return Sweep(edges).run();
}

}  // namespace citygauge
