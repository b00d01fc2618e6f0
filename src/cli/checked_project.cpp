#include "cli/checked_project.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "config/profile_file.hpp"
#include "core/parallel.hpp"
#include "evaluate/run.hpp"
#include "output/scratch_folder.hpp"

namespace citygauge {
namespace {

/// GDAL reads OpenStreetMap's files by way of an index, which may outgrow the memory.
bool needs_scratch(const Project& project) {
  const auto is_osm = [](const LayerSource& layer) {
    const auto ending = layer.source.extension();
    return ending == ".osm" || ending == ".pbf";
  };
  return is_osm(project.districts) || std::ranges::any_of(project.layers, is_osm);
}

/// How the result names its project: relative, so that both can be moved together.
std::string project_seen_from(const std::filesystem::path& out, const Project& project) {
  return std::filesystem::weakly_canonical(project.file)
      .lexically_relative(std::filesystem::weakly_canonical(std::filesystem::absolute(out)))
      .generic_string();
}

}  // namespace

std::filesystem::path project_file(const std::string& given) {
  const std::filesystem::path path(given);
  return std::filesystem::is_directory(path) ? path / "project.toml" : path;
}

std::vector<Profile> chosen_profiles(const std::vector<std::string>& named, const Project& project,
                                     const Library& library) {
  std::vector<Profile> profiles;
  for (const std::string& name : std::set<std::string>(named.begin(), named.end()))
    profiles.push_back(load_profile(name, {"--profile", 0, 0}, library));
  if (!profiles.empty()) return profiles;
  for (std::size_t i = 0; i < project.profiles.size(); ++i)
    profiles.push_back(load_profile(project.profiles[i], project.profile_locations[i], library));
  return profiles;
}

RunReport checked_project(const Project& project, const Library& library,
                          const std::vector<Profile>& profiles, const std::filesystem::path& out,
                          const Resources& resources, Progress& progress) {
  std::optional<ScratchFolder> scratch;
  if (needs_scratch(project)) scratch.emplace(out);
  RunReport report;
  run_with_threads(resources.threads, [&] {
    report = run_project(project, library, profiles, progress, resources.memory_bytes);
  });
  report.project = project_seen_from(out, project);
  return report;
}

}  // namespace citygauge
