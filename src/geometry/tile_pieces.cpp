#include "geometry/tile_pieces.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace citygauge {
namespace {

constexpr std::size_t block_points = 1 << 16;  // 1 MB

/// The border within (first, last] with the most trailing zero bits. Cutting there first makes the order of
/// the cuts along an edge independent of the ring to which it belongs.
std::int32_t first_cut(TileRange range) {
  std::int32_t step = 1;
  while ((range.last & ~(2 * step - 1)) > range.first) step *= 2;
  return range.last & ~(step - 1);
}

template <double Point::*Axis>
constexpr double Point::*other_axis() {
  if constexpr (Axis == &Point::x) {
    return &Point::y;
  } else {
    return &Point::x;
  }
}

/// Where edge a–b meets the line Axis = limit; the same bits for b–a.
template <double Point::*Axis>
Point crossing(Point a, Point b, double limit) {
  constexpr double Point::*along = other_axis<Axis>();
  if (b < a) std::swap(a, b);
  const double t = (limit - a.*Axis) / (b.*Axis - a.*Axis);
  Point p;
  p.*Axis = limit;
  p.*along = a.*along + (b.*along - a.*along) * t;
  return p;
}

/// Writes a ring's points; runs along the cut are reduced to their two ends.
template <double Point::*Axis>
class HalfWriter {
 public:
  HalfWriter(Point* out, double limit) : begin_(out), end_(out), limit_(limit) {}
  void add_inside(Point p) {
    *end_++ = p;
    entered_ = true;
  }
  void add_on_cut(Point p) {
    const bool run = end_ - begin_ >= 2 && end_[-1].*Axis == limit_ && end_[-2].*Axis == limit_;
    if (run) --end_;
    *end_++ = p;
  }
  /// 0 when nothing lies beyond the cut.
  [[nodiscard]] std::size_t count() const { return entered_ ? static_cast<std::size_t>(end_ - begin_) : 0; }

 private:
  Point* begin_;
  Point* end_;
  double limit_;
  bool entered_ = false;
};

double signed_area(std::span<const Point> open_ring) {
  const Point origin = open_ring.front();
  double doubled = 0;
  for (std::size_t i = 1; i < open_ring.size(); ++i) {
    doubled += cross(open_ring[i - 1] - origin, open_ring[i] - origin);
  }
  return doubled / 2;
}

/// No place on Earth is farther out; products of such coordinates cannot overflow. NaN is not usable.
constexpr double farthest_m = 1e12;

bool usable(std::span<const Point> ring) {
  return std::all_of(ring.begin(), ring.end(),
                     [](Point p) { return std::abs(p.x) <= farthest_m && std::abs(p.y) <= farthest_m; });
}

}  // namespace

void TilePieces::add(ShapeView polygon, std::uint32_t owner) {
  if (grid_.tile_count() == 0) return;
  owner_ = owner;
  for (std::size_t i = 0; i < polygon.part_count(); ++i) add_ring(polygon.part(i));
}

void TilePieces::absorb(TilePieces&& other) {
  pieces_.insert(pieces_.end(), other.pieces_.begin(), other.pieces_.end());
  // The block that is being filled stays last.
  blocks_.insert(blocks_.begin(), std::make_move_iterator(other.blocks_.begin()),
                 std::make_move_iterator(other.blocks_.end()));
  other.pieces_.clear();
  other.blocks_.clear();
}

void TilePieces::add_ring(std::span<const Point> closed_ring) {
  if (closed_ring.size() < 4 || !usable(closed_ring)) return;
  const Ring ring = to_scratch(closed_ring);
  Box box;
  for (std::size_t i = ring.begin; i < ring.end; ++i) box.add(scratch_[i]);
  const TileRange columns = grid_.columns_between(box.min_x, box.max_x);
  const TileRange rows = grid_.rows_between(box.min_y, box.max_y);
  if (columns.last < columns.first || rows.last < rows.first) return;
  if (open_ && !open_->any_in(columns, rows)) return;
  const bool inside = box.min_x >= 0 && box.min_y >= 0 && box.max_x <= grid_.border(grid_.columns()) &&
                      box.max_y <= grid_.border(grid_.rows());
  if (inside && columns.first == columns.last && rows.first == rows.last) {
    keep({scratch_.data(), ring.size()}, grid_.tile(columns.first, rows.first));
    return;
  }
  cut_columns(inside ? ring : clip_to_grid(ring, box), columns);
}

TilePieces::Ring TilePieces::to_scratch(std::span<const Point> closed_ring) {
  const std::size_t count = closed_ring.size() - 1;
  if (scratch_.size() < count) scratch_.resize(count);
  for (std::size_t i = 0; i < count; ++i) scratch_[i] = grid_.local(closed_ring[i]);
  return {0, count};
}

TilePieces::Ring TilePieces::clip_to_grid(Ring ring, const Box& box) {
  const double right = grid_.border(grid_.columns());
  const double top = grid_.border(grid_.rows());
  if (box.min_x < 0) ring = split<&Point::x>(ring, 0).high;
  if (box.max_x > right) ring = split<&Point::x>(ring, right).low;
  if (box.min_y < 0) ring = split<&Point::y>(ring, 0).high;
  if (box.max_y > top) ring = split<&Point::y>(ring, top).low;
  return ring;
}

