// citygauge map RESULT: map sheets of a result, for plan documents.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <optional>

#include "cli/chosen_language.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/interruption.hpp"
#include "cli/map_options.hpp"
#include "cli/progress_bar.hpp"
#include "cli/remembered_project.hpp"
#include "config/style_book.hpp"
#include "core/text_width.hpp"
#include "evaluate/context_layers.hpp"
#include "output/map/sheet_files.hpp"
#include "output/map/sheet_words.hpp"
#include "output/output_folder.hpp"
#include "output/qgis/print.hpp"
#include "output/result_reader.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

fs::path result_folder(const fs::path& result) {
  return result_file(result).parent_path();
}

/// Where the project file is: as the user says, or as the result remembers it.
RememberedProject project_of(const MapOptions& options, const RunReport& report) {
  if (options.project.empty()) return remembered_project(report, result_folder(options.result));
  const fs::path given(options.project);
  std::error_code unknown;
  return {fs::is_directory(given, unknown) ? given / "project.toml" : given, {}};
}

/// The layers to be read: the usual ones or those named, and what the indicators measure where it is worth
/// seeing on their sheets: things such as corridors, and points such as bus stops.
std::vector<std::string> context_roles(const MapOptions& options, const RunReport& report,
                                       const Library& library) {
  std::vector<std::string> roles = options.context.empty() ? usual_context_roles() : options.context;
  for (const Indicator& indicator : report.indicators) {
    const std::string& measured = indicator.numerator.layer;
    const auto role = library.roles.find(measured);
    if (role == library.roles.end() || std::ranges::find(roles, measured) != roles.end()) continue;
    const auto& kinds = role->second.geometry;
    if (indicator.subject == measured || std::ranges::find(kinds, LayerGeometry::point) != kinds.end())
      roles.push_back(measured);
  }
  return roles;
}

Context read_context(const MapOptions& options, const RunReport& report) {
  if (options.no_context) return {};
  const RememberedProject project = project_of(options, report);
  if (!project.file) return {{}, {}, {project.why_not}};
  const Library library = load_library(data_folder());
  return read_context(*project.file, report, context_roles(options, report, library), library);
}

/// Files that no sheet may be written over.
std::vector<fs::path> inputs_of(const MapOptions& options, const RunReport& report, const Context& context) {
  std::vector<fs::path> inputs = context.sources;
  inputs.push_back(result_file(options.result));
  for (const std::string& named : {options.style, options.logo})
    if (!named.empty()) inputs.emplace_back(named);
  const auto project = project_of(options, report).file;
  if (!project) return inputs;
  inputs.push_back(*project);
  for (const ProvenanceRow& row : report.provenance)
    if (row.topic == "input") inputs.push_back(project->parent_path() / row.key);
  return inputs;
}

SheetSettings sheet_settings(const MapOptions& options, const Context& context) {
  SheetSettings settings;
  settings.language = chosen_language(options.language);
  if (options.scale_denominator > 0) settings.scale_denominator = options.scale_denominator;
  settings.title = options.title;
  settings.subtitle = options.subtitle;
  settings.institute = options.institute;
  settings.date = options.date.empty() ? today() : options.date;
  if (!options.logo.empty()) settings.logo = options.logo;
  settings.context_remarks = context.remarks;
  return settings;
}

fs::path picture_folder(const MapOptions& options) {
  return options.out.empty() ? result_folder(options.result) / "maps" : fs::path(options.out);
}

SheetFiles sheet_files(const MapOptions& options, const RunReport& report, const Context& context) {
  SheetFiles files;
  files.folder = picture_folder(options);
  files.paper = chosen_paper(options);
  files.either_way_up = options.orientation == "auto";
  files.formats = chosen_formats(options);
  files.dpi = options.dpi;
  files.untouched = inputs_of(options, report, context);
  return files;
}

void say(const std::vector<Text>& remarks, Language language) {
  for (const Text& remark : remarks) std::cerr << "citygauge: " << printable(remark.in(language)) << '\n';
}

std::vector<fs::path> draw_with_citygauge(const MapOptions& options, const RunReport& report,
                                          const StyleBook& book, const std::vector<PlannedSheet>& sheets) {
  auto progress = make_progress(options.quiet ? "none" : options.progress);
  progress->update("context", 0);
  const Context context = read_context(options, report);
  const SheetSettings settings = sheet_settings(options, context);
  const auto columns = district_columns(report);
  const SheetFiles files = sheet_files(options, report, context);
  WrittenSheets written =
      write_sheets({report, context.layers, book, columns}, sheets, settings, files, *progress);
  progress.reset();
  say(context.remarks, settings.language);
  say(written.remarks, settings.language);
  return written.files;
}

std::vector<fs::path> draw_with_qgis(const MapOptions& options, const RunReport& report,
                                     const StyleBook& book, const std::vector<PlannedSheet>& sheets) {
  const SheetFiles files = sheet_files(options, report, {});
  QgisPrint print{
      result_file(options.result), files.folder, files.paper, files.formats, files.dpi, files.untouched};
  auto progress = make_progress(options.quiet ? "none" : options.progress);
  return print_with_qgis(report, book, sheets, print, *progress);
}

/// QGIS has a sheet for each indicator, and no overview.
std::vector<PlannedSheet> without_overview(std::vector<PlannedSheet> sheets) {
  std::erase_if(sheets, [](const PlannedSheet& sheet) { return sheet.indicator.empty() && !sheet.district; });
  return sheets;
}

int draw_maps(const MapOptions& options) {
  check_map_options(options);  // a wrong option is told before a large result is read
  const RunReport report = read_result(options.result);
  const auto sheets = plan_sheets(report, options.choice);
  const StyleBook book = load_style_book(
      data_folder(), options.style.empty() ? std::nullopt : std::optional<fs::path>(options.style));
  const OutputFolder folder(picture_folder(options));
  const Interruption interruption([&] { folder.abandon(); });
  const auto files = options.engine == "qgis"
                         ? draw_with_qgis(options, report, book, without_overview(sheets))
                         : draw_with_citygauge(options, report, book, sheets);
  if (!options.quiet)
    for (const fs::path& file : files) std::cout << file.string() << '\n';
  return exit_met;
}

}  // namespace

void add_map_command(CLI::App& app, Action& action) {
  auto options = std::make_shared<MapOptions>();
  CLI::App* command = app.add_subcommand("map", "draw map sheets of a result: PDF, SVG or PNG");
  add_map_options(*command, *options);
  command->callback([options, &action] { action = [options] { return draw_maps(*options); }; });
}

}  // namespace citygauge
