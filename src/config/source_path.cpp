#include "config/source_path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <system_error>

namespace citygauge {
namespace {

namespace fs = std::filesystem;

constexpr int most_entries = 100'000;  // of a folder that is named as a source

bool lies_in(const fs::path& file, const fs::path& real_folder) {
  std::error_code unknown;
  const fs::path real = fs::weakly_canonical(file, unknown);
  // A link to itself leads nowhere; opening it says so.
  return unknown || std::ranges::mismatch(real_folder, real).in1 == real_folder.end();
}

std::string in_lower_case(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// roads.dbf and ROADS.SHX of roads.shp, roads.gpkg-wal of roads.gpkg.
bool is_companion(const fs::path& other, const fs::path& file) {
  const std::string name = in_lower_case(other.filename().string());
  return name.starts_with(in_lower_case(file.stem().string()) + ".") ||
         name.starts_with(in_lower_case(file.filename().string()) + "-");
}

/// The first link among the entries of the iterator's folder that leads out of `real_folder`.
template <class Iterator, class Belongs>
std::optional<fs::path> first_link_out(const fs::path& in, const fs::path& real_folder, Belongs belongs) {
  std::error_code failed;
  int count = 0;
  for (Iterator entry(in, failed), end; !failed && entry != end && ++count < most_entries;
       entry.increment(failed))
    if (entry->is_symlink(failed) && belongs(*entry) && !lies_in(entry->path(), real_folder))
      return entry->path();
  return std::nullopt;
}

std::optional<fs::path> companion_that_leads_out(const fs::path& file, const fs::path& real_folder) {
  std::error_code unknown;
  if (fs::is_directory(file, unknown))
    return first_link_out<fs::recursive_directory_iterator>(file, real_folder,
                                                            [](const auto&) { return true; });
  return first_link_out<fs::directory_iterator>(
      file.has_parent_path() ? file.parent_path() : ".", real_folder,
      [&](const auto& entry) { return is_companion(entry.path(), file); });
}

bool is_url(const std::string& source) {
  const bool has_control = std::ranges::any_of(source, [](unsigned char c) { return c <= ' ' || c == 127; });
  return (source.starts_with("https://") || source.starts_with("http://")) && !has_control;
}

}  // namespace

fs::path resolve_path(const fs::path& folder, const std::string& path) {
  const std::string name = path.starts_with("./") ? path.substr(2) : path;
  return (folder.empty() ? fs::path(".") : folder) / name;
}

fs::path confined_path(const fs::path& folder, const std::string& path, const Location& at) {
  const fs::path file = resolve_path(folder, path);
  if (fs::path(path).is_absolute()) return file;
  std::error_code unknown;
  const fs::path real_folder = fs::canonical(folder.empty() ? fs::path(".") : folder, unknown);
  if (unknown)
    throw config_error(at,
                       fmt::format("the folder of the project cannot be entered ({})", unknown.message()));
  const char* const hint = "write the absolute path of what lies elsewhere";
  if (!lies_in(file, real_folder))
    throw config_error(at, fmt::format("`{}` leads out of the project's folder", path), hint);
  if (const auto out = companion_that_leads_out(file, real_folder))
    throw config_error(at,
                       fmt::format("`{}`: its part `{}` is a link out of the project's folder", path,
                                   out->filename().string()),
                       hint);
  return file;
}

fs::path source_path(const SourceRules& rules, const std::string& source, const Location& at) {
  if (is_url(source)) {
    if (rules.permissions.network) return "/vsicurl/" + source;
    throw config_error(at, "`source` must be a file or folder on this machine",
                       "download or unpack it first, or allow it with --allow-network");
  }
  if (source.starts_with(connection_prefix))
    throw config_error(at, "a table of a database cannot stand here", "export it to a file first");
  const bool virtual_file = resolve_path(rules.folder, source).string().starts_with("/vsi");
  if (virtual_file || source.find("://") != std::string::npos || source.find('\0') != std::string::npos)
    throw config_error(at, "`source` must be a file or folder on this machine",
                       "download or unpack it first");
  return confined_path(rules.folder, source, at);
}

}  // namespace citygauge
