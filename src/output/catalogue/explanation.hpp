// What `citygauge explain NAME` says: an indicator, profile, layer role or measure in words.
#pragma once

#include <string>

#include "output/catalogue/catalogue.hpp"
#include "output/catalogue/terminal_page.hpp"

namespace citygauge {

/// All that goes by this name, one page after another; a class of an indicator ("trail_length.mountain") is
/// explained with it. ERRORS: Error{config} with the nearest name when nothing does.
[[nodiscard]] std::string explanation(const Catalogue& catalogue, const std::string& name,
                                      const TerminalLook& look);

}  // namespace citygauge
