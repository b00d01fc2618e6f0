// The evidence tables of a result as layers of a QGIS project, so that each indicator's sheet shows its own
// evidence and nothing else: a table that proves several indicators is shown in parts.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "output/qgis_plan.hpp"

namespace citygauge {

/// Rows of one table that agree in the columns that tell whose they are.
struct EvidencePart {
  std::string table;
  std::optional<std::string> indicator, layer;  // nullopt: the table has no such column
  std::optional<double> distance_m;
  friend auto operator<=>(const EvidencePart&, const EvidencePart&) = default;
};

class QgisEvidence {
 public:
  /// Both must outlive this.
  QgisEvidence(const RunReport& report, const StyleBook& book);

  /// All layers, from the uppermost.
  [[nodiscard]] const std::vector<QgisLayer>& layers() const { return layers_; }
  /// The ids of those that prove an indicator, from the uppermost.
  [[nodiscard]] std::vector<std::string> ids_of(const Indicator& indicator) const;

 private:
  void add_layer(const EvidencePart& part, const LayerStyle& style, bool is_whole_table);

  const RunReport& report_;
  std::vector<QgisLayer> layers_;
  std::map<EvidencePart, std::string> id_of_part_;
};

}  // namespace citygauge
