#include "evaluate/plan_inputs.hpp"

#include "config/profile_file.hpp"
#include "core/digest.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

/// Files only: what a link in a folder leads to is read as that file.
void add_files_below(const fs::path& folder, std::set<fs::path>& files) {
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.insert(entry.path());
}

bool is_beside(const std::string& name, const fs::path& file) {
  return name.starts_with(file.stem().string() + ".") || name.starts_with(file.filename().string() + "-");
}

bool is_on_this_machine(const std::string& source) {
  return !source.starts_with("/vsi") && source.find("://") == std::string::npos && !source.starts_with("PG:");
}

}  // namespace

std::set<fs::path> files_of_source(const fs::path& source) {
  std::set<fs::path> files;
  std::error_code unknown;
  if (fs::is_directory(source, unknown)) {
    add_files_below(source, files);
    return files;
  }
  files.insert(source);
  const fs::path folder = source.has_parent_path() ? source.parent_path() : ".";
  if (!fs::is_directory(folder, unknown)) return files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file(unknown) && is_beside(entry.path().filename().string(), source))
      files.insert(entry.path());
  return files;
}

std::optional<std::set<fs::path>> files_of_project(const Project& project) {
  std::set<fs::path> sources{project.file};
  const auto add = [&](const LayerSource& layer) {
    sources.insert(layer.source);
    if (layer.join) sources.insert(layer.join->source);
  };
  add(project.districts);
  for (const LayerSource& layer : project.layers) add(layer);
  for (const std::string& profile : project.profiles)
    if (is_profile_path(profile)) sources.insert(profile);
  std::set<fs::path> files;
  for (const fs::path& source : sources) {
    if (!is_on_this_machine(source.string())) return std::nullopt;
    files.merge(files_of_source(source));
  }
  return files;
}

std::string FileDigests::lines(const std::set<fs::path>& files) {
  std::string text;
  for (const fs::path& file : files) {
    auto known = known_.find(file);
    std::error_code unknown;
    if (known == known_.end())
      known =
          known_.emplace(file, fs::is_regular_file(file, unknown) ? sha256_of_file(file) : "missing").first;
    text += known->second + "  " + fs::absolute(file).lexically_normal().string() + "\n";
  }
  return text;
}

}  // namespace citygauge
