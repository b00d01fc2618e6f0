#include "measures/sloped_ways.hpp"

#include <cmath>

namespace citygauge {

void SlopedWays::add(ShapeView line, bool raised, Terrain& terrain) {
  for (std::size_t p = 0; p < line.part_count(); ++p) {
    if (line.part(p).size() < 2) continue;
    raised ? add_raised(line.part(p), terrain) : add_on_ground(line.part(p), terrain);
    end_known();
  }
}

void SlopedWays::add_on_ground(std::span<const Point> part, Terrain& terrain) {
  std::vector<Point> places;
  std::vector<double> heights;
  std::vector<Piece> run;
  const double longest_m = terrain.cell_m(part.front());
  for (std::size_t v = 1; v < part.size(); ++v) {
    const Point a = part[v - 1], b = part[v];
    const double length = distance(a, b);
    if (length == 0) continue;
    const auto count = static_cast<std::size_t>(std::max(1.0, std::ceil(length / longest_m)));
    const auto share = [count](std::size_t i) { return static_cast<double>(i) / static_cast<double>(count); };
    places.clear();
    for (std::size_t i = 0; i <= count; ++i) places.push_back(between(a, b, share(i)));
    heights = terrain.heights(places);
    const auto is_known = [&](std::size_t i) { return !std::isnan(heights[i] + heights[i + 1]); };
    for (std::size_t begin = 0, end; begin < count; begin = end) {  // pieces that are all known, or all not
      run.clear();
      for (end = begin; end < count && is_known(end) == is_known(begin); ++end)
        if (is_known(begin))
          run.push_back(
              {share(end + 1), (heights[end + 1] - heights[end]) / (length * (share(end + 1) - share(end)))});
      for (Piece& piece : run) piece.to = (piece.to - share(begin)) / (share(end) - share(begin));
      if (!run.empty()) run.back().to = 1;
      add_stretch(places[begin], places[end], run);
    }
  }
}

void SlopedWays::add_raised(std::span<const Point> part, Terrain& terrain) {
  double length = 0;
  for (std::size_t v = 1; v < part.size(); ++v) length += distance(part[v - 1], part[v]);
  if (length == 0) return;
  const std::vector<double> ends = terrain.heights(std::vector<Point>{part.front(), part.back()});
  const Piece even{1, (ends[1] - ends[0]) / length};
  const bool is_known = !std::isnan(even.slope);
  for (std::size_t v = 1; v < part.size(); ++v)
    add_stretch(part[v - 1], part[v], is_known ? std::span(&even, 1) : std::span<const Piece>{});
}

void SlopedWays::add_stretch(Point a, Point b, std::span<const Piece> pieces) {
  if (pieces.empty()) {
    end_known();
    const std::vector<Point> stretch{a, b};
    unknown_.add_part(stretch);
    unknown_.end_feature();
    return;
  }
  if (open_.empty()) open_.push_back(a);
  open_.push_back(b);
  pieces_.insert(pieces_.end(), pieces.begin(), pieces.end());
  segment_begin_.push_back(pieces_.size());
}

void SlopedWays::end_known() {
  if (open_.empty()) return;
  known_.add_part(open_);
  known_.end_feature();
  open_.clear();
  line_begin_.push_back(segment_begin_.size() - 1);
}

void SlopedWays::steps(const LineSegment& segment, const WalkingPace& pace, bool there_and_back,
                       std::vector<WalkStep>& steps) const {
  const std::size_t index = line_begin_[segment.line] + segment.vertex;
  const double length = distance(segment.a, segment.b);
  double done = 0;
  for (std::size_t p = segment_begin_[index]; p < segment_begin_[index + 1]; ++p) {
    const double piece_m = length * (pieces_[p].to - done);
    WalkCost cost{pace.seconds(piece_m, pieces_[p].slope), pace.seconds(piece_m, -pieces_[p].slope)};
    if (there_and_back) cost.forward = cost.backward = (cost.forward + cost.backward) / 2;
    steps.push_back({pieces_[p].to, cost});
    done = pieces_[p].to;
  }
}

}  // namespace citygauge
