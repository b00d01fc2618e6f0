#include "geometry/district_grid.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

#include "geometry/nearest_distance.hpp"
#include "geometry/segment_cuts.hpp"

namespace citygauge {
namespace {

constexpr double tolerance_m = DistrictGrid::border_tolerance_m;
/// A millimetre beyond the cuts' reach, so that rounding in the choice of cells hides no edge.
constexpr double cell_reach_m = SegmentCuts::reach_m(tolerance_m) + 1e-3;
/// Where a border runs along, the districts on either side are looked up this far off: beyond the border.
constexpr double side_step_m = 2 * tolerance_m;

/// A district's claim to the stretch at hand.
struct Share {
  std::uint32_t district = 0;
  bool shared = false;
  bool outer = false;
};

/// Room for the work on one segment, kept from call to call: a split allocates nothing once it has grown.
struct Workspace {
  std::vector<std::uint32_t> edges;
  SegmentCuts cuts{tolerance_m};
  std::vector<std::uint32_t> left, right;
  std::vector<Share> shares;
  std::vector<std::size_t> open, still_open;  // pieces that end where the stretch at hand begins
};

Workspace& workspace_of_thread() {
  thread_local Workspace workspace;
  return workspace;
}

void gather_cuts(const BorderCells& borders, Point a, Point b, Workspace& work) {
  work.edges.clear();
  borders.frame().visit_cells(a, b, 0, [&](std::size_t cell) {
    const auto edges = borders.edges_near(cell);
    work.edges.insert(work.edges.end(), edges.begin(), edges.end());
    return true;
  });
  std::sort(work.edges.begin(), work.edges.end());
  work.edges.erase(std::unique(work.edges.begin(), work.edges.end()), work.edges.end());
  work.cuts.start(a, b);
  for (const std::uint32_t edge : work.edges) work.cuts.add(borders.edge(edge));
  work.cuts.finish();
}

/// Shares of a stretch that no border runs along: whole to every district around its middle.
void share_inside(const BorderCells& borders, Point middle, Workspace& work) {
  work.left.clear();
  borders.locate(middle, work.left);
  work.shares.clear();
  for (const std::uint32_t district : work.left) work.shares.push_back({district, false, false});
}

/// Shares of a stretch along a border: halves if there are districts on the left alone and on the right
/// alone.
void share_border(const BorderCells& borders, Point middle, Workspace& work) {
  const Point step = work.cuts.leftward() * side_step_m;
  work.left.clear();
  work.right.clear();
  borders.locate(middle + step, work.left);
  borders.locate(middle - step, work.right);
  work.shares.clear();
  bool left_alone = false;
  bool right_alone = false;
  auto left = work.left.begin();
  auto right = work.right.begin();
  while (left != work.left.end() || right != work.right.end()) {
    if (right == work.right.end() || (left != work.left.end() && *left < *right)) {
      work.shares.push_back({*left++, true, false});
      left_alone = true;
    } else if (left == work.left.end() || *right < *left) {
      work.shares.push_back({*right++, true, false});
      right_alone = true;
    } else {
      work.shares.push_back({*left++, false, false});
      ++right;
    }
  }
  if (left_alone && right_alone) return;
  for (Share& share : work.shares) {
    share.outer = share.shared;
    share.shared = false;
  }
}

/// Lengthens the pieces that end at `from`, or begins new ones. Shares and open pieces both ascend by
/// district.
void add_stretch(double from, double to, Workspace& work, std::vector<DistrictPiece>& pieces) {
  work.still_open.clear();
  auto open = work.open.begin();
  for (const Share& share : work.shares) {
    while (open != work.open.end() && pieces[*open].district < share.district) ++open;
    const bool goes_on = open != work.open.end() && pieces[*open].district == share.district &&
                         pieces[*open].shared == share.shared && pieces[*open].outer == share.outer;
    if (goes_on) {
      pieces[*open].to = to;
      work.still_open.push_back(*open);
    } else {
      work.still_open.push_back(pieces.size());
      pieces.push_back({share.district, from, to, share.shared, share.outer});
    }
  }
  std::swap(work.open, work.still_open);
}

void turn_round(std::span<DistrictPiece> pieces) {
  for (DistrictPiece& piece : pieces) {
    piece = {piece.district, 1 - piece.to, 1 - piece.from, piece.shared, piece.outer};
  }
  std::sort(pieces.begin(), pieces.end(), [](const DistrictPiece& a, const DistrictPiece& b) {
    return std::tie(a.from, a.district) < std::tie(b.from, b.district);
  });
}

/// Whether an edge comes into a box: its own box does, and the corners do not all lie on one side of it.
bool meets(const BorderEdge& edge, const Box& box) {
  Box own;
  own.add(edge.from);
  own.add(edge.to);
  if (!own.intersects(box)) return false;
  const Point along = edge.to - edge.from;
  int left = 0, right = 0;
  for (const Point corner : {Point{box.min_x, box.min_y}, Point{box.max_x, box.min_y},
                             Point{box.max_x, box.max_y}, Point{box.min_x, box.max_y}}) {
    const double side = cross(along, corner - edge.from);
    left += side > 0 ? 1 : 0;
    right += side < 0 ? 1 : 0;
  }
  return left < 4 && right < 4;
}

}  // namespace

DistrictGrid::DistrictGrid(const Shapes& districts, double cell_m)
    : borders_(districts, cell_m, cell_reach_m) {}

namespace {

/// Sorts what was appended and keeps each once.
void put_in_order(std::vector<std::uint32_t>& districts, std::ptrdiff_t first) {
  std::ranges::sort(districts.begin() + first, districts.end());
  const auto repeated = std::unique(districts.begin() + first, districts.end());
  districts.erase(repeated, districts.end());
}

}  // namespace

void DistrictGrid::locate_closed(Point p, std::vector<std::uint32_t>& districts) const {
  const auto first = static_cast<std::ptrdiff_t>(districts.size());
  borders_.locate(p, districts);
  borders_at(p, districts);
  put_in_order(districts, first);
}

void DistrictGrid::borders_at(Point p, std::vector<std::uint32_t>& districts) const {
  const Box& extent = borders_.extent();
  if (!extent.grown(tolerance_m).contains(p)) return;
  const auto first = static_cast<std::ptrdiff_t>(districts.size());
  const Point within{std::clamp(p.x, extent.min_x, extent.max_x),
                     std::clamp(p.y, extent.min_y, extent.max_y)};
  for (const std::uint32_t index : borders_.edges_near(borders_.frame().cell_of(within))) {
    const BorderEdge& edge = borders_.edge(index);
    if (squared_distance(Segment{edge.from, edge.to}, p) <= tolerance_m * tolerance_m)
      districts.push_back(edge.district);
  }
  put_in_order(districts, first);
}

bool DistrictGrid::districts_around(const Box& box, std::vector<std::uint32_t>& districts) const {
  const CellFrame& frame = borders_.frame();
  const Box near = box.grown(tolerance_m);
  const std::int32_t last_column = frame.column_of(box.max_x), last_row = frame.row_of(box.max_y);
  for (std::int32_t row = frame.row_of(box.min_y); row <= last_row; ++row)
    for (std::int32_t column = frame.column_of(box.min_x); column <= last_column; ++column)
      for (const std::uint32_t edge : borders_.edges_near(frame.cell(column, row)))
        if (meets(borders_.edge(edge), near)) return false;
  borders_.locate(box.centre(), districts);
  return true;
}

void DistrictGrid::split(Point a, Point b, std::vector<DistrictPiece>& pieces) const {
  if (!is_on_map(a) || !is_on_map(b) || a == b) return;
  const Box segment{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
  if (!borders_.extent().grown(tolerance_m).intersects(segment)) return;
  const bool away_from_borders =
      borders_.frame().visit_cells(a, b, 0, [&](std::size_t cell) { return !borders_.has_border(cell); });
  if (!away_from_borders) return split_at_borders(a, b, pieces);
  for (const std::uint32_t district : borders_.districts_at_middle(borders_.frame().cell_of(a))) {
    pieces.push_back({district, 0, 1, false});
  }
}

void DistrictGrid::split_at_borders(Point a, Point b, std::vector<DistrictPiece>& pieces) const {
  const bool turned = b < a;  // both directions are computed as one, so that they agree to the last digit
  if (turned) std::swap(a, b);
  Workspace& work = workspace_of_thread();
  gather_cuts(borders_, a, b, work);
  const auto& cuts = work.cuts.cuts();
  const std::size_t first_piece = pieces.size();
  auto next_run = work.cuts.runs().begin();  // the first that may reach the stretch at hand
  work.open.clear();
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    const double middle = cuts[i - 1] + (cuts[i] - cuts[i - 1]) / 2;
    while (next_run != work.cuts.runs().end() && next_run->to < middle) ++next_run;
    if (next_run != work.cuts.runs().end() && next_run->from < middle) {
      share_border(borders_, between(a, b, middle), work);
    } else {
      share_inside(borders_, between(a, b, middle), work);
    }
    add_stretch(cuts[i - 1], cuts[i], work, pieces);
  }
  if (!turned) return;
  turn_round(std::span(pieces).subspan(first_piece));
  // 1 - from and 1 - to may be the same double: a district thinner than the spacing of doubles.
  const auto first = pieces.begin() + static_cast<std::ptrdiff_t>(first_piece);
  pieces.erase(std::remove_if(first, pieces.end(), [](const auto& p) { return p.from >= p.to; }),
               pieces.end());
}

}  // namespace citygauge
