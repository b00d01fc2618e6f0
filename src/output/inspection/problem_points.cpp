#include "output/inspection/problem_points.hpp"

#include <array>

#include "core/error.hpp"
#include "output/geopackage_file.hpp"
#include "output/hidden_folder.hpp"
#include "output/inspection/finding_words.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

constexpr std::array columns{"severity", "code", "source", "layer", "message", "message_zh", "detail"};

void write_row(GeopackageTable& table, int feature_column, const InspectedLayer& layer,
               const Finding& finding, const FindingPlace& place) {
  const Text words = finding_words(finding);
  const std::array<std::string, columns.size()> cells{to_string(finding.severity),
                                                      finding.code,
                                                      layer.stored.source.generic_string(),
                                                      layer.stored.name,
                                                      words.en,
                                                      words.zh,
                                                      place.detail};
  if (place.place) table.set_point(place.place->x, place.place->y);
  for (std::size_t i = 0; i < cells.size(); ++i) table.set(static_cast<int>(i), Cell(cells[i]));
  if (place.fid) table.set(feature_column, Cell(*place.fid));
  table.end_row();
}

void write_rows(GeopackageTable& table, const Inspection& inspection) {
  for (const char* column : columns) table.add_column(column, CellType::text);
  const int feature_column = table.add_column("feature", CellType::integer);
  for (const InspectedLayer& layer : inspection.layers)
    for (const Finding& finding : layer.findings) {
      if (finding.places.empty()) write_row(table, feature_column, layer, finding, {});
      for (const FindingPlace& place : finding.places)
        write_row(table, feature_column, layer, finding, place);
    }
}

}  // namespace

void write_problem_points(const Inspection& inspection, const fs::path& file) {
  if (file.extension() != ".gpkg")
    throw Error(ErrorKind::config, file.string() + ": the points are written as a GeoPackage",
                "end the name in .gpkg");
  if (fs::exists(fs::symlink_status(file)))
    throw Error(ErrorKind::config, file.string() + ": is there already",
                "name another file, or remove it first");
  const fs::path folder = file.parent_path().empty() ? fs::path(".") : file.parent_path();
  const HiddenFolder hidden(folder);
  const fs::path unfinished = hidden.path() / "problems.gpkg";
  {
    GeopackageFile geopackage(unfinished, inspection.crs_wkt);
    {
      GeopackageTable table = geopackage.add_table("problems", TableGeometry::point);
      write_rows(table, inspection);
    }
    geopackage.close();
  }
  fs::rename(unfinished, file);
}

}  // namespace citygauge
