// citygauge inspect FILE|DIR|PROJECT: the layer doctor.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/chosen_language.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/permission_options.hpp"
#include "config/project_file.hpp"
#include "input/gdal_session.hpp"
#include "inspect/inspect.hpp"
#include "output/inspection/inspection_json.hpp"
#include "output/inspection/inspection_text.hpp"
#include "output/inspection/problem_points.hpp"

namespace citygauge {
namespace {

struct InspectOptions {
  std::string place;
  std::string gpkg;
  std::string language;
  bool json = false;
  Permissions permissions;
};

Inspection look_at(const InspectOptions& options) {
  start_gdal(options.permissions);
  const Library library = load_library(data_folder());
  if (std::filesystem::path(options.place).extension() == ".toml")
    return inspect_project(load_project(options.place, library, options.permissions), library);
  return inspect_files(map_files(options.place), library, load_role_names(library));
}

int inspect(const InspectOptions& options) {
  const Inspection inspection = look_at(options);
  if (!options.gpkg.empty()) write_problem_points(inspection, options.gpkg);
  std::cout << (options.json ? inspection_json(inspection)
                             : inspection_text(inspection, chosen_language(options.language)));
  return inspection.has_problems() ? exit_missed : exit_met;
}

}  // namespace

void add_inspect_command(CLI::App& app, Action& action) {
  auto options = std::make_shared<InspectOptions>();
  CLI::App* command = app.add_subcommand("inspect", "say what layers are, and what is wrong with them");
  command->add_option("place", options->place, "a map file, a folder of them, or a project.toml")
      ->required()
      ->type_name("FILE");
  command->add_option("--gpkg", options->gpkg, "also write the problems as points to this new GeoPackage")
      ->type_name("FILE");
  command->add_option("--lang", options->language, "language: zh or en (default: the locale's)")
      ->check(CLI::IsMember({"zh", "en"}));
  command->add_flag("--json", options->json, "print JSON instead of text");
  add_permission_options(*command, options->permissions);
  command->callback([options, &action] { action = [options] { return inspect(*options); }; });
}

}  // namespace citygauge
