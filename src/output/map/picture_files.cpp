#include "output/map/picture_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "core/error.hpp"
#include "output/file_switch.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

const char* ending(PictureFormat format) {
  switch (format) {
    case PictureFormat::pdf:
      return ".pdf";
    case PictureFormat::svg:
      return ".svg";
    case PictureFormat::png:
      return ".png";
  }
  return "";
}

}  // namespace

std::string picture_name(const PlannedSheet& sheet, PictureFormat format) {
  return sheet.file_name + ending(format);
}

void refuse_to_cover(const std::vector<fs::path>& untouched, const fs::path& folder,
                     const std::vector<PlannedSheet>& sheets, const std::vector<PictureFormat>& formats) {
  for (const PlannedSheet& sheet : sheets)
    for (const PictureFormat format : formats) {
      std::error_code failed;
      const fs::path written = fs::weakly_canonical(folder / picture_name(sheet, format), failed);
      if (failed) throw write_error(folder, failed.message());
      const auto is_it = [&](const fs::path& input) {  // names that a result remembers may lead nowhere
        std::error_code unknown;
        return fs::weakly_canonical(input, unknown) == written || fs::equivalent(input, written, unknown);
      };
      if (std::ranges::any_of(untouched, is_it))
        throw Error(ErrorKind::config, written.string() + ": the map would overwrite an input",
                    "choose another folder with -o");
    }
}

void make_picture_folder(const fs::path& folder) {
  std::error_code failed;
  if (fs::exists(folder, failed) && !fs::is_directory(folder, failed))
    throw Error(ErrorKind::config, fmt::format("{} is a file, not a folder", folder.string()),
                "name another folder with -o");
  fs::create_directories(folder, failed);
  if (failed) throw write_error(folder, failed.message());
}

std::vector<fs::path> move_pictures(const std::vector<std::string>& names, const fs::path& from,
                                    const fs::path& to) {
  switch_files(names, from, to);
  std::vector<fs::path> places;
  for (const std::string& name : names) places.push_back(to / name);
  return places;
}

}  // namespace citygauge
