// A folder of this process for readers that want files; gone when the process ends.
#pragma once

#include <filesystem>

namespace citygauge::fuzz {

[[nodiscard]] const std::filesystem::path& scratch_folder();

}  // namespace citygauge::fuzz
