// What ships, loaded once for all tests of the catalogue.
#pragma once

#include "output/catalogue/catalogue.hpp"

namespace citygauge::test {

inline const Catalogue& shipped_catalogue() {
  static const Catalogue catalogue = load_catalogue(CITYGAUGE_SOURCE_DIR);
  return catalogue;
}

inline const Indicator& shipped_indicator(const std::string& id) {
  return shipped_catalogue().library.indicators.at(id);
}

}  // namespace citygauge::test
