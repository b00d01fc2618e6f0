#include "input/archive.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

#include "input/encoding.hpp"
#include "input/layer_listing.hpp"
#include "input/text_in_utf8.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_members = 10'000;
constexpr std::array single_files{".gpkg",     ".geojson", ".json", ".geojsonl",
                                  ".geojsons", ".fgb",     ".dxf",  ".csv"};
constexpr const char* geodatabase = ".gdb";

struct FolderCloser {
  void operator()(VSIDIR* folder) const { VSICloseDir(folder); }
};

std::string inside(const fs::path& archive) {
  return fmt::format("/vsizip/{{{}}}", archive.string());
}

/// The files in an archive, without what macOS adds.
std::vector<fs::path> members_of(const fs::path& archive) {
  const std::unique_ptr<VSIDIR, FolderCloser> folder(VSIOpenDir(inside(archive).c_str(), -1, nullptr));
  if (folder == nullptr) throw input_error(fmt::format("{}: the archive is damaged", archive.string()));
  std::vector<fs::path> members;
  while (const VSIDIREntry* entry = VSIGetNextDirEntry(folder.get())) {
    const std::string name = entry->pszName;
    if (VSI_ISDIR(entry->nMode) || name.starts_with("__MACOSX/")) continue;
    members.emplace_back(name);
    if (members.size() > most_members)
      throw input_error(
          fmt::format("{}: the archive has more than {} files", archive.string(), most_members));
  }
  std::ranges::sort(members);
  return members;
}

/// What can be opened: files by themselves, and the folders of file geodatabases.
std::vector<fs::path> candidates_among(const std::vector<fs::path>& members) {
  std::set<fs::path> found;
  for (const fs::path& member : members) {
    if (lower_ending(member.parent_path()) == geodatabase)
      found.insert(member.parent_path());
    else if (const std::string ending = lower_ending(member);
             ending == ".shp" || std::ranges::find(single_files, ending) != single_files.end())
      found.insert(member);
  }
  return {found.begin(), found.end()};
}

/// Windows writes the names of members in GBK.
std::string shown(const fs::path& name) {
  EncodingEvidence evidence;
  evidence.add(name.string());
  const std::string encoding = to_string(evidence.guess());
  return is_utf8(name.string()) || encoding.empty() ? name.string() : recoded(name.string(), encoding);
}

[[noreturn]] void refuse_nothing(const fs::path& archive, const std::vector<fs::path>& members) {
  static const std::set<std::string> archives{".zip", ".rar", ".7z", ".gz", ".tar", ".tgz"};
  const auto packed = std::ranges::find_if(
      members, [](const fs::path& member) { return archives.contains(lower_ending(member)); });
  throw input_error(fmt::format("{}: there is no layer in the archive", archive.string()),
                    packed == members.end()
                        ? ""
                        : fmt::format("there is an archive in it, {}: unpack it first", shown(*packed)));
}

fs::path choose(const std::vector<fs::path>& candidates, LayerSource& source) {
  std::vector<std::string> names;
  std::vector<fs::path> named;
  for (const fs::path& candidate : candidates) {
    names.push_back(shown(candidate));
    if (shown(candidate.stem()) == source.layer) named.push_back(candidate);
  }
  const std::string hint = fmt::format("it has: {}", fmt::join(names, ", "));
  if (named.size() == 1) {
    source.layer.clear();
    return named.front();
  }
  if (candidates.size() > 1)
    throw input_error(fmt::format("{}: it has several layers; say which one", describe(source)),
                      hint + "; name one without its ending: layer = \"…\"");
  if (!source.layer.empty() && lower_ending(candidates.front()) == ".shp")
    throw input_error(fmt::format("{}: there is no such layer", describe(source)), hint);
  return candidates.front();
}

/// Whether a member is to be copied along: the shapefile's sidecars, the files of a geodatabase's folder.
bool belongs_to(const fs::path& member, const fs::path& chosen) {
  if (member == chosen || member.parent_path() == chosen) return true;
  return lower_ending(chosen) == ".shp" && member.parent_path() == chosen.parent_path() &&
         member.stem() == chosen.stem();
}

}  // namespace

std::string unpack_layer(LayerOpening& opening, LayerSource& source) {
  const std::vector<fs::path> members = members_of(source.source);
  const std::vector<fs::path> candidates = candidates_among(members);
  if (candidates.empty()) refuse_nothing(source.source, members);
  const fs::path chosen = choose(candidates, source);
  const std::string ending = lower_ending(chosen);
  const std::string name = "layer" + ending;
  opening.files = std::make_unique<MemoryFiles>();
  for (const fs::path& member : members) {
    if (!belongs_to(member, chosen)) continue;
    const std::string to =
        ending == geodatabase ? name + "/" + member.filename().string() : "layer" + lower_ending(member);
    opening.files->copy(inside(source.source) + "/" + member.string(), to, source.source.string());
  }
  return opening.files->folder() + "/" + name;
}

std::vector<std::string> archived_layers(const fs::path& archive) {
  const std::vector<fs::path> members = members_of(archive);
  const std::vector<fs::path> candidates = candidates_among(members);
  if (candidates.empty()) refuse_nothing(archive, members);
  std::vector<std::string> names;
  for (const fs::path& candidate : candidates) names.push_back(shown(candidate.stem()));
  return names;
}

std::string feed_folder(const fs::path& file) {
  if (fs::is_directory(file)) return fs::exists(file / "stops.txt") ? file.string() : "";
  for (const fs::path& member : members_of(file))
    if (member.filename() == "stops.txt") {
      const fs::path folder = member.parent_path();
      return folder.empty() ? inside(file) : inside(file) + "/" + folder.string();
    }
  return "";
}

}  // namespace citygauge
