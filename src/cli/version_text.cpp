#include "cli/version_text.hpp"

#include "cli/data_folder.hpp"
#include "config/library.hpp"
#include "config/shipped_profiles.hpp"
#include "core/error.hpp"
#include "input/versions.hpp"

namespace citygauge {

std::string version_text() {
  constexpr std::size_t digits = 12;
  std::string text;
  for (const auto& [name, version] : library_versions()) text += name + " " + version + "\n";
  try {
    const auto folder = data_folder();
    text += "data " + folder.string();
    for (const Profile& profile : shipped_profiles(load_library(folder)))
      text += "\nprofile " + profile.id + " SHA-256 " + profile.sha256.substr(0, digits);
    return text;
  } catch (const Error& error) {  // the versions are asked for most where something is wrong
    return text + "data: " + error.what();
  }
}

}  // namespace citygauge
