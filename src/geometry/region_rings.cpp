#include "geometry/region_rings.hpp"

#include <algorithm>
#include <tuple>

namespace citygauge {
namespace {

constexpr std::uint32_t none = BorderPiece::no_piece;

/// Orders points round a centre clockwise, beginning just after the direction to `zero`.
class Clockwise {
 public:
  Clockwise(LatticePoint centre, LatticePoint zero) : centre_(centre), zero_(zero) {}

  bool operator()(LatticePoint p, LatticePoint q) const {
    const bool p_is_late = is_late(p);
    if (p_is_late != is_late(q)) return !p_is_late;
    return turn(centre_, p, q) < 0;
  }

 private:
  /// Past the half turn.
  [[nodiscard]] bool is_late(LatticePoint p) const { return turn(centre_, zero_, p) > 0; }

  LatticePoint centre_, zero_;
};

/// A closed run of pieces through no vertex twice.
struct Ring {
  std::vector<std::uint32_t> pieces;
  std::uint32_t leftmost = 0;  // vertex
  std::uint32_t below = none;  // of a hole: the piece of border below its leftmost vertex
  bool is_hole = false;
};

class RingTracer {
 public:
  RingTracer(const RegionBorder& border, std::span<const LatticePoint> vertices)
      : pieces_(border.pieces), vertices_(vertices), begin_(vertices.size() + 1), out_(border.pieces.size()) {
    for (const BorderPiece& piece : pieces_) ++begin_[piece.from];
    std::uint32_t sum = 0;
    for (std::uint32_t& begin : begin_) begin = sum += begin;
    for (std::uint32_t i = 0; i < pieces_.size(); ++i) out_[--begin_[pieces_[i].from]] = i;
  }

  std::vector<Ring> trace() {
    std::vector<bool> seen(pieces_.size());
    std::vector<std::uint32_t> place(vertices_.size(), none);  // of a vertex on the path
    std::vector<std::uint32_t> path;
    for (std::uint32_t first = 0; first < pieces_.size(); ++first) {
      for (std::uint32_t i = first; !seen[i]; i = next(i)) {
        seen[i] = true;
        place[pieces_[i].from] = static_cast<std::uint32_t>(path.size());
        path.push_back(i);
        const std::uint32_t begin = place[pieces_[i].to];
        if (begin == none) continue;
        const auto ring = std::span(path).subspan(begin);
        for (const std::uint32_t k : ring) place[pieces_[k].from] = none;
        rings_.push_back(ring_of(ring));
        path.resize(begin);
      }
    }
    return std::move(rings_);
  }

 private:
  /// The piece that goes on round the region: where several leave a vertex, the first one clockwise.
  [[nodiscard]] std::uint32_t next(std::uint32_t i) const {
    const auto [from, at, below] = pieces_[i];
    const auto leaving = std::span(out_).subspan(begin_[at], begin_[at + 1] - begin_[at]);
    if (leaving.size() == 1) return leaving.front();
    return *std::ranges::min_element(leaving, Clockwise(vertices_[at], vertices_[from]),
                                     [&](std::uint32_t k) { return vertices_[pieces_[k].to]; });
  }

  [[nodiscard]] Ring ring_of(std::span<const std::uint32_t> path) const {
    Ring ring{{path.begin(), path.end()}};
    const auto leaving = std::ranges::min_element(path, {}, [&](auto k) { return pieces_[k].from; });
    const std::uint32_t arriving = leaving == path.begin() ? path.back() : *std::prev(leaving);
    const BorderPiece& after = pieces_[*leaving];
    const BorderPiece& before = pieces_[arriving];
    ring.leftmost = after.from;
    ring.is_hole = turn(vertices_[before.from], vertices_[before.to], vertices_[after.to]) < 0;
    if (ring.is_hole) ring.below = before.below;
    return ring;
  }

  std::span<const BorderPiece> pieces_;
  std::span<const LatticePoint> vertices_;
  std::vector<std::uint32_t> begin_, out_;  // the pieces that leave each vertex
  std::vector<Ring> rings_;
};

/// For each ring the shell that it is, or lies in: that of the border below it, which is further left or
/// lower.
std::vector<std::size_t> shells_of(const std::vector<Ring>& rings, std::size_t piece_count) {
  std::vector<std::size_t> ring_of(piece_count);
  for (std::size_t r = 0; r < rings.size(); ++r)
    for (const std::uint32_t piece : rings[r].pieces) ring_of[piece] = r;
  std::vector<std::size_t> shells(rings.size());
  for (std::size_t r = 0; r < rings.size(); ++r) {
    shells[r] = r;
    while (rings[shells[r]].is_hole) shells[r] = ring_of[rings[shells[r]].below];
  }
  return shells;
}

}  // namespace

bool append_region(Shapes& out, const RegionBorder& border, std::span<const LatticePoint> vertices,
                   const OutlineLattice& lattice) {
  if (border.pieces.empty()) return false;
  const std::vector<Ring> rings = RingTracer(border, vertices).trace();
  const std::vector<std::size_t> shells = shells_of(rings, border.pieces.size());
  std::vector<std::size_t> order(rings.size());
  for (std::size_t r = 0; r < rings.size(); ++r) order[r] = r;
  std::ranges::sort(order, {}, [&](std::size_t r) {
    return std::tuple(rings[shells[r]].leftmost, shells[r], rings[r].is_hole, rings[r].leftmost, r);
  });
  for (const std::size_t r : order) {
    for (const std::uint32_t piece : rings[r].pieces)
      out.add_point(lattice.place(vertices[border.pieces[piece].from]));
    out.add_point(lattice.place(vertices[border.pieces[rings[r].pieces.front()].from]));
    out.end_part();
  }
  out.end_feature();
  return true;
}

}  // namespace citygauge
