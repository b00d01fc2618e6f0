#include "geometry/tile_meter.hpp"

#include <algorithm>
#include <iterator>

namespace citygauge {
namespace {

/// Twice the signed area of a ring whose last point is not repeated, m².
double doubled_area(std::span<const Point> ring) {
  double doubled = 0;
  for (std::size_t i = 2; i < ring.size(); ++i) doubled += cross(ring[i - 1] - ring[0], ring[i] - ring[0]);
  return doubled;
}

bool is_hole(const TilePiece& piece) {
  return piece.covers_tile() ? piece.winding < 0 : doubled_area(piece.ring()) < 0;
}

/// Tiles whose slabs hold more edges than this on average may be deep stacks of polygons.
constexpr double deep_stack = 48;
constexpr std::size_t fewest_to_stack = 96;  // not worth asking with fewer edges
constexpr std::size_t polygons_at_once = 8;

}  // namespace

TileMeter::TileMeter(TiledPieces polygons, TiledPieces districts, std::size_t levels,
                     std::optional<std::uint32_t> alone)
    : polygons_(polygons),
      districts_(districts),
      all_levels_(levels),
      alone_(alone),
      tile_size_(polygons.pieces.grid().tile_size_m()),
      number_of_(levels) {}

void TileMeter::measure(std::uint32_t tile, std::span<ExactSum> sums) {
  const auto polygons = polygons_.by_tile.in_tile(tile);
  const auto districts = districts_.by_tile.in_tile(tile);
  if (polygons.empty() || districts.empty()) return;
  corner_ = polygons_.pieces.grid().corner(tile);
  edges_.clear();
  find_levels(polygons);
  const bool bordered = has_borders(districts);
  if (alone_ || !bordered) find_lowest_seen(polygons);
  if (!shows_what_is_asked_for()) return;
  if (bordered) draw_all_levels();
  add_level_edges(polygons);
  add_district_edges(districts);
  if (whole_.empty() && bordered_.empty()) return;
  make_canonical(edges_);
  sweep_.start(levels_.size(), bordered_.size(), !whole_.empty());
  if (edges_.size() < fewest_to_stack || edges_per_slab(edges_) <= deep_stack) {
    sweep();
  } else {
    sweep_deep_stack(polygons);
  }
  const double gross = alone_ || whole_.empty() ? 0 : gross_of(polygons);
  for (const std::uint32_t district : whole_) hand_over(0, district, gross, sums);
  for (std::size_t i = 0; i < bordered_.size(); ++i) hand_over(i + 1, bordered_[i], gross_[i], sums);
}

void TileMeter::sweep() {
  sweep_.add(edges_, tile_size_);
  gross_.clear();
  for (std::size_t i = 0; i < bordered_.size(); ++i) gross_.push_back(sweep_.gross_m2(i + 1));
}

/// Thins each level out before the sweep. The gross area, which needs the polygons as they are, is additive:
/// it is measured a few polygons at a time.
void TileMeter::sweep_deep_stack(std::span<const std::uint32_t> polygons) {
  gross_sweep_.start(levels_.size(), bordered_.size(), false);
  const auto of_district = [&](const SweepEdge& edge) { return edge.group >= levels_.size(); };
  EdgeSet districts;
  std::copy_if(edges_.begin(), edges_.end(), std::back_inserter(districts), of_district);
  edges_ = districts;
  if (all_covered_) edges_.push_back(full_edge(static_cast<std::uint32_t>(lowest_drawn_ - 1), 1));
  for (std::size_t number = lowest_drawn_; number < levels_.size(); ++number) {
    std::vector<EdgeSet> sets = polygons_of_level(polygons, static_cast<std::uint32_t>(number));
    sort_sets(sets);
    if (!alone_ && !bordered_.empty()) add_gross(sets, districts);
    stack_.thin_out(sets, tile_size_);
    for (const EdgeSet& set : sets) edges_.insert(edges_.end(), set.begin(), set.end());
  }
  make_canonical(edges_);
  sweep_.add(edges_, tile_size_);
  gross_.clear();
  for (std::size_t i = 0; i < bordered_.size(); ++i) gross_.push_back(gross_sweep_.gross_m2(i + 1));
}

/// A polygon's holes follow its shell, as in Shapes.
std::vector<EdgeSet> TileMeter::polygons_of_level(std::span<const std::uint32_t> polygons,
                                                  std::uint32_t number) const {
  std::vector<EdgeSet> sets;
  for (const std::uint32_t index : polygons) {
    const TilePiece& piece = polygons_.pieces.pieces()[index];
    if (number_of_[piece.owner] != number) continue;
    if (sets.empty() || !is_hole(piece)) sets.emplace_back();
    add_piece(sets.back(), piece, number);
  }
  for (EdgeSet& set : sets) make_canonical(set);
  return sets;
}

void TileMeter::add_gross(const std::vector<EdgeSet>& polygons, const EdgeSet& districts) {
  for (std::size_t i = 0; i < polygons.size(); i += polygons_at_once) {
    EdgeSet edges = districts;
    for (std::size_t k = i; k < std::min(i + polygons_at_once, polygons.size()); ++k) {
      edges.insert(edges.end(), polygons[k].begin(), polygons[k].end());
    }
    make_canonical(edges);
    gross_sweep_.add(edges, tile_size_);
  }
}

void TileMeter::hand_over(std::size_t place, std::uint32_t district, double gross,
                          std::span<ExactSum> sums) const {
  const auto mine = sums.subspan(district * (all_levels_ + 1), all_levels_ + 1);
  for (std::size_t i = 0; i < levels_.size(); ++i) mine[levels_[i]].add(sweep_.area_m2(place, i));
  mine.back().add(gross);
}

/// Sum of the pieces' own areas. Summed exactly, for the pieces' order is not the same in every run.
double TileMeter::gross_of(std::span<const std::uint32_t> polygons) const {
  ExactSum gross;
  for (const std::uint32_t index : polygons) {
    const TilePiece& piece = polygons_.pieces.pieces()[index];
    gross.add(piece.covers_tile() ? piece.winding * tile_size_ * tile_size_ : doubled_area(piece.ring()) / 2);
  }
  return gross.value();
}

/// Whether the level that is asked for lies in the tile, and no higher one covers it.
bool TileMeter::shows_what_is_asked_for() const {
  if (!alone_) return true;
  const auto found = std::lower_bound(levels_.begin(), levels_.end(), *alone_);
  const bool is_there = found != levels_.end() && *found == *alone_;
  return is_there && (!all_covered_ || number_of_[*alone_] + 1 >= lowest_drawn_);
}

bool TileMeter::has_borders(std::span<const std::uint32_t> districts) const {
  const auto all = districts_.pieces.pieces();
  return std::any_of(districts.begin(), districts.end(),
                     [&](std::uint32_t index) { return !all[index].covers_tile(); });
}

void TileMeter::find_levels(std::span<const std::uint32_t> polygons) {
  const auto all = polygons_.pieces.pieces();
  levels_.clear();
  for (const std::uint32_t index : polygons) levels_.push_back(all[index].owner);
  std::sort(levels_.begin(), levels_.end());
  levels_.erase(std::unique(levels_.begin(), levels_.end()), levels_.end());
  for (std::size_t i = 0; i < levels_.size(); ++i) number_of_[levels_[i]] = static_cast<std::uint32_t>(i);
  draw_all_levels();
}

/// No level is left out as hidden: districts with a border in the tile want the gross area.
void TileMeter::draw_all_levels() {
  lowest_drawn_ = 0;
  all_covered_ = false;
}

/// A level that surely covers the whole tile hides what lies in it and below it. Holes take away at most one
/// winding each, for the rings of one polygon are cut apart.
void TileMeter::find_lowest_seen(std::span<const std::uint32_t> polygons) {
  const auto all = polygons_.pieces.pieces();
  const auto covers = [&](std::uint32_t index) { return all[index].covers_tile(); };
  if (std::none_of(polygons.begin(), polygons.end(), covers)) return;
  sure_windings_.assign(levels_.size(), 0);
  for (const std::uint32_t index : polygons) {
    const TilePiece& piece = all[index];
    std::int32_t& sure = sure_windings_[number_of_[piece.owner]];
    if (piece.covers_tile()) sure += piece.winding;
    if (!piece.covers_tile() && is_hole(piece)) --sure;
  }
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    if (sure_windings_[i] <= 0) continue;
    lowest_drawn_ = i + 1;
    all_covered_ = true;
  }
}

