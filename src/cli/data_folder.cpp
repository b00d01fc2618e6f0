#include "cli/data_folder.hpp"

#include <cstdlib>
#include <vector>

#include "core/error.hpp"

namespace citygauge {

std::filesystem::path data_folder() {
  std::vector<std::filesystem::path> places;
  if (const char* stated = std::getenv("CITYGAUGE_DATA")) places.emplace_back(stated);
  std::error_code error;
  const auto binary = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) places.push_back(binary.parent_path().parent_path() / "share" / "citygauge");
  places.emplace_back(CITYGAUGE_SOURCE_DATA_DIR);
  for (const auto& place : places)
    if (std::filesystem::is_directory(place / "indicators", error)) return place;
  throw Error(ErrorKind::config, "the shipped data (indicators, profiles) were not found",
              "set CITYGAUGE_DATA to the folder that holds `indicators`");
}

}  // namespace citygauge
