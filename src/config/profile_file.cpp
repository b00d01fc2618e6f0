#include "config/profile_file.hpp"

#include <fmt/format.h>

#include "config/nearest.hpp"
#include "config/table_reader.hpp"
#include "config/text_file.hpp"
#include "core/digest.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

Threshold read_threshold(const TableReader& reader) {
  const std::string text = reader.require_text("threshold");
  if (const auto threshold = parse_threshold(text)) return *threshold;
  throw config_error(reader.value_at("threshold"), fmt::format("`{}` is not a threshold", text),
                     "write \">= 8\", \"> 1\", \"<= 20\", \"< 3\" or a closed range \"[0.6, 1]\"");
}

Target read_target(const TomlValue& value, const std::string& profile, const Library& library) {
  const TableReader reader(value, {"indicator", "threshold", "scope", "year", "clause", "text", "soft"});
  Target target;
  target.profile = profile;
  target.indicator = reader.require_text("indicator");
  const std::string id = indicator_part(target.indicator);
  expect_known({id, reader.value_at("indicator")}, "indicator", names_of(library.indicators));
  if (!class_part(target.indicator).empty() && library.indicators.at(id).group_by.empty())
    throw config_error(reader.value_at("indicator"), fmt::format("indicator `{}` has no classes", id));
  target.threshold = read_threshold(reader);
  target.scope = reader.require_text("scope");
  target.year = reader.integer("year");
  target.clause = reader.require_text("clause");
  target.text = reader.require_text("text");
  target.soft = reader.flag("soft", false);
  target.at = value.at;
  return target;
}

NotComputable read_not_computable(const TomlValue& value) {
  const TableReader reader(value, {"clause", "text", "reason"});
  return {reader.require_text("clause"), reader.require_text("text"), reader.require_both_languages("reason"),
          value.at};
}

}  // namespace

bool is_profile_path(const std::string& name_or_path) {
  return name_or_path.find('/') != std::string::npos || name_or_path.ends_with(".toml");
}

fs::path find_profile(const std::string& name_or_path, const Location& named_at, const fs::path& data_dir) {
  std::error_code error;
  if (is_profile_path(name_or_path)) {
    if (!fs::is_regular_file(name_or_path, error))
      throw config_error(named_at, fmt::format("there is no profile file `{}`", name_or_path));
    return name_or_path;
  }
  std::vector<std::string> names;
  for (const fs::path& file : files_in(data_dir / "profiles", ".toml")) names.push_back(name_of(file));
  expect_known({name_or_path, named_at}, "profile", names);
  return data_dir / "profiles" / (name_or_path + ".toml");
}

Profile load_profile(const std::string& name_or_path, const Location& named_at, const Library& library) {
  const fs::path path = find_profile(name_or_path, named_at, library.data_dir);
  const TomlValue root = read_toml_file(path);
  const TableReader reader(root, {"title", "target", "not_computable"});
  Profile profile;
  profile.id = name_of(path);
  profile.path = path.string();
  profile.sha256 = sha256_of(read_text_file(path));
  profile.title = reader.require_both_languages("title");
  const TomlValue& targets = reader.require("target");
  for (const TomlValue& target : expect_list(targets, "target"))
    profile.targets.push_back(read_target(target, profile.id, library));
  if (profile.targets.empty()) throw config_error(targets.at, "a profile needs at least one target");
  if (const TomlValue* demands = reader.find("not_computable"))
    for (const TomlValue& demand : expect_list(*demands, "not_computable"))
      profile.not_computable.push_back(read_not_computable(demand));
  return profile;
}

}  // namespace citygauge
