#include "geometry/parallel_segments.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace citygauge::twins {
namespace {

constexpr double max_piece_m = 24;        // longer segments are cut, so that each piece fits one cell
constexpr double max_segment_m = 20000;   // longer ones are no streets
constexpr double max_coordinate_m = 1e9;  // of a place on Earth in any projection
// A layer of streets needs a few pieces for each segment. Where it would be more, segments above
// `crowd_segment_m` are passed over, rather than fill the memory.
constexpr std::size_t pieces_per_segment = 16;
constexpr std::size_t spare_pieces = 1000000;
constexpr double crowd_segment_m = pieces_per_segment * max_piece_m;
constexpr float touching_m = 0.02F;      // pieces that only touch end to end do not face each other
constexpr std::size_t max_crowd = 1000;  // pieces in one grid cell
// Nor do street segments have dozens of parallels each.
constexpr std::size_t pairs_per_segment = 32;
constexpr std::size_t spare_pairs = 1000000;

bool is_usable(const LineSegment& segment, double max_length_m) {
  const double squared_m2 = squared_length(segment.b - segment.a);
  return squared_m2 > 0 && squared_m2 <= max_length_m * max_length_m &&
         std::abs(segment.a.x) < max_coordinate_m && std::abs(segment.a.y) < max_coordinate_m;
}

std::uint32_t piece_count(const LineSegment& segment) {
  const double squared_m2 = squared_length(segment.b - segment.a);
  if (squared_m2 <= max_piece_m * max_piece_m) return 1;
  return static_cast<std::uint32_t>(std::ceil(std::sqrt(squared_m2) / max_piece_m));
}

double longest_to_cut_m(std::span<const LineSegment> segments) {
  std::size_t count = 0;
  for (const LineSegment& s : segments) count += is_usable(s, max_segment_m) ? piece_count(s) : 0;
  return count > pieces_per_segment * segments.size() + spare_pieces ? crowd_segment_m : max_segment_m;
}

/// A piece of a segment, laid out small for the filter: two to a cache line. Its middle is given from the
/// corner of its grid cell, where floats are exact to a hundredth of a millimetre.
struct Piece {
  float x, y;
  float dx, dy;  // unit direction
  float half_m;  // half its length
  std::uint32_t segment;
  std::int32_t column, row;
};

/// The pieces of all segments by grid cell, the cells hashed to slots.
class PieceGrid {
 public:
  PieceGrid(std::span<const LineSegment> segments, const ParallelSearch& search)
      : segments_(segments),
        max_length_m_(longest_to_cut_m(segments)),
        max_gap_m_(static_cast<float>(search.max_gap_m)),
        max_sine_(static_cast<float>(std::sin(search.max_angle_deg * std::numbers::pi / 180)) + 1e-5F),
        cell_m_(search.max_gap_m + max_piece_m),
        cells_per_m_(1 / cell_m_),
        mask_(static_cast<std::uint32_t>(std::bit_ceil(segments.size() + 16) - 1)) {
    place_pieces();
  }

  /// Calls found(s, t) for segments with pieces that may face each other; some pairs are named more than
  /// once.
  template <typename Found>
  void for_each_pair(Found&& found) const {
    Neighbours neighbours;
    for (std::uint32_t i = 0; i < pieces_.size(); ++i) {
      const Piece& p = pieces_[i];
      if (i == 0 || p.column != pieces_[i - 1].column || p.row != pieces_[i - 1].row)
        neighbours = neighbours_of(p);
      const std::uint32_t own = slot(p.column, p.row);
      if (is_crowded(own)) continue;
      scan(p, {i + 1, slot_begin_[own + 1]}, found);
      for (std::size_t n = 0; n < neighbours.count; ++n) scan(p, neighbours.ranges[n], found);
    }
  }

 private:
  struct PieceRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  struct Neighbours {
    std::array<PieceRange, 4> ranges;
    std::size_t count = 0;
  };

  /// The pieces of the next cells, of each pair of cells one; ranges that meet are joined.
  [[nodiscard]] Neighbours neighbours_of(const Piece& p) const {
    Neighbours neighbours;
    for (const auto& [dc, dr] : {std::pair{1, 0}, {-1, 1}, {0, 1}, {1, 1}}) {
      const std::uint32_t other = slot(p.column + dc, p.row + dr);
      const PieceRange range = {slot_begin_[other], slot_begin_[other + 1]};
      if (range.begin == range.end || is_crowded(other)) continue;
      if (neighbours.count > 0 && neighbours.ranges[neighbours.count - 1].end == range.begin) {
        neighbours.ranges[neighbours.count - 1].end = range.end;
      } else {
        neighbours.ranges[neighbours.count++] = range;
      }
    }
    return neighbours;
  }

  /// Calls visit(middle, column, row) for the middle of each piece of a usable segment.
  template <typename Visit>
  void for_each_middle(const LineSegment& segment, Visit&& visit) const {
    const std::uint32_t count = piece_count(segment);
    for (std::uint32_t k = 0; k < count; ++k) {
      const Point middle = between(segment.a, segment.b, (k + 0.5) / count);
      visit(middle, static_cast<std::int32_t>(std::floor(middle.x * cells_per_m_)),
            static_cast<std::int32_t>(std::floor(middle.y * cells_per_m_)));
    }
  }

