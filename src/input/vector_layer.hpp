// One vector layer, read once: opened and checked against its role, then turned into feature batches in the
// working CRS, with an issue for each thing mended or left out.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/issue.hpp"
#include "core/span_recorder.hpp"
#include "input/crs.hpp"
#include "input/zone_prefix.hpp"
#include "model/feature_batch.hpp"
#include "model/project.hpp"
#include "model/result.hpp"
#include "model/role.hpp"

namespace citygauge {

/// Says for each feature of a batch whether some measure uses it. Called from several threads at once.
using BatchConsumer = std::function<std::vector<bool>(const FeatureBatch&)>;

struct LayerReading {
  LayerCounts counts;
  std::vector<Issue> issues;  // sorted
  Box extent;                 // of what was kept, working CRS
  std::int64_t kept = 0;      // features that passed the project's filter and are usable
  std::string digest;         // of the rows as they were read, from a database; else ""
};

class VectorLayer {
 public:
  /// Opens the source and binds `attributes` to fields. The role and the code systems must outlive the layer.
  /// ERRORS: Error{input}: no such file, not a known format, no such layer, wrong geometry type for the role,
  /// required field missing. Error{config}: a field or filter that does not fit.
  VectorLayer(const LayerSource& source, const Role& role, const std::vector<std::string>& attributes,
              const std::map<std::string, CodeSystem>& code_systems);
  ~VectorLayer();
  VectorLayer(const VectorLayer&) = delete;
  VectorLayer& operator=(const VectorLayer&) = delete;

  /// The layer's own CRS; nullopt when it states none.
  [[nodiscard]] const std::optional<Crs>& crs() const;
  /// Box of what the features themselves say, finite places only: reads the layer once more. A file may state
  /// another extent than it has, and the working CRS follows from the districts' place.
  [[nodiscard]] Box measured_extent() const;
  /// Box of the layer in its own CRS, as the file states it.
  [[nodiscard]] Box own_extent() const;
  /// The eastings of the features, for crs_with_fitting_zone. Empty, without reading the layer once more,
  /// where by the file's own extent all of them are as `stated` asks.
  [[nodiscard]] EastingForms doubtful_eastings(const Crs& stated) const;

  /// Reads everything once, in batches handed to several threads. ERRORS: Error{input}: damaged; every
  /// feature of a wrong geometry type.
  [[nodiscard]] LayerReading read(const CrsTransform& to_working, const BatchConsumer& consume,
                                  SpanRecorder* recorder = nullptr);

 private:
  /// The boxes of all features with finite places on the Earth.
  void visit_boxes(const std::function<void(const Box&)>& visit) const;

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace citygauge
