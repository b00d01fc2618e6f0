#include "geometry/noded_walls.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "geometry/lattice.hpp"

namespace citygauge {

namespace {

constexpr double grid_reach = 1073741824.0;  // 2^30 steps
constexpr int most_rounds = 8;  // splitting moves segments by half a step; two rounds nearly always do

double step_for(const Box& box) {
  const double needed = 3 * std::max(box.width(), box.height()) / grid_reach;
  for (double decade = 1e-4;; decade *= 10) {
    for (const double digit : {1.0, 2.0, 5.0}) {
      if (decade * digit >= needed) return decade * digit;
    }
  }
}

GridPoint snapped(Point p, const NodedWalls& frame) {
  const Point grid = (p - frame.origin) * (1 / frame.step_m);
  return {static_cast<std::int32_t>(std::lround(grid.x)), static_cast<std::int32_t>(std::lround(grid.y))};
}

Segment as_doubles(const GridSegment& s) {
  return {{static_cast<double>(s.a.x), static_cast<double>(s.a.y)},
          {static_cast<double>(s.b.x), static_cast<double>(s.b.y)}};
}

/// A place where a wall has to be split.
struct Split {
  std::size_t wall;
  GridPoint at;
  Point place;
};

struct Clashes {
  std::vector<Split> splits;
  std::vector<bool> duplicate;  // per wall: an earlier one lies exactly there
};

class ClashFinder {
 public:
  explicit ClashFinder(NodedWalls& walls) : walls_(walls) { clashes_.duplicate.resize(walls.walls.size()); }

  Clashes find() {
    std::vector<Segment> segments;
    segments.reserve(walls_.walls.size());
    for (const NodedWall& w : walls_.walls) segments.push_back(as_doubles(w.grid));
    SegmentBoxes(segments).visit_pairs([&](std::size_t i, std::size_t j) { check(i, j); });
    return std::move(clashes_);
  }

 private:
  void check(std::size_t i, std::size_t j) {
    NodedWall& first = walls_.walls[i];
    NodedWall& second = walls_.walls[j];
    const GridSegment& s = first.grid;
    const GridSegment& t = second.grid;
    const int shared = (s.a == t.a) + (s.a == t.b) + (s.b == t.a) + (s.b == t.b);
    if (shared == 2) {
      first.two_sided |= second.two_sided || s.a != t.a;
      clashes_.duplicate[j] = true;
      return;
    }
    if (shared == 1 && !is_spike(s, t)) return;
    split_if_inside(i, second);
    split_if_inside(j, first);
    if (shared == 0 && cross_properly(s, t)) split_at_crossing(i, j);
  }

  // Neighbours along a ring make up nearly all pairs; only collinear ones can overlap.
  static bool is_spike(const GridSegment& s, const GridSegment& t) {
    return turn(s.a, s.b, t.a) == 0 && turn(s.a, s.b, t.b) == 0;
  }

  void split_if_inside(std::size_t i, const NodedWall& other) {
    const GridSegment& s = walls_.walls[i].grid;
    if (strictly_inside(s, other.grid.a)) clashes_.splits.push_back({i, other.grid.a, other.start});
    if (strictly_inside(s, other.grid.b)) clashes_.splits.push_back({i, other.grid.b, other.end});
  }

  void split_at_crossing(std::size_t i, std::size_t j) {
    const GridSegment& s = walls_.walls[i].grid;
    const GridSegment& t = walls_.walls[j].grid;
    const double before = static_cast<double>(turn(t.a, t.b, s.a));
    const double after = static_cast<double>(turn(t.a, t.b, s.b));
    const Segment line = as_doubles(s);
    const Point grid = between(line.a, line.b, before / (before - after));
    const GridPoint at{static_cast<std::int32_t>(std::lround(grid.x)),
                       static_cast<std::int32_t>(std::lround(grid.y))};
    for (const std::size_t k : {i, j}) clashes_.splits.push_back({k, at, walls_.in_metres(grid)});
  }