  /// Cells of a row lie side by side, so that a scan stays in the cache.
  [[nodiscard]] std::uint32_t slot(std::int32_t column, std::int32_t row) const {
    return (static_cast<std::uint32_t>(column) + static_cast<std::uint32_t>(row) * 0x9E3779B1U) & mask_;
  }

  [[nodiscard]] bool is_crowded(std::uint32_t s) const {
    return slot_begin_[s + 1] - slot_begin_[s] > max_crowd;
  }

  /// A counting sort; the pieces are made twice rather than kept twice.
  void place_pieces() {
    slot_begin_.assign(std::size_t{mask_} + 2, 0);
    for (const LineSegment& segment : segments_) {
      if (!is_usable(segment, max_length_m_)) continue;
      for_each_middle(
          segment, [&](Point, std::int32_t column, std::int32_t row) { ++slot_begin_[slot(column, row)]; });
    }
    // Each slot holds its end, and is counted down to its beginning while it is filled.
    for (std::size_t s = 1; s < slot_begin_.size(); ++s) slot_begin_[s] += slot_begin_[s - 1];
    pieces_.resize(slot_begin_.back());
    for (std::uint32_t i = 0; i < segments_.size(); ++i) {
      if (!is_usable(segments_[i], max_length_m_)) continue;
      const Point step = segments_[i].b - segments_[i].a;
      const double length_m = std::sqrt(squared_length(step));
      const auto half_m = static_cast<float>(length_m / 2 / piece_count(segments_[i]));
      for_each_middle(segments_[i], [&](Point middle, std::int32_t column, std::int32_t row) {
        pieces_[--slot_begin_[slot(column, row)]] = {static_cast<float>(middle.x - column * cell_m_),
                                                     static_cast<float>(middle.y - row * cell_m_),
                                                     static_cast<float>(step.x / length_m),
                                                     static_cast<float>(step.y / length_m),
                                                     half_m,
                                                     i,
                                                     column,
                                                     row};
      });
    }
  }

  template <typename Found>
  void scan(const Piece& p, PieceRange range, Found&& found) const {
    const auto cell_m = static_cast<float>(cell_m_);
    for (std::uint32_t j = range.begin; j < range.end; ++j) {
      const Piece& q = pieces_[j];
      const std::int32_t right = q.column - p.column;
      const std::int32_t up = q.row - p.row;
      const float x = q.x - p.x + static_cast<float>(right) * cell_m;
      const float y = q.y - p.y + static_cast<float>(up) * cell_m;
      if (may_face(p, q, x, y) && std::abs(right) <= 1 && std::abs(up) <= 1 && p.segment != q.segment) {
        found(p.segment, q.segment);
      }
    }
  }

  /// q lies (x, y) from p. Both are projected on u = p ± q, the bisector of their directions, not normalised.
  [[nodiscard]] bool may_face(const Piece& p, const Piece& q, float x, float y) const {
    const float sine = p.dx * q.dy - p.dy * q.dx;
    const float cosine = p.dx * q.dx + p.dy * q.dy;
    const float sign = std::copysign(1.0F, cosine);
    const float ux = p.dx + sign * q.dx;
    const float uy = p.dy + sign * q.dy;
    const float halves_m = p.half_m + q.half_m;
    const bool parallel = std::abs(sine) <= max_sine_;
    const bool beside = std::abs(x * ux + y * uy) <= (halves_m - touching_m) * (1 + std::abs(cosine));
    const bool near = std::abs(ux * y - uy * x) <= 2 * (max_gap_m_ + halves_m * max_sine_);
    return parallel & beside & near;
  }

  std::span<const LineSegment> segments_;
  double max_length_m_;
  float max_gap_m_;
  float max_sine_;
  double cell_m_;
  double cells_per_m_;
  std::uint32_t mask_;
  std::vector<std::uint32_t> slot_begin_;
  std::vector<Piece> pieces_;
};

using IndexPair = std::pair<std::uint32_t, std::uint32_t>;

void sort_unique(std::vector<IndexPair>& pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

}  // namespace

std::vector<IndexPair> find_parallel_segments(std::span<const LineSegment> segments,
                                              const ParallelSearch& search) {
  const std::size_t most = pairs_per_segment * segments.size() + spare_pairs;
  std::vector<IndexPair> pairs;
  bool too_many = false;
  const PieceGrid grid(segments, search);
  grid.for_each_pair([&](std::uint32_t s, std::uint32_t t) {
    if (too_many) return;
    pairs.emplace_back(std::min(s, t), std::max(s, t));
    if (pairs.size() < 2 * most) return;
    sort_unique(pairs);
    too_many = pairs.size() > most;
  });
  sort_unique(pairs);
  if (pairs.size() > most) pairs.clear();
  return pairs;
}

}  // namespace citygauge::twins
