#include "output/qgis/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <fstream>
#include <system_error>

#include "core/error.hpp"
#include "core/text_width.hpp"
#include "output/child_process.hpp"
#include "output/hidden_folder.hpp"
#include "output/map/picture_files.hpp"
#include "output/qgis/project.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

constexpr const char* without_qgis = "or leave out --engine qgis: citygauge draws the sheets itself";

/// Debian's `qgis_process` is a shell script that fails without its GRASS plugin, so the program behind it
/// goes first.
fs::path qgis_program() {
  const std::vector<fs::path> usual_places{"/usr/lib/qgis", "/usr/libexec/qgis"};
  for (const char* name : {"qgis_process.bin", "qgis_process"})
    if (const auto program = find_program(name, usual_places)) return *program;
  throw input_error("QGIS is not installed: there is neither qgis_process.bin nor qgis_process in PATH",
                    fmt::format("install it (Debian: apt-get install qgis), {}", without_qgis));
}

void check_formats(const std::vector<PictureFormat>& formats) {
  if (std::ranges::find(formats, PictureFormat::svg) == formats.end()) return;
  throw Error(ErrorKind::config, "qgis_process prints PDF and PNG, not SVG",
              fmt::format("use --format pdf or png, {}", without_qgis));
}

void check_sheets(const std::vector<PlannedSheet>& sheets) {
  if (std::ranges::none_of(sheets, [](const PlannedSheet& sheet) { return sheet.district.has_value(); }))
    return;
  throw Error(ErrorKind::config, "the QGIS layouts show the whole city, not one district",
              fmt::format("leave out --district, {}", without_qgis));
}

/// The last lines that a program said, on one line; those that say nothing of the matter are left out.
std::string last_words(const fs::path& output) {
  constexpr std::size_t most_lines = 4;
  std::deque<std::string> lines;
  std::ifstream stream(output);
  for (std::string line; std::getline(stream, line);) {
    if (line.find_first_not_of(" \t-") == std::string::npos) continue;
    lines.push_back(printable(line));
    if (lines.size() > most_lines) lines.pop_front();
  }
  std::string words;
  for (const std::string& line : lines) words += (words.empty() ? "" : " | ") + line;
  return words.empty() ? "(it said nothing)" : words;
}

/// A folder where QGIS finds the project and the GeoPackage beside each other, and a home of its own.
class QgisWorkplace {
 public:
  QgisWorkplace(const fs::path& inside, const QgisProject& project, const fs::path& geopackage)
      : hidden_(fs::absolute(inside)) {
    std::error_code failed;
    fs::copy_file(geopackage, folder() / "result.gpkg", failed);
    if (failed) throw write_error(folder() / "result.gpkg", failed.message());
    write_text_file(project_file(), project.xml);
    fs::create_directory(home(), failed);
    if (!failed) fs::permissions(home(), fs::perms::owner_all, failed);  // as XDG_RUNTIME_DIR must be
    if (failed) throw write_error(home(), failed.message());
  }

  [[nodiscard]] const fs::path& folder() const { return hidden_.path(); }
  [[nodiscard]] fs::path project_file() const { return folder() / "result.qgs"; }

  /// No screen, no network, a fixed locale (layouts have Chinese names), and nothing written elsewhere.
  [[nodiscard]] std::map<std::string, std::string> environment() const {
    std::map<std::string, std::string> variables{
        {"QT_QPA_PLATFORM", "offscreen"}, {"LC_ALL", "C.UTF-8"}, {"PROJ_NETWORK", "OFF"}};
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR",
                             "TMPDIR", "QGIS_CUSTOM_CONFIG_PATH", "QGIS_AUTH_DB_DIR_PATH"})
      variables[name] = home().string();
    return variables;
  }

 private:
  [[nodiscard]] fs::path home() const { return folder() / "home"; }
  HiddenFolder hidden_;
};

class QgisPrinter {
 public:
  QgisPrinter(fs::path program, const QgisProject& project, const QgisPrint& print)
      : project_(project),
        print_(print),
        program_(std::move(program)),
        workplace_(print.folder, project, print.geopackage) {}

  void print_sheet(const PlannedSheet& sheet, PictureFormat format) {
    const std::string name = picture_name(sheet, format);
    const fs::path file = workplace_.folder() / name;
    const fs::path said = workplace_.folder() / "said.txt";
    const auto exit_code = run_child({.program = program_,
                                      .arguments = arguments(layout_of(sheet), format, file),
                                      .environment = workplace_.environment(),
                                      .output = said,
                                      .time_limit = print_.time_limit});
    if (!exit_code)
      throw input_error(fmt::format("QGIS was still printing {} after {} s", name, print_.time_limit.count()),
                        fmt::format("choose a smaller --paper or --dpi, {}", without_qgis));
    std::error_code missing;
    const bool is_there = fs::file_size(file, missing) > 0 && !missing;
    if (*exit_code != 0 || !is_there)
      throw input_error(
          fmt::format("QGIS could not print {} (exit code {}): {}", name, *exit_code, last_words(said)),
          fmt::format("check that `{} --version` runs, {}", program_.string(), without_qgis));
    names_.push_back(name);
  }

  /// Gives the printed files their places.
  [[nodiscard]] std::vector<fs::path> deliver() const {
    return move_pictures(names_, workplace_.folder(), print_.folder);
  }

 private:
  [[nodiscard]] const std::string& layout_of(const PlannedSheet& sheet) const {
    const auto& sheets = project_.plan.sheets;
    const auto place = std::ranges::find(sheets, sheet.indicator, &QgisSheet::indicator);
    if (place == sheets.end() || project_.layouts.empty())
      throw Error(ErrorKind::internal, fmt::format("no QGIS layout for `{}`", sheet.indicator));
    return project_.layouts[static_cast<std::size_t>(place - sheets.begin())];
  }

  [[nodiscard]] std::vector<std::string> arguments(const std::string& layout, PictureFormat format,
                                                   const fs::path& file) const {
    const bool is_pdf = format == PictureFormat::pdf;
    std::vector<std::string> all{"run", is_pdf ? "native:printlayouttopdf" : "native:printlayouttoimage",
                                 "--PROJECT_PATH=" + workplace_.project_file().string(), "--",
                                 "LAYOUT=" + layout};
    // Drawings rather than pictures, and text as text.
    if (is_pdf) all.insert(all.end(), {"FORCE_VECTOR=1", "TEXT_FORMAT=1"});
    all.insert(all.end(), {fmt::format("DPI={}", print_.dpi), "OUTPUT=" + file.string()});
    return all;
  }

  const QgisProject& project_;
  const QgisPrint& print_;
  fs::path program_;
  QgisWorkplace workplace_;
  std::vector<std::string> names_;
};

}  // namespace

std::vector<fs::path> print_with_qgis(const RunReport& report, const StyleBook& book,
                                      const std::vector<PlannedSheet>& sheets, const QgisPrint& print,
                                      Progress& progress) {
  check_formats(print.formats);
  check_sheets(sheets);
  refuse_to_cover(print.untouched, print.folder, sheets, print.formats);
  const fs::path program = qgis_program();
  make_picture_folder(print.folder);
  const QgisProject project = qgis_project(report, book, print.paper);
  QgisPrinter printer(program, project, print);
  const double all = static_cast<double>(sheets.size() * print.formats.size());
  double done = 0;
  for (const PlannedSheet& sheet : sheets)
    for (const PictureFormat format : print.formats) {
      progress.update("qgis", done++ / all);
      printer.print_sheet(sheet, format);
    }
  return printer.deliver();
}

}  // namespace citygauge
