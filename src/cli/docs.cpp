// citygauge docs FOLDER: writes the reference pages of docs/ or, with --man, the manual pages of the package.
// For developers and the build (scripts/docs.sh, CMakeLists.txt), so `--help` does not list it.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/described_app.hpp"
#include "core/error.hpp"
#include "output/catalogue/reference_pages.hpp"
#include "output/manual/man_pages.hpp"
#include "output/map/sheet_words.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace {

void require_folder(const std::filesystem::path& folder) {
  std::error_code unknown;
  if (!std::filesystem::is_directory(folder, unknown))
    throw Error(ErrorKind::config, folder.string() + " is no folder", "name the folder to write into: docs");
}

int write_docs(const std::filesystem::path& folder) {
  require_folder(folder);
  for (const ReferencePage& page : reference_pages(load_catalogue(data_folder()))) {
    const std::filesystem::path file = folder / page.name;
    write_text_file(file, page.text);
    std::cout << file.string() << '\n';
  }
  return exit_met;
}

/// As `man` looks for them: man1/ in English, zh_CN/man1/ in Chinese.
int write_man_pages(const CLI::App& app, const std::filesystem::path& folder) {
  require_folder(folder);
  const ProgramDescription program = described(app, load_catalogue(data_folder()));
  for (const auto& [language, place] :
       {std::pair{Language::en, folder / "man1"}, std::pair{Language::zh, folder / "zh_CN" / "man1"}}) {
    std::filesystem::create_directories(place);
    for (const ManPage& page : man_pages(program, today(), language)) {
      write_text_file(place / page.name, page.text);
      std::cout << (place / page.name).string() << '\n';
    }
  }
  return exit_met;
}

}  // namespace

void add_docs_command(CLI::App& app, Action& action) {
  auto folder = std::make_shared<std::string>();
  auto man = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand("docs", "write the reference pages of docs/");
  command->group("");
  command->add_option("folder", *folder, "folder to write into")->required();
  command->add_flag("--man", *man, "write the manual pages instead");
  command->callback([folder, man, &app, &action] {
    action = [folder, man, &app] { return *man ? write_man_pages(app, *folder) : write_docs(*folder); };
  });
}

}  // namespace citygauge
