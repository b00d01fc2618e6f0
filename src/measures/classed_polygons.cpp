#include "measures/classed_polygons.hpp"

#include <utility>

namespace citygauge {

Shared<ClassedPolygons> ClassedPolygons::of(const MeasureSpec& spec, const MeasureContext& context) {
  return share(context, "polygons\n" + key_of(spec.layer, spec.where, spec.range),
               std::make_shared<ClassedPolygons>());
}

void ClassedPolygons::ask_for(const std::string& attribute) {
  if (!attribute.empty()) attributes_.insert(attribute);
}

void ClassedPolygons::take(const Selection& selection) {
  const FeatureBatch& batch = selection.batch;
  Chunk chunk;
  chunk.polygons.reserve(batch.shapes);
  const auto classes = batch.text("class");
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (!selection.counts[i]) continue;
    chunk.polygons.add_feature(batch.shapes[i]);
    chunk.fids.push_back(batch.fids[i]);
    chunk.classes.push_back(value_or_empty(classes, i));
  }
  for (const std::string& attribute : attributes_) {
    const auto column = batch.number(attribute);
    std::vector<double>& shares = chunk.shares[attribute];
    for (std::size_t i = 0; i < batch.size(); ++i)
      if (selection.counts[i]) shares.push_back(value_or_nan(column, i));
  }
  gathered_.local().push_back(std::move(chunk));
}

std::vector<const ClassedPolygons::Chunk*> ClassedPolygons::chunks() const {
  std::vector<const Chunk*> all;
  for (const std::vector<Chunk>& part : gathered_)
    for (const Chunk& chunk : part) all.push_back(&chunk);
  return all;
}

}  // namespace citygauge
