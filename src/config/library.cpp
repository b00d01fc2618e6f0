#include "config/library.hpp"

#include "config/code_system_file.hpp"
#include "config/indicator_file.hpp"
#include "config/nearest.hpp"
#include "config/role_file.hpp"
#include "config/text_file.hpp"

namespace citygauge {

Library load_library(const std::filesystem::path& data_dir) {
  Library library;
  library.data_dir = data_dir;
  for (const auto& file : files_in(data_dir / "layers" / "codes", ".csv"))
    library.code_systems.emplace(name_of(file), load_code_system(file));
  for (const auto& file : files_in(data_dir / "layers" / "roles", ".toml"))
    library.roles.emplace(name_of(file), load_role(file, names_of(library.code_systems)));
  for (const auto& file : files_in(data_dir / "indicators", ".toml"))
    library.indicators.emplace(name_of(file), load_indicator(file, library.roles));
  return library;
}

}  // namespace citygauge
