// The files that sheets become, whoever draws them: their names, their folder, and how they get into it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "output/map/canvas.hpp"
#include "output/map/sheet_plan.hpp"

namespace citygauge {

/// "02_road_density.pdf"
[[nodiscard]] std::string picture_name(const PlannedSheet& sheet, PictureFormat format);

/// Links are followed, and a file's other names are the file.
/// ERRORS: Error{config} when one of the pictures would be written over a file of `untouched`.
void refuse_to_cover(const std::vector<std::filesystem::path>& untouched, const std::filesystem::path& folder,
                     const std::vector<PlannedSheet>& sheets, const std::vector<PictureFormat>& formats);

/// ERRORS: Error{config} when a file is in its place; Error{input} when it cannot be made.
void make_picture_folder(const std::filesystem::path& folder);

/// Moves pictures from a hidden folder inside `to` into it, together and over earlier ones, and returns where
/// they are. ERRORS: Error{input}.
[[nodiscard]] std::vector<std::filesystem::path> move_pictures(const std::vector<std::string>& names,
                                                               const std::filesystem::path& from,
                                                               const std::filesystem::path& to);

}  // namespace citygauge
