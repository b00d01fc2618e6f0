#include "measures/disc_centres.hpp"

#include <algorithm>

namespace citygauge {

void DiscCentres::take(const Selection& selection) {
  auto& mine = points_.local();
  for (std::size_t i = 0; i < selection.batch.size(); ++i) {
    if (!selection.counts[i]) continue;
    const auto points = selection.batch.shapes[i].points();
    mine.insert(mine.end(), points.begin(), points.end());
  }
}

std::vector<Point> DiscCentres::all() const {
  std::vector<Point> all;
  for (const auto& part : points_) all.insert(all.end(), part.begin(), part.end());
  return all;
}

std::vector<Point> centres_inside(const DiscUnion& discs, const DistrictGrid& grid, std::size_t district) {
  std::vector<Point> inside;
  std::vector<std::uint32_t> here;
  for (const Point p : discs.centres()) {
    here.clear();
    grid.locate(p, here);
    if (std::ranges::find(here, district) != here.end()) inside.push_back(p);
  }
  return inside;
}

}  // namespace citygauge
