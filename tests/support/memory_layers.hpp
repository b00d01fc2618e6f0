// Tiny layers in memory, from WKT: the worked examples of indicators/*.toml and hand-made test maps.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "evaluate/layer_provider.hpp"
#include "geometry/geos_bridge.hpp"
#include "model/district.hpp"
#include "model/indicator.hpp"
#include "model/role.hpp"
#include "support/drawn_raster.hpp"

namespace citygauge::test {

inline ShapeKind kind_of_wkt(const std::string& wkt) {
  if (wkt.find("POLYGON") != std::string::npos) return ShapeKind::polygon;
  return wkt.find("LINE") != std::string::npos ? ShapeKind::line : ShapeKind::point;
}

/// Serves the layers of an example; every feature is a batch of its own when `one_by_one`, to try other
/// batchings.
class MemoryLayers : public LayerProvider {
 public:
  using Layers = std::map<std::string, std::vector<Example::Feature>>;
  MemoryLayers(Layers layers, const std::map<std::string, Role>& roles)
      : layers_(std::move(layers)), roles_(roles) {}

  bool has(const std::string& role) const override { return layers_.contains(role); }
  bool is_raster(const std::string& role) const override {
    const auto layer = layers_.find(role);
    return layer != layers_.end() && !layer->second.empty() && layer->second[0].attributes.contains("cells");
  }
  std::vector<Issue> with_raster(const std::string& role, const std::function<void(Raster&)>& use) override {
    const Example::Feature& drawn = layers_.at(role).at(0);
    DrawnRaster raster(drawn.wkt, std::get<std::string>(drawn.attributes.at("cells")));
    use(raster);
    return {};
  }

  LayerReading read(const std::string& role, const std::vector<std::string>& attributes,
                    const BatchConsumer& consume) override {
    LayerReading reading;
    reading.counts.layer = role;
    std::int64_t fid = 0;
    for (const Example::Feature& feature : layers_.at(role)) {
      const FeatureBatch batch = batch_of(feature, roles_.at(role), attributes, ++fid);
      const bool used = consume(batch)[0];
      ++reading.counts.read;
      ++reading.kept;
      ++(used ? reading.counts.used : reading.counts.excluded);
      reading.extent.add(batch.shapes.box());
    }
    return reading;
  }

 private:
  static FeatureBatch batch_of(const Example::Feature& feature, const Role& role,
                               const std::vector<std::string>& attributes, std::int64_t fid) {
    FeatureBatch batch;
    batch.shapes = Shapes(kind_of_wkt(feature.wkt));
    append_wkt(batch.shapes, feature.wkt);
    batch.fids.push_back(fid);
    for (const std::string& name : attributes) {
      const auto given = feature.attributes.find(name);
      const bool known = given != feature.attributes.end();
      if (role.attribute(name)->type == AttributeType::number)
        batch.numbers.push_back({name, {known ? std::get<double>(given->second) : std::nan("")}});
      else
        batch.texts.push_back(
            {name, {known ? std::get<std::string>(given->second) : role.attribute(name)->fallback}});
    }
    return batch;
  }

  Layers layers_;
  const std::map<std::string, Role>& roles_;
};

inline Districts districts_of(const std::vector<std::string>& wkts,
                              const std::vector<double>& population = {}) {
  Districts districts;
  districts.scope = "建成区";
  for (const std::string& wkt : wkts) {
    append_wkt(districts.shapes, wkt);
    districts.ids.push_back(std::to_string(districts.ids.size() + 1));
    districts.names.push_back("district " + districts.ids.back());
    districts.population.emplace_back();
    if (districts.ids.size() <= population.size())
      districts.population.back() = population[districts.ids.size() - 1];
  }
  return districts;
}

}  // namespace citygauge::test