  NodedWalls& walls_;
  Clashes clashes_;
};

/// `wall` in pieces at its splits, in order along it.
void append_pieces(std::vector<NodedWall>& out, NodedWall wall, std::span<Split> splits) {
  const Segment line = as_doubles(wall.grid);
  const auto along = [&](const Split& s) {
    return dot(Point{static_cast<double>(s.at.x), static_cast<double>(s.at.y)} - line.a, line.b - line.a);
  };
  std::sort(splits.begin(), splits.end(),
            [&](const Split& s, const Split& t) { return along(s) < along(t); });
  for (const Split& split : splits) {
    if (split.at == wall.grid.a || split.at == wall.grid.b) continue;
    NodedWall piece = wall;
    piece.grid.b = wall.grid.a = split.at;
    piece.end = wall.start = split.place;
    out.push_back(piece);
  }
  out.push_back(wall);
}

void apply(NodedWalls& walls, Clashes& clashes) {
  std::stable_sort(clashes.splits.begin(), clashes.splits.end(),
                   [](const Split& s, const Split& t) { return s.wall < t.wall; });
  std::vector<NodedWall> result;
  auto split = clashes.splits.begin();
  for (std::size_t i = 0; i < walls.walls.size(); ++i) {
    const auto begin = split;
    while (split != clashes.splits.end() && split->wall == i) ++split;
    if (!clashes.duplicate[i]) append_pieces(result, walls.walls[i], {begin, split});
  }
  walls.walls = std::move(result);
}

bool has_clashes(const Clashes& clashes) {
  return !clashes.splits.empty() ||
         std::find(clashes.duplicate.begin(), clashes.duplicate.end(), true) != clashes.duplicate.end();
}

void link_neighbours(std::vector<NodedWall>& walls) {
  const auto link = [&](std::size_t before, std::size_t after) {
    if (walls[before].grid.b != walls[after].grid.a) return;
    walls[before].next = static_cast<std::uint32_t>(after);
    walls[after].previous = static_cast<std::uint32_t>(before);
  };
  for (std::size_t begin = 0; begin < walls.size();) {
    std::size_t end = begin + 1;
    for (; end < walls.size() && walls[end].chain == walls[begin].chain; ++end) link(end - 1, end);
    link(end - 1, begin);
    begin = end;
  }
}

std::uint32_t find_root(std::vector<std::uint32_t>& parent, std::uint32_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

/// Chains through one grid point are one bank.
void join_banks(std::vector<NodedWall>& walls, std::size_t chain_count) {
  std::vector<std::pair<GridPoint, std::uint32_t>> places;
  for (std::uint32_t i = 0; i < walls.size(); ++i) {
    places.emplace_back(walls[i].grid.a, i);
    if (walls[i].next == no_wall) places.emplace_back(walls[i].grid.b, i);
  }
  std::sort(places.begin(), places.end());
  std::vector<std::uint32_t> parent(chain_count);
  std::iota(parent.begin(), parent.end(), 0U);
  for (std::size_t k = 1; k < places.size(); ++k) {
    if (places[k].first != places[k - 1].first) continue;
    for (const std::uint32_t i : {places[k - 1].second, places[k].second}) {
      if (walls[i].grid.a == places[k].first) walls[i].start_shared = true;
    }
    parent[find_root(parent, walls[places[k].second].chain)] =
        find_root(parent, walls[places[k - 1].second].chain);
  }
  for (NodedWall& w : walls) w.bank = find_root(parent, w.chain);
}

void add_chain(NodedWalls& walls, std::span<const Point> chain, std::size_t index) {
  for (std::size_t i = 1; i < chain.size(); ++i) {
    const GridSegment grid{snapped(chain[i - 1], walls), snapped(chain[i], walls)};
    if (grid.a == grid.b) continue;
    NodedWall wall{grid, {chain[i - 1], chain[i]}, chain[i - 1], chain[i]};
    wall.chain = static_cast<std::uint32_t>(index);
    walls.walls.push_back(wall);
  }
}

}  // namespace

NodedWalls node_walls(ShapeView lines) {
  NodedWalls walls;
  const Box box = lines.box();
  if (box.empty()) return walls;
  walls.origin = box.centre();
  walls.step_m = step_for(box);
  walls.walls.reserve(lines.points().size());
  for (std::size_t i = 0; i < lines.part_count(); ++i) add_chain(walls, lines.part(i), i);
  for (int round = 0; round < most_rounds; ++round) {
    Clashes clashes = ClashFinder(walls).find();
    if (!has_clashes(clashes)) break;
    apply(walls, clashes);
  }
  link_neighbours(walls.walls);
  join_banks(walls.walls, lines.part_count());
  return walls;
}

}  // namespace citygauge
