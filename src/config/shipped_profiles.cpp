#include "config/shipped_profiles.hpp"

#include "config/profile_file.hpp"
#include "config/text_file.hpp"

namespace citygauge {

std::vector<Profile> shipped_profiles(const Library& library) {
  std::vector<Profile> profiles;
  for (const auto& file : files_in(library.data_dir / "profiles", ".toml"))
    profiles.push_back(load_profile(name_of(file), {}, library));
  return profiles;
}

}  // namespace citygauge
