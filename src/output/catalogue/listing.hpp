// What `citygauge list` says: the indicators, profiles, layer roles and measures that there are.
#pragma once

#include <string>
#include <vector>

#include "output/catalogue/catalogue.hpp"

namespace citygauge {

enum class CatalogueKind : std::uint8_t { indicators, profiles, roles, measures };

/// What of the catalogue is listed. An empty filter lets everything through; the filters choose indicators.
struct ListChoice {
  std::vector<CatalogueKind> kinds;
  std::string profile;  // only indicators that it has a target for
  std::string role;     // only indicators that read this layer
  std::string measure;  // only indicators that are taken by it
};

/// The indicators that the filters let through, by id. ERRORS: Error{config} with a suggestion for a filter
/// that names nothing.
[[nodiscard]] std::vector<const Indicator*> chosen_indicators(const Catalogue& catalogue,
                                                              const ListChoice& choice);

/// Tables of at most `width` columns, each below its heading.
[[nodiscard]] std::string listing(const Catalogue& catalogue, const ListChoice& choice, Language language,
                                  std::size_t width);

/// The same with all that is known of each, in both languages: {indicators, profiles, roles, measures}, of
/// which only the kinds that are chosen. Thresholds and options are as the files write them.
[[nodiscard]] std::string listing_json(const Catalogue& catalogue, const ListChoice& choice);

}  // namespace citygauge
