// citygauge docs FOLDER: writes the reference pages of docs/. For developers (scripts/docs.sh), so `--help`
// does not list it.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "core/error.hpp"
#include "output/catalogue/reference_pages.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace {

int write_docs(const std::filesystem::path& folder) {
  std::error_code unknown;
  if (!std::filesystem::is_directory(folder, unknown))
    throw Error(ErrorKind::config, folder.string() + " is no folder", "name the folder to write into: docs");
  for (const ReferencePage& page : reference_pages(load_catalogue(data_folder()))) {
    const std::filesystem::path file = folder / page.name;
    write_text_file(file, page.text);
    std::cout << file.string() << '\n';
  }
  return exit_met;
}

}  // namespace

void add_docs_command(CLI::App& app, Action& action) {
  auto folder = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("docs", "write the reference pages of docs/");
  command->group("");
  command->add_option("folder", *folder, "folder to write into")->required();
  command->callback([folder, &action] { action = [folder] { return write_docs(*folder); }; });
}

}  // namespace citygauge
