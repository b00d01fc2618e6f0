// docs/indicators.md, docs/profiles.md and their Chinese versions: written from what ships, so that they
// cannot say anything else than what is measured. scripts/docs.sh writes them; a test compares.
#pragma once

#include <string>
#include <vector>

#include "output/catalogue/catalogue.hpp"

namespace citygauge {

struct ReferencePage {
  std::string name;  // "indicators.zh.md"
  std::string text;  // Markdown
};

[[nodiscard]] std::vector<ReferencePage> reference_pages(const Catalogue& catalogue);

/// Each indicator with definition, formula, layers, options, targets, evidence and examples; then the layers
/// with the field names recognised, and the measures.
[[nodiscard]] std::string indicators_page(const Catalogue& catalogue, Language language);
/// Each profile with its targets, quoted, and the demands that layers cannot answer, with the reasons.
[[nodiscard]] std::string profiles_page(const Catalogue& catalogue, Language language);

}  // namespace citygauge
