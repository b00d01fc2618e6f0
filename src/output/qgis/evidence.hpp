// The evidence tables of a result as layers of a QGIS project, so that each indicator's sheet shows its own
// evidence and nothing else: a table that proves several indicators is shown in parts.
#pragma once

#include <string>
#include <vector>

#include "output/indicator_evidence.hpp"
#include "output/qgis/plan.hpp"

namespace citygauge {

class QgisEvidence {
 public:
  QgisEvidence(const RunReport& report, const StyleBook& book);

  /// All layers, from the uppermost.
  [[nodiscard]] const std::vector<QgisLayer>& layers() const { return layers_; }
  /// The ids of those that prove an indicator, from the uppermost.
  [[nodiscard]] std::vector<std::string> ids_of(const Indicator& indicator) const;

 private:
  void add_layer(const EvidencePart& part, const LayerStyle& style, bool is_whole_table);

  std::vector<QgisLayer> layers_;
  std::vector<EvidencePart> parts_;  // one per layer
};

}  // namespace citygauge
