// Evidence as the report lists and draws it: one layer per table and input layer, the features that tell most
// first, so that lists and a map that must be cut short lose the least.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "config/style_book.hpp"
#include "model/run_report.hpp"

namespace citygauge::html {

struct EvidenceLayer {
  const Evidence* evidence = nullptr;
  std::string input_layer;         // "green", where the table tells its features apart by layer; or ""
  std::vector<std::size_t> order;  // features of the evidence, by importance
};

/// Narrow before wide, large before small, long before short; else as they are. What two indicators have
/// found alike is there once.
[[nodiscard]] std::vector<EvidenceLayer> evidence_layers(const std::vector<Evidence>& evidence);

/// Whether the layer proves a number of the indicator, by the measure that makes such tables and by the
/// layers that the indicator reads.
[[nodiscard]] bool proves(const EvidenceLayer& layer, const Indicator& indicator);

/// "廊道瓶颈", "Overlaps · Green space".
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
