// A layer of the input drawn under a result for orientation: roads, water, green, buildings.
#pragma once

#include <string>
#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

struct ContextLayer {
  std::string role;
  Shapes shapes;                     // working CRS
  std::vector<std::string> classes;  // one per shape, "" without a class
  std::vector<std::string> names;    // one per shape, "" without a name
  std::vector<std::string> ids;      // one per shape: its id as in the results, else the feature's number
};

}  // namespace citygauge
