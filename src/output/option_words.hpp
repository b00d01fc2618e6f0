// Options of measures as people read them.
#pragma once

#include <string>

#include "model/text.hpp"

namespace citygauge {

/// "双幅路" of "dual_carriageway"; in English the option's own name.
[[nodiscard]] std::string option_words(const std::string& option, Language language);

/// A value as a project file writes it, word by word: "{attached = 1}" of `weights` over the layer `green` is
/// "{附属绿地 = 1}". What is not known stays as it is.
[[nodiscard]] std::string option_value_words(const std::string& option, const std::string& layer,
                                             const std::string& value, Language language);

}  // namespace citygauge
