#include "measures/measure.hpp"

namespace citygauge {

void Measure::take(std::size_t, Raster&) {
  throw Error(ErrorKind::internal, "a raster was given to a measure that takes none");
}

}  // namespace citygauge
