// Evidence as the report lists and draws it: one layer per part of a table, the features that tell most
// first, so that lists and a map that must be cut short lose the least.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "config/style_book.hpp"
#include "model/run_report.hpp"
#include "output/indicator_evidence.hpp"

namespace citygauge::html {

struct EvidenceLayer {
  const Evidence* evidence = nullptr;
  EvidencePart part;
  std::vector<std::size_t> order;  // features of the evidence that are not empty, by importance
};

/// Narrow before wide, large before small, long before short; else as they are. Layers stand in the order in
/// which the measures declare their tables.
[[nodiscard]] std::vector<EvidenceLayer> evidence_layers(const std::vector<Evidence>& evidence);

/// "廊道瓶颈", "Overlaps · Green space", "Not covered · Bus stops · 500 m".
[[nodiscard]] std::string title_of(const EvidenceLayer& layer, const StyleBook& styles, Language language);

/// The role of a layer as people call it: "绿地" of "green".
[[nodiscard]] std::string layer_title(const StyleBook& styles, const std::string& role, Language language);

/// A cell as it is shown: numbers rounded; a text as the style's legend puts it, or else as it is.
[[nodiscard]] std::string shown_cell(const EvidenceColumn& column, std::size_t feature,
                                     const LayerStyle& style, Language language);
/// A number's digits for sorting; "" for a text.
[[nodiscard]] std::string sort_key(const EvidenceColumn& column, std::size_t feature);

/// The class that a feature is drawn in: its place in the style's list; nullopt when the style does not draw
/// it.
[[nodiscard]] std::optional<std::size_t> class_index(const LayerStyle& style, const Evidence& evidence,
                                                     std::size_t feature);

}  // namespace citygauge::html
