// What a QGIS project shows of a result: the tables of result.gpkg as layers in groups, and one sheet (a map
// theme with its print layout) per indicator, on which its verdicts stand with the evidence that proves them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/style_book.hpp"
#include "model/run_report.hpp"

namespace citygauge {

struct QgisLayer {
  std::string id;  // unique in the project
  std::string title;
  std::string table;                // of result.gpkg
  std::string condition;            // SQL; "" for all rows
  std::string label;                // QGIS expression; "": as the style says
  std::optional<LayerStyle> style;  // none: a table without geometry
};

struct QgisGroup {
  std::string title;
  bool one_at_a_time = false;  // ticking one of its layers unticks the others
  bool expanded = true;
  std::vector<QgisLayer> layers;  // from the uppermost
};

struct QgisTableColumn {
  std::string heading;
  std::string expression;
  bool is_number = false;
};

/// A table of values on a sheet.
struct QgisTable {
  std::string layer;   // its id
  std::string filter;  // QGIS expression; "" for all rows
  std::vector<QgisTableColumn> columns;
  std::size_t rows = 0;
};

struct QgisSheet {
  std::string indicator;             // as in the results: "road_class_density.branch"; "": all evidence
  std::string title;                 // unique in the project
  std::vector<std::string> targets;  // "≥ 8 km/km² (绵阳市..., 二（五）, 2030)"; none without
  std::vector<std::string> layers;   // ids, from the uppermost
  std::optional<QgisTable> table;
};

struct QgisPlan {
  std::vector<QgisGroup> groups;  // from the uppermost
  std::vector<QgisSheet> sheets;  // in the order of the results, all evidence last
};

/// The id of the layer called so. QGIS passes over ids of ten characters or fewer, hence the prefix.
[[nodiscard]] std::string qgis_layer_id(std::string_view name);

/// All titles are in both languages. Deterministic.
[[nodiscard]] QgisPlan plan_qgis_project(const RunReport& report, const StyleBook& book);

}  // namespace citygauge
