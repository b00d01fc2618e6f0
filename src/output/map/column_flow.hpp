// Rows of different heights flowed into columns, as a legend is. Pure arithmetic.
#pragma once

#include <vector>

namespace citygauge {

struct FlowRow {
  double height_mm = 0;
  double gap_above_mm = 0;  // not counted at the top of a column
  bool keeps_next = false;  // a heading: not to be the last of a column
};

struct FlowPlace {
  int column = 0;
  double top_mm = 0;
};

struct ColumnFlow {
  int columns = 1;
  double height_mm = 0;           // of the highest column
  std::vector<FlowPlace> places;  // one per row
};

/// Fills column after column, none higher than `height_mm`, unless a single row (or a heading with its next)
/// is.
[[nodiscard]] ColumnFlow flow_into_columns(const std::vector<FlowRow>& rows, double height_mm);

/// The flow into at most `columns` columns whose height is least, to 0.05 mm.
[[nodiscard]] ColumnFlow balanced_columns(const std::vector<FlowRow>& rows, int columns);

}  // namespace citygauge
