// Rows without geometry as a table of a GeoPackage.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "output/geopackage_file.hpp"
#include "output/row_columns.hpp"

namespace citygauge {

template <class Row>
void write_rows(GeopackageFile& geopackage, const std::string& name, std::span<const Column<Row>> columns,
                const std::vector<Row>& rows) {
  GeopackageTable table = geopackage.add_table(name, TableGeometry::none);
  for (const auto& column : columns) table.add_column(std::string(column.name), column.type);
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < columns.size(); ++i) table.set(static_cast<int>(i), columns[i].cell(row));
    table.end_row();
  }
}

}  // namespace citygauge
