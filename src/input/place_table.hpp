// CSV tables of places: x and y, longitude and latitude, or WKT; in UTF-8 or, as spreadsheets write them in
// China, in GBK.
#pragma once

#include "input/layer_opening.hpp"

namespace citygauge {

/// Columns are found by name (any case): WKT, geom …; x, easting, 东坐标 …; lon, 经度 …. Longitude and
/// latitude are taken as WGS 84 unless the project states a CRS. Without such columns it is a table, which no
/// role takes. ERRORS: Error{input}: unreadable, no such columns and a role that has a name.
void open_place_table(LayerOpening& opening, const LayerSource& source, const Role& role,
                      const std::string& path);

}  // namespace citygauge
