// The options of `citygauge map`: declared, read, and checked before anything is opened.
#pragma once

#include <string>
#include <vector>

#include "output/map/canvas.hpp"
#include "output/map/sheet_plan.hpp"

namespace CLI {
class App;
}

namespace citygauge {

struct MapOptions {
  std::string result, out, project, style, logo, engine = "citygauge";
  SheetChoice choice;
  std::string paper = "A3", orientation, language, progress = "auto";
  std::vector<std::string> formats{"pdf"};
  std::vector<std::string> context;
  bool no_context = false;
  bool quiet = false;
  double dpi = 300;
  double scale_denominator = 0;
  std::string title, subtitle, institute, date;
};

/// Declares them on the command. `options` must outlive it.
void add_map_options(CLI::App& command, MapOptions& options);

/// ERRORS: Error{config} for files that are not there, a paper that cannot be drawn on, and options that mean
/// nothing to the engine chosen.
void check_map_options(const MapOptions& options);

/// The sheet's size, turned as the user wishes. ERRORS: Error{config}.
[[nodiscard]] PaperSize chosen_paper(const MapOptions& options);
[[nodiscard]] std::vector<PictureFormat> chosen_formats(const MapOptions& options);

}  // namespace citygauge
