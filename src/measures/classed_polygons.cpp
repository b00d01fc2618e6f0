#include "measures/classed_polygons.hpp"

#include <set>
#include <string>
#include <utility>

namespace citygauge {

Shared<ClassedPolygons> ClassedPolygons::of(const MeasureSpec& spec, const MeasureContext& context) {
  return share(context, "polygons\n" + key_of(spec.layer, spec.where, spec.range),
               std::make_shared<ClassedPolygons>());
}

std::size_t ClassedPolygons::ask_for(const Weighting& weighting) {
  weightings_.push_back(weighting);
  return weightings_.size() - 1;
}

void ClassedPolygons::take(const Selection& selection) {
  const FeatureBatch& batch = selection.batch;
  ClassedChunk chunk;
  chunk.polygons.reserve(batch.shapes);
  const auto classes = batch.text("class");
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (!selection.counts[i]) continue;
    chunk.polygons.add_feature(batch.shapes[i]);
    chunk.fids.push_back(batch.fids[i]);
    chunk.classes.push_back(value_or_empty(classes, i));
  }
  std::set<std::string> attributes;
  for (const Weighting& weighting : weightings_)
    if (!weighting.attribute().empty()) attributes.insert(weighting.attribute());
  for (const std::string& attribute : attributes) {
    const auto column = batch.number(attribute);
    std::vector<double>& shares = chunk.shares[attribute];
    for (std::size_t i = 0; i < batch.size(); ++i)
      if (selection.counts[i]) shares.push_back(value_or_nan(column, i));
  }
  gathered_.local().push_back(std::move(chunk));
}

std::vector<const ClassedChunk*> ClassedPolygons::chunks() const {
  std::vector<const ClassedChunk*> all;
  for (const std::vector<ClassedChunk>& part : gathered_)
    for (const ClassedChunk& chunk : part) all.push_back(&chunk);
  return all;
}

const WeighedAreas& ClassedPolygons::areas(std::size_t weighting, const Shapes& districts) {
  if (areas_.empty()) areas_ = weighed_areas(chunks(), weightings_, districts);
  return areas_[weighting];
}

}  // namespace citygauge
