// A small map as inline SVG, for print and for readers without script: districts filled by their verdict, and
// the evidence of the indicator over them.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "geometry/border_network.hpp"
#include "output/report/evidence_layers.hpp"
#include "output/report/findings.hpp"

namespace citygauge::html {

class MiniMap {
 public:
  /// REQUIRES `borders` to be those of the districts.
  MiniMap(const Districts& districts, const BorderNetwork& borders);

  /// `column` is of districts, or null where the indicator is of other things: then their outlines are drawn.
  /// "" when there are no districts.
  [[nodiscard]] std::string drawn(const ValueColumn* column,
                                  const std::vector<const EvidenceLayer*>& evidence,
                                  const StyleBook& styles) const;

 private:
  /// The path data of some districts. Whole units of the drawing, relative to the point before.
  [[nodiscard]] std::string path_of(ShapeView shape) const;

  Box extent_;
  double unit_m_ = 1;               // of the drawing
  std::vector<std::string> paths_;  // of the districts, simplified to one unit
};

}  // namespace citygauge::html
