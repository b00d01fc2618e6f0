// How changes look: districts in two hues away from "unchanged", evidence by whether it is new or resolved.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/style_book.hpp"
#include "output/comparison/comparison.hpp"

namespace citygauge {

/// Graduated over `column`, zero a class of its own. The side that is worse for `threshold` has the hue and
/// hatch of what misses a target; without a target, or with a range, that is where the value falls.
[[nodiscard]] LayerStyle difference_style(const StyleBook& book, const std::string& column,
                                          const std::vector<std::optional<double>>& differences,
                                          const std::string& threshold, const std::string& unit);

/// The book with a style for each table of evidence by its column `change`: "change_<kind>" under the table's
/// own title.
[[nodiscard]] StyleBook with_change_styles(StyleBook book, const std::vector<Evidence>& evidence);

}  // namespace citygauge
