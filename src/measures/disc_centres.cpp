#include "measures/disc_centres.hpp"

#include <utility>

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

DistrictDiscs::DistrictDiscs(const DiscCentres& centres, double radius_m, const MeasureContext& context,
                             bool own_only) {
  if (!own_only) {
    discs_.emplace_back(centres.all(), radius_m);
    return;
  }
  std::vector<std::vector<Point>> own(context.districts.size());
  std::vector<std::uint32_t> here;
  for (const Point p : centres.all()) {
    here.clear();
    context.grid.locate_closed(p, here);
    for (const std::uint32_t district : here) own[district].push_back(p);
  }
  for (std::vector<Point>& points : own) discs_.emplace_back(std::move(points), radius_m);
}

}  // namespace citygauge
