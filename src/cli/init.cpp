// citygauge init DIR: drafts a project file for the layers in a folder, asking nothing.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/chosen_language.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/permission_options.hpp"
#include "input/gdal_session.hpp"
#include "inspect/inspect.hpp"
#include "inspect/project_draft.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

struct InitOptions {
  std::string folder;
  std::string language;
  Permissions permissions;
};

/// Never over a file that is there, whoever made it in the meantime. ERRORS: Error{config}, Error{input}.
void write_new_file(const fs::path& file, const std::string& text) {
  FILE* const stream = std::fopen(file.c_str(), "wxe");
  if (stream == nullptr) {
    if (fs::exists(fs::symlink_status(file)))
      throw Error(ErrorKind::config, file.string() + ": is there already and is not overwritten",
                  "rename it, then run init again");
    throw write_error(file, last_system_error());
  }
  const bool written = std::fwrite(text.data(), 1, text.size(), stream) == text.size();
  if (std::fclose(stream) == 0 && written) return;
  const std::string reason = last_system_error();
  fs::remove(file);
  throw write_error(file, reason);
}

int init(const InitOptions& options) {
  const fs::path folder(options.folder);
  const fs::path file = folder / "project.toml";
  if (!fs::is_directory(folder)) throw input_error(folder.string() + ": is no folder");
  if (fs::exists(fs::symlink_status(file)))
    throw Error(ErrorKind::config, file.string() + ": is there already and is not overwritten",
                "rename it, then run init again");
  start_gdal(options.permissions);
  const Language language = chosen_language(options.language);
  const Library library = load_library(data_folder());
  const Inspection inspection = inspect_files(map_files(folder), library, load_role_names(library));
  const ProjectDraft draft = draft_project(inspection, library, folder, language);
  write_new_file(file, draft.toml);
  std::cout << file.string()
            << (language == Language::zh ? "：已写好，需核对 " : ": written, lines to check: ")
            << draft.to_check << (language == Language::zh ? " 行（# check:）\n" : " (# check:)\n");
  return exit_met;
}

}  // namespace

void add_init_command(CLI::App& app, Action& action) {
  auto options = std::make_shared<InitOptions>();
  CLI::App* command = app.add_subcommand("init", "draft a project.toml for the layers in a folder");
  command->add_option("folder", options->folder, "the folder that holds the layers")
      ->required()
      ->type_name("DIR");
  command
      ->add_option("--lang", options->language, "language of its comments: zh or en (default: the locale's)")
      ->check(CLI::IsMember({"zh", "en"}));
  add_permission_options(*command, options->permissions);
  command->callback([options, &action] { action = [options] { return init(*options); }; });
}

}  // namespace citygauge
