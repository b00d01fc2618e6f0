// A template is a project whose layers a plan takes the place of, so that many plans are checked alike
// (docs/batch.md):
//
//   source = "{plan}"             the plan, a file or a folder
//   source = "{plan}/roads.shp"   a file in the plan, a folder
//
// Without any {plan} in it: a folder takes the place of the sources whose file name it holds; a file takes
// the place of the sources whose `layer` it has, and of the source with its own file name. A source without
// `layer` counts as the layer of its file's name: green.shp as "green".
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "config/toml_document.hpp"

namespace citygauge {

/// A plan as it lies there.
struct PlanContent {
  std::filesystem::path path;       // absolute
  std::vector<std::string> layers;  // of a file or a geodatabase
  bool is_folder = false;           // of files
};

/// Where the layers of a project come from: "districts" or the role of a layer.
struct PlanLayers {
  std::vector<std::string> from_plan, from_template;
};

/// The template with the plan in it: a project whose sources and profiles are absolute paths, so that its
/// file may lie anywhere. REQUIRES a template that load_project accepts. ERRORS: Error{config} with the place
/// in the template: nothing of the plan takes any place, or a link leads out of the plan.
[[nodiscard]] TomlValue with_plan(const std::filesystem::path& template_file, const PlanContent& plan);

/// Which layers of a project that with_plan has made lie in the plan.
[[nodiscard]] PlanLayers plan_layers(const TomlValue& project, const std::filesystem::path& plan);

}  // namespace citygauge
