#include "config/project_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "config/connections_reader.hpp"
#include "config/layer_source_reader.hpp"
#include "config/nearest.hpp"
#include "config/options_reader.hpp"
#include "config/profile_file.hpp"
#include "config/table_reader.hpp"

namespace citygauge {
namespace {

const std::map<std::string, Metric> metrics = {{"planar", Metric::planar},
                                               {"ellipsoidal", Metric::ellipsoidal}};

/// A list of names without repetition: the same profile twice would report every value twice.
std::vector<PlacedText> distinct_texts(const TableReader& reader, const std::string& key) {
  const std::vector<PlacedText> texts = reader.texts(key);
  for (auto text = texts.begin(); text != texts.end(); ++text)
    if (std::ranges::find(texts.begin(), text, text->text, &PlacedText::text) != text)
      throw config_error(text->at, fmt::format("`{}` stands in `{}` twice", text->text, key));
  return texts;
}

void read_profiles(Project& project, const TableReader& reader, const Library& library) {
  for (const PlacedText& name : distinct_texts(reader, "profiles")) {
    const std::string profile = is_profile_path(name.text)
                                    ? confined_path(project.file.parent_path(), name.text, name.at).string()
                                    : name.text;
    static_cast<void>(find_profile(profile, name.at, library.data_dir));  // must exist
    project.profiles.push_back(profile);
    project.profile_locations.push_back(name.at);
  }
}

void read_indicators(Project& project, const TableReader& reader, const Library& library) {
  for (const PlacedText& name : distinct_texts(reader, "indicators")) {
    expect_known(name, "indicator", names_of(library.indicators));
    project.indicators.push_back(name.text);
    project.indicator_locations.push_back(name.at);
  }
}

void read_layers(Project& project, const TomlValue& value, const SourceRules& rules, const Library& library) {
  for (const auto& [role, layer] : expect_table(value, "layers")) {
    expect_known({role, layer.key_at}, "role", names_of(library.roles));
    if (role == "districts")
      throw config_error(layer.key_at, "the districts are no layer of this kind", "write [districts]");
    project.layers.push_back(read_layer_source(role, layer, rules, library));
  }
}

void read_indicator_options(Project& project, const TomlValue& value, const Library& library) {
  for (const auto& [indicator, options] : expect_table(value, "options")) {
    expect_known({indicator, options.key_at}, "indicator", names_of(library.indicators));
    project.options.emplace(indicator, read_options(expect_table(options, indicator)));
    project.option_locations.emplace(indicator, options.at);
  }
}

}  // namespace

Project load_project(const std::filesystem::path& file, const Library& library,
                     const Permissions& permissions) {
  const TomlValue root = read_toml_file(file);
  const TableReader reader(root, {"title", "crs", "measure", "profiles", "indicators", "sensitivity",
                                  "evidence", "connections", "districts", "layers", "options"});
  Project project;
  project.file = file;
  project.title = reader.text("title");
  project.crs = reader.text("crs");
  project.crs_at = reader.value_at("crs");
  const std::string metric = reader.text("measure", "planar");
  expect_known({metric, reader.value_at("measure")}, "measure", names_of(metrics));
  project.metric = metrics.at(metric);
  project.sensitivity = reader.flag("sensitivity", true);
  project.evidence = reader.flag("evidence", true);
  read_profiles(project, reader, library);
  read_indicators(project, reader, library);
  if (reader.has("connections")) project.connections = read_connections(reader.require("connections"));
  const SourceRules rules{file.parent_path(), permissions, project.connections};
  project.districts = read_district_source(reader.require("districts"), rules);
  if (reader.has("layers")) read_layers(project, reader.require("layers"), rules, library);
  if (reader.has("options")) read_indicator_options(project, reader.require("options"), library);
  return project;
}

}  // namespace citygauge
