#include "output/map/column_flow.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace citygauge {
namespace {

constexpr double rounding_mm = 1e-6;
constexpr double precise_mm = 0.05;

}  // namespace

ColumnFlow flow_into_columns(const std::vector<FlowRow>& rows, double height_mm) {
  ColumnFlow out;
  double bottom = 0;
  bool column_begun = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double top = column_begun ? bottom + rows[i].gap_above_mm : 0;
    double needed = top + rows[i].height_mm;
    if (rows[i].keeps_next && i + 1 < rows.size()) needed += rows[i + 1].gap_above_mm + rows[i + 1].height_mm;
    // What a heading holds together stays together even where it is too high for a column.
    const bool held = i > 0 && rows[i - 1].keeps_next;
    if (column_begun && !held && needed > height_mm + rounding_mm) {
      ++out.columns;
      top = 0;
    }
    out.places.push_back({out.columns - 1, top});
    bottom = top + rows[i].height_mm;
    out.height_mm = std::max(out.height_mm, bottom);
    column_begun = true;
  }
  return out;
}

ColumnFlow balanced_columns(const std::vector<FlowRow>& rows, int columns) {
  ColumnFlow best = flow_into_columns(rows, std::numeric_limits<double>::infinity());
  double low = best.height_mm / columns / 2;  // below half of an equal share it cannot be
  double high = best.height_mm;
  while (high - low > precise_mm) {
    const double middle = (low + high) / 2;
    ColumnFlow tried = flow_into_columns(rows, middle);
    if (tried.columns <= columns) {
      high = middle;
      if (tried.height_mm < best.height_mm) best = std::move(tried);
    } else {
      low = middle;
    }
  }
  return best;
}

}  // namespace citygauge