void TileMeter::add_level_edges(std::span<const std::uint32_t> polygons) {
  if (all_covered_) edges_.push_back(full_edge(static_cast<std::uint32_t>(lowest_drawn_ - 1), 1));
  for (const std::uint32_t index : polygons) {
    const TilePiece& piece = polygons_.pieces.pieces()[index];
    const std::uint32_t number = number_of_[piece.owner];
    if (number >= lowest_drawn_) add_piece(edges_, piece, number);
  }
}

void TileMeter::add_district_edges(std::span<const std::uint32_t> districts) {
  const auto all = districts_.pieces.pieces();
  whole_.clear();
  bordered_.clear();
  for (std::size_t i = 0; i < districts.size();) {
    const std::uint32_t district = all[districts[i]].owner;
    const auto group = static_cast<std::uint32_t>(levels_.size() + bordered_.size());
    std::int32_t full_winding = 0;
    bool bordered = false;
    for (; i < districts.size() && all[districts[i]].owner == district; ++i) {
      const TilePiece& piece = all[districts[i]];
      if (piece.covers_tile()) {
        full_winding += piece.winding;
      } else {
        add_piece(edges_, piece, group);
        bordered = true;
      }
    }
    if (bordered) {
      if (full_winding != 0) edges_.push_back(full_edge(group, full_winding));
      bordered_.push_back(district);
    } else if (full_winding > 0) {
      whole_.push_back(district);
    }
  }
}

SweepEdge TileMeter::full_edge(std::uint32_t group, std::int32_t winding) const {
  return {{0, 0}, {0, tile_size_}, group, winding};
}

void TileMeter::add_piece(std::vector<SweepEdge>& edges, const TilePiece& piece, std::uint32_t group) const {
  if (piece.covers_tile()) {
    edges.push_back(full_edge(group, piece.winding));
    return;
  }
  const std::span<const Point> ring = piece.ring();
  Point a = ring.back() - corner_;
  for (const Point p : ring) {
    const Point b = p - corner_;
    append_ring_edge(edges, a, b, group, tile_size_);
    a = b;
  }
}

}  // namespace citygauge
