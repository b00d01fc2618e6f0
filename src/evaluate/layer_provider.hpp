// Where the layers of an evaluation come from: files of a project, or a worked example's tiny layers in
// memory.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "input/vector_layer.hpp"
#include "model/raster.hpp"

namespace citygauge {

class LayerProvider {
 public:
  LayerProvider() = default;
  LayerProvider(const LayerProvider&) = delete;
  LayerProvider& operator=(const LayerProvider&) = delete;
  virtual ~LayerProvider() = default;

  /// Whether there is a layer for the role at all.
  [[nodiscard]] virtual bool has(const std::string& role) const = 0;
  [[nodiscard]] virtual bool is_raster(const std::string& role) const = 0;
  /// Reads a vector layer once. ERRORS: as VectorLayer.
  [[nodiscard]] virtual LayerReading read(const std::string& role, const std::vector<std::string>& attributes,
                                          const BatchConsumer& consume) = 0;
  /// Opens a raster layer for the time of `use`; returns the issues met.
  virtual std::vector<Issue> with_raster(const std::string& role,
                                         const std::function<void(Raster&)>& use) = 0;
};

}  // namespace citygauge
