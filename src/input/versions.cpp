#include "input/versions.hpp"

#include <gdal.h>
#include <geos_c.h>
#include <proj.h>

namespace citygauge {

std::vector<std::pair<std::string, std::string>> library_versions() {
  return {{"citygauge", CITYGAUGE_VERSION},
          {"GDAL", GDALVersionInfo("RELEASE_NAME")},
          {"GEOS", GEOSversion()},
          {"PROJ", proj_info().version}};
}

}  // namespace citygauge
