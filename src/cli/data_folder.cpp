#include "cli/data_folder.hpp"

#include <cstdlib>
#include <vector>

#include "core/error.hpp"

namespace citygauge {
namespace {

bool holds_data(const std::filesystem::path& folder) {
  std::error_code unknown;
  return std::filesystem::is_directory(folder / "indicators", unknown);
}

/// /proc/self/exe follows links: a link to the program in another bin/ does not lead astray.
std::vector<std::filesystem::path> usual_places() {
  std::vector<std::filesystem::path> places;
  std::error_code unknown;
  const auto binary = std::filesystem::read_symlink("/proc/self/exe", unknown);
  if (!unknown) places.push_back(binary.parent_path().parent_path() / "share" / "citygauge");
#ifdef CITYGAUGE_SOURCE_DATA_DIR  // not in packages
  places.emplace_back(CITYGAUGE_SOURCE_DATA_DIR);
#endif
  places.emplace_back("/usr/share/citygauge");
  return places;
}

}  // namespace

std::filesystem::path data_folder() {
  if (const char* const stated = std::getenv("CITYGAUGE_DATA"); stated != nullptr && *stated != '\0') {
    if (holds_data(stated)) return stated;
    throw Error(ErrorKind::config, "CITYGAUGE_DATA: " + std::string(stated) + " holds no folder `indicators`",
                "correct the environment variable, or unset it to use the data that ship with the program");
  }
  for (const auto& place : usual_places())
    if (holds_data(place)) return place;
  throw Error(ErrorKind::config, "the shipped data (indicators, profiles) were not found",
              "set CITYGAUGE_DATA to the folder that holds `indicators`");
}

}  // namespace citygauge