/// Cuts a ring in two; both halves lie behind it in the scratch.
template <double Point::*Axis>
TilePieces::Halves TilePieces::split(Ring ring, double limit) {
  if (ring.size() == 0) return {ring, ring};
  const std::size_t room = 2 * ring.size();  // an edge gives each half at most two points
  if (scratch_.size() < ring.end + 2 * room) scratch_.resize(ring.end + 2 * room);
  HalfWriter<Axis> low(scratch_.data() + ring.end, limit);
  HalfWriter<Axis> high(scratch_.data() + ring.end + room, limit);
  Point a = scratch_[ring.end - 1];
  for (std::size_t i = ring.begin; i < ring.end; ++i) {
    const Point b = scratch_[i];
    if ((a.*Axis < limit && b.*Axis > limit) || (a.*Axis > limit && b.*Axis < limit)) {
      const Point cut = crossing<Axis>(a, b, limit);
      low.add_on_cut(cut);
      high.add_on_cut(cut);
    }
    if (b.*Axis < limit) {
      low.add_inside(b);
    } else if (b.*Axis > limit) {
      high.add_inside(b);
    } else {
      low.add_on_cut(b);
      high.add_on_cut(b);
    }
    a = b;
  }
  return {{ring.end, ring.end + low.count()}, {ring.end + room, ring.end + room + high.count()}};
}

void TilePieces::cut_columns(Ring ring, TileRange columns) {
  if (ring.size() == 0) return;
  if (columns.first == columns.last) {
    cut_rows(ring, columns.first);
    return;
  }
  const std::int32_t cut = first_cut(columns);
  const Halves halves = split<&Point::x>(ring, grid_.border(cut));
  cut_columns(halves.high, {cut, columns.last});
  cut_columns(halves.low, {columns.first, cut - 1});
}

void TilePieces::cut_rows(Ring ring, std::int32_t column) {
  double from = scratch_[ring.begin].y;
  double to = from;
  for (std::size_t i = ring.begin + 1; i < ring.end; ++i) {
    from = std::min(from, scratch_[i].y);
    to = std::max(to, scratch_[i].y);
  }
  const TileRange rows = grid_.rows_between(from, to);
  if (rows.first <= rows.last) cut_rows(ring, column, rows);
}

void TilePieces::cut_rows(Ring ring, std::int32_t column, TileRange rows) {
  if (ring.size() == 0 || keep_if_uniform(ring, column, rows)) return;
  if (rows.first == rows.last) {
    keep({scratch_.data() + ring.begin, ring.size()}, grid_.tile(column, rows.first));
    return;
  }
  const std::int32_t cut = first_cut(rows);
  const Halves halves = split<&Point::y>(ring, grid_.border(cut));
  cut_rows(halves.high, column, {cut, rows.last});
  cut_rows(halves.low, column, {rows.first, cut - 1});
}

/// Whether the ring runs along the border of these tiles only; then it covers all of them equally often.
bool TilePieces::keep_if_uniform(Ring ring, std::int32_t column, TileRange rows) {
  const Point low{grid_.border(column), grid_.border(rows.first)};
  const Point high{grid_.border(column + 1), grid_.border(rows.last + 1)};
  Point a = scratch_[ring.end - 1];
  for (std::size_t i = ring.begin; i < ring.end; ++i) {
    const Point b = scratch_[i];
    const bool upright = a.x == b.x && (a.x == low.x || a.x == high.x);
    const bool level = a.y == b.y && (a.y == low.y || a.y == high.y);
    if (!upright && !level) return false;
    a = b;
  }
  const double tiles_area = (high.x - low.x) * (high.y - low.y);
  const double area = signed_area({scratch_.data() + ring.begin, ring.size()});
  const auto winding = static_cast<std::int32_t>(std::lround(area / tiles_area));
  if (winding == 0) return true;
  for (std::int32_t row = rows.first; row <= rows.last; ++row) {
    const std::uint32_t tile = grid_.tile(column, row);
    if (is_open(tile)) pieces_.push_back({nullptr, 0, tile, owner_, winding});
  }
  return true;
}

void TilePieces::keep(std::span<const Point> ring, std::uint32_t tile) {
  if (!is_open(tile)) return;
  Point* const points = reserve_points(ring.size());
  std::copy(ring.begin(), ring.end(), points);
  pieces_.push_back({points, static_cast<std::uint32_t>(ring.size()), tile, owner_, 1});
}

Point* TilePieces::reserve_points(std::size_t count) {
  const bool room = !blocks_.empty() && blocks_.back().capacity() - blocks_.back().size() >= count;
  if (!room) blocks_.emplace_back().reserve(std::max(count, block_points));
  std::vector<Point>& block = blocks_.back();
  block.resize(block.size() + count);
  return block.data() + block.size() - count;
}

PiecesByTile::PiecesByTile(const TilePieces& pieces)
    : begin_(pieces.grid().tile_count() + 1), order_(pieces.pieces().size()) {
  const std::span<const TilePiece> all = pieces.pieces();
  for (const TilePiece& piece : all) ++begin_[piece.tile + 1];
  for (std::size_t tile = 1; tile < begin_.size(); ++tile) begin_[tile] += begin_[tile - 1];
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
  for (std::size_t i = 0; i < all.size(); ++i) order_[next[all[i].tile]++] = static_cast<std::uint32_t>(i);
}

}  // namespace citygauge
