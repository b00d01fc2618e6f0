#include "cli/map_options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "evaluate/context_layers.hpp"
#include "output/map/sheet_layout.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

constexpr double coarsest_dpi = 30, finest_dpi = 1200;
constexpr double greatest_scale = 50, least_scale = 50'000'000;  // denominators

/// "A3", or "420x297" in millimetres; nullopt: neither.
std::optional<PaperSize> parse_paper(const std::string& text) {
  static const std::map<std::string, PaperSize> named{
      {"A4", {297, 210}}, {"A3", {420, 297}}, {"A2", {594, 420}}, {"A1", {841, 594}}, {"A0", {1189, 841}}};
  if (const auto known = named.find(text); known != named.end()) return known->second;
  PaperSize size;
  const char* const end = text.data() + text.size();
  const auto width = std::from_chars(text.data(), end, size.width_mm);
  if (width.ec != std::errc{} || width.ptr == end || (*width.ptr != 'x' && *width.ptr != 'X'))
    return std::nullopt;
  const auto height = std::from_chars(width.ptr + 1, end, size.height_mm);
  if (height.ec != std::errc{} || height.ptr != end) return std::nullopt;
  return size;
}

/// A file that the user names must be there.
void require_file(const std::string& option, const std::string& file) {
  std::error_code unknown;
  if (!file.empty() && !fs::is_regular_file(file, unknown))
    throw Error(ErrorKind::config, fmt::format("{} {}: no such file", option, file));
}

/// QGIS draws the layouts of the result's project as they are; an option that it would pass over in silence
/// is refused.
void refuse_what_qgis_cannot(const MapOptions& options) {
  const std::pair<const char*, bool> given[]{
      {"--overview", options.choice.overview},    {"--orientation auto", options.orientation == "auto"},
      {"--scale", options.scale_denominator > 0}, {"--title", !options.title.empty()},
      {"--subtitle", !options.subtitle.empty()},  {"--institute", !options.institute.empty()},
      {"--date", !options.date.empty()},          {"--logo", !options.logo.empty()},
      {"--context", !options.context.empty()},    {"--project", !options.project.empty()},
      {"--lang", !options.language.empty()}};
  for (const auto& [option, is_given] : given)
    if (is_given)
      throw Error(ErrorKind::config, fmt::format("{} does nothing with --engine qgis", option),
                  "leave it out, or draw with --engine citygauge");
}

void add_sheet_options(CLI::App& command, MapOptions& options) {
  command
      .add_option("--indicator", options.choice.indicators,
                  "only the sheet of this indicator; may be repeated")
      ->type_name("INDICATOR")
      ->allow_extra_args(false);
  command
      .add_option("--district", options.choice.districts,
                  "a sheet for this district (an id) with its table; may be repeated; `all`: an atlas")
      ->type_name("DISTRICT")
      ->allow_extra_args(false);
  command.add_flag("--overview", options.choice.overview, "the overview, beside what else is asked for");
  command.add_option("--title", options.title, "title (default: the project's)");
  command.add_option("--subtitle", options.subtitle, "subtitle (default: what the sheet shows)");
  command.add_option("--institute", options.institute, "who publishes the map");
  command.add_option("--date", options.date, "date on the sheet (default: today)");
  command.add_option("--logo", options.logo, "the institute's logo, PNG or JPEG")->type_name("FILE");
  command.add_option("--style", options.style, "style file laid over the shipped styles")->type_name("FILE");
  command
      .add_option("--project", options.project,
                  "project file, for the context layers (default: as the result remembers it)")
      ->type_name("FILE");
  command.add_option("--context", options.context, "context layers instead of the usual ones")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->check(CLI::IsMember(known_context_roles()));
  command.add_flag("--no-context", options.no_context, "no context layers");
}

void add_paper_options(CLI::App& command, MapOptions& options) {
  command.add_option("--paper", options.paper, "A4, A3, A2, A1, A0 or WxH in mm")
      ->type_name("SIZE")
      ->capture_default_str();
  command
      .add_option("--orientation", options.orientation,
                  "landscape (default), portrait, or auto: as the area fits better")
      ->check(CLI::IsMember({"landscape", "portrait", "auto"}));
  command.add_option("--format", options.formats, "pdf, svg or png; may be repeated")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->check(CLI::IsMember({"pdf", "svg", "png"}))
      ->capture_default_str();
  command.add_option("--dpi", options.dpi, "of PNG")
      ->check(CLI::Range(coarsest_dpi, finest_dpi))
      ->capture_default_str();
  command
      .add_option("--scale", options.scale_denominator, "scale denominator, e.g. 25000 (default: fitting)")
      ->check(CLI::Range(greatest_scale, least_scale));
  command
      .add_option("--engine", options.engine,
                  "citygauge, or qgis: a print layout of QGIS, where it is installed")
      ->check(CLI::IsMember({"citygauge", "qgis"}))
      ->capture_default_str();
  command.add_option("--lang", options.language, "language of the sheets: zh or en (default: the locale's)")
      ->check(CLI::IsMember({"zh", "en"}));
  command.add_flag("-q,--quiet", options.quiet,
                   "print no file names and no progress, only errors and remarks");
  command.add_option("--progress", options.progress, "auto, json or none")
      ->check(CLI::IsMember({"auto", "json", "none"}))
      ->capture_default_str();
}

}  // namespace

void add_map_options(CLI::App& command, MapOptions& options) {
  command.add_option("result", options.result, "folder of a result, or its result.gpkg")
      ->required()
      ->type_name("FILE");
  command.add_option("-o,--output", options.out, "folder for the sheets (default: maps in the result)")
      ->type_name("DIR");
  add_sheet_options(command, options);
  add_paper_options(command, options);
}

void check_map_options(const MapOptions& options) {
  if (std::isnan(options.dpi) || std::isnan(options.scale_denominator))  // passes every range
    throw Error(ErrorKind::config, "--dpi and --scale must be numbers");
  require_file("--style", options.style);
  require_file("--logo", options.logo);
  std::error_code unknown;
  if (!options.project.empty() && !fs::exists(options.project, unknown))
    throw Error(ErrorKind::config, fmt::format("--project {}: no such file", options.project));
  (void)chosen_paper(options);
  if (options.engine == "qgis") refuse_what_qgis_cannot(options);
}

PaperSize chosen_paper(const MapOptions& options) {
  const std::optional<PaperSize> size = parse_paper(options.paper);
  if (!size)
    throw Error(ErrorKind::config, fmt::format("--paper {}: no such paper", options.paper),
                "A4, A3, A2, A1, A0, or width x height in millimetres: 500x700");
  if (!can_be_laid_out(*size))
    throw Error(ErrorKind::config,
                fmt::format("--paper {}: too small, too large or too narrow", options.paper),
                fmt::format("each side must have {:g} to {:g} mm, the longer at most {:g} times the shorter",
                            shortest_sheet_side_mm, longest_sheet_side_mm, longest_to_shortest_side));
  const auto [less, more] = std::minmax(size->width_mm, size->height_mm);
  if (options.orientation == "landscape") return {more, less};
  if (options.orientation == "portrait") return {less, more};
  return *size;
}

std::vector<PictureFormat> chosen_formats(const MapOptions& options) {
  static const std::map<std::string, PictureFormat> named{
      {"pdf", PictureFormat::pdf}, {"svg", PictureFormat::svg}, {"png", PictureFormat::png}};
  std::vector<PictureFormat> formats;
  for (const std::string& name : options.formats)
    if (std::ranges::find(formats, named.at(name)) == formats.end()) formats.push_back(named.at(name));
  return formats;
}

}  // namespace citygauge
