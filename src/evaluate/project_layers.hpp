// The layers of a project, from its files.
#pragma once

#include <map>
#include <string>

#include "config/library.hpp"
#include "evaluate/layer_provider.hpp"
#include "model/project.hpp"

namespace citygauge {

class ProjectLayers : public LayerProvider {
 public:
  /// All must outlive the provider.
  ProjectLayers(const Project& project, const Library& library, const Crs& working,
                SpanRecorder* recorder = nullptr);

  [[nodiscard]] bool has(const std::string& role) const override;
  [[nodiscard]] bool is_raster(const std::string& role) const override;
  [[nodiscard]] LayerReading read(const std::string& role, const std::vector<std::string>& attributes,
                                  const BatchConsumer& consume) override;
  std::vector<Issue> with_raster(const std::string& role, const std::function<void(Raster&)>& use) override;

  /// Of the layers read from databases: what was read, by role (LayerReading::digest).
  [[nodiscard]] const std::map<std::string, std::string>& digests() const { return digests_; }

 private:
  /// The CRS of a layer's coordinates: its own, or the stated one, with an issue.
  [[nodiscard]] Crs own_crs(const std::optional<Crs>& own, const LayerSource& source, const Box& extent,
                            std::vector<Issue>& issues) const;
  [[nodiscard]] Crs fitting_crs(const VectorLayer& layer, const LayerSource& source,
                                std::vector<Issue>& issues) const;

  const Project& project_;
  const Library& library_;
  const Crs& working_;
  SpanRecorder* recorder_;
  std::map<std::string, std::string> digests_;
};

}  // namespace citygauge
