#include "measures/measure.hpp"

namespace citygauge {

void Measure::take(std::size_t, Raster&) {
  throw Error(ErrorKind::config, "a raster is given for a layer that is measured as vector data");
}

}  // namespace citygauge
