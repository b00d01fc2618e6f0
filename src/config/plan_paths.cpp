#include "config/plan_paths.hpp"

#include <fmt/format.h>
#include <glob.h>

#include <algorithm>
#include <array>
#include <set>

#include "core/error.hpp"
#include "core/natural_order.hpp"
#include "core/text_width.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t longest_name = 100;  // bytes, of the 255 that file systems take
constexpr const char* project_file = "project.toml";

class Matches {
 public:
  explicit Matches(const std::string& pattern) { glob(pattern.c_str(), GLOB_BRACE, nullptr, &found_); }
  ~Matches() { globfree(&found_); }
  Matches(const Matches&) = delete;
  Matches& operator=(const Matches&) = delete;

  [[nodiscard]] std::vector<fs::path> paths() const {
    return {found_.gl_pathv, found_.gl_pathv + found_.gl_pathc};
  }

 private:
  glob_t found_{};
};

std::vector<fs::path> matches_of(const std::string& pattern) {
  std::error_code unknown;
  if (fs::exists(pattern, unknown)) return {pattern};
  std::vector<fs::path> paths = Matches(pattern).paths();
  if (paths.empty())
    throw Error(ErrorKind::config, fmt::format("no plan matches {}", pattern),
                "give files, folders or patterns such as \"plans/*.gpkg\"");
  return paths;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// roads.dbf of roads.shp, roads.gpkg-wal of roads.gpkg.
bool belongs_to_another(const fs::path& path, const std::set<fs::path>& all) {
  const std::string ending = lower(path.extension().string());
  constexpr std::array sidecars{".dbf", ".shx", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qmd", ".qml"};
  if (std::ranges::find(sidecars, ending) != sidecars.end())
    for (const char* shape : {".shp", ".SHP", ".gpkg"})
      if (all.contains(fs::path(path).replace_extension(shape))) return true;
  for (const std::string suffix : {"-wal", "-shm", "-journal"})
    if (const std::string name = path.string();
        name.ends_with(suffix) && all.contains(name.substr(0, name.size() - suffix.size())))
      return true;
  return false;
}

bool lies_within(const fs::path& path, const fs::path& folder) {
  const fs::path real = fs::weakly_canonical(path), around = fs::weakly_canonical(folder);
  return std::ranges::mismatch(around, real).in1 == around.end();
}

/// "a" of plans/a.gpkg, "a.b" of the folder plans/a.b/, "a" of plans/a/project.toml.
fs::path name_of_plan(const fs::path& path, bool is_folder) {
  const fs::path real = fs::absolute(path).lexically_normal();
  const fs::path named = real.has_filename() ? real : real.parent_path();
  if (named.filename() == project_file) return named.parent_path().filename();
  return is_folder ? named.filename() : named.stem();
}

PlanPath plan_at(const fs::path& path) {
  std::error_code unknown;
  const bool is_geodatabase = lower(fs::path(path / "").parent_path().extension().string()) == ".gdb";
  const bool is_folder = fs::is_directory(path, unknown) && !is_geodatabase;
  PlanPath plan{path, safe_file_name(name_of_plan(path, is_folder).string()),
                is_folder ? PlanKind::folder : PlanKind::file};
  if (is_folder && fs::exists(path / project_file, unknown))
    plan = {path / project_file, plan.name, PlanKind::project};
  if (!is_folder && path.extension() == ".toml") plan.kind = PlanKind::project;
  return plan;
}

/// Two plans called alike must not share a folder, nor one the name of a summary, on systems that do not tell
/// A from a either.
void make_names_distinct(std::vector<PlanPath>& plans) {
  std::set<std::string> taken;
  for (PlanPath& plan : plans) {
    std::string name = plan.name;
    for (int i = 2; !taken.insert(lower(name)).second; ++i) name = fmt::format("{}-{}", plan.name, i);
    plan.name = name;
  }
}

}  // namespace

std::string safe_file_name(const std::string& name) {
  constexpr std::string_view forbidden = "<>:\"/\\|?*";  // by Windows
  std::string safe = printable(name);
  for (char& c : safe)
    if (forbidden.find(c) != std::string_view::npos) c = '_';
  safe.erase(0, std::min(safe.find_first_not_of(". "), safe.size()));
  while (safe.size() > longest_name) {
    while ((static_cast<unsigned char>(safe.back()) & 0xC0U) == 0x80U) safe.pop_back();
    safe.pop_back();
  }
  while (safe.ends_with('.') || safe.ends_with(' ')) safe.pop_back();
  if (safe.empty()) return "plan";
  return lower(safe).starts_with("summary.") ? "_" + safe : safe;
}

std::vector<PlanPath> find_plans(const std::vector<std::string>& patterns, const fs::path& out) {
  std::set<fs::path> all;
  for (const std::string& pattern : patterns)
    for (const fs::path& path : matches_of(pattern)) all.insert(path.lexically_normal());
  std::vector<PlanPath> plans;
  std::set<fs::path> real;  // a plan that two patterns reach is one
  for (const fs::path& path : all) {
    if (belongs_to_another(path, all) || lies_within(path, out)) continue;
    PlanPath plan = plan_at(path);
    if (real.insert(fs::weakly_canonical(plan.given)).second) plans.push_back(std::move(plan));
  }
  if (plans.empty())
    throw Error(ErrorKind::config, "the patterns match no plan",
                "what lies in the output folder is none; give files, folders or patterns such as "
                "\"plans/*.gpkg\"");
  std::ranges::sort(plans, [](const PlanPath& a, const PlanPath& b) {
    return natural_less(a.given.string(), b.given.string());
  });
  make_names_distinct(plans);
  return plans;
}

}  // namespace citygauge
