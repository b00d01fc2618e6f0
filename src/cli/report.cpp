// citygauge report RESULT: the result as one HTML file that opens offline.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/chosen_language.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/interruption.hpp"
#include "config/style_book.hpp"
#include "core/error.hpp"
#include "output/file_switch.hpp"
#include "output/hidden_folder.hpp"
#include "output/output_folder.hpp"
#include "output/report/html_report.hpp"
#include "output/result_reader.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

struct ReportOptions {
  std::string result;
  std::string out;
  std::string language;
  std::string style;
};

bool is_called_html(const fs::path& file) {
  return file.extension() == ".html" || file.extension() == ".htm";
}

/// An earlier report may be replaced; a result, an input or a device must not be.
void refuse_to_cover(const fs::path& result, const fs::path& out) {
  std::error_code unknown;
  if (fs::is_directory(out, unknown))
    throw Error(ErrorKind::config, out.string() + " is a folder", "name the file to write: -o report.html");
  if (fs::exists(out, unknown) && fs::equivalent(result, out, unknown))
    throw Error(ErrorKind::config, out.string() + ": the report would overwrite its result",
                "choose another name with -o");
  if (fs::exists(out, unknown) && (!fs::is_regular_file(out, unknown) || !is_called_html(out)))
    throw Error(ErrorKind::config, out.string() + " is there already, and is no HTML file",
                "choose another name with -o: report.html");
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// Beside its final place first, so that a failure leaves an earlier report as it was.
void replace_file(const OutputFolder& folder, const fs::path& file, const std::string& text) {
  const HiddenFolder hidden(folder.path());
  write_text_file(hidden.path() / file.filename(), text);
  switch_files({file.filename().string()}, hidden.path(), folder.path());
}

int report(const ReportOptions& options) {
  const fs::path result = result_file(options.result);
  const fs::path out = options.out.empty() ? result.parent_path() / "report.html" : fs::path(options.out);
  refuse_to_cover(result, out);
  // A check that writes to the same folder meanwhile would leave its result with the report of another.
  const OutputFolder folder(folder_of(out));
  const Interruption interruption([&] { folder.abandon(); });
  const StyleBook styles = load_style_book(
      data_folder(), options.style.empty() ? std::nullopt : std::optional<fs::path>(options.style));
  replace_file(folder, out, html_report(read_result(result), styles, chosen_language(options.language)));
  std::cout << out.string() << '\n';
  return exit_met;
}

}  // namespace

void add_report_command(CLI::App& app, Action& action) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App* command = app.add_subcommand("report", "write a result as one HTML file that opens offline");
  command->add_option("result", options->result, "folder of a result, or the result.gpkg in it")
      ->required()
      ->type_name("FILE");
  command->add_option("-o,--output", options->out, "HTML file (default: report.html beside the result)")
      ->type_name("FILE");
  command->add_option("--lang", options->language, "language: zh or en (default: the locale's)")
      ->check(CLI::IsMember({"zh", "en"}));
  command->add_option("--style", options->style, "style file laid over the shipped styles")
      ->type_name("FILE")
      ->check(CLI::ExistingFile);
  command->callback([options, &action] { action = [options] { return report(*options); }; });
}

}  // namespace citygauge
