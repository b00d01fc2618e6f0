// How the overview colours districts: where something is missed, by how much of it; else by the worst
// verdict.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "config/style_book.hpp"
#include "model/district.hpp"
#include "output/district_columns.hpp"

namespace citygauge {

struct OverviewClasses {
  LayerStyle style;                 // categorised: the book's verdicts, "miss" in shades by number
  std::vector<std::string> values;  // per district: the class it belongs to
};

/// At most five classes of districts that miss targets, the fewer the lighter. An indicator counts as missed
/// when a target that is not soft is.
[[nodiscard]] OverviewClasses overview_classes(const StyleBook& book, const Districts& districts,
                                               const std::vector<DistrictColumn>& columns);

}  // namespace citygauge
