// A layer's geometries as the program reads them, for kernels that are put beside GEOS directly.
#pragma once

#include <algorithm>
#include <mutex>
#include <string>
#include <vector>

#include "geometry/shapes.hpp"
#include "input/vector_layer.hpp"
#include "support/shared_data.hpp"

namespace citygauge::test {

/// The layer's features in its own CRS, in the order of their ids. The geometries are repaired where need be.
inline Shapes layer_shapes(const LayerSource& source, ShapeKind kind) {
  const Library& library = shipped_library();
  VectorLayer layer(source, library.roles.at(source.role), {}, library.code_systems);
  std::mutex mutex;
  Shapes read(kind);
  std::vector<std::pair<std::int64_t, std::size_t>> order;  // id, place in `read`
  (void)layer.read(CrsTransform(*layer.crs(), *layer.crs(), source.role), [&](const FeatureBatch& batch) {
    const std::scoped_lock lock(mutex);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      order.emplace_back(batch.fids[i], read.size());
      read.add_feature(batch.shapes[i]);
    }
    return std::vector<bool>(batch.size(), true);
  });
  std::ranges::sort(order);
  Shapes shapes(kind);
  for (const auto& [fid, place] : order) shapes.add_feature(read[place]);
  return shapes;
}

}  // namespace citygauge::test
