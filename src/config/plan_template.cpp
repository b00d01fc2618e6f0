#include "config/plan_template.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "config/profile_file.hpp"
#include "config/source_path.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view plan_mark = "{plan}";

/// Null when the table has no such text.
std::string* text_in(TomlValue::Table& table, const std::string& key) {
  const auto found = table.find(key);
  return found == table.end() ? nullptr : std::get_if<std::string>(&found->second.content);
}

TomlValue::Table* table_in(TomlValue::Table& table, const std::string& key) {
  const auto found = table.find(key);
  return found == table.end() ? nullptr : std::get_if<TomlValue::Table>(&found->second.content);
}

/// Calls `visit` with the name and the table of [districts] and of each layer.
template <class Visit>
void for_each_layer(TomlValue& project, Visit visit) {
  auto& root = std::get<TomlValue::Table>(project.content);
  if (TomlValue::Table* const districts = table_in(root, "districts")) visit("districts", *districts);
  TomlValue::Table* const layers = table_in(root, "layers");
  if (layers == nullptr) return;
  for (auto& [role, layer] : *layers)
    if (auto* const table = std::get_if<TomlValue::Table>(&layer.content)) visit(role, *table);
}

bool has_mark(const std::string* source) {
  return source != nullptr && source->find(plan_mark) != std::string::npos;
}

bool is_path(const std::string& source) {
  return source.find("://") == std::string::npos;
}

class Placing {
 public:
  Placing(const fs::path& template_file, const PlanContent& plan)
      : folder_(fs::absolute(template_file).parent_path()), plan_(plan) {}

  [[nodiscard]] bool nothing_placed() const { return placed_ == 0; }

  /// By the mark alone where the template has one.
  void place(TomlValue::Table& table, bool by_mark) {
    put(table, "source", by_mark);
    if (TomlValue::Table* const join = table_in(table, "join")) put(*join, "source", by_mark);
  }

 private:
  void put(TomlValue::Table& table, const std::string& key, bool by_mark) {
    std::string* const source = text_in(table, key);
    if (source == nullptr || !is_path(*source)) return;
    const Location& at = table.at(key).at;
    const auto path = by_mark ? marked(*source, at) : alike(table, *source, at);
    placed_ += path ? 1 : 0;
    *source = path ? path->string() : resolve_path(folder_, *source).lexically_normal().string();
  }

  /// What lies in the plan is confined to it: it may come from somebody else.
  [[nodiscard]] fs::path in_plan(const std::string& name, const Location& at) const {
    return name.empty() ? plan_.path : confined_path(plan_.path, name, at);
  }

  [[nodiscard]] std::optional<fs::path> marked(const std::string& source, const Location& at) const {
    if (!has_mark(&source)) return std::nullopt;
    if (!source.starts_with(plan_mark) ||
        (source.size() > plan_mark.size() && source[plan_mark.size()] != '/'))
      throw config_error(at, fmt::format("`{}` has {{plan}} in its midst", source),
                         "write \"{plan}\" or \"{plan}/roads.shp\"");
    return in_plan(source.substr(std::min(source.size(), plan_mark.size() + 1)), at);
  }

  [[nodiscard]] std::optional<fs::path> alike(TomlValue::Table& table, const std::string& source,
                                              const Location& at) const {
    const fs::path name = fs::path(source).filename();
    if (plan_.is_folder) {
      std::error_code unknown;
      if (!fs::exists(plan_.path / name, unknown)) return std::nullopt;
      return in_plan(name.string(), at);
    }
    if (name == plan_.path.filename()) return plan_.path;
    const std::string* const stated = text_in(table, "layer");
    const std::string layer = stated != nullptr && !stated->empty() ? *stated : name.stem().string();
    if (std::ranges::find(plan_.layers, layer) == plan_.layers.end()) return std::nullopt;
    table["layer"].content = layer;
    return plan_.path;
  }

  fs::path folder_;
  const PlanContent& plan_;
  int placed_ = 0;
};

void make_profiles_absolute(TomlValue::Table& root, const fs::path& folder) {
  const auto profiles = root.find("profiles");
  if (profiles == root.end()) return;
  for (TomlValue& profile : std::get<TomlValue::List>(profiles->second.content)) {
    std::string& name = std::get<std::string>(profile.content);
    if (is_profile_path(name)) name = resolve_path(folder, name).lexically_normal().string();
  }
}

std::string content_words(const PlanContent& plan) {
  if (plan.is_folder) return "no file in it has the name of a source";
  return fmt::format("its layers are: {}", fmt::join(plan.layers, ", "));
}

}  // namespace

TomlValue with_plan(const fs::path& template_file, const PlanContent& plan) {
  TomlValue project = read_toml_file(template_file);
  bool by_mark = false;
  for_each_layer(project, [&](const std::string&, TomlValue::Table& table) {
    TomlValue::Table* const join = table_in(table, "join");
    by_mark = by_mark || has_mark(text_in(table, "source")) ||
              (join != nullptr && has_mark(text_in(*join, "source")));
  });
  Placing placing(template_file, plan);
  for_each_layer(project,
                 [&](const std::string&, TomlValue::Table& table) { placing.place(table, by_mark); });
  if (placing.nothing_placed())
    throw input_error(fmt::format("{}: nothing in the plan takes the place of a layer of {}; {}",
                                  plan.path.string(), template_file.string(), content_words(plan)),
                      "name files or layers as the template does, or write source = \"{plan}\" in it");
  make_profiles_absolute(std::get<TomlValue::Table>(project.content),
                         fs::absolute(template_file).parent_path());
  return project;
}

PlanLayers plan_layers(const TomlValue& project, const fs::path& plan) {
  TomlValue copy = project;
  PlanLayers layers;
  for_each_layer(copy, [&](const std::string& name, TomlValue::Table& table) {
    const std::string* const source = text_in(table, "source");
    const fs::path path = source == nullptr ? fs::path() : fs::path(*source).lexically_normal();
    const bool in_plan = std::ranges::mismatch(plan, path).in1 == plan.end();
    (in_plan ? layers.from_plan : layers.from_template).push_back(name);
  });
  return layers;
}

}  // namespace citygauge
