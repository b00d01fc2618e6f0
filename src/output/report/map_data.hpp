// What the report's script knows: names, values and verdicts for the matrix, and borders, evidence and issues
// for the map, as JSON that fits into a stated number of bytes.
#pragma once

#include <cstddef>
#include <string>

#include "output/report/report_view.hpp"

namespace citygauge::html {

struct MapData {
  std::string json;
  double tolerance_m = 0;    // by which borders and evidence are simplified
  std::size_t features = 0;  // of evidence, in the result
  std::size_t left_out = 0;  // of these, because the file would be too large
};

/// The least tolerance of 0.5, 1, 2, ... 32 m is taken with which the JSON has at most `most_bytes`. If even
/// the greatest is not enough, the least important evidence is left out. Names and values are never cut. Of
/// much evidence a sample tells the tolerance, so that the time does not grow with what is left out.
[[nodiscard]] MapData map_data(const ReportView& view, std::size_t most_bytes);

}  // namespace citygauge::html
